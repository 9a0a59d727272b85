import fc from 'fast-check'

/**
 * Property tests begin from one seed, so that a run can be repeated anywhere; `RAPPORT_SEED=7 npm test` looks at other cases. Lists and texts are as long as a test says they may be:
 * else fast-check makes ten of anything at most, whatever it says.
 */
fc.configureGlobal({ seed: Number(process.env['RAPPORT_SEED'] ?? 20_261_126), defaultSizeToMaxWhenMaxSpecified: true })
