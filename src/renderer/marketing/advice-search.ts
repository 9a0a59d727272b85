import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import type { AdviceChoice } from '../../shared/marketing/advice/advice.contract'

const AdviceSearch = z.object({
  /** The label of the question. */
  ask: z.string().max(600).optional().catch(undefined),
  since: Day.optional().catch(undefined),
})
export type AdviceSearch = z.infer<typeof AdviceSearch>

/** Reads the address; what is not a legal value is left out. */
export const parseAdviceSearch = (search: unknown): AdviceSearch => {
  const parsed = AdviceSearch.safeParse(search)
  return parsed.success ? parsed.data : {}
}

/** The question an address asks, or the first there is. Null: results answer none. */
export const questionOf = (choices: readonly AdviceChoice[], { ask, since }: AdviceSearch): AdviceQuestion | null => {
  const chosen = choices.find(({ label }) => label === ask) ?? choices[0]
  return chosen === undefined ? null : { outcome: chosen.outcome, grain: chosen.grain, currency: chosen.currency, since: since ?? null }
}
