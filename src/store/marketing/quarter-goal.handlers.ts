import { asc, eq } from 'drizzle-orm'
import { addDays, type Day, fromDayNumber, localDay, toDayNumber } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
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
import { hasEnded, newestResultDay } from './account-reach'
import { clickColumnsOf, foldParts } from './fold-parts'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { quarterGoals } from './quarter-goal.table'
import { currenciesInUse, cutNotes, inOtherCurrencies, kindNames, reportBasis } from './report-basis'
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

const yesterdayOf = (context: StoreContext): Day => addDays(localDay(context.now()), -1)

/** The days of a quarter before today, of which only a part is known; of one that begins today or later, all. */
const openDays = (context: StoreContext, quarter: GoalFields['quarter']): DayRange => {
  const { from, to } = quarterDays(quarter)
  const yesterday = yesterdayOf(context)
  return { from, to: from <= yesterday && yesterday < to ? yesterday : to }
}

/** What the goal of a platform cannot count, where there was any: won deals, and costs that name none. */
const typedNotes = (context: StoreContext, { metric, platform, campaignId, currency }: GoalFields, period: DayRange): readonly string[] => {
  if (platform === null) return []
  const typed = { ...period, currency: currency ?? reportBasis(context).currency, campaignId }
  const hasDeals = ['revenue', 'profit', 'roas', 'roi'].includes(metric) && gatherDeals(context, { ...typed, platform: null }).length > 0
  const hasCosts = ['cost', 'profit', 'roi'].includes(metric) && hasCostsOfNoPlatform(context, typed)
  return [...(hasDeals ? [t`Won deals name no platform and are not in it.`] : []), ...(hasCosts ? [t`Costs that name no platform are not in it.`] : [])]
}

interface Counted {
  readonly metrics: MetricRow
  /** To which day the ad accounts have results. Null: to the last of these, or to none of them. */
  readonly newest: Day | null
  /** By which rates amounts of other currencies are in it, which are not, and which results are left out because these days cut them. */
  readonly notes: readonly string[]
}

/** Whether a goal counts people, whatever currency the ads were paid in. */
const countsPeople = ({ metric, currency }: GoalFields): boolean => currency === null && countedMetrics.has(metric)

/** What came of some days: people whatever currency the ads were paid in, money as the ROI report has it. */
const countedOn = (context: StoreContext, fields: GoalFields, period: DayRange): Counted => {
  const { currency: own, campaignId, platform } = fields
  const basis = reportBasis(context)
  const currency = own ?? basis.currency
  const inUse = currenciesInUse(context, currency)
  const newestOf = (currencies: readonly string[]): Day | null => {
    const newest = newestResultDay(context, { currencies, toDay: null, platform, campaignId })
    return newest === null || newest < toDayNumber(period.from) || newest >= toDayNumber(period.to) ? null : fromDayNumber(newest)
  }
  const leftOutOf = (currencies: readonly string[]): readonly string[] => currencies.flatMap((code) => cutNotes(context, { currency: code, fromDay: toDayNumber(period.from), toDay: toDayNumber(period.to), platform, campaignId }))
  if (countsPeople(fields)) return { metrics: metricsOn(context, inUse, period, { campaignId, platform }), newest: newestOf(inUse), notes: leftOutOf(inUse) }
  const { total, conversions, otherCurrencies } = roiReport(context, RoiFilters.parse({ by: 'platform', period, campaignId, platform, currency }))
  const added = inUse.filter((code) => !otherCurrencies.some((other) => other.currency === code))
  return { metrics: total, newest: newestOf(added), notes: [...[...conversions, ...otherCurrencies].map(({ sentence }) => sentence), ...leftOutOf(added)] }
}

/** What is counted in deals and costs that were typed in, too. Deals name no platform. */
const hasTyped = ({ metric, platform }: GoalFields): boolean => ['cost', 'profit', 'roi', ...(platform === null ? ['revenue', 'roas'] : [])].includes(metric)

/** Whether what was counted rests on ad results. */
const restsOnResults = (fields: GoalFields, { attributedRevenueMinor, spendMinor, reasons }: MetricRow): boolean => {
  const hasValue = (attributedRevenueMinor ?? 0) > 0 || reasons.revenue !== undefined
  return !hasTyped(fields) || hasValue || (fields.metric !== 'revenue' && spendMinor !== null)
}

interface CountedGoal extends Counted {
  readonly period: DayRange
  /** See `QuarterGoal`. */
  readonly dataTo: Day | null
}

/** What came of a quarter on the days by which it is held against its goal: to the newest with results where it rests on them, else to yesterday. */
const countedFor = (context: StoreContext, fields: GoalFields, count: (period: DayRange) => Counted): CountedGoal => {
  const period = openDays(context, fields.quarter)
  const counted = count(period)
  const { newest, metrics, notes } = counted
  if (newest === null || !restsOnResults(fields, metrics)) return { ...counted, period, dataTo: null }
  const isOver = quarterDays(fields.quarter).to <= yesterdayOf(context)
  // Deals and costs go on after ads that have ended, and a quarter that is over does not wait for them.
  if ((hasTyped(fields) || isOver) && hasEnded(toDayNumber(newest), toDayNumber(yesterdayOf(context)))) return { ...counted, period, dataTo: null, notes: [...notes, t`There are no ad results after ${dayText(newest)}.`] }
  const known = { ...period, to: newest }
  return { ...count(known), period: known, dataTo: newest }
}

/** Why nothing is known, as the ROI report says of this measure; of profit, what it says of the return on the same sums. */
const reasonFor = (metric: GoalFields['metric'], metrics: MetricRow): string | null => reasonOf(metricCell(metric === 'profit' ? 'roi' : metric, metrics))

export const quarterGoalHandlers: Handlers<typeof quarterGoalContract, StoreContext> = {
  list: (context) => {
    const rows = context.db.select().from(quarterGoals).orderBy(asc(quarterGoals.quarter), asc(quarterGoals.id)).all()
    const nameOf = context.prepare('SELECT name FROM campaign WHERE id = ?').pluck()
    const yesterday = yesterdayOf(context)
    const known = new Map<string, Counted>()
    return ok(
      rows.map((row) => {
        const fields = GoalFields.parse(row)
        const count = (period: DayRange): Counted => {
          const key = JSON.stringify([period, countsPeople(fields), fields.currency, fields.campaignId, fields.platform])
          const counted = known.get(key) ?? countedOn(context, fields, period)
          known.set(key, counted)
          return counted
        }
        const { metrics, period, dataTo, notes } = countedFor(context, fields, count)
        const actual = goalMetrics[fields.metric].valueOf(metrics)
        return QuarterGoal.parse({
          ...fields,
          id: row.id,
          campaignName: fields.campaignId === null ? null : nameOf.get(fields.campaignId),
          actual,
          reason: actual === null ? reasonFor(fields.metric, metrics) : null,
          leftOut: [...(fields.metric === 'profit' ? [] : metricNotes(fields.metric, metrics)), ...typedNotes(context, fields, period), ...notes],
          dataTo,
          ...judgeGoal(fields, actual, dataTo ?? yesterday),
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
    const won = context.prepare(`SELECT id, customer, (SELECT iif(count(*) = 1, max(contact_id), NULL) FROM deal_contact WHERE deal_id = deal.id) AS contactId, on_day AS "on", amount_minor AS amountMinor, currency FROM deal WHERE status = 'won'`).all() as (CustomerDeal & { readonly currency: string })[]
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
