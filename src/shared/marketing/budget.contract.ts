import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Budget, BudgetAllocation, BudgetFields, BudgetId, BudgetLine } from './budget'
import { CampaignNotFound } from './campaign.contract'
import { MediaPlanId } from './flight'
import { MediaPlanNotFound } from './flight.contract'

const BudgetNotFound = z.object({ type: z.literal('BudgetNotFound'), id: BudgetId })

export const budgetContract = {
  /** A version's budgets against its flights and the spend that counts, and how much of the whole is given out. */
  overview: query({
    input: z.object({ planId: MediaPlanId }),
    output: z.object({ lines: z.array(BudgetLine), allocations: z.array(BudgetAllocation) }),
    errors: errors(MediaPlanNotFound),
  }),
  /** Sets what may be spent; a budget for the same campaign, channel, month and currency takes the new amount. */
  set: command({ input: z.object({ planId: MediaPlanId, fields: BudgetFields }), output: Budget, errors: errors(MediaPlanNotFound, CampaignNotFound), label: t`Set budget` }),
  remove: command({ input: z.object({ id: BudgetId }), output: z.object({}), errors: errors(BudgetNotFound), label: t`Remove budget` }),
}
