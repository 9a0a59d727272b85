import { asc, eq } from 'drizzle-orm'
import { addDays, localDay, toDayNumber } from '../../shared/kernel/day'
import { quarterDays } from '../../shared/kernel/quarter'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { type CustomerDeal, customerValue, valueDays } from '../../shared/marketing/customer-value'
import type { DayRange } from '../../shared/marketing/flighting'
import { deriveMetrics, type MetricRow } from '../../shared/marketing/metrics'
import { countedMetrics, GoalFields, goalMetrics, judgeGoal, QuarterGoal, type QuarterGoalId } from '../../shared/marketing/quarter-goal'
import type { customerValueContract, quarterGoalContract } from '../../shared/marketing/quarter-goal.contract'
import { reasonOf } from '../../shared/reports/format'
import { metricCell, metricNotes } from '../../shared/reports/roi-document'
import { RoiFilters } from '../../shared/reports/roi.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { roiReport } from '../reports/roi-report'
import { clickColumnsOf, foldParts } from './fold-parts'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { quarterGoals } from './quarter-goal.table'
import { currenciesInUse, inOtherCurrencies, kindNames, reportBasis } from './report-basis'
import { gatherCosts, gatherDeals, gatherParts, hasCostsOfNoPlatform, spendDays } from './result-parts'
import { toldMeasures } from './told-measures'

/** What counts on some days in one currency, or, of results alone, in several: their amounts then mean nothing. */
const metricsOn = (context: StoreContext, currencies: readonly string[], { from, to }: DayRange, { campaignId, platform }: Pick<GoalFields, 'campaignId' | 'platform'>): MetricRow => {
  const [currency = ''] = currencies
  const typed = { currency, from, to, platform, campaignId }
  const parts = currencies.flatMap((paidIn) => gatherParts(context, { currency: paidIn, fromDay: toDayNumber(from), toDay: toDayNumber(to), platform, campaignId }, 'account'))
  const sums = foldParts({ parts, costs: gatherCosts(context, typed), deals: gatherDeals(context, typed) }, { currency, clickColumns: clickColumnsOf(parts), told: toldMeasures(context), kindName: kindNames(context) })
  return deriveMetrics(sums, { revenueSource: 'both', grossMargin: reportBasis(context).grossMargin })
}

/** The days of a quarter before today, of which only a part is known; of one that begins today or later, all. */
const countedDays = (context: StoreContext, quarter: GoalFields['quarter']): DayRange => {
  const { from, to } = quarterDays(quarter)
  const yesterday = addDays(localDay(context.now()), -1)
  return { from, to: from <= yesterday && yesterday < to ? yesterday : to }
}

/** What the goal of a platform cannot count, where there was any: won deals, and costs that name none. */
const typedNotes = (context: StoreContext, { quarter, metric, platform, campaignId, currency }: GoalFields): readonly string[] => {
  if (platform === null) return []
  const typed = { ...countedDays(context, quarter), currency: currency ?? reportBasis(context).currency, campaignId }
  const hasDeals = ['revenue', 'profit', 'roas', 'roi'].includes(metric) && gatherDeals(context, { ...typed, platform: null }).length > 0
  const hasCosts = ['cost', 'profit', 'roi'].includes(metric) && hasCostsOfNoPlatform(context, typed)
  return [...(hasDeals ? [t`Won deals name no platform and are not in it.`] : []), ...(hasCosts ? [t`Costs that name no platform are not in it.`] : [])]
}

interface Counted {
  readonly metrics: MetricRow
  /** By which rates amounts of other currencies are in it, and which are not. */
  readonly notes: readonly string[]
}

/** Whether a goal counts people, whatever currency the ads were paid in. */
const countsPeople = ({ metric, currency }: GoalFields): boolean => currency === null && countedMetrics.has(metric)

/** What came of a quarter: people whatever currency the ads were paid in, money as the ROI report has it. */
const countedFor = (context: StoreContext, fields: GoalFields): Counted => {
  const { quarter, currency: own, campaignId, platform } = fields
  const { currency } = reportBasis(context)
  const period = countedDays(context, quarter)
  if (countsPeople(fields)) return { metrics: metricsOn(context, currenciesInUse(context, currency), period, { campaignId, platform }), notes: [] }
  const { total, conversions, otherCurrencies } = roiReport(context, RoiFilters.parse({ by: 'platform', period, campaignId, platform, currency: own ?? currency }))
  return { metrics: total, notes: [...conversions, ...otherCurrencies].map(({ sentence }) => sentence) }
}

/** Why nothing is known, as the ROI report says of this measure; of profit, what it says of the return on the same sums. */
const reasonFor = (metric: GoalFields['metric'], metrics: MetricRow): string | null => reasonOf(metricCell(metric === 'profit' ? 'roi' : metric, metrics))

export const quarterGoalHandlers: Handlers<typeof quarterGoalContract, StoreContext> = {
  list: (context, { lastDay }) => {
    const rows = context.db.select().from(quarterGoals).orderBy(asc(quarterGoals.quarter), asc(quarterGoals.id)).all()
    const nameOf = context.prepare('SELECT name FROM campaign WHERE id = ?').pluck()
    const known = new Map<string, Counted>()
    return ok(
      rows.map((row) => {
        const fields = GoalFields.parse(row)
        const key = JSON.stringify([fields.quarter, countsPeople(fields), fields.currency, fields.campaignId, fields.platform])
        const counted = known.get(key) ?? countedFor(context, fields)
        known.set(key, counted)
        const { metrics, notes } = counted
        const actual = goalMetrics[fields.metric].valueOf(metrics)
        return QuarterGoal.parse({
          ...fields,
          id: row.id,
          campaignName: fields.campaignId === null ? null : nameOf.get(fields.campaignId),
          actual,
          reason: actual === null ? reasonFor(fields.metric, metrics) : null,
          leftOut: [...(fields.metric === 'profit' ? [] : metricNotes(fields.metric, metrics)), ...typedNotes(context, fields), ...notes],
          ...judgeGoal(fields, actual, lastDay),
        })
      }),
    )
  },

  set: (context, fields) => {
    const { db, prepare } = context
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const known = prepare('SELECT id FROM quarter_goal WHERE quarter = @quarter AND metric = @metric AND campaign_id IS @campaignId AND platform IS @platform').pluck().get(fields)
    const row =
      typeof known === 'number'
        ? db.update(quarterGoals).set(fields).where(eq(quarterGoals.id, known)).returning({ id: quarterGoals.id }).get()
        : db.insert(quarterGoals).values(fields).returning({ id: quarterGoals.id }).get()
    return ok({ id: row.id as QuarterGoalId })
  },

  remove: ({ db }, { id }) => (db.delete(quarterGoals).where(eq(quarterGoals.id, id)).run().changes === 0 ? err({ type: 'QuarterGoalNotFound', id }) : ok({})),
}

export const customerValueHandlers: Handlers<typeof customerValueContract, StoreContext> = {
  summary: (context, { to, currency }) => {
    const basis = reportBasis(context)
    const chosen = currency ?? basis.currency
    const days = valueDays(to)
    // Columns as selected.
    const won = context.prepare(`SELECT id, customer, on_day AS "on", amount_minor AS amountMinor, currency FROM deal WHERE status = 'won'`).all() as (CustomerDeal & { readonly currency: string })[]
    const [deals, otherDeals] = [won.filter((deal) => deal.currency === chosen), won.filter((deal) => deal.currency !== chosen)]
    const otherCurrencies = [...inOtherCurrencies(context, { currency: chosen, fromDay: toDayNumber(days.from), toDay: toDayNumber(days.to), platform: null, campaignId: null })]
    return ok(
      customerValue({
        currency: chosen,
        deals,
        otherDeals,
        otherCurrencies,
        costMinor: metricsOn(context, [chosen], days, { campaignId: null, platform: null }).costMinor,
        spendDays: spendDays(context, { currencies: [chosen], platform: null }),
        grossMargin: basis.grossMargin,
        to,
      }),
    )
  },
}
