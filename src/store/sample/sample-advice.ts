import type { contract } from '../../shared/contract'
import { addDays, weekStart } from '../../shared/kernel/day'
import type { Client } from '../../shared/rpc/contract'
import type { SampleOptions } from './fill-sample'
import type { ValueOf } from './sample-campaigns'

type Marketing = Client<typeof contract>['marketing']
type Workbook = Client<typeof contract>['workbook']

/** Weeks between the day the sample's suggestion was adopted and today; the period of four has passed by then. Tried in turn until one shows a kept promise; on days on which none does, the first that could be adopted stays. */
const weeksAgo = [6, 7, 8, 9, 10, 11] as const

/** A suggestion that was adopted some weeks ago, from what was known then, and a fit of today's results. The plan of the sample stays the agreed one. */
export const addSampleAdvice = async ({ advice }: Marketing, workbook: Workbook, { today, turnClock }: Pick<SampleOptions, 'today' | 'turnClock'>, valueOf: ValueOf): Promise<void> => {
  const choice = valueOf(await advice.choices({})).find(({ outcome, grain }) => outcome.kind === 'value' && outcome.platform === 'meta' && grain === 'campaign')
  if (choice === undefined) throw new Error('The sample has no value of Meta')
  const question = { outcome: choice.outcome, grain: choice.grain, currency: choice.currency }
  const adoptFrom = async (weeks: number): Promise<{ readonly undoStep: number | null } | null> => {
    turnClock(addDays(weekStart(today), -7 * weeks - 3))
    valueOf(await advice.fit({ question }))
    const adopted = await advice.adopt({ question, wishes: { weeks: 4 }, name: 'Advice, tried for four weeks', isCurrent: false })
    turnClock(null)
    return adopted.ok ? adopted : null
  }
  const adoptable: number[] = []
  let isKept = false
  for (const weeks of weeksAgo) {
    const adopted = await adoptFrom(weeks)
    // On some days no change was suggested; then it is tried a week earlier.
    if (adopted === null) continue
    isKept = valueOf(await advice.promises({})).tally.kept === 1
    if (isKept) break
    adoptable.push(weeks)
    valueOf(await workbook.undo({ step: adopted.undoStep }))
  }
  if (!isKept && adoptable[0] !== undefined) await adoptFrom(adoptable[0])
  valueOf(await advice.fit({ question }))
}
