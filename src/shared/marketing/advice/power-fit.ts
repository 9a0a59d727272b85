import { createRandom, drawNormal } from '../../kernel/random'
import type { ResponseCurve } from './response-curve'

/** What is believed of elasticities before a channel's own weeks speak: towards 0.7, and how far from it they lie. */
export const elasticityPrior = { mean: 0.7, deviation: 0.15 } as const

/** A curve steeper than straight would have every channel take all; one that is flat would never be cut. */
const bounds = { least: 0.05, most: 0.98 } as const

/** Weeks of a channel that can be learned from. Spend above 0 in each. */
interface FitWeeks {
  readonly spend: ArrayLike<number>
  readonly results: ArrayLike<number>
}

type PowerCurve = Extract<ResponseCurve, { kind: 'power' }>

interface PowerFit {
  readonly curve: PowerCurve
  /** How much more results vary than counts of chance would: the variance of a week is this times its mean. */
  readonly dispersion: number
}

interface Prepared {
  readonly at: number
  readonly logSpend: Float64Array
}

const prepare = ({ spend }: FitWeeks): Prepared => {
  let sum = 0
  for (let index = 0; index < spend.length; index += 1) sum += Math.log(spend[index] ?? 1)
  const center = sum / spend.length
  return { at: Math.exp(center), logSpend: Float64Array.from(spend, (value) => Math.log(value) - center) }
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The scale that makes expected and counted results add up to the same, for an elasticity. */
const scaleFor = ({ logSpend }: Prepared, results: ArrayLike<number>, elasticity: number): number => {
  let [counted, weight] = [0, 0]
  for (let index = 0; index < logSpend.length; index += 1) {
    counted += results[index] ?? 0
    weight += Math.exp(elasticity * (logSpend[index] ?? 0))
  }
  return Math.max(0, counted / weight)
}

/** The elasticity where what the weeks say and what is believed before balance (Newton, scale profiled out). */
const elasticityFor = (prepared: Prepared, results: ArrayLike<number>, { believed, dispersion }: { readonly believed: number; readonly dispersion: number }): number => {
  const { logSpend } = prepared
  const precision = 1 / elasticityPrior.deviation ** 2
  let elasticity = believed
  for (let round = 0; round < 12; round += 1) {
    const scale = scaleFor(prepared, results, elasticity)
    let [score, weight, first, second] = [0, 0, 0, 0]
    for (let index = 0; index < logSpend.length; index += 1) {
      const u = logSpend[index] ?? 0
      const expected = scale * Math.exp(elasticity * u)
      score += ((results[index] ?? 0) - expected) * u
      weight += expected
      first += expected * u
      second += expected * u * u
    }
    const information = weight === 0 ? 0 : second - (first * first) / weight
    const step = (score / dispersion - (elasticity - believed) * precision) / (information / dispersion + precision)
    const next = clamp(elasticity + clamp(step, -0.3, 0.3), bounds.least, bounds.most)
    if (Math.abs(next - elasticity) < 1e-9) return next
    elasticity = next
  }
  return elasticity
}

const dispersionOf = (prepared: Prepared, results: ArrayLike<number>, { elasticity, least }: { readonly elasticity: number; readonly least: number }): number => {
  const scale = scaleFor(prepared, results, elasticity)
  let sum = 0
  for (let index = 0; index < prepared.logSpend.length; index += 1) {
    const expected = scale * Math.exp(elasticity * (prepared.logSpend[index] ?? 0))
    if (expected > 0) sum += ((results[index] ?? 0) - expected) ** 2 / expected
  }
  // Two figures are taken from the weeks; a handful of them can agree by luck.
  return Math.max(least, sum / Math.max(1, prepared.logSpend.length - 2), Number.MIN_VALUE)
}

/** Least dispersion: results that are counted vary by chance at least; amounts of money have no such unit. */
export const leastDispersion = (isCount: boolean): number => (isCount ? 1 : 0)

/**
 * A concave power curve by quasi-Poisson likelihood, its elasticity shrunk towards 0.7 (deviation 0.15): weeks of flat spend say nothing of it and leave
 * it there, varied ones move it. Weeks may have negative results (refunds) as long as their sum is not. Null: no week, or nothing was gained.
 */
export const fitPowerCurve = (weeks: FitWeeks, { isCount }: { readonly isCount: boolean }): PowerFit | null => {
  if (weeks.spend.length === 0) return null
  const prepared = prepare(weeks)
  const least = leastDispersion(isCount)
  if (scaleFor(prepared, weeks.results, elasticityPrior.mean) <= 0) return null
  const first = dispersionOf(prepared, weeks.results, { elasticity: elasticityPrior.mean, least })
  const roughly = elasticityFor(prepared, weeks.results, { believed: elasticityPrior.mean, dispersion: first })
  const dispersion = dispersionOf(prepared, weeks.results, { elasticity: roughly, least })
  const elasticity = elasticityFor(prepared, weeks.results, { believed: elasticityPrior.mean, dispersion })
  return { curve: { kind: 'power', scale: scaleFor(prepared, weeks.results, elasticity), at: prepared.at, elasticity }, dispersion }
}

/**
 * The curve once more from weeks as they could have been: residuals are dealt out anew, and what is believed of the elasticity is drawn too, so that
 * flat weeks leave it as open as it is. Deterministic for a seed. `onDraw` answers false to stop.
 */
export const bootstrapPowerCurve = (
  weeks: FitWeeks,
  { curve, dispersion }: PowerFit,
  { draws, seed, onDraw }: { readonly draws: number; readonly seed: number; readonly onDraw: () => boolean },
): readonly PowerCurve[] | null => {
  const prepared = prepare(weeks)
  const random = createRandom(seed)
  const count = weeks.spend.length
  const expected = prepared.logSpend.map((u) => curve.scale * Math.exp(curve.elasticity * u))
  // Scaled so that they vary as much as the dispersion says: residuals of a fit are smaller than what they stand for.
  const residuals = Float64Array.from(expected, (mean, index) => ((weeks.results[index] ?? 0) - mean) / Math.sqrt(mean))
  let square = 0
  for (const value of residuals) square += value * value
  const widen = square === 0 ? 0 : Math.sqrt((dispersion * count) / square)
  const made: PowerCurve[] = []
  const results = new Float64Array(count)
  for (let draw = 0; draw < draws; draw += 1) {
    if (!onDraw()) return null
    for (let index = 0; index < count; index += 1) {
      const mean = expected[index] ?? 0
      results[index] = mean + Math.sqrt(mean) * widen * (residuals[Math.floor(random() * count)] ?? 0)
    }
    const believed = clamp(elasticityPrior.mean + elasticityPrior.deviation * drawNormal(random), bounds.least, bounds.most)
    const elasticity = elasticityFor(prepared, results, { believed, dispersion })
    made.push({ ...curve, elasticity, scale: scaleFor(prepared, results, elasticity) })
  }
  return made
}
