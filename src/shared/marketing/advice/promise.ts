import { z } from 'zod'
import { Day, daysBetween } from '../../kernel/day'
import { RowId } from '../../kernel/id'
import { Currency } from '../../kernel/money'
import { ratio } from '../../kernel/ratio'
import { MediaPlanId } from '../flight'
import { AdviceQuestion, AdviceTier, ChannelKey } from './advice'
import { Expected } from './suggestion'
import { outcomeText } from './suggestion-words'
import { dayText } from '../../kernel/day-text'
import { numberText, percentText } from '../../kernel/language'
import { plural, t } from '../../kernel/words'
import { formatMoney } from '../../reports/format'

const PromiseId = RowId.brand<'PromiseId'>()
type PromiseId = z.infer<typeof PromiseId>

/** A suggestion that was adopted, and what it said would come of it. */
export const AdvicePromise = z.object({
  id: PromiseId,
  /** The plan version that was made of it. Null: it was removed. */
  planId: MediaPlanId.nullable(),
  planName: z.string().nullable(),
  question: AdviceQuestion,
  tier: AdviceTier,
  from: Day,
  to: Day,
  currency: Currency,
  /** Results of the whole period, of the channels that were promised for. */
  expected: Expected,
  /** What was expected without the change. */
  unchanged: z.number(),
  /** Weekly spend by channel in minor units, before and as advised. */
  moves: z.array(z.object({ key: ChannelKey, name: z.string(), beforeMinor: z.int().nonnegative(), afterMinor: z.int().nonnegative() })),
  /** The data that it was made from. */
  dataVersion: z.string(),
  madeAt: z.iso.datetime(),
})
export type AdvicePromise = z.infer<typeof AdvicePromise>

/** waiting: the period has not passed; no_data: it has, but results do not reach its end, or are known only for stretches that reach beyond it; not_followed: other money was spent, or on other channels; inside, above, below: the interval that was promised. */
export const PromiseState = z.enum(['waiting', 'no_data', 'not_followed', 'inside', 'above', 'below'])
export type PromiseState = z.infer<typeof PromiseState>

export const promiseStateNames: Readonly<Record<PromiseState, string>> = { waiting: t`Not over yet`, no_data: t`Results missing`, not_followed: t`Not followed`, inside: t`Kept`, above: t`More than promised`, below: t`Not kept` }

export const ScoredPromise = z.object({
  promise: AdvicePromise,
  state: PromiseState,
  /** Results counted in the period. Null: not known of it, or not to its end. */
  realised: z.number().nullable(),
  spentMinor: z.int().nonnegative().nullable(),
  /** Realised over promised. Null: not known. */
  ratio: z.number().nullable(),
  sentence: z.string(),
})
export type ScoredPromise = z.infer<typeof ScoredPromise>

/** All promises so far. */
export const PromiseTally = z.object({
  made: z.int().nonnegative(),
  judged: z.int().nonnegative(),
  /** Within the interval or above it. */
  kept: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  notFollowed: z.int().nonnegative(),
  sentence: z.string(),
})
export type PromiseTally = z.infer<typeof PromiseTally>

/** Spend may differ in all from what was advised by this share and still count as following it. */
const followed = 0.15

/** The same of a single channel, of which less is decided by the person than of all of them. */
const followedByChannel = 0.25

/** What differs by no more than this share of all that was advised is let be: in a small channel it moves no result. */
const trifle = 0.05

/** Channels whose spend is told by name where it was not as advised. */
const mostNamed = 3

/** What happened in a promise's period. */
interface Realised {
  readonly results: number
  /** In minor units by the key of the channel. A channel that is not named spent nothing. */
  readonly spent: ReadonlyMap<string, number>
}

/** What a channel spent beside what was advised for the whole period, in minor units. */
interface ChannelSpend {
  readonly name: string
  readonly spentMinor: number
  readonly advisedMinor: number
}

const differenceOf = ({ spentMinor, advisedMinor }: Omit<ChannelSpend, 'name'>): number => Math.abs(spentMinor - advisedMinor)

/** Channels that were not spent on as advised, those that differ most first. */
const strayed = (channels: readonly ChannelSpend[], allAdvisedMinor: number): readonly ChannelSpend[] =>
  channels.filter((channel) => differenceOf(channel) > channel.advisedMinor * followedByChannel && differenceOf(channel) > allAdvisedMinor * trifle).toSorted((left, right) => differenceOf(right) - differenceOf(left))

const strayedText = ({ name, spentMinor, advisedMinor }: ChannelSpend, currency: Currency): string => {
  const off = ratio(spentMinor - advisedMinor, advisedMinor)
  if (off === null) return t`${name} had ${formatMoney(spentMinor, currency, { withCurrency: true })} where nothing was advised.`
  return off > 0 ? t`${name} had ${percentText(off)} more than advised.` : t`${name} had ${percentText(-off)} less than advised.`
}

const notFollowedText = (spentMinor: number, advisedMinor: number, currency: Currency): string => {
  const off = ratio(spentMinor - advisedMinor, advisedMinor)
  if (off === null) return t`Not judged: ${formatMoney(spentMinor, currency, { withCurrency: true })} was spent where nothing was advised.`
  return off > 0 ? t`Not judged: ${percentText(off)} more was spent than advised.` : t`Not judged: ${percentText(-off)} less was spent than advised.`
}

/** Holds a promise against what happened. Before its period has passed, and where results of all of it are not known (`realised` is null), nothing is judged. */
export const scorePromise = (promise: AdvicePromise, realised: Realised | null, today: Day): ScoredPromise => {
  const { expected, from, to, moves, question, currency } = promise
  const text = (value: number): string => outcomeText(value, question.outcome, currency)
  const promised = t`${text(expected.middle)} (${text(expected.low)} to ${text(expected.high)})`
  const none = { promise, realised: null, spentMinor: null, ratio: null }
  if (today <= to) return { ...none, state: 'waiting', sentence: t`Promised: ${promised} from ${dayText(from)} to ${dayText(to)}. It is judged when the period has passed.` }
  if (realised === null) return { ...none, state: 'no_data', sentence: t`Promised: ${promised}. The period has passed; import its results day by day, up to ${dayText(to)}, to judge it.` }
  const { results, spent } = realised
  const weeks = (daysBetween(from, to) + 1) / 7
  const channels = moves.map(({ key, name, afterMinor }): ChannelSpend => ({ name, spentMinor: spent.get(key) ?? 0, advisedMinor: afterMinor * weeks }))
  const spentMinor = channels.reduce((sum, channel) => sum + channel.spentMinor, 0)
  const advisedMinor = channels.reduce((sum, channel) => sum + channel.advisedMinor, 0)
  const counted = t`Promised: ${promised}; counted: ${text(results)}.`
  const known = { promise, realised: results, spentMinor, ratio: ratio(results, expected.middle) }
  // Money against money: as a share, exactly 15% less would be a hair more.
  const isOther = differenceOf({ spentMinor, advisedMinor }) > advisedMinor * followed
  const elsewhere = strayed(channels, advisedMinor)
  if (isOther || elsewhere.length > 0) {
    const why = isOther ? notFollowedText(spentMinor, advisedMinor, currency) : t`Not judged: in all about as much was spent as advised, but not in the same channels.`
    // One channel is all there is.
    const named = channels.length === 1 ? [] : elsewhere.slice(0, mostNamed).map((channel) => strayedText(channel, currency))
    return { ...known, state: 'not_followed', sentence: [counted, why, ...named].join(' ') }
  }
  const state = results < expected.low ? 'below' : results > expected.high ? 'above' : 'inside'
  const words = { inside: t`Kept: it lies within what was promised.`, above: t`More than promised.`, below: t`Not kept: less than was promised.` }[state]
  return { ...known, state, sentence: `${counted} ${words}` }
}

/** The count of all promises. */
export const tallyOf = (scored: readonly ScoredPromise[]): PromiseTally => {
  const of = (...states: readonly PromiseState[]): number => scored.filter(({ state }) => states.includes(state)).length
  const [kept, judged, waiting, notFollowed] = [of('inside', 'above'), of('inside', 'above', 'below'), of('waiting', 'no_data'), of('not_followed')]
  const parts = [
    judged === 0 ? t`None of the promises could be judged yet` : t`${numberText(kept)} of ${plural(judged, { one: '# promise', other: '# promises' })} kept`,
    ...(waiting === 0 ? [] : [t`${numberText(waiting)} still to be judged`]),
    ...(notFollowed === 0 ? [] : [t`${numberText(notFollowed)} not judged, because money was spent otherwise than advised`]),
  ]
  return { made: scored.length, judged, kept, waiting, notFollowed, sentence: scored.length === 0 ? t`No suggestion was adopted yet.` : `${parts.join('; ')}.` }
}
