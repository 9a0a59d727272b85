import { numberText, percentText } from '../../kernel/language'
import { type Currency, minorDigits } from '../../kernel/money'
import { platformNames } from '../../kernel/platform'
import { plural, t } from '../../kernel/words'
import type { AdviceFit, AdviceOutcome } from './advice'
import { wholeUnit } from './readiness'
import type { Expected, SuggestedChannel, Suggestion } from './suggestion'

const whole = { format: (value: number): string => numberText(value, { maximumFractionDigits: 0 }) }
const fine = { format: (value: number): string => numberText(value, { maximumSignificantDigits: 2 }) }

/** An amount of money in whole units: `1,240 EUR`. Advice is no finer than that. */
export const wholeMoney = (minor: number, currency: Currency): string => `${whole.format(minor / 10 ** minorDigits(currency))} ${currency}`

/** What an outcome is called: `Purchases`, `Conversion value as Meta counts it`. */
export const outcomeName = (outcome: AdviceOutcome): string =>
  outcome.kind === 'conversions' ? outcome.name : outcome.kind === 'deals' ? t`Revenue of won deals` : t`Conversion value as ${platformNames[outcome.platform]} counts it`

/** An amount of an outcome: a count, or money. Few are told with a decimal. */
export const outcomeText = (value: number, outcome: AdviceOutcome, currency: Currency): string => (outcome.kind === 'conversions' ? (value >= 10 ? whole : fine).format(value) : wholeMoney(value, currency))

/** The same with what is counted: 99 Purchases; money says by itself what it is. */
export const outcomeAmount = (value: number, outcome: AdviceOutcome, currency: Currency): string => (outcome.kind === 'conversions' ? `${outcomeText(value, outcome, currency)} ${outcome.name}` : outcomeText(value, outcome, currency))

/** From low to high, once where both read the same. */
export const rangeText = ({ low, high }: Expected, text: (value: number) => string): string => (text(low) === text(high) ? text(low) : t`${text(low)} to ${text(high)}`)

interface LineBasis {
  readonly outcome: AdviceOutcome
  readonly currency: Currency
  readonly missing: readonly string[]
  readonly booked: number
  /** The most that was ever spent in a week. Null: not known. */
  readonly everMostMinor: number | null
  /** The budget asked for less what is spent now, in minor units. */
  readonly budgetChange: number
  /** Whether no other channel could move. */
  readonly isAlone: boolean
  /** Whether all that the budget has more is booked, so that nothing of it could be moved. */
  readonly isMoreBooked: boolean
}

type Line = Omit<SuggestedChannel, 'sentence'>

/** Whole sentences after each other; an empty one is none. */
const together = (...sentences: readonly string[]): string => sentences.filter((sentence) => sentence !== '').join(' ')

/** Whether a suggestion is what is booked, to the next whole unit. */
const isBooked = ({ suggestedMinor }: Line, { booked, currency }: LineBasis): boolean => booked > 0 && suggestedMinor < booked + wholeUnit(currency)

const boundWords = (line: Line, basis: LineBasis): string => {
  const { suggestedMinor, leastMinor, mostMinor } = line
  if (suggestedMinor === mostMinor && suggestedMinor > leastMinor) return t`It is at the most that one step allows.`
  if (suggestedMinor !== leastMinor) return ''
  return isBooked(line, basis) ? t`Less is not possible: this much is booked.` : t`It is at the least that one step allows.`
}

/** Warns of a suggestion that lies where nothing was ever seen. */
const beyondWords = ({ nowMinor, suggestedMinor }: Line, { everMostMinor, currency }: LineBasis): string =>
  everMostMinor === null || suggestedMinor <= nowMinor || suggestedMinor < everMostMinor + wholeUnit(currency) ? '' : t`No week ever had more than ${wholeMoney(everMostMinor, currency)}; beyond that the curve is a guess.`

/** Why a channel is given what it is given, in a sentence or two. */
export const channelSentence = (line: Line, basis: LineBasis): string => {
  const { name, nowMinor, suggestedMinor, held, nextHundred } = line
  const { outcome, currency, missing, budgetChange, isAlone, isMoreBooked } = basis
  if (held === 'locked') return t`${name} is locked and stays at ${wholeMoney(nowMinor, currency)} a week.`
  if (held === 'not_ready') return missing[0] ?? t`Nothing is known of what ${name} would bring with more or less; it stays as it is.`
  if (nextHundred === null) return t`${name} stays as it is.`
  const hundred = wholeMoney(100 * wholeUnit(currency), currency)
  const gain = t`the next ${hundred} a week would bring ${outcomeText(nextHundred.middle, outcome, currency)} more (${rangeText(nextHundred, (value) => outcomeText(value, outcome, currency))})`
  if (held === 'no_gain') return isAlone ? t`${name} stays as it is: ${gain}.` : t`${name} stays as it is: ${gain}, which is not surely more or less than elsewhere.`
  const change = suggestedMinor - nowMinor
  if (suggestedMinor > nowMinor && isBooked(line, basis)) return together(t`More for ${name}, because this much is booked for these weeks: ${gain}.`, beyondWords(line, basis))
  if (change === 0 && isMoreBooked) return t`${name} stays as it is, since all that the budget has more is booked elsewhere: ${gain}.`
  if (change === 0) return together(t`${name} stays as it is: ${gain}.`, boundWords(line, basis))
  const isByBudget = Math.sign(change) === Math.sign(budgetChange)
  const more = isByBudget ? t`More for ${name}, since the budget is larger: ${gain}.` : t`More for ${name}: ${gain}, more than elsewhere.`
  const less = isByBudget ? t`Less for ${name}, since the budget is smaller: ${gain}.` : t`Less for ${name}: ${gain}, less than elsewhere.`
  return together(change > 0 ? more : less, boundWords(line, basis), beyondWords(line, basis))
}

type Made = Omit<Suggestion, 'sentences'>

const noChangeReason = ({ channels }: Made): string => {
  const free = channels.filter(({ held }) => held === null || held === 'no_gain')
  if (free.length === 0) return t`No change: every channel is locked or not enough is known of it.`
  if (free.length === 1) return t`No change: ${free[0]?.name ?? ''} is the only channel that could move, and there is nothing to move money to or from.`
  if (free.every(({ leastMinor, mostMinor }) => leastMinor === mostMinor)) return t`No change: the bounds leave no channel any room.`
  return t`No change: whatever is moved, the gain would be smaller than what chance alone brings. This is as well divided as the data can tell.`
}

/** What a move is expected to bring, against what is spent and comes in now. */
const moveSentence = (
  { nowMinor, suggestedMinor, period }: Made,
  { expectedSuggested, gain }: { readonly expectedSuggested: Expected; readonly gain: Expected },
  { outcome, currency }: { readonly outcome: AdviceOutcome; readonly currency: Currency },
): string => {
  const [spend, brought] = [wholeMoney(suggestedMinor, currency), outcomeAmount(expectedSuggested.middle, outcome, currency)]
  const range = rangeText(expectedSuggested, (value) => outcomeText(value, outcome, currency))
  const gained = gain.middle >= 0 ? t`${percentText(gain.middle)} more than as it is now` : t`${percentText(-gain.middle)} less than as it is now`
  if (suggestedMinor === nowMinor) return t`Suggested: ${spend} a week, expected to bring ${brought} in ${plural(period.weeks, { one: '# week', other: '# weeks' })} (${range}), ${gained}.`
  const change = wholeMoney(Math.abs(suggestedMinor - nowMinor), currency)
  return suggestedMinor > nowMinor
    ? t`Suggested: ${spend} a week, expected to bring ${brought} in ${plural(period.weeks, { one: '# week', other: '# weeks' })} (${range}), ${gained}, for ${change} a week more.`
    : t`Suggested: ${spend} a week, expected to bring ${brought} in ${plural(period.weeks, { one: '# week', other: '# weeks' })} (${range}), ${gained}, for ${change} a week less.`
}

const outcomeSentence = (made: Made, { outcome, currency }: { readonly outcome: AdviceOutcome; readonly currency: Currency }): string => {
  const { budgetMinor, suggestedMinor, unplacedMinor, expectedSuggested, gain } = made
  switch (made.outcome) {
    case 'none':
      return t`Not enough is known for a suggestion yet. What is missing stands beside each channel.`
    case 'no_change':
      return noChangeReason(made)
    case 'too_little':
      return t`${wholeMoney(budgetMinor, currency)} a week is less than the least of all channels together, ${wholeMoney(suggestedMinor, currency)}. Lower a least, unlock a channel, or go down in several steps.`
    case 'too_much':
      return t`Could not place ${wholeMoney(unplacedMinor, currency)} a week: every channel is at the most that the bounds allow, or would gain nothing from more. Nobody knows what happens beyond; go up in several steps.`
    case 'move':
      return expectedSuggested === null || gain === null ? t`Suggested within the bounds.` : moveSentence(made, { expectedSuggested, gain }, { outcome, currency })
  }
}

/** What a suggestion comes to, in sentences; the one that matters most first. */
export const suggestionSentences = (made: Made, { fit, outcome, currency }: { readonly fit: AdviceFit; readonly outcome: AdviceOutcome; readonly currency: Currency }): readonly string[] => {
  const namesOf = (channels: Made['channels']): string => channels.map(({ name }) => name).join(', ')
  const held = made.channels.filter((channel) => channel.held === 'not_ready')
  // One of them may be locked, and is kept for that reason.
  const leftOut = made.outcome === 'move' ? made.channels.filter(({ expectedNow }) => expectedNow === null) : []
  return [
    outcomeSentence(made, { outcome, currency }),
    ...(fit.steppedDown === null ? [] : [fit.steppedDown]),
    ...(held.length === 0 || made.outcome === 'none' ? [] : [t`Kept as it is, since not enough is known: ${namesOf(held)}.`]),
    ...(leftOut.length === 0 ? [] : [t`Left out of the results expected: ${namesOf(leftOut)}.`]),
    ...(outcome.kind === 'value' ? [t`This is what ${platformNames[outcome.platform]} claims for itself; other platforms may claim the same sales.`] : []),
  ]
}

interface AskedTarget {
  readonly target: number
  /** A week; null: it cannot be reached. */
  readonly budgetMinor: number | null
  /** What the most of every channel would bring. */
  readonly most: number
  readonly weeks: number
  readonly outcome: AdviceOutcome
  readonly currency: Currency
  /** Channels whose results are counted nowhere in it, by name. */
  readonly leftOut: readonly string[]
}

/** What a target would take. */
export const targetSentence = ({ target, budgetMinor, most, weeks, outcome, currency, leftOut }: AskedTarget): string => {
  const wanted = t`${outcomeAmount(target, outcome, currency)} in ${plural(weeks, { one: '# week', other: '# weeks' })}`
  const answer = budgetMinor === null
    ? t`${wanted} is not reachable inside the range you have ever spent: the most of every channel would bring about ${outcomeText(most, outcome, currency)}.`
    : t`${wanted} takes about ${wholeMoney(budgetMinor, currency)} a week, ${wholeMoney(budgetMinor * weeks, currency)} in all, divided as below. This may be further than one step allows.`
  return together(answer, leftOut.length === 0 ? '' : t`Results of these are left out, since not enough is known of them: ${leftOut.join(', ')}.`)
}
