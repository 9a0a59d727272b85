import { createRandom, quantileOf } from '../../kernel/random'
import { elasticityAt, type ResponseCurve } from './response-curve'
import { geometricAdstock, hill } from './transforms'

export type HillCurve = Extract<ResponseCurve, { kind: 'hill' }>

/** A channel's weeks in order. Null: nobody knows the week; it is not learned from, and nothing is carried over it. */
interface HillWeeks {
  readonly spend: readonly (number | null)[]
  readonly results: readonly (number | null)[]
}

export interface HillFit {
  readonly curve: HillCurve
  /** What the curve says of each week; NaN where the week is not known. */
  readonly expected: Float64Array
  /** How much more results vary than counts of chance would: the variance of a week is this times its mean. */
  readonly dispersion: number
  /** Whether the best carry-over, form or inflexion lies at an edge of what was tried, so that the weeks may mean something beyond; there is nothing beyond no carry-over. */
  readonly isAtEdge: boolean
}

const carryOvers = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] as const
const alphas = [0.6, 0.8, 1, 1.3, 1.7, 2.2, 3] as const
/** Inflexions as multiples of the usual adstocked spend. */
const inflexions = [0.25, 0.4, 0.65, 1, 1.5, 2.3, 3.5, 5.5] as const

/** How strongly a form is believed against that draws the elasticity at usual spend away from 0.7; weeks of a year outweigh it, flat ones do not. */
const elasticityBelief = { mean: 0.7, deviation: 0.25 } as const

interface Candidate {
  readonly curve: HillCurve
  /** The curve of height 1 in each known week. */
  readonly shape: Float64Array
  readonly square: number
  readonly penalty: number
  readonly isAtEdge: boolean
}

const isEdge = (list: readonly number[], value: number): boolean => value === list[0] || value === list.at(-1)

/** Every form that is tried, with what it makes of the known weeks; made once and used by each draw. */
const candidatesOf = ({ spend }: HillWeeks, known: readonly number[]): readonly Candidate[] => {
  const usual = quantileOf(known.map((week) => spend[week] ?? 0).filter((value) => value > 0).sort((left, right) => left - right), 0.5)
  return carryOvers.flatMap((carryOver) => {
    const adstocked = geometricAdstock(spend, carryOver)
    return alphas.flatMap((alpha) =>
      inflexions.map((share) => {
        const curve: HillCurve = { kind: 'hill', height: 1, alpha, inflexion: (share * usual) / (1 - carryOver), carryOver }
        const shape = Float64Array.from(known, (week) => hill(adstocked[week] ?? 0, alpha, curve.inflexion))
        const distance = (elasticityAt(curve, usual) - elasticityBelief.mean) / elasticityBelief.deviation
        const square = shape.reduce((sum, value) => sum + value * value, 0)
        return { curve, shape, square, penalty: distance * distance, isAtEdge: carryOver === carryOvers.at(-1) || isEdge(alphas, alpha) || isEdge(inflexions, share) }
      }),
    )
  })
}

interface Best {
  readonly candidate: Candidate
  readonly height: number
}

/** The form and height with the least squared distance to the results, forms far from what is believed weighed down by `variance`. */
const bestOf = (candidates: readonly Candidate[], results: Float64Array, variance: number): Best | null => {
  let best: Best | null = null
  let least = Infinity
  for (const candidate of candidates) {
    const { shape, square } = candidate
    if (square === 0) continue
    let product = 0
    // Both have a place for every known week; this line is where a fit spends its time.
    for (let index = 0; index < results.length; index += 1) product += (shape[index] as number) * (results[index] as number)
    if (product <= 0) continue
    const distance = candidate.penalty * variance - (product * product) / square
    if (distance < least) {
      least = distance
      best = { candidate, height: product / square }
    }
  }
  return best
}

const varianceOf = ({ candidate, height }: Best, results: Float64Array): number => {
  let sum = 0
  for (let index = 0; index < results.length; index += 1) sum += ((results[index] ?? 0) - height * (candidate.shape[index] ?? 0)) ** 2
  return sum / Math.max(1, results.length - 4)
}

/** Weeks that stay together when residuals are dealt out anew: what drives one week often drives the next. */
const blockWeeks = 4

export interface HillDraws {
  readonly fit: HillFit
  readonly draws: readonly HillCurve[]
}

/**
 * Saturation with carry-over: the Hill curve over geometric adstock that lies closest to the weeks, of 504 forms; its height follows from the form.
 * Then the same from weeks as they could have been, residuals dealt out anew in blocks of four weeks. Deterministic for a seed.
 * `onDraw` answers false to stop. Null: stopped, or nothing was gained.
 */
export const fitHillCurve = (
  weeks: HillWeeks,
  { draws, seed, leastDispersion, onDraw }: { readonly draws: number; readonly seed: number; readonly leastDispersion: number; readonly onDraw: () => boolean },
): HillDraws | null => {
  const known = weeks.spend.flatMap((value, week) => (value === null || weeks.results[week] == null ? [] : [week]))
  const candidates = candidatesOf(weeks, known)
  const results = Float64Array.from(known, (week) => weeks.results[week] ?? 0)
  const first = bestOf(candidates, results, 0)
  if (first === null) return null
  const variance = varianceOf(first, results)
  const best = bestOf(candidates, results, variance) ?? first
  const { candidate, height } = best
  const fitted = candidate.shape.map((value) => value * height)
  const expected = new Float64Array(weeks.spend.length).fill(Number.NaN)
  for (const [index, week] of known.entries()) expected[week] = fitted[index] ?? Number.NaN
  const total = fitted.reduce((sum, value) => sum + value, 0)
  const residualSquare = results.reduce((sum, value, index) => sum + (value - (fitted[index] ?? 0)) ** 2, 0)
  const dispersion = Math.max(leastDispersion, total === 0 ? 0 : (residualSquare / total) * (known.length / Math.max(1, known.length - 4)))
  const fit: HillFit = { curve: { ...candidate.curve, height }, expected, dispersion, isAtEdge: candidate.isAtEdge }
  const drawn = drawAgain({ candidates, results, fitted, variance: varianceOf(best, results) }, { draws, seed, onDraw })
  return drawn === null ? null : { fit, draws: drawn }
}

const drawAgain = (
  { candidates, results, fitted, variance }: { readonly candidates: readonly Candidate[]; readonly results: Float64Array; readonly fitted: Float64Array; readonly variance: number },
  { draws, seed, onDraw }: { readonly draws: number; readonly seed: number; readonly onDraw: () => boolean },
): readonly HillCurve[] | null => {
  const random = createRandom(seed)
  const count = results.length
  const made: HillCurve[] = []
  const again = new Float64Array(count)
  for (let draw = 0; draw < draws; draw += 1) {
    if (!onDraw()) return null
    for (let from = 0; from < count; from += blockWeeks) {
      const source = Math.floor(random() * Math.max(1, count - blockWeeks + 1))
      for (let place = 0; place < blockWeeks && from + place < count; place += 1) {
        const residual = (results[source + place] ?? 0) - (fitted[source + place] ?? 0)
        again[from + place] = (fitted[from + place] ?? 0) + residual
      }
    }
    const best = bestOf(candidates, again, variance)
    if (best !== null) made.push({ ...best.candidate.curve, height: best.height })
  }
  return made
}
