import type { z } from 'zod'
import { compareValues } from '../../shared/kernel/compare'
import { toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { type GroupOfRow, groupRows } from '../../shared/kernel/group-rows'
import { listText } from '../../shared/kernel/language'
import { mostGroups } from '../../shared/kernel/page'
import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { compareNullsLast, sumKnown } from '../../shared/kernel/ratio'
import { sortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import { CampaignRow, CampaignStatus, Objective } from '../../shared/marketing/campaign'
import type { campaignContract, CampaignGrouping, CampaignSort } from '../../shared/marketing/campaign.contract'
import { deriveMetrics, type MetricRow } from '../../shared/marketing/metrics'
import { formatMoney } from '../../shared/reports/format'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { platformsByCampaign } from './campaign-rows'
import { clickColumnsOf, foldParts } from './fold-parts'
import { asideNotes, cutNotes, kindNames, leftOutSentence, mainCurrency, reportBasis } from './report-basis'
import { type CostPart, type DealPart, gatherCosts, gatherDeals, gatherParts, type ResultPart, type ResultScope } from './result-parts'
import { toldMeasures } from './told-measures'
import { untoldNotes } from './untold-notes'

/** What the campaign list is asked for, defaults filled in. */
type ListInput = z.output<typeof campaignContract.list.input>

interface StoredRow {
  readonly id: number
  readonly name: string
  readonly sort_name: string
  readonly objective: string
  readonly kpi: string | null
  readonly target: number | null
  readonly status: string
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly budget_minor: number | null
  readonly currency: string | null
  readonly owner: string
}

const matching = ({ prepare }: StoreContext, { ids, search, status, withArchived, objective, platform, currency }: ListInput, workbookCurrency: string): readonly StoredRow[] => {
  const conditions = [
    ...(ids === null ? [] : ['id IN (SELECT value FROM json_each(@ids))']),
    ...(search.trim() === '' ? [] : ['instr(sort_name, @search) > 0']),
    ...(status === null ? [] : ['status = @status']),
    ...(withArchived ? [] : ["status <> 'archived'"]),
    ...(objective === null ? [] : ['objective = @objective']),
    ...(currency === null ? [] : ['COALESCE(currency, @workbookCurrency) = @currency']),
    ...(platform === null
      ? []
      : ['EXISTS (SELECT 1 FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = campaign.id AND account.platform = @platform)']),
  ]
  // Columns as selected.
  return prepare(
    `SELECT id, name, sort_name, objective, kpi, target, status, starts_on, ends_on, budget_minor, currency, owner FROM campaign
     ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY sort_name, id`,
  ).all({ ids: JSON.stringify(ids), search: sortName(search), status, objective, platform, currency, workbookCurrency }) as StoredRow[]
}

interface Sums {
  readonly parts: ReadonlyMap<number | null, readonly ResultPart[]>
  readonly costs: ReadonlyMap<number | null, readonly CostPart[]>
  readonly deals: ReadonlyMap<number | null, readonly DealPart[]>
  readonly metricsOf: (campaignIds: readonly number[]) => MetricRow
  /** What a sum in another currency leaves out of these campaigns, as a sentence. Null: nothing. */
  readonly leftOutOf: (campaignIds: readonly number[]) => ReturnType<typeof leftOutSentence>
}

/** What belongs to a campaign, by its campaign. */
const byCampaign = <T extends { readonly campaignId: number | null }>(items: readonly T[]) =>
  groupBy(items.filter(({ campaignId }) => campaignId !== null), ({ campaignId }) => campaignId)

/** The currencies of what these campaigns brought and cost, by code: the sums of others need not be taken for them. */
const currenciesOf = ({ prepare }: StoreContext, campaignIds: readonly number[]): string[] =>
  // The column as selected.
  prepare(
    `WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?)) SELECT currency FROM actual_month WHERE campaign_id IN (SELECT id FROM asked)
     UNION SELECT currency FROM cost_line WHERE campaign_id IN (SELECT id FROM asked) UNION SELECT currency FROM deal WHERE campaign_id IN (SELECT id FROM asked) ORDER BY currency`,
  )
    .pluck()
    .all(JSON.stringify(campaignIds)) as string[]

/** What no campaign of the list stands for although reports have it, as a sentence. A list that is narrowed leaves out others as well, and says nothing of it. */
const unnamedNotes = ({ prepare }: StoreContext, { ids, search, status, objective, currency: asked }: ListInput, sumsOf: (currency: string) => Sums): readonly string[] => {
  if (ids !== null || search.trim() !== '' || status !== null || objective !== null) return []
  // The column as selected.
  const currencies = prepare('SELECT DISTINCT month.currency FROM ad_account AS account JOIN actual_month AS month ON month.account_id = account.id AND month.campaign_id = 0 ORDER BY month.currency').pluck().all() as string[]
  const amounts = currencies.flatMap((currency) => {
    const spendMinor = asked === null || asked === currency ? sumKnown((sumsOf(currency).parts.get(0) ?? []).map((part) => part.spendMinor)) : null
    return spendMinor === null || spendMinor === 0 ? [] : [formatMoney(spendMinor, currency, { withCurrency: true })]
  })
  return amounts.length === 0 ? [] : [t`Not in this list: ${listText(amounts, 'and')} of spend whose files name no campaign. Reports have it.`]
}

/** All campaigns' sums in one currency. */
const sumsIn = (context: StoreContext, currency: string, scope: ResultScope, { period, platform }: ListInput, grossMargin: number | null): Sums => {
  const typed = { currency, ...period, platform, campaignId: null }
  const parts = byCampaign(gatherParts(context, { ...scope, currency }, 'campaign'))
  const costs = byCampaign(gatherCosts(context, typed))
  const deals = byCampaign(gatherDeals(context, typed))
  const clickColumns = clickColumnsOf([...parts.values()].flat())
  const told = toldMeasures(context)
  const kindName = kindNames(context)
  const of = <T>(groups: ReadonlyMap<number | null, readonly T[]>, ids: readonly number[]): T[] => ids.flatMap((id) => [...(groups.get(id) ?? [])])
  return {
    parts,
    costs,
    deals,
    metricsOf: (ids) =>
      deriveMetrics(foldParts({ parts: of(parts, ids), costs: of(costs, ids), deals: of(deals, ids) }, { currency, clickColumns, told, kindName }), { revenueSource: 'both', grossMargin }),
    leftOutOf: (ids) => {
      const amountsOf = (groups: ReadonlyMap<number | null, readonly { readonly amountMinor: number }[]>): number | undefined => sumKnown(of(groups, ids).map(({ amountMinor }) => amountMinor)) ?? undefined
      const results = of(parts, ids)
      return leftOutSentence({ currency, spendMinor: results.length === 0 ? undefined : sumKnown(results.map(({ spendMinor }) => spendMinor)), costsMinor: amountsOf(costs), dealsMinor: amountsOf(deals) })
    },
  }
}

/** The figure behind each sort that is one. */
const sortedFigures = {
  spend: 'spendMinor', cost: 'costMinor', revenue: 'revenueMinor', cpc: 'cpcMinor', cpm: 'cpmMinor', cpa: 'cpaMinor',
  impressions: 'impressions', clicks: 'clicks', conversions: 'conversions', ctr: 'ctr', cvr: 'cvr', roas: 'roas', roi: 'roi',
} as const satisfies Readonly<Record<Exclude<CampaignSort, 'name' | 'status' | 'startsOn'>, keyof MetricRow>>

/** Sorts by amounts, which are in the currency of their row. */
const amountSorts: ReadonlySet<CampaignSort> = new Set(['spend', 'cost', 'revenue', 'cpc', 'cpm', 'cpa'])

interface ListedRow {
  readonly row: StoredRow
  readonly metrics: MetricRow
}

/**
 * Sorted by what was asked, unknown last in both directions, then by name. Amounts are compared within their currency alone: those in `main`, which the sum
 * is in, come before those in others. The rows come in order of name.
 */
const sorted = (rows: readonly ListedRow[], { sort, direction }: ListInput, main: string): readonly ListedRow[] => {
  const compareCurrencies = (left: string, right: string): number => (left === right ? 0 : left === main || (right !== main && left < right) ? -1 : 1)
  const compareTexts = (left: string | null, right: string | null): number => {
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = compareValues(left, right)
    return direction === 'ascending' ? order : -order
  }
  if (sort === 'name') return direction === 'ascending' ? rows : [...rows].reverse()
  if (sort === 'status') return [...rows].sort((left, right) => compareTexts(left.row.status, right.row.status))
  if (sort === 'startsOn') return [...rows].sort((left, right) => compareTexts(left.row.starts_on, right.row.starts_on))
  const figure = sortedFigures[sort]
  return [...rows].sort(({ metrics: left }, { metrics: right }) => {
    const areAmounts = amountSorts.has(sort) && left[figure] !== null && right[figure] !== null
    return (areAmounts ? compareCurrencies(left.currency, right.currency) : 0) || compareNullsLast(left[figure], right[figure], direction)
  })
}

/** What a campaign is grouped by. Platforms are those it runs on together. */
const groupIn =
  (by: CampaignGrouping, platforms: ReadonlyMap<number, readonly AdPlatform[]>) =>
  ({ row: { id, status, objective, owner } }: ListedRow): GroupOfRow | null => {
    switch (by) {
      case 'status':
        return { key: status, label: '', rank: CampaignStatus.options.findIndex((each) => each === status) }
      case 'objective':
        return { key: objective, label: '', rank: objective === 'unknown' ? Infinity : Objective.options.findIndex((each) => each === objective) }
      case 'owner':
        return owner === '' ? null : { key: owner, label: '', rank: owner }
      case 'platforms': {
        const on = platforms.get(id) ?? []
        return on.length === 0 ? null : { key: on.join(','), label: on.map((platform) => platformNames[platform]).join(', '), rank: on.map((platform) => platformNames[platform]).join(', ') }
      }
    }
  }

const oncePerCurrency = (make: (currency: string) => Sums): ((currency: string) => Sums) => {
  const made = new Map<string, Sums>()
  return (currency) => {
    const sums = made.get(currency) ?? make(currency)
    made.set(currency, sums)
    return sums
  }
}

/** A page of campaigns, each with its metrics in its own currency, and the sum of all that match in the workbook's main one. */
export const listCampaigns = (context: StoreContext, input: ListInput): OutputOf<typeof campaignContract.list> => {
  const basis = reportBasis(context)
  const main = input.currency ?? mainCurrency(context, basis.currency)
  const { period, platform } = input
  const everything: ResultScope = { currency: main, fromDay: null, toDay: null, platform: null, campaignId: null }
  const scope: ResultScope = {
    ...everything,
    fromDay: period.from === null ? null : toDayNumber(period.from),
    toDay: period.to === null ? null : toDayNumber(period.to),
    platform,
  }
  const rows = matching(context, input, basis.currency)
  const sumsOf = oncePerCurrency((currency) => sumsIn(context, currency, scope, input, basis.grossMargin))
  // A budget is for the whole campaign, whatever part of it is looked at.
  const isPart = period.from !== null || period.to !== null || platform !== null
  const wholeOf = isPart ? oncePerCurrency((currency) => sumsIn(context, currency, everything, { ...input, period: { from: null, to: null }, platform: null }, basis.grossMargin)) : sumsOf
  const listed = rows.map((row) => ({ row, metrics: sumsOf(row.currency ?? basis.currency).metricsOf([row.id]) }))
  const platforms = platformsByCampaign(context, null)
  const inOrder = sorted(listed, input, main)
  const grouped = input.groupBy === null ? null : groupRows(inOrder, groupIn(input.groupBy, platforms))
  const isGrouped = grouped !== null && grouped.groups.length <= mostGroups
  const sums = sumsOf(main)
  const ids = rows.map(({ id }) => id)
  const sum = sums.metricsOf(ids)
  const page = (isGrouped ? grouped.rows : inOrder).slice(input.offset, input.offset + input.limit)
  return {
    rows: page.map(({ row, metrics }) =>
      CampaignRow.parse({
        id: row.id,
        name: row.name,
        objective: row.objective,
        kpi: row.kpi,
        target: row.target,
        status: row.status,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        budgetMinor: row.budget_minor,
        platforms: platforms.get(row.id) ?? [],
        owner: row.owner,
        metrics,
        spentMinor: row.budget_minor === null ? null : wholeOf(row.currency ?? basis.currency).metricsOf([row.id]).spendMinor,
      }),
    ),
    total: rows.length,
    groups: isGrouped && input.offset === 0 ? [...grouped.groups] : [],
    sum,
    otherCurrencies: currenciesOf(context, ids).flatMap((currency) => (currency === main ? [] : (sumsOf(currency).leftOutOf(ids) ?? []))),
    warnings: [...unnamedNotes(context, input, sumsOf), ...cutNotes(context, scope), ...asideNotes(context, main), ...untoldNotes(ids.flatMap((id) => sums.parts.get(id) ?? []), toldMeasures(context), { total: sum, revenueSource: 'both' })],
  }
}
