import { allocate, type ChannelLimits } from '../../src/shared/marketing/advice/optimise'
import { fitPowerCurve } from '../../src/shared/marketing/advice/power-fit'
import { createRandom, drawNormal } from '../../src/shared/kernel/random'
import { respond, type ResponseCurve } from '../../src/shared/marketing/advice/response-curve'
import { geometricAdstock, hill } from '../../src/shared/marketing/advice/transforms'
import { median } from './measure'

/** A channel as it truly is, which the model never sees: saturating, with carry-over, and not of the model's own form. */
interface TrueChannel {
  readonly curve: Extract<ResponseCurve, { kind: 'hill' }>
  readonly now: number
}

/** A small advertiser's weeks: what was spent, and what was counted. */
interface Advertiser {
  readonly channels: readonly TrueChannel[]
  readonly spend: readonly (readonly number[])[]
  readonly results: readonly (readonly number[])[]
}

export interface SimulationCase {
  readonly weeks: number
  /** Standard deviation of the logarithm of weekly spend. */
  readonly variation: number
}

export interface SimulationResult {
  /** Means and medians over all advertisers, as fractions of what the budget brought before. */
  readonly meanLift: number
  readonly perfectLift: number
  readonly harmed: number
  readonly medianPromised: number
  readonly medianRealised: number
}

const channelCount = 4

const drawPoisson = (random: () => number, mean: number): number => {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)))
  let [count, product] = [0, random()]
  for (const limit = Math.exp(-mean); product > limit; product *= random()) count += 1
  return count
}

/** Elasticity at today’s spend 0.68 ± 0.2, prices per result that differ by a factor of about two from channel to channel, carry-over of up to a third. */
const drawChannel = (random: () => number): TrueChannel => {
  const now = 200 * Math.exp(0.5 * drawNormal(random))
  const alpha = 0.9 + 0.5 * random()
  const elasticity = Math.min(alpha - 0.05, Math.max(0.2, 0.68 + 0.2 * drawNormal(random)))
  const carryOver = 0.33 * random()
  const share = 1 - elasticity / alpha
  const steady = now / (1 - carryOver)
  // The inflexion at which today's spend has reached this share of the height.
  const inflexion = steady * ((1 - share) / share) ** (1 / alpha)
  const results = (now / 14) * Math.exp(0.62 * drawNormal(random))
  return { now, curve: { kind: 'hill', height: results / share, alpha, inflexion, carryOver } }
}

const drawAdvertiser = (random: () => number, { weeks, variation }: SimulationCase): Advertiser => {
  const channels = Array.from({ length: channelCount }, () => drawChannel(random))
  const shocks = Array.from({ length: weeks }, () => Math.exp(0.1 * drawNormal(random)))
  const before = 6
  const spend = channels.map(({ now }) => Array.from({ length: before + weeks }, (_, week) => now * (week < before ? 1 : Math.exp(variation * drawNormal(random) - variation ** 2 / 2))))
  const results = channels.map(({ curve: { height, alpha, inflexion, carryOver } }, index) => {
    const adstocked = geometricAdstock(spend[index] ?? [], carryOver)
    return Array.from({ length: weeks }, (_, week) => drawPoisson(random, height * hill(adstocked[before + week] ?? 0, alpha, inflexion) * (shocks[week] ?? 1) * Math.exp(0.1 * drawNormal(random))))
  })
  return { channels, spend: spend.map((values) => values.slice(before)), results }
}

const lift = (after: number, before: number): number => after / before - 1

const total = (channels: readonly { readonly respond: (spend: number) => number }[], spends: readonly number[]): number => channels.reduce((sum, channel, index) => sum + channel.respond(spends[index] ?? 0), 0)

/** What one advertiser is advised, what that was promised to bring, and what it does bring. */
const advise = ({ channels, spend, results }: Advertiser): { readonly promised: number; readonly realised: number; readonly perfect: number } => {
  const now = spend.map((weeks) => Math.round(weeks.reduce((sum, value) => sum + value, 0) / weeks.length))
  const budget = now.reduce((sum, value) => sum + value, 0)
  const within = (respondAt: (spend: number) => number, index: number): ChannelLimits => ({ least: Math.ceil((now[index] ?? 0) * 0.7), most: Math.floor((now[index] ?? 0) * 1.3), respond: respondAt })
  const truth = channels.map(({ curve }, index) => within((value) => respond(curve, value), index))
  const fitted = spend.map((weeks, index) => {
    const fit = fitPowerCurve({ spend: weeks, results: results[index] ?? [] }, { isCount: true })
    return within((value) => (fit === null ? 0 : respond(fit.curve, value)), index)
  })
  const suggested = allocate(fitted, { budget, step: 1 }).spends
  const best = allocate(truth, { budget, step: 1 }).spends
  return {
    promised: lift(total(fitted, suggested), total(fitted, now)),
    realised: lift(total(truth, suggested), total(truth, now)),
    perfect: lift(total(truth, best), total(truth, now)),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Advises many seeded advertisers on the tier of small moves and compares promise and truth. */
export const simulate = (which: SimulationCase, { advertisers, seed }: { readonly advertisers: number; readonly seed: number }): SimulationResult => {
  const random = createRandom(seed)
  const advised = Array.from({ length: advertisers }, () => advise(drawAdvertiser(random, which)))
  return {
    meanLift: mean(advised.map(({ realised }) => realised)),
    perfectLift: mean(advised.map(({ perfect }) => perfect)),
    harmed: advised.filter(({ realised }) => realised < 0).length / advertisers,
    medianPromised: median(advised.map(({ promised }) => promised)),
    medianRealised: median(advised.map(({ realised }) => realised)),
  }
}
