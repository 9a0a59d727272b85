import { desc, eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import type { MoneyAmount } from '../../shared/marketing/exchange-rate'
import type { MediaPlanId } from '../../shared/marketing/flight'
import { KeptMediaPlanFields, MediaPlan, type MediaPlanFields } from '../../shared/marketing/media-plan'
import type { mediaPlanContract } from '../../shared/marketing/media-plan.contract'
import { comparePlans, layOutPlan } from '../../shared/marketing/plan-sheet'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { readRates } from './exchange-rate.handlers'
import { mediaPlans } from './media-plan.table'
import { currentPlan, findPlan, readVersion } from './plan-rows'
import { readPlanning } from './planning.handlers'

const notFound = (id: MediaPlanId) => err({ type: 'MediaPlanNotFound' as const, id })

const endsBeforeStart = ({ startsOn, endsOn }: MediaPlanFields): boolean => endsOn < startsOn

/** What is copied with a version: everything but the rows’ own numbers, so that flights and costs keep their lineage. */
const copiedTables = [
  { table: 'flight', columns: 'lineage, campaign_id, platform, placement, starts_on, ends_on, amount_minor, currency, shape, custom_minor, dark, is_booked, note' },
  { table: 'plan_cost', columns: 'lineage, campaign_id, kind, label, rule, rate_ppm, amount_minor, currency, on_day, from_month, to_month' },
  { table: 'budget', columns: 'campaign_id, platform, placement, month, amount_minor, currency' },
] as const

/** Writes a version. */
export const insertPlan = (context: StoreContext, fields: MediaPlanFields, isCurrent: boolean): MediaPlan =>
  MediaPlan.parse(context.db.insert(mediaPlans).values({ ...fields, id: unusedId(context, 'media_plan'), isCurrent, createdAt: context.now().toISOString() }).returning().get())

/** A version once more under another name, with its flights, planned costs and budgets; not current. */
export const copyPlan = (context: StoreContext, plan: MediaPlan, name: string): MediaPlan => {
  const copy = insertPlan(context, { ...KeptMediaPlanFields.parse(plan), name }, false)
  for (const { table, columns } of copiedTables) context.prepare(`INSERT INTO ${table} (plan_id, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE plan_id = ? ORDER BY id`).run(copy.id, plan.id)
  return copy
}

/** Makes a version the one that holds. */
export const makePlanCurrent = ({ db }: StoreContext, plan: MediaPlan): MediaPlan => {
  // One after the other: only one version may be current at any moment.
  db.update(mediaPlans).set({ isCurrent: false }).where(eq(mediaPlans.isCurrent, true)).run()
  db.update(mediaPlans).set({ isCurrent: true }).where(eq(mediaPlans.id, plan.id)).run()
  return { ...plan, isCurrent: true }
}

export const mediaPlanHandlers: Handlers<typeof mediaPlanContract, StoreContext> = {
  list: ({ db, prepare }) => {
    // Columns as selected.
    const media = prepare('SELECT plan_id AS planId, currency, sum(amount_minor) AS amountMinor, count(*) AS flights FROM flight GROUP BY plan_id, currency ORDER BY currency').all() as (MoneyAmount & {
      planId: number
      flights: number
    })[]
    const plans = db.select().from(mediaPlans).orderBy(desc(mediaPlans.id)).all().map((row) => MediaPlan.parse(row))
    return ok(
      plans.map((plan) => {
        const own = media.filter(({ planId }) => planId === plan.id)
        return { ...plan, flights: own.reduce((sum, { flights }) => sum + flights, 0), media: own.map(({ currency, amountMinor }) => ({ currency, amountMinor })) }
      }),
    )
  },

  sheet: (context, { id, grain, convert }) => {
    const version = readVersion(context, id)
    if (version === null) return notFound(id)
    const { firstWeekday } = readPlanning(context)
    return ok(layOutPlan(version, { grain, firstWeekday, convert: convert && { ...convert, rates: readRates(context) } }))
  },

  compare: (context, { before, after }) => {
    const [left, right] = [readVersion(context, before), readVersion(context, after)]
    if (left === null) return notFound(before)
    return right === null ? notFound(after) : ok(comparePlans(left, right))
  },

  add: (context, fields) => (endsBeforeStart(fields) ? err({ type: 'EndsBeforeStart' }) : ok(insertPlan(context, fields, currentPlan(context) === null))),

  edit: (context, { id, changes }) => {
    const plan = findPlan(context, id)
    if (plan === null) return notFound(id)
    const fields = applyPatch(KeptMediaPlanFields.parse(plan), changes)
    if (endsBeforeStart(fields)) return err({ type: 'EndsBeforeStart' })
    context.db.update(mediaPlans).set(fields).where(eq(mediaPlans.id, id)).run()
    return ok({ ...plan, ...fields })
  },

  makeCurrent: (context, { id }) => {
    const plan = findPlan(context, id)
    return plan === null ? notFound(id) : ok(makePlanCurrent(context, plan))
  },

  duplicate: (context, { id, name }) => {
    const plan = findPlan(context, id)
    return plan === null ? notFound(id) : ok(copyPlan(context, plan, name))
  },

  remove: (context, { id }) => {
    const plan = findPlan(context, id)
    if (plan === null) return notFound(id)
    if (plan.isCurrent && context.prepare('SELECT 1 FROM media_plan WHERE id <> ?').get(id) !== undefined) return err({ type: 'MediaPlanIsCurrent', id })
    context.db.delete(mediaPlans).where(eq(mediaPlans.id, id)).run()
    return ok({})
  },
}
