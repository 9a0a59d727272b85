import type { ChannelWeeks, QualityCheck, Verdict } from './advice'
import type { HillCurve, HillFit } from './hill-fit'
import { quantileOf } from '../../kernel/random'
import { percentText } from '../../kernel/language'
import { t } from '../../kernel/words'
import { elasticityAt, respond } from './response-curve'
import { geometricAdstock, hill } from './transforms'

/** A channel whose curve is to be judged. */
export interface CheckedChannel {
  readonly channel: ChannelWeeks & { readonly nowMinor: number }
  readonly fit: HillFit
  /** The curve from weeks as they could have been. */
  readonly curves: readonly HillCurve[]
  /** The curve without the last weeks. Null: too few are left. */
  readonly before: HillCurve | null
}

/** PASS up to the first limit, REVIEW up to the second, FAIL beyond. Null, nothing to judge by, asks for a look. */
const judge = (value: number | null, pass: number, review: number): Verdict => (value === null ? 'REVIEW' : value <= pass ? 'PASS' : value <= review ? 'REVIEW' : 'FAIL')

/** Fit: the part of the weekly ups and downs of all results that the curves do not explain, 1 − R². */
const checkFit = (channels: readonly CheckedChannel[], weeks: number): QualityCheck => {
  const totals: { readonly real: number; readonly told: number }[] = []
  for (let week = 0; week < weeks; week += 1) {
    const known = channels.filter(({ fit }) => !Number.isNaN(fit.expected[week] ?? Number.NaN))
    if (known.length < channels.length) continue
    const real = known.reduce((sum, { channel }) => sum + (channel.results[week] ?? 0), 0)
    totals.push({ real, told: known.reduce((sum, { fit }) => sum + (fit.expected[week] ?? 0), 0) })
  }
  const mean = totals.reduce((sum, { real }) => sum + real, 0) / totals.length
  const around = totals.reduce((sum, { real }) => sum + (real - mean) ** 2, 0)
  const unexplained = around === 0 ? null : totals.reduce((sum, { real, told }) => sum + (real - told) ** 2, 0) / around
  const sentence = unexplained === null ? t`Weekly results do not vary, or no week is known of all channels, so the fit cannot be judged.` : t`Spend explains ${percentText(Math.max(0, 1 - unexplained))} of the ups and downs of weekly results.`
  return { check: 'fit', verdict: judge(unexplained, 0.5, 0.8), sentence }
}

/** Stability: how far apart the draws are in what 30 % more spend would bring, from the 10th to the 90th of 100, for the most doubtful channel; one without draws asks for a look at least. */
const checkStability = (channels: readonly CheckedChannel[]): QualityCheck => {
  const spreads = channels.map(({ channel, curves }) => {
    const gains = curves.map((curve) => respond(curve, channel.nowMinor * 1.3) / respond(curve, channel.nowMinor) - 1).filter(Number.isFinite).sort((left, right) => left - right)
    return { name: channel.name, isDrawn: gains.length > 0, low: quantileOf(gains, 0.1), high: quantileOf(gains, 0.9) }
  })
  const [first, ...others] = spreads.filter(({ isDrawn }) => isDrawn)
  if (first === undefined) return { check: 'stability', verdict: 'REVIEW', sentence: t`No draw of the curves could be made, so their stability cannot be judged.` }
  const widest = others.reduce((most, each) => (each.high - each.low > most.high - most.low ? each : most), first)
  const undrawn = spreads.filter(({ isDrawn }) => !isDrawn).map(({ name }) => t`No draw of the curve of ${name} could be made, so its stability cannot be judged.`)
  const verdict = judge(widest.high - widest.low, 0.12, 0.24)
  const told = t`30% more spend on ${widest.name}, the most doubtful channel, would bring between ${percentText(widest.low)} and ${percentText(widest.high)} more.`
  return { check: 'stability', verdict: verdict === 'PASS' && undrawn.length > 0 ? 'REVIEW' : verdict, sentence: [told, ...undrawn].join(' ') }
}

/** Plausibility: curves whose best form lies at the edge of what was tried, or that rise faster than spend does. */
const checkPlausibility = (channels: readonly CheckedChannel[]): QualityCheck => {
  const odd = channels.flatMap(({ channel: { name, nowMinor }, fit }) => {
    const elasticity = elasticityAt(fit.curve, nowMinor)
    if (elasticity > 1.3) return [{ isWrong: elasticity > 2, sentence: t`The curve of ${name} rises faster than its spend.` }]
    if (elasticity < 0.03) return [{ isWrong: false, sentence: t`The curve of ${name} no longer rises at all.` }]
    return fit.isAtEdge ? [{ isWrong: false, sentence: t`The curve of ${name} lies at the edge of the forms that were tried.` }] : []
  })
  const verdict: Verdict = odd.length === 0 ? 'PASS' : odd.some(({ isWrong }) => isWrong) || odd.length * 2 > channels.length + 1 ? 'FAIL' : 'REVIEW'
  return { check: 'plausibility', verdict, sentence: odd.length === 0 ? t`Every curve has a form that advertising has.` : odd.map(({ sentence }) => sentence).join(' ') }
}

/** What a curve says of a week in the midst of its weeks. */
const foretold = ({ spend }: ChannelWeeks, { height, alpha, inflexion, carryOver }: HillCurve, week: number): number => height * hill(geometricAdstock(spend, carryOver)[week] ?? 0, alpha, inflexion)

/** Drift: how well curves made without the last weeks foretell them. Both in results of those weeks. */
export const driftOf = ({ real, told }: { readonly real: number; readonly told: number }, asideWeeks: number): QualityCheck => {
  const off = real <= 0 ? null : told / real - 1
  const wide = off === null ? '' : percentText(Math.abs(off))
  const foretoldWrong = (off ?? 0) < 0 ? t`Curves made without the last ${asideWeeks} weeks foretold ${wide} too little for them.` : t`Curves made without the last ${asideWeeks} weeks foretold ${wide} too much for them.`
  const sentence = off === null ? t`The last ${asideWeeks} weeks have no results to hold the curves against.` : foretoldWrong
  return { check: 'drift', verdict: judge(off === null ? null : Math.abs(off), 0.1, 0.25), sentence }
}

const checkDrift = (channels: readonly CheckedChannel[], asideWeeks: number): QualityCheck => {
  let [real, told] = [0, 0]
  for (const { channel, before } of channels) {
    if (before === null) continue
    for (let week = Math.max(0, channel.spend.length - asideWeeks); week < channel.spend.length; week += 1) {
      if (channel.spend[week] == null || channel.results[week] == null) continue
      real += channel.results[week] ?? 0
      told += foretold(channel, before, week)
    }
  }
  return driftOf({ real, told }, asideWeeks)
}

/** The four checks that stand before any curve: fit, stability, plausibility, drift. */
export const checkQuality = (channels: readonly CheckedChannel[], asideWeeks: number): readonly QualityCheck[] => {
  const weeks = Math.max(0, ...channels.map(({ channel }) => channel.spend.length))
  return [checkFit(channels, weeks), checkStability(channels), checkPlausibility(channels), checkDrift(channels, asideWeeks)]
}
