import { parseMinor } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import type { AdviceOverview } from '../shared/marketing/advice/advice.contract'
import { AdviceQuestion } from '../shared/marketing/advice/advice'
import { outcomeName, wholeMoney } from '../shared/marketing/advice/suggestion-words'
import { AdviceWishes, type Suggestion } from '../shared/marketing/advice/suggestion'
import { optional, parsed, printJson, required, showProgress, type Values, valueOf } from './commands'
import { type Session, withWorkbook } from './session'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError } from './usage'

/** The question that is asked for, of those that the results could answer; by the name of its outcome, or as a refusal lists it. */
const chooseQuestion = async ({ client }: Session, values: Values): Promise<AdviceQuestion> => {
  const choices = valueOf(await client.marketing.advice.choices({}))
  const [name, by, currency] = [optional(values, 'outcome'), optional(values, 'by'), optional(values, 'currency')]
  const fitting = choices.filter((choice) => (name === undefined || outcomeName(choice.outcome) === name || choice.label === name) && (by === undefined || choice.grain === by) && (currency === undefined || choice.currency === currency))
  const [chosen] = fitting
  if (chosen === undefined) throw new RefusedError(choices.length === 0 ? t`There are no results to learn from yet. Import results day by day.` : `${t`There are results for:`}\n${choices.map(({ label }) => `  ${label}`).join('\n')}`)
  return parsed(AdviceQuestion, { outcome: chosen.outcome, grain: chosen.grain, currency: chosen.currency, since: optional(values, 'since') ?? null })
}

const numberOf = (values: Values, name: string): number | null => {
  const text = optional(values, name)
  if (text === undefined) return null
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new UsageError(t`--${name} is a number.`)
  return value
}

/** Money as it is typed, in minor units. */
const minorOf = (values: Values, name: string, currency: string): number | null => {
  const text = optional(values, name)
  if (text === undefined) return null
  const minor = parseMinor(text, currency)
  if (minor === null || minor < 0) throw new UsageError(t`--${name} is an amount of money.`)
  return minor
}

/** What is asked of the advice. Throws `UsageError`. */
export const wishesOf = (values: Values, { channels, question: { outcome, currency } }: Pick<AdviceOverview, 'channels' | 'question'>): AdviceWishes => {
  const locked = Array.isArray(values['lock']) ? values['lock'].map(String) : []
  const unknown = locked.find((name) => !channels.some((channel) => channel.name === name || channel.key === name))
  if (unknown !== undefined) throw new UsageError(channels.length === 0 ? t`There is no channel “${unknown}”: the workbook has no results that could be advised on.` : t`There is no channel “${unknown}”. There are: ${channels.map(({ name }) => name).join(', ')}.`)
  return parsed(AdviceWishes, {
    budgetMinor: minorOf(values, 'budget', currency),
    channels: channels.filter(({ key, name }) => locked.includes(name) || locked.includes(key)).map(({ key }) => ({ key, isLocked: true })),
    weeks: numberOf(values, 'weeks') ?? 4,
    target: outcome.kind === 'conversions' ? numberOf(values, 'target') : minorOf(values, 'target', currency),
  })
}

/** Advice for the terminal, which shows names of channels as files have them. */
export const describeAdvice = (
  { label, sentence, notes, fit }: Pick<AdviceOverview, 'label' | 'sentence' | 'notes' | 'fit'>,
  { period, channels, sentences, currency, target }: Pick<Suggestion, 'period' | 'channels' | 'sentences' | 'currency' | 'target'>,
): string => {
  const names = new Map(channels.map(({ key, name }) => [key, name]))
  return terminalText(
    [
      `${label}: ${sentence}`,
      ...(fit?.quality ?? []).map(({ check, verdict, sentence: said }) => `  ${verdict} ${check}: ${said}`),
      ...notes.map((note) => `  ${note}`),
      t`${period.from} to ${period.to}`,
      ...sentences.map((said) => `  ${said}`),
      ...channels.map(
        ({ name, nowMinor, suggestedMinor, stretchMinor, sentence: said }) =>
          `${t`${name}: now ${wholeMoney(nowMinor, currency)}, suggested ${wholeMoney(suggestedMinor, currency)}, stretch ${wholeMoney(stretchMinor, currency)} a week`}\n  ${said}`,
      ),
      ...(target === null ? [] : [target.sentence, ...target.channels.map(({ key, minor }) => `  ${t`${names.get(key) ?? ''}: ${wholeMoney(minor, currency)} a week`}`)]),
    ].join('\n'),
  )
}

/** Prints what is advised; learns from the results first where they have changed. Adopts nothing. */
export const adviseCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 0) throw new UsageError(t`“${positionals[0] ?? ''}” is one argument too many.`)
  await withWorkbook(required(values, 'workbook'), async (session) => {
    const { advice } = session.client.marketing
    const question = await chooseQuestion(session, values)
    const before = valueOf(await advice.overview({ question }))
    if (before.fit?.isCurrent !== true) valueOf(await advice.fit({ question }, { onProgress: showProgress, signal: session.signal }))
    const overview = valueOf(await advice.overview({ question }))
    const suggestion = valueOf(await advice.suggest({ question, wishes: wishesOf(values, overview) }))
    if (values['json'] === true) printJson({ overview, suggestion })
    else console.log(describeAdvice(overview, suggestion))
  })
}
