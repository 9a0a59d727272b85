import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { CostLine, CostLineFields, CostLineId } from './cost-line'

const CostLineNotFound = z.object({ type: z.literal('CostLineNotFound'), id: CostLineId })

export const costLineContract = {
  /** Cost lines, newest day first: of one campaign, or all. */
  list: query({ input: z.object({ campaignId: CampaignId.nullable().default(null) }), output: z.array(CostLine) }),
  add: command({ input: CostLineFields, output: CostLine, errors: errors(CampaignNotFound), label: t`Add cost`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'pacing'] }),
  edit: command({ input: z.object({ id: CostLineId, fields: CostLineFields }), output: CostLine, errors: errors(CostLineNotFound, CampaignNotFound), label: t`Edit cost`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'pacing'] }),
  remove: command({ input: z.object({ id: CostLineId }), output: z.object({}), errors: errors(CostLineNotFound), label: t`Remove cost`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'pacing'] }),
}
