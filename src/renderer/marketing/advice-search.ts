import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import type { AdviceChoice } from '../../shared/marketing/advice/advice.contract'

export const AdviceSearch = z.object({
  /** The code of the question, the same in every language. */
  ask: z.string().max(600).optional().catch(undefined),
  since: Day.optional().catch(undefined),
})
type AdviceSearch = z.infer<typeof AdviceSearch>

/** By what a question is known in an address: what is counted, between what the money is moved, the currency, and whose or which results. */
export const codeOf = ({ outcome, grain, currency }: AdviceChoice): string => [outcome.kind, grain, currency, ...(outcome.kind === 'conversions' ? [outcome.name] : outcome.kind === 'value' ? [outcome.platform] : [])].join('.')

/** The choice an address names, or the first there is. Undefined: results answer none. */
export const choiceOf = (choices: readonly AdviceChoice[], { ask }: AdviceSearch): AdviceChoice | undefined => choices.find((choice) => codeOf(choice) === ask) ?? choices[0]

/** The question an address asks, or the first there is. Null: results answer none. */
export const questionOf = (choices: readonly AdviceChoice[], search: AdviceSearch): AdviceQuestion | null => {
  const chosen = choiceOf(choices, search)
  return chosen === undefined ? null : { outcome: chosen.outcome, grain: chosen.grain, currency: chosen.currency, since: search.since ?? null }
}
