import type { AdviceFit, AdviceTier, ChannelFit, ChannelWeeks, QualityCheck } from './advice'
import { verdictOf } from './advice'
import { fitHillCurve, type HillDraws } from './hill-fit'
import { bootstrapPowerCurve, fitPowerCurve, leastDispersion } from './power-fit'
import { checkQuality, type CheckedChannel, driftOf } from './quality'
import { seedOf } from '../../kernel/random'
import { t } from '../../kernel/words'
import { usableWeeks } from './readiness'
import { respond } from './response-curve'

/** Draws from which intervals are made. */
const bootstrapDraws = 200

/** Weeks that the drift check puts aside and foretells. */
const asideWeeks = 8

/** Weeks that must be left for it where there are few. */
const weeksBefore = 8

/** What a fit is made from; plain values, so that it can be made in another thread. */
export interface FitRequest {
  readonly tier: AdviceTier
  readonly isCount: boolean
  /** Channels that take part, with their weeks. */
  readonly channels: readonly (ChannelWeeks & { readonly nowMinor: number })[]
}

interface FitControl {
  readonly onProgress: (done: number, total: number) => void
  readonly isCancelled: () => boolean
}

const fitWeeksOf = ({ spend, results }: ChannelWeeks, weeks: readonly number[]) => ({ spend: Float64Array.from(weeks, (week) => spend[week] ?? 0), results: Float64Array.from(weeks, (week) => results[week] ?? 0) })

const powerFitOf = (channel: ChannelWeeks, { isCount }: FitRequest, isGoingOn: () => boolean): ChannelFit | 'nothing' | 'stopped' => {
  const weeks = fitWeeksOf(channel, usableWeeks(channel))
  const fit = fitPowerCurve(weeks, { isCount })
  if (fit === null) return 'nothing'
  const draws = bootstrapPowerCurve(weeks, fit, { draws: bootstrapDraws, seed: seedOf(channel.key), onDraw: isGoingOn })
  return draws === null ? 'stopped' : { key: channel.key, curve: fit.curve, draws: [...draws], dispersion: fit.dispersion }
}

/** Whether results drift away from what small moves are made by: a trend or a season, which their curves do not know, makes every promise too high or too low. Empty: no more than chance would (two standard deviations), or there are too few weeks to tell. */
const driftOfPowers = ({ channels, isCount }: FitRequest): readonly QualityCheck[] => {
  let [real, told, variance] = [0, 0, 0]
  for (const channel of channels) {
    const usable = usableWeeks(channel)
    const before = usable.filter((week) => week < channel.spend.length - asideWeeks)
    const fit = before.length < weeksBefore ? null : fitPowerCurve(fitWeeksOf(channel, before), { isCount })
    if (fit === null) continue
    for (const week of usable.slice(before.length)) {
      real += channel.results[week] ?? 0
      const expected = respond(fit.curve, channel.spend[week] ?? 0)
      told += expected
      variance += fit.dispersion * expected
    }
  }
  if (Math.abs(real - told) <= 2 * Math.sqrt(variance)) return []
  const drift = driftOf({ real, told }, asideWeeks)
  // There is nothing smaller to step down to.
  return drift.verdict === 'PASS' ? [] : [{ ...drift, verdict: 'REVIEW' }]
}

const upTo = (channel: ChannelWeeks, weeks: number): ChannelWeeks => ({ ...channel, spend: channel.spend.slice(0, weeks), results: channel.results.slice(0, weeks) })

interface HillFitted extends CheckedChannel {
  readonly draws: HillDraws
}

const hillFitOf = (channel: FitRequest['channels'][number], { isCount }: FitRequest, isGoingOn: () => boolean): HillFitted | 'nothing' | 'stopped' => {
  const options = { seed: seedOf(channel.key), leastDispersion: leastDispersion(isCount), onDraw: isGoingOn }
  const draws = fitHillCurve(channel, { ...options, draws: bootstrapDraws })
  if (draws === null) return isGoingOn() ? 'nothing' : 'stopped'
  const before = fitHillCurve(upTo(channel, Math.max(1, channel.spend.length - asideWeeks)), { ...options, draws: 0 })
  return { channel, fit: draws.fit, curves: draws.draws, before: before?.fit.curve ?? null, draws }
}

const fitPowers = (request: FitRequest, control: FitControl, steppedDown: string | null): AdviceFit | null => {
  const isGoingOn = (): boolean => !control.isCancelled()
  const fits: ChannelFit[] = []
  for (const [index, channel] of request.channels.entries()) {
    control.onProgress(index, request.channels.length)
    const fit = powerFitOf(channel, request, isGoingOn)
    if (fit === 'stopped') return null
    if (fit !== 'nothing') fits.push(fit)
  }
  return { tier: 1, channels: fits, quality: [...driftOfPowers(request)], steppedDown }
}

/**
 * The curves of all channels on the tier that was chosen, with draws for their intervals. Curves that FAIL their checks are not believed: the fit steps
 * down to small moves and says so. Null: stopped. Deterministic: the draws of a channel depend on its key and weeks alone.
 */
export const fitAdvice = (request: FitRequest, control: FitControl): AdviceFit | null => {
  if (request.tier === 0) return { tier: 0, channels: [], quality: [], steppedDown: null }
  if (request.tier === 1) return fitPowers(request, control, null)
  const isGoingOn = (): boolean => !control.isCancelled()
  const fitted: HillFitted[] = []
  for (const [index, channel] of request.channels.entries()) {
    control.onProgress(index, request.channels.length)
    const fit = hillFitOf(channel, request, isGoingOn)
    if (fit === 'stopped') return null
    if (fit !== 'nothing') fitted.push(fit)
  }
  const quality = [...checkQuality(fitted, asideWeeks)]
  if (verdictOf(quality) === 'FAIL') {
    const failed = quality.filter(({ verdict }) => verdict === 'FAIL').map(({ sentence }) => sentence)
    const small = fitPowers(request, control, t`There are weeks enough for curves, but they do not hold: ${failed.join(' ')} Small moves are suggested instead.`)
    return small === null ? null : { ...small, quality }
  }
  return { tier: 2, channels: fitted.map(({ channel: { key }, draws: { fit, draws } }) => ({ key, curve: fit.curve, draws: [...draws], dispersion: fit.dispersion })), quality, steppedDown: null }
}
