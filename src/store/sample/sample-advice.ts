import type { contract } from '../../shared/contract'
import { addDays, type Day, weekStart } from '../../shared/kernel/day'
import type { Client } from '../../shared/rpc/contract'
import type { SampleOptions } from './fill-sample'
import type { ValueOf } from './sample-campaigns'

type Marketing = Client<typeof contract>['marketing']

/** Weeks between the day the sample's suggestion was adopted and today: its period of four has passed, and its results are there. */
const weeksAgo = 6

/** A suggestion that was adopted some weeks ago, from what was known then, and a fit of today's results. The plan of the sample stays the agreed one. */
export const addSampleAdvice = async ({ advice }: Marketing, { today, turnClock }: Pick<SampleOptions, 'today' | 'turnClock'>, valueOf: ValueOf): Promise<void> => {
  const choice = valueOf(await advice.choices({})).find(({ outcome, grain }) => outcome.kind === 'value' && outcome.platform === 'meta' && grain === 'campaign')
  if (choice === undefined) throw new Error('The sample has no value of Meta')
  const question = { outcome: choice.outcome, grain: choice.grain, currency: choice.currency }
  const day: Day = addDays(weekStart(today), -7 * weeksAgo - 3)
  turnClock(day)
  valueOf(await advice.fit({ question }))
  valueOf(await advice.adopt({ question, wishes: { weeks: 4 }, name: 'Advice, tried for four weeks', isCurrent: false }))
  turnClock(null)
  valueOf(await advice.fit({ question }))
}
