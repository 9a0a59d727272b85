import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CampaignNotFound } from './campaign.contract'
import { MediaPlanId } from './flight'
import { MediaPlanNotFound } from './flight.contract'
import { PlanCost, PlanCostFields, PlanCostId } from './plan-cost'

const PlanCostNotFound = z.object({ type: z.literal('PlanCostNotFound'), id: PlanCostId })

export const planCostContract = {
  /** Planned costs of a version, in the order they were added. What they come to is in the plan's sheet. */
  list: query({ input: z.object({ planId: MediaPlanId }), output: z.array(PlanCost), errors: errors(MediaPlanNotFound) }),
  add: command({ input: z.object({ planId: MediaPlanId, fields: PlanCostFields }), output: PlanCost, errors: errors(MediaPlanNotFound, CampaignNotFound), label: t`Add planned cost`, touches: ['mediaPlan'] }),
  edit: command({ input: z.object({ id: PlanCostId, fields: PlanCostFields }), output: PlanCost, errors: errors(PlanCostNotFound, CampaignNotFound), label: t`Edit planned cost`, touches: ['mediaPlan'] }),
  remove: command({ input: z.object({ id: PlanCostId }), output: z.object({}), errors: errors(PlanCostNotFound), label: t`Remove planned cost`, touches: ['mediaPlan'] }),
}
