import { type Currency, minorDigits } from '../../kernel/money'
import { percentText } from '../../kernel/language'
import { plural, t } from '../../kernel/words'
import { costPerConversionInterval } from '../metrics'
import { type AdviceTier, type ChannelReadiness, type ChannelWeeks } from './advice'

/** Weeks whose mean is what a channel spends now. */
const recentWeeks = 4

/** What each tier asks for. Source: a simulation of 200 small advertisers; see docs/decisions. */
const asks = { few: { results: 30 }, small: { weeks: 8, variation: 0.2 }, curves: { weeks: 52, variation: 0.3 } } as const

/** One whole unit of a currency, in minor units. */
export const wholeUnit = (currency: Currency): number => 10 ** minorDigits(currency)

/** An amount to the nearest whole unit of its currency. */
const toWhole = (minor: number, currency: Currency): number => Math.round(minor / wholeUnit(currency)) * wholeUnit(currency)

/** Weeks that say something of how results follow spend: something was spent, and results are known. */
export const usableWeeks = ({ spend, results }: ChannelWeeks): readonly number[] => spend.flatMap((value, week) => (value === null || value === 0 || results[week] == null ? [] : [week]))

/** The coefficient of variation: the standard deviation of all values (÷ n) over their mean. Null: there is none, or the mean is 0. */
const variationOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return mean === 0 ? null : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean
}

/** What decides how far a channel's weeks carry. */
interface Judged {
  readonly weeks: number
  readonly results: number
  readonly variation: number
  readonly isCount: boolean
}

/** A share down to the whole percent: what is just too little must not read as what it takes. */
const wholePercent = (share: number): number => Math.floor(share * 100 + 1e-9) / 100

/** What a channel lacks for a tier above its own. */
const missingFor = (name: string, { weeks, results, variation, isCount }: Judged): readonly string[] => {
  const missing: string[] = []
  if (results < 0) missing.push(t`${name} gave back more than it earned in ${plural(weeks, { one: '# week', other: '# weeks' })}, so no curve can be drawn through them. See why before you spend more on it.`)
  else if (results === 0) missing.push(t`${name} spent in ${plural(weeks, { one: '# week', other: '# weeks' })} and brought nothing that is counted here. Check whether its results are measured at all.`)
  else if (isCount && results < asks.few.results) missing.push(t`${name} has ${plural(Math.floor(results), { one: '# result', other: '# results' })}, and chance alone moves so few; it takes ${asks.few.results}. Wait, or count an earlier step, such as leads instead of sales.`)
  if (weeks < asks.small.weeks) missing.push(t`${name} has ${plural(weeks, { one: '# week', other: '# weeks' })} with spend and results; it takes ${asks.small.weeks}.`)
  if (variation < asks.small.variation) {
    const told =
      variation < 0.01
        ? t`The weekly spend of ${name} never varied, so nobody can know what more or less would bring.`
        : t`The weekly spend of ${name} varied by ${percentText(wholePercent(variation))} only, and it takes ${percentText(asks.small.variation)}, so nobody can know what more or less would bring.`
    missing.push(`${told} ${t`To find out, vary the weekly spend of ${name} by 30 to 40% for eight weeks, up in some and down in others.`}`)
  }
  return missing
}

const tierOf = ({ weeks, results, variation, isCount }: Judged): AdviceTier => {
  if (results <= 0 || (isCount && results < asks.few.results) || weeks < asks.small.weeks || variation < asks.small.variation) return 0
  return weeks >= asks.curves.weeks && variation >= asks.curves.variation ? 2 : 1
}

/**
 * How far a channel's weeks carry. 0: fewer than eight weeks, fewer than 30 conversions, or spend that hardly varied; 1: eight weeks or more, with a
 * coefficient of variation of 0.2 or more; 2: 52 weeks or more, with 0.3 or more.
 */
export const channelReadiness = (channel: ChannelWeeks, { currency, isCount }: { readonly currency: Currency; readonly isCount: boolean }): ChannelReadiness => {
  const { key, name, spend, results } = channel
  const usable = usableWeeks(channel)
  const spends = usable.map((week) => spend[week] ?? 0)
  const total = usable.reduce((sum, week) => sum + (results[week] ?? 0), 0)
  const spentMinor = spends.reduce((sum, value) => sum + value, 0)
  const variation = variationOf(spends)
  // What ended weeks before the newest results of all says nothing of today.
  const isOver = spend.findLastIndex((value) => value !== null) < spend.length - recentWeeks
  const recent = isOver ? [] : spend.filter((value) => value !== null).slice(-recentWeeks)
  const nowMinor = recent.length === 0 ? 0 : toWhole(recent.reduce((sum, value) => sum + value, 0) / recent.length, currency)
  const judged: Judged = { weeks: usable.length, results: total, variation: variation ?? 0, isCount }
  const tier = tierOf(judged)
  const interval = isCount ? costPerConversionInterval(spentMinor, total) : null
  return {
    key,
    name,
    tier,
    weeks: usable.length,
    results: total,
    variation,
    nowMinor,
    everLeastMinor: spends.length === 0 ? null : Math.min(...spends),
    everMostMinor: spends.length === 0 ? null : Math.max(...spends),
    spentMinor,
    costPerResult: interval === null ? null : { minor: spentMinor / total, ...interval },
    missing: usable.length === 0 || tier > 0 ? [] : [...missingFor(name, judged)],
  }
}

/** The tier of all: that of the channels that take part, the lowest of them. Channels that lack something are kept as they are and do not hold the others back. */
export const tierOfAll = (channels: readonly ChannelReadiness[]): AdviceTier => {
  const tiers = channels.filter(({ tier, nowMinor }) => tier > 0 && nowMinor > 0).map(({ tier }) => tier)
  if (tiers.length === 0) return 0
  return tiers.every((tier) => tier === 2) ? 2 : 1
}
