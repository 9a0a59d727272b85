import { eq } from 'drizzle-orm'
import { err, ok } from '../../shared/kernel/result'
import type { MediaPlanId } from '../../shared/marketing/flight'
import type { PlanCostFields, PlanCostId } from '../../shared/marketing/plan-cost'
import type { planCostContract } from '../../shared/marketing/plan-cost.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { planCosts } from './plan-cost.table'
import { findPlan, readPlanCosts } from './plan-rows'

const planCostNotFound = (id: PlanCostId) => err({ type: 'PlanCostNotFound' as const, id })

/** The rule's parts in the columns of the table; those of other rules are empty. */
const columnsOf = ({ rule, ...fields }: PlanCostFields) => ({ ...fields, ratePpm: null, amountMinor: null, currency: null, on: null, from: null, to: null, ...rule })

export const planCostHandlers: Handlers<typeof planCostContract, StoreContext> = {
  list: (context, { planId }) => (findPlan(context, planId) === null ? err({ type: 'MediaPlanNotFound', id: planId }) : ok(readPlanCosts(context, planId))),

  add: (context, { planId, fields }) => {
    if (findPlan(context, planId) === null) return err({ type: 'MediaPlanNotFound', id: planId })
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const row = context.db.insert(planCosts).values({ ...columnsOf(fields), planId, lineage: 0 }).returning({ id: planCosts.id }).get()
    context.db.update(planCosts).set({ lineage: row.id }).where(eq(planCosts.id, row.id)).run()
    return ok({ ...fields, id: row.id as PlanCostId, planId, lineage: row.id })
  },

  edit: (context, { id, fields }) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const row = context.db.update(planCosts).set(columnsOf(fields)).where(eq(planCosts.id, id)).returning().get()
    // The version's number was checked when the cost was added.
    return row === undefined ? planCostNotFound(id) : ok({ ...fields, id, planId: row.planId as MediaPlanId, lineage: row.lineage })
  },

  remove: ({ db }, { id }) => (db.delete(planCosts).where(eq(planCosts.id, id)).run().changes === 0 ? planCostNotFound(id) : ok({})),
}
