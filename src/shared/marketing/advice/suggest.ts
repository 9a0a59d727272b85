import { addDays, type Day } from '../../kernel/day'
import type { Currency } from '../../kernel/money'
import type { AdviceFit, AdviceOutcome, ChannelFit, ChannelReadiness } from './advice'
import { allocate, budgetFor, type ChannelLimits } from './optimise'
import { quantileOf } from '../../kernel/random'
import { wholeUnit } from './readiness'
import { respond, type ResponseCurve } from './response-curve'
import type { AdviceWishes, ChannelWish, Expected, HoldReason, SuggestedChannel, Suggestion, SuggestionOutcome, TargetAnswer } from './suggestion'
import { channelSentence, suggestionSentences, targetSentence } from './suggestion-words'

/** How far one suggestion moves a channel, and all of a quarter's together; and how far beyond the highest week ever. */
const bounds = { once: 0.3, quarter: 0.5, ceiling: 1.5 } as const

/** Less gain than this, or gained in fewer draws than this, is noise. */
const worthwhile = { gain: 0.005, sureness: 0.6 } as const

/** What advice is given on. */
export interface SuggestBasis {
  readonly fit: AdviceFit
  readonly outcome: AdviceOutcome
  readonly currency: Currency
  /** Running channels, whether a curve is known of them or not. */
  readonly channels: readonly ChannelReadiness[]
  /** Weekly spend at the start of the quarter's first adopted suggestion, by channel; absent: this is the first. */
  readonly anchors: ReadonlyMap<string, number>
  /** What is booked of the period's flights, a week, by channel: it is spent in any case. */
  readonly booked: ReadonlyMap<string, number>
  readonly startsOn: Day
}

interface Player {
  readonly channel: ChannelReadiness
  readonly fit: ChannelFit | null
  readonly wish: ChannelWish | null
  readonly held: HoldReason | null
  readonly least: number
  readonly most: number
}

/** What a channel may be given a week, in minor units of whole currency units; the least never above the most. */
const limitsOf = (channel: ChannelReadiness, wish: ChannelWish | null, { anchors, booked, currency }: SuggestBasis, reach: number): Pick<Player, 'least' | 'most'> => {
  const unit = wholeUnit(currency)
  const up = (value: number): number => Math.ceil(value / unit - 1e-9) * unit
  const down = (value: number): number => Math.floor(value / unit + 1e-9) * unit
  const { key, nowMinor, everMostMinor } = channel
  const anchor = anchors.get(key) ?? nowMinor
  const ceiling = (everMostMinor ?? nowMinor) * bounds.ceiling
  const most = Math.max(0, down(Math.min(nowMinor * (1 + reach), anchor * (1 + bounds.quarter), ceiling, wish?.mostMinor ?? Infinity)))
  const least = up(Math.max(nowMinor * (1 - reach), anchor * (1 - bounds.quarter), wish?.leastMinor ?? 0, booked.get(key) ?? 0))
  // What is booked, or asked for at least, is spent whatever the bounds say; a person's own most is kept before the advice's least.
  if (wish?.mostMinor == null || least <= most) return { least, most: Math.max(least, most) }
  const only = Math.max(most, up(booked.get(key) ?? 0))
  return { least: only, most: only }
}

const playersOf = (basis: SuggestBasis, wishes: AdviceWishes, reach: number): readonly Player[] =>
  basis.channels.map((channel) => {
    const wish = wishes.channels.find(({ key }) => key === channel.key) ?? null
    const fit = basis.fit.channels.find(({ key }) => key === channel.key) ?? null
    const held = wish?.isLocked === true ? ('locked' as const) : fit === null || channel.tier === 0 ? ('not_ready' as const) : null
    const limits = held === null ? limitsOf(channel, wish, basis, reach) : { least: channel.nowMinor, most: channel.nowMinor }
    return { channel, fit, wish, held, ...limits }
  })

const curveLimits = ({ fit, least, most }: Player): ChannelLimits => ({ least, most, respond: (spend) => (fit === null ? 0 : respond(fit.curve, spend)) })

/** In the order of keys, so that the order in which channels are listed changes nothing. */
const byKey = (left: Player, right: Player): number => (left.channel.key < right.channel.key ? -1 : 1)

interface Divided {
  readonly spends: ReadonlyMap<string, number>
  readonly unplaced: number
}

const divide = (players: readonly Player[], budget: number, step: number): Divided => {
  const sorted = [...players].sort(byKey)
  const { spends, unplaced } = allocate(sorted.map(curveLimits), { budget, step })
  return { spends: new Map(sorted.map(({ channel: { key } }, index) => [key, spends[index] ?? 0])), unplaced }
}

const totalOf = (players: readonly Player[], spendOf: (player: Player) => number, curveOf: (fit: ChannelFit) => ResponseCurve | undefined): number =>
  players.reduce((sum, player) => {
    const curve = player.fit === null ? undefined : curveOf(player.fit)
    return curve === undefined ? sum : sum + respond(curve, spendOf(player))
  }, 0)

const drawCount = (players: readonly Player[]): number => Math.min(...players.flatMap(({ fit }) => (fit === null ? [] : [fit.draws.length])))

/** The middle with the ends between which 80 of 100 draws lie. */
const expectedOf = (middle: number, draws: readonly number[]): Expected => {
  const sorted = draws.filter(Number.isFinite).sort((left, right) => left - right)
  return sorted.length === 0 ? { low: middle, middle, high: middle } : { low: Math.min(middle, quantileOf(sorted, 0.1)), middle, high: Math.max(middle, quantileOf(sorted, 0.9)) }
}

/** Quantiles of a standard normal at twenty even steps, so that chance spreads the same every time. */
const normalSteps = [-1.96, -1.44, -1.15, -0.93, -0.76, -0.6, -0.45, -0.32, -0.19, -0.06, 0.06, 0.19, 0.32, 0.45, 0.6, 0.76, 0.93, 1.15, 1.44, 1.96] as const

/** Results of a whole period: what the curves leave open, and on top the chance that no curve takes away. */
const periodOf = (players: readonly Player[], spendOf: (player: Player) => number, weeks: number): Expected => {
  const middle = totalOf(players, spendOf, ({ curve }) => curve) * weeks
  const draws = Array.from({ length: drawCount(players) }, (_, draw) => {
    const mean = totalOf(players, spendOf, ({ draws }) => draws[draw]) * weeks
    const variance = players.reduce((sum, player) => (player.fit === null ? sum : sum + player.fit.dispersion * respond(player.fit.draws[draw] ?? player.fit.curve, spendOf(player)) * weeks), 0)
    return mean + Math.sqrt(variance) * (normalSteps[(draw * 7) % normalSteps.length] ?? 0)
  })
  const { low, high } = expectedOf(middle, draws)
  return { low: Math.max(0, low), middle, high }
}

const gainsOf = (players: readonly Player[], spendOf: (player: Player) => number): readonly number[] =>
  Array.from({ length: drawCount(players) }, (_, draw) => {
    const curveOf = ({ draws }: ChannelFit): ResponseCurve | undefined => draws[draw]
    return totalOf(players, spendOf, curveOf) / totalOf(players, ({ channel }) => channel.nowMinor, curveOf) - 1
  })

/** What the next 100 whole units bring, at what is spent now. */
const nextHundredOf = ({ fit, channel: { nowMinor } }: Player, unit: number): Expected | null => {
  if (fit === null) return null
  const more = (curve: ResponseCurve): number => respond(curve, nowMinor + 100 * unit) - respond(curve, nowMinor)
  return expectedOf(more(fit.curve), fit.draws.map(more))
}

const targetOf = (basis: SuggestBasis, wishes: AdviceWishes, players: readonly Player[]): TargetAnswer | null => {
  const { target, weeks } = wishes
  if (target === null || players.every(({ fit }) => fit === null)) return null
  const step = wholeUnit(basis.currency)
  // Within what was ever spent in a week: nothing is known beyond.
  const sorted = [...players].sort(byKey)
  const reach = sorted.map((player): ChannelLimits => {
    const limits = curveLimits(player)
    return player.held === null ? { ...limits, least: 0, most: Math.floor((player.channel.everMostMinor ?? 0) / step) * step } : limits
  })
  const budgetMinor = budgetFor(reach, { target: target / weeks, step })
  const most = reach.reduce((sum, { respond: respondAt, most: limit }) => sum + respondAt(limit), 0) * weeks
  const spends = budgetMinor === null ? [] : allocate(reach, { budget: budgetMinor, step }).spends
  const channels = spends.map((minor, index) => ({ key: sorted[index]?.channel.key ?? '', minor }))
  const leftOut = players.flatMap(({ fit, channel }) => (fit === null ? [channel.name] : []))
  return { target, budgetMinor, channels, sentence: targetSentence({ target, budgetMinor, most, weeks, outcome: basis.outcome, currency: basis.currency, leftOut }) }
}

interface Judged {
  readonly outcome: SuggestionOutcome
  readonly spends: ReadonlyMap<string, number>
  readonly unplaced: number
}

/** Divides the budget and takes the division back where it gains nothing that is more than noise. */
const judge = (players: readonly Player[], budget: number, step: number): Judged => {
  const now = new Map(players.map(({ channel: { key, nowMinor } }) => [key, nowMinor]))
  const nowTotal = players.reduce((sum, { channel }) => sum + channel.nowMinor, 0)
  if (players.every(({ fit }) => fit === null)) return { outcome: 'none', spends: now, unplaced: 0 }
  const least = players.reduce((sum, player) => sum + player.least, 0)
  if (budget < least) return { outcome: 'too_little', spends: new Map(players.map((player) => [player.channel.key, player.least])), unplaced: 0 }
  const divided = divide(players, budget, step)
  if (divided.unplaced > 0) return { outcome: 'too_much', ...divided }
  if (budget !== nowTotal) return { outcome: 'move', ...divided }
  const spendOf = ({ channel }: Player): number => divided.spends.get(channel.key) ?? channel.nowMinor
  const gain = totalOf(players, spendOf, ({ curve }) => curve) / totalOf(players, ({ channel }) => channel.nowMinor, ({ curve }) => curve) - 1
  const gains = gainsOf(players, spendOf)
  const isSure = gains.length === 0 || gains.filter((each) => each > 0).length >= gains.length * worthwhile.sureness
  return gain >= worthwhile.gain && isSure ? { outcome: 'move', ...divided } : { outcome: 'no_change', spends: now, unplaced: 0 }
}

/** Divides a weekly budget over channels within bounds, and says why. Deterministic; pure. */
export const suggest = (basis: SuggestBasis, wishes: AdviceWishes): Suggestion => {
  const unit = wholeUnit(basis.currency)
  const players = playersOf(basis, wishes, bounds.once)
  const nowMinor = players.reduce((sum, { channel }) => sum + channel.nowMinor, 0)
  // What is booked beyond what is spent now is spent in any case.
  const usual = players.reduce((sum, { channel: { key, nowMinor: now }, least }) => sum + ((basis.booked.get(key) ?? 0) > now ? Math.max(now, least) : now), 0)
  const budgetMinor = Math.floor((wishes.budgetMinor ?? usual) / unit) * unit
  const judged = judge(players, budgetMinor, unit)
  const wide = playersOf(basis, wishes, bounds.once * 2)
  // Held to the same: further moves that gain no more than chance are not shown either.
  const stretch = judge(wide, budgetMinor, unit).spends
  const spendOf = ({ channel: { key, nowMinor: now } }: Player): number => judged.spends.get(key) ?? now
  const isAlone = players.filter(({ held }) => held === null).length < 2
  const isTaken = (player: Player): boolean => {
    const booked = basis.booked.get(player.channel.key) ?? 0
    return spendOf(player) > player.channel.nowMinor && (booked === 0 || spendOf(player) >= booked + unit)
  }
  const isMoreBooked = budgetMinor > nowMinor && !players.some(isTaken)
  const hasCurve = players.some(({ fit }) => fit !== null)
  const channels = players.map((player): SuggestedChannel => {
    const { channel, fit } = player
    const { key, name, missing, everMostMinor } = channel
    const line = {
      key,
      name,
      nowMinor: channel.nowMinor,
      suggestedMinor: spendOf(player),
      stretchMinor: stretch.get(key) ?? channel.nowMinor,
      leastMinor: player.least,
      mostMinor: player.most,
      expectedNow: fit === null ? null : respond(fit.curve, channel.nowMinor),
      expectedSuggested: fit === null ? null : respond(fit.curve, spendOf(player)),
      nextHundred: nextHundredOf(player, unit),
      held: player.held ?? (judged.outcome === 'no_change' ? ('no_gain' as const) : null),
    }
    const { outcome, currency } = basis
    return { ...line, sentence: channelSentence(line, { outcome, currency, missing, booked: basis.booked.get(key) ?? 0, everMostMinor, budgetChange: budgetMinor - nowMinor, isAlone, isMoreBooked }) }
  })
  const expectedNow = hasCurve ? periodOf(players, ({ channel }) => channel.nowMinor, wishes.weeks) : null
  const expectedSuggested = hasCurve ? periodOf(players, spendOf, wishes.weeks) : null
  const gain = expectedNow === null || expectedSuggested === null || expectedNow.middle === 0 ? null : expectedOf(expectedSuggested.middle / expectedNow.middle - 1, gainsOf(players, spendOf))
  const startsOn = wishes.startsOn ?? basis.startsOn
  const made = {
    tier: basis.fit.tier,
    currency: basis.currency,
    period: { from: startsOn, to: addDays(startsOn, wishes.weeks * 7 - 1), weeks: wishes.weeks },
    outcome: judged.outcome,
    channels,
    budgetMinor,
    nowMinor,
    suggestedMinor: channels.reduce((sum, channel) => sum + channel.suggestedMinor, 0),
    stretchMinor: channels.reduce((sum, channel) => sum + channel.stretchMinor, 0),
    unplacedMinor: judged.unplaced,
    expectedNow,
    expectedSuggested,
    gain,
    target: targetOf(basis, wishes, players),
  }
  return { ...made, sentences: [...suggestionSentences(made, basis)] }
}
