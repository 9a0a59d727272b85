import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Whatever is started speaks English, whatever this computer speaks.
    env: { RAPPORT_LANGUAGE: 'en' },
    setupFiles: ['tests/support/property-seed.ts'],
    pool: 'forks',
    // Much of what they do is to wait: for the disk, and for programs they start and end.
    maxWorkers: 3,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A second is soon over where other work runs beside the tests.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      // A process for each file: what replaces a module, sets a language for good, measures memory, or starts and kills programs.
      { extends: true, test: { name: 'alone', include: ['{src,tests}/**/*.alone.test.ts', 'tests/{contract,crash,security,fuzz}/**/*.test.ts'] } },
      // One after another in the same few processes: to load the code for each of them anew took as long as half of them.
      { extends: true, test: { name: 'together', include: ['src/**/*.test.{ts,tsx}', 'tests/{migrations,architecture,exports,imports,networking,privacy}/**/*.test.ts'], exclude: ['**/*.alone.test.ts'], isolate: false } },
    ],
  },
})
