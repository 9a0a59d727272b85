import { numberText } from '../../kernel/language'
import { type Currency, minorDigits } from '../../kernel/money'
import { platformNames } from '../../kernel/platform'
import type { AdviceFit, AdviceOutcome } from './advice'
import { wholeUnit } from './readiness'
import type { Expected, SuggestedChannel, Suggestion } from './suggestion'

const whole = { format: (value: number): string => numberText(value, { maximumFractionDigits: 0 }) }
const fine = { format: (value: number): string => numberText(value, { maximumSignificantDigits: 2 }) }

/** An amount of money in whole units: `1,240 EUR`. Advice is no finer than that. */
export const wholeMoney = (minor: number, currency: Currency): string => `${whole.format(minor / 10 ** minorDigits(currency))} ${currency}`

/** What an outcome is called: `Purchases`, `Conversion value as Meta counts it`. */
export const outcomeName = (outcome: AdviceOutcome): string =>
  outcome.kind === 'conversions' ? outcome.name : outcome.kind === 'deals' ? 'Revenue of won deals' : `Conversion value as ${platformNames[outcome.platform]} counts it`

/** An amount of an outcome: a count, or money. Few are told with a decimal. */
export const outcomeText = (value: number, outcome: AdviceOutcome, currency: Currency): string => (outcome.kind === 'conversions' ? (value >= 10 ? whole : fine).format(value) : wholeMoney(value, currency))

/** From low to high, once where both read the same. */
export const rangeText = ({ low, high }: Expected, text: (value: number) => string): string => (text(low) === text(high) ? text(low) : `${text(low)} to ${text(high)}`)

const percent = (share: number): string => `${whole.format(share * 100)} %`

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
}

type Line = Omit<SuggestedChannel, 'sentence'>

const boundWords = ({ suggestedMinor, leastMinor, mostMinor }: Line, { booked }: LineBasis): string => {
  if (suggestedMinor === mostMinor && suggestedMinor > leastMinor) return ' It is at the most that one step allows.'
  if (suggestedMinor !== leastMinor) return ''
  return booked > 0 && booked >= suggestedMinor - 1 ? ' Less is not possible: this much is booked.' : ' It is at the least that one step allows.'
}

/** Warns of a suggestion that lies where nothing was ever seen. */
const beyondWords = ({ nowMinor, suggestedMinor }: Line, { everMostMinor, currency }: LineBasis): string =>
  everMostMinor === null || suggestedMinor <= nowMinor || suggestedMinor < everMostMinor + wholeUnit(currency) ? '' : ` No week ever had more than ${wholeMoney(everMostMinor, currency)}; beyond that the curve is a guess.`

/** Why a channel is given what it is given, in a sentence or two. */
export const channelSentence = (line: Line, basis: LineBasis): string => {
  const { name, nowMinor, suggestedMinor, held, nextHundred } = line
  const { outcome, currency, missing, booked, budgetChange, isAlone } = basis
  if (held === 'locked') return `${name} is locked and stays at ${wholeMoney(nowMinor, currency)} a week.`
  if (held === 'not_ready') return missing[0] ?? `Nothing is known of what ${name} would bring with more or less; it stays as it is.`
  if (nextHundred === null) return `${name} stays as it is.`
  const hundred = wholeMoney(100 * wholeUnit(currency), currency)
  const gain = `the next ${hundred} a week would bring ${outcomeText(nextHundred.middle, outcome, currency)} more (${rangeText(nextHundred, (value) => outcomeText(value, outcome, currency))})`
  if (held === 'no_gain') return `${name} stays as it is: ${gain}${isAlone ? '' : ', which is not surely more or less than elsewhere'}.`
  const change = suggestedMinor - nowMinor
  if (booked > 0 && suggestedMinor > nowMinor && suggestedMinor <= booked + wholeUnit(currency)) return `More for ${name}, because this much is booked for these weeks: ${gain}.${beyondWords(line, basis)}`
  if (change === 0) return `${name} stays as it is: ${gain}.${boundWords(line, basis)}`
  if (Math.sign(change) === Math.sign(budgetChange)) return `${change > 0 ? 'More' : 'Less'} for ${name}, since the budget is ${change > 0 ? 'larger' : 'smaller'}: ${gain}.${boundWords(line, basis)}${beyondWords(line, basis)}`
  return `${change > 0 ? 'More' : 'Less'} for ${name}: ${gain}, ${change > 0 ? 'more' : 'less'} than elsewhere.${boundWords(line, basis)}${beyondWords(line, basis)}`
}

type Made = Omit<Suggestion, 'sentences'>

const noChangeReason = ({ channels }: Made): string => {
  const free = channels.filter(({ held }) => held === null || held === 'no_gain')
  if (free.length === 0) return 'No change: every channel is locked or not enough is known of it.'
  if (free.length === 1) return `No change: ${free[0]?.name ?? ''} is the only channel that could move, and there is nothing to move money to or from.`
  if (free.every(({ leastMinor, mostMinor }) => leastMinor === mostMinor)) return 'No change: the bounds leave no channel any room.'
  return 'No change: whatever is moved, the gain would be smaller than what chance alone brings. This is as well divided as the data can tell.'
}

const outcomeSentence = (made: Made, { outcome, currency }: { readonly outcome: AdviceOutcome; readonly currency: Currency }): string => {
  const { budgetMinor, nowMinor, suggestedMinor, unplacedMinor, expectedSuggested, gain, period } = made
  switch (made.outcome) {
    case 'none':
      return 'Not enough is known for a suggestion yet. What is missing stands beside each channel.'
    case 'no_change':
      return noChangeReason(made)
    case 'too_little':
      return `${wholeMoney(budgetMinor, currency)} a week is less than the least of all channels together, ${wholeMoney(suggestedMinor, currency)}. Lower a least, unlock a channel, or go down in several steps.`
    case 'too_much':
      return `Could not place ${wholeMoney(unplacedMinor, currency)} a week: every channel is at the most that the bounds allow, or would gain nothing from more. Nobody knows what happens beyond; go up in several steps.`
    case 'move':
      return expectedSuggested === null || gain === null
        ? 'Suggested within the bounds.'
        : `Suggested: ${wholeMoney(suggestedMinor, currency)} a week, expected to bring ${outcomeText(expectedSuggested.middle, outcome, currency)} in ${period.weeks} weeks (${rangeText(expectedSuggested, (value) => outcomeText(value, outcome, currency))}), ${percent(Math.abs(gain.middle))} ${gain.middle >= 0 ? 'more' : 'less'} than as it is now${suggestedMinor === nowMinor ? '' : `, for ${wholeMoney(Math.abs(suggestedMinor - nowMinor), currency)} a week ${suggestedMinor > nowMinor ? 'more' : 'less'}`}.`
  }
}

/** What a suggestion comes to, in sentences; the one that matters most first. */
export const suggestionSentences = (made: Made, { fit, outcome, currency }: { readonly fit: AdviceFit; readonly outcome: AdviceOutcome; readonly currency: Currency }): readonly string[] => {
  const held = made.channels.filter((channel) => channel.held === 'not_ready')
  return [
    outcomeSentence(made, { outcome, currency }),
    ...(fit.steppedDown === null ? [] : [fit.steppedDown]),
    ...(held.length === 0 || made.outcome === 'none' ? [] : [`Kept as it is, since not enough is known: ${held.map(({ name }) => name).join(', ')}.`]),
    ...(outcome.kind === 'value' ? [`This is what ${platformNames[outcome.platform]} claims for itself; other platforms may claim the same sales.`] : []),
  ]
}

/** What a target would take. */
export const targetSentence = ({ target, budgetMinor, most, weeks, outcome, currency }: { readonly target: number; readonly budgetMinor: number | null; readonly most: number; readonly weeks: number; readonly outcome: AdviceOutcome; readonly currency: Currency }): string => {
  const wanted = `${outcomeText(target, outcome, currency)} in ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`
  return budgetMinor === null
    ? `${wanted} is not reachable inside the range you have ever spent: the most of every channel would bring about ${outcomeText(most, outcome, currency)}.`
    : `${wanted} takes about ${wholeMoney(budgetMinor, currency)} a week, ${wholeMoney(budgetMinor * weeks, currency)} in all, divided as below. This may be further than one step allows.`
}
