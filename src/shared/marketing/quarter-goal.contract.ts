import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CampaignNotFound } from './campaign.contract'
import { CustomerValue } from './customer-value'
import { GoalFields, QuarterGoal, QuarterGoalId } from './quarter-goal'

const QuarterGoalNotFound = z.object({ type: z.literal('QuarterGoalNotFound'), id: QuarterGoalId })

export const quarterGoalContract = {
  /** Goals by quarter, each against what came of it. */
  list: query({ input: z.object({}), output: z.array(QuarterGoal) }),
  /** Sets a quarter's goal for a metric; it takes the place of the one before for the same campaign and platform. */
  set: command({ input: GoalFields, output: z.object({ id: QuarterGoalId }), errors: errors(CampaignNotFound), label: t`Set goal` }),
  remove: command({ input: z.object({ id: QuarterGoalId }), output: z.object({}), errors: errors(QuarterGoalNotFound), label: t`Remove goal` }),
}

export const customerValueContract = {
  /** What customers bring and cost over the twelve months up to a day. Currency null: the workbook's. */
  summary: query({ input: z.object({ to: Day, currency: Currency.nullable().default(null) }), output: CustomerValue }),
}
