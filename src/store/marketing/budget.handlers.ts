import { asc, eq } from 'drizzle-orm'
import { toDayNumber } from '../../shared/kernel/day'
import { sumKnown } from '../../shared/kernel/ratio'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { Budget, budgetAllocations, budgetDays, budgetLine, type KnownSpend } from '../../shared/marketing/budget'
import type { budgetContract } from '../../shared/marketing/budget.contract'
import { layFlights } from '../../shared/marketing/flight'
import type { DayRange } from '../../shared/marketing/flighting'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { budgets } from './budget.table'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { findPlan, readVersion } from './plan-rows'
import { cutNotes } from './report-basis'
import { gatherParts, type ResultPart } from './result-parts'

/** Answers what was spent within a budget; results of the same days and currency are gathered once. */
const createSpendReader = (context: StoreContext): ((budget: Budget, days: DayRange) => KnownSpend) => {
  const gathered = new Map<string, readonly ResultPart[]>()
  return ({ campaignId, platform, placement, currency }, { from, to }) => {
    if (placement !== null && placement !== 'any') return { spentMinor: null, reason: t`Imported results do not say which placement they are of.`, notes: [] }
    const scope = { currency, fromDay: toDayNumber(from), toDay: toDayNumber(to), platform: null, campaignId: null }
    const key = `${from} ${to} ${currency}`
    const parts = gathered.get(key) ?? gatherParts(context, scope, 'campaign')
    gathered.set(key, parts)
    const own = parts.filter((part) => (campaignId === null || part.campaignId === campaignId) && (platform === null || part.platform === platform))
    const spentMinor = sumKnown(own.map((part) => part.spendMinor))
    return { spentMinor, reason: spentMinor === null ? t`No imported spend in ${currency} on these days.` : null, notes: cutNotes(context, { ...scope, platform, campaignId }) }
  }
}

export const budgetHandlers: Handlers<typeof budgetContract, StoreContext> = {
  overview: (context, { planId }) => {
    const version = readVersion(context, planId)
    if (version === null) return err({ type: 'MediaPlanNotFound', id: planId })
    const all = context.db.select().from(budgets).where(eq(budgets.planId, planId)).orderBy(asc(budgets.id)).all().map((row) => Budget.parse(row))
    const nameOf = context.prepare('SELECT name FROM campaign WHERE id = ?').pluck()
    const readSpend = createSpendReader(context)
    const flights = layFlights(version.flights)
    const lines = all.map((budget) => {
      const days = budgetDays(budget, version.plan)
      return budgetLine(budget, budget.campaignId === null ? null : String(nameOf.get(budget.campaignId)), { days, flights, spend: readSpend(budget, days) })
    })
    return ok({ lines, allocations: [...budgetAllocations(all)] })
  },

  set: (context, { planId, fields }) => {
    if (findPlan(context, planId) === null) return err({ type: 'MediaPlanNotFound', id: planId })
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const known = context
      .prepare('SELECT id FROM budget WHERE plan_id = @planId AND campaign_id IS @campaignId AND platform IS @platform AND placement IS @placement AND month IS @month AND currency = @currency')
      .pluck()
      .get({ ...fields, planId })
    const row =
      typeof known === 'number'
        ? context.db.update(budgets).set(fields).where(eq(budgets.id, known)).returning().get()
        : context.db.insert(budgets).values({ ...fields, planId }).returning().get()
    return ok(Budget.parse(row))
  },

  remove: ({ db }, { id }) => (db.delete(budgets).where(eq(budgets.id, id)).run().changes === 0 ? err({ type: 'BudgetNotFound', id }) : ok({})),
}
