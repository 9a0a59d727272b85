import { breakText, DefinitionBreak, type DefinitionBreakFields, settingBreaks, usualWindows } from '../../shared/bridge/pedigree'
import type { pedigreeContract, Pedigree, PedigreeFigure, PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { compareValues } from '../../shared/kernel/compare'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import { err, ok } from '../../shared/kernel/result'
import { fieldText } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import { clickTypeNames, dealRevenueOfSpendDays, metricDefinitions, type MetricKey, type MetricRow, PairedRatio, ratioMeasures } from '../../shared/marketing/metrics'
import { countInterval } from '../../shared/marketing/proportions'
import type { ReportCell } from '../../shared/reports/document'
import { formatCell, reasonOf } from '../../shared/reports/format'
import { claimedCell, metricCell, metricNotes, typedCosts, wonDealsCell } from '../../shared/reports/roi-document'
import { RoiFilters, type RoiReport } from '../../shared/reports/roi.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { campaignResults } from '../marketing/campaign-results'
import { reportBasis } from '../marketing/report-basis'
import { attributionSettings } from '../reports/attribution-settings'
import { roiReport } from '../reports/roi-report'

const shownRows = 20

interface Bound {
  readonly currency: string
  /** The currency and those of which amounts are converted into it, as a JSON list. Null: none is. */
  readonly currencies: string | null
  readonly fromDay: number | null
  readonly toDay: number | null
  readonly platform: AdPlatform | null
  readonly campaignId: number | null
  readonly adSet: string | null
  /** Names of ads, as a JSON list. Null: any. */
  readonly ads: string | null
  /** Days of a stretch that is known only as a whole: 0 and 0 where it has none. Null: none is asked for. */
  readonly stretchFrom: number | null
  readonly stretchTo: number | null
  /** The account of results that name no campaign. 0: of a line that no imported row is in. Null: any. */
  readonly accountId: number | null
}

/** Rows of `actual` that count, with their entity and slice: by the campaign's own entities where one is asked for, else day by day. */
const countedRows = ({ currencies, fromDay, toDay, platform, campaignId, adSet, ads, stretchFrom, accountId }: Bound): string => {
  const source =
    campaignId === null
      ? `actual CROSS JOIN ad_entity AS entity ON entity.id = actual.entity_id
         CROSS JOIN actual_slice AS slice ON slice.account_id = entity.account_id AND slice.campaign_id = coalesce(entity.campaign_id, 0) AND slice.from_day = actual.from_day AND slice.to_day = actual.to_day AND slice.breakdown_id = actual.breakdown_id AND slice.currency = actual.currency`
      : `actual_slice AS slice CROSS JOIN ad_entity AS entity ON entity.campaign_id = slice.campaign_id AND entity.account_id = slice.account_id
         CROSS JOIN actual ON actual.from_day = slice.from_day AND actual.to_day = slice.to_day AND actual.breakdown_id = slice.breakdown_id AND actual.entity_id = entity.id AND actual.currency = slice.currency`
  const conditions = [
    currencies === null ? 'actual.currency = @currency' : 'actual.currency IN (SELECT value FROM json_each(@currencies))',
    campaignId === null ? 'slice.is_counted = 1' : 'slice.campaign_id = @campaignId AND slice.is_counted > 0',
    ...(fromDay === null ? [] : ['actual.from_day >= @fromDay']),
    ...(toDay === null ? [] : ['actual.to_day <= @toDay']),
    ...(fromDay === null && toDay === null ? [] : ['(actual.from_day <> 0 OR actual.to_day <> 0)']),
    ...(platform === null ? [] : ['account.platform = @platform']),
    ...(adSet === null ? [] : ["entity.ad_set_name = @adSet AND slice.breakdown_id IN (SELECT id FROM breakdown WHERE level IN ('ad_set', 'ad'))"]),
    ...(ads === null ? [] : ["entity.ad_name IN (SELECT value FROM json_each(@ads)) AND slice.breakdown_id IN (SELECT id FROM breakdown WHERE level = 'ad')"]),
    ...(accountId === null ? [] : ['slice.campaign_id = 0 AND account.id = @accountId']),
    ...(stretchFrom === null ? [] : ['actual.from_day = @stretchFrom AND actual.to_day = @stretchTo']),
  ]
  return `${source} JOIN ad_account AS account ON account.id = entity.account_id WHERE ${conditions.join(' AND ')}`
}

const boundOf = ({ period, platform, campaignId, part }: PedigreeScope, { currency, conversions, ads }: Pick<Explained, 'currency' | 'conversions' | 'ads'>): Bound => ({
  currency,
  currencies: conversions.length === 0 ? null : JSON.stringify([currency, ...conversions.map((one) => one.currency)]),
  platform, campaignId,
  adSet: part?.kind === 'ad_set' ? part.name : null,
  ads: ads === null ? null : JSON.stringify(ads),
  stretchFrom: part?.kind === 'stretch' ? (part.from === null ? 0 : toDayNumber(part.from)) : null,
  accountId: part?.kind === 'line' ? Number(/^account:(\d+)$/.exec(part.key)?.[1] ?? 0) : null,
  stretchTo: part?.kind === 'stretch' ? (part.to === null ? 0 : toDayNumber(part.to)) : null,
  fromDay: period.from === null ? null : toDayNumber(period.from),
  toDay: period.to === null ? null : toDayNumber(period.to),
})

interface RowOfActual {
  readonly fromDay: number
  readonly toDay: number
  readonly campaign: string
  readonly adSet: string
  readonly ad: string
  readonly segment: string | null
  readonly platform: AdPlatform
  readonly currency: string
  readonly spendMinor: number | null
  readonly impressions: number | null
  readonly linkClicks: number | null
  readonly clicksAll: number | null
  readonly plainClicks: number | null
  readonly conversions: number | null
  readonly valueMinor: number | null
  readonly batch: number
}

const rowsSql = `SELECT actual.from_day AS fromDay, actual.to_day AS toDay, entity.campaign_name AS campaign, entity.ad_set_name AS adSet, entity.ad_name AS ad, segment.value AS segment, account.platform, actual.currency,
    actual.spend_minor AS spendMinor, actual.impressions, actual.link_clicks AS linkClicks, actual.clicks_all AS clicksAll, actual.clicks AS plainClicks, actual.conversions, actual.conversion_value_minor AS valueMinor, actual.batch_id AS batch FROM`

const clicksColumn = ({ clickType }: MetricRow, row: RowOfActual): number | null => (clickType === 'link' ? row.linkClicks : clickType === 'all' || clickType === 'pin' ? row.clicksAll : clickType === 'mixed' ? null : row.plainClicks)

const readRows = ({ prepare }: StoreContext, bound: Bound, total: MetricRow): Pedigree['rows'] => {
  // The segment joins in front of the conditions.
  const sql = `${rowsSql} ${countedRows(bound).replace(' WHERE ', ' LEFT JOIN segment ON segment.id = actual.segment_id WHERE ')} ORDER BY actual.to_day DESC, actual.from_day DESC, entity.campaign_name, entity.ad_set_name, entity.ad_name, segment.value LIMIT ${shownRows}`
  // The columns of rowsSql.
  return (prepare(sql).all(bound) as RowOfActual[]).map((row) => ({
    from: row.fromDay === 0 && row.toDay === 0 ? null : fromDayNumber(row.fromDay),
    to: row.fromDay === 0 && row.toDay === 0 ? null : fromDayNumber(row.toDay),
    what: [row.campaign, row.adSet, row.ad, row.segment ?? ''].filter((text) => text !== '').join(' › ') || t`The account as a whole`,
    platform: row.platform,
    currency: row.currency,
    spendMinor: row.spendMinor,
    impressions: row.impressions,
    clicks: clicksColumn(total, row),
    conversions: row.conversions,
    valueMinor: row.valueMinor,
    batch: row.batch,
  }))
}

const readBatches = ({ prepare }: StoreContext, bound: Bound): Pedigree['batches'] =>
  // The columns of the statement.
  prepare(
    `SELECT b.id, b.file_name AS file, b.platform, b.imported_at AS importedAt, used.rows FROM (SELECT actual.batch_id, count(*) AS rows FROM ${countedRows(bound)} GROUP BY actual.batch_id) AS used
     JOIN import_batch b ON b.id = used.batch_id ORDER BY b.id DESC`,
  ).all(bound) as Pedigree['batches']

/** The days that a part is known of, else those of the period. A part without days has what any of its imports name. */
const daysOf = ({ fromDay, toDay, stretchFrom, stretchTo }: Bound): Pick<Bound, 'fromDay' | 'toDay'> =>
  stretchFrom === null ? { fromDay, toDay } : { fromDay: stretchFrom === 0 ? null : stretchFrom, toDay: stretchTo === 0 ? null : stretchTo }

const isWithin = (on: Day, { from, to }: PedigreeScope['period']): boolean => (from === null || on >= from) && (to === null || on <= to)

/** Days from which figures mean something else: those typed in, and those that the files tell. */
export const readBreaks = (context: StoreContext, { period, platform, campaignId }: Pick<PedigreeScope, 'period' | 'platform' | 'campaignId'>): DefinitionBreak[] => {
  const typed = context.prepare('SELECT id, platform, on_day AS "on", what FROM definition_break').all().map((row) => DefinitionBreak.parse(row))
  const ofCampaign =
    campaignId === null
      ? null
      : new Set(
          context
            .prepare(
              'SELECT DISTINCT account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = ?',
            )
            .pluck()
            .all(campaignId),
        )
  return [...typed, ...settingBreaks(attributionSettings(context, { fromDay: null, toDay: null, platform, campaignId }))]
    .filter((one) => isWithin(one.on, period) && (platform === null || one.platform === platform) && (ofCampaign === null || ofCampaign.has(one.platform)))
    .sort((left, right) => compareValues(left.on, right.on) || compareValues(left.platform, right.platform))
}

const label = (metric: MetricKey, { clickType, conversionKind }: MetricRow): string =>
  metric === 'clicks' && clickType !== null ? clickTypeNames[clickType] : metric === 'conversions' && conversionKind !== null ? conversionKind : metricDefinitions[metric].label

const named = (name: string, cell: ReportCell): PedigreeFigure => {
  // Measures are numbers only.
  const value = typeof cell.value === 'number' ? cell.value : null
  return { label: name, kind: cell.kind as PedigreeFigure['kind'], value, reason: value === null ? (reasonOf(cell) ?? t`There is no figure.`) : null }
}

const figureOf = (metric: MetricKey, row: MetricRow): PedigreeFigure => named(label(metric, row), metricCell(metric, row))

const costParts = (row: MetricRow): PedigreeFigure[] => [figureOf('spend', row), ...typedCosts.map((cost) => named(cost.label, cost.cell(row)))]

const wonDeals = (row: MetricRow): PedigreeFigure => named(t`Won deals`, wonDealsCell(row))

/** A row with the deals alone that MER counts. */
const ofMer = (row: MetricRow): MetricRow => ({ ...row, dealRevenueMinor: dealRevenueOfSpendDays(row) })

const revenueParts = (row: MetricRow): PedigreeFigure[] => [named(t`Conversion value the platforms claim`, claimedCell(row)), wonDeals(row)]

const ratios: Partial<Record<MetricKey, readonly [MetricKey, MetricKey]>> = { ...ratioMeasures, cpaLow: ratioMeasures.cpa, cpaHigh: ratioMeasures.cpa, poas: ratioMeasures.roas, roi: ['revenue', 'cost'] }

const sumFields = { spend: 'spendMinor', revenue: 'revenueMinor', impressions: 'impressions', clicks: 'clicks', conversions: 'conversions' } as const

/** A row with the two sums that a ratio is taken of, where platforms are left out of it. */
const ofPair = (metric: MetricKey, row: MetricRow): MetricRow => {
  const { data: ratio } = PairedRatio.safeParse(metric === 'cpaLow' || metric === 'cpaHigh' ? 'cpa' : metric === 'poas' ? 'roas' : metric)
  const pair = ratio === undefined ? undefined : row.paired[ratio]
  if (ratio === undefined || pair === undefined) return row
  const [upper, lower] = ratioMeasures[ratio]
  return { ...row, [sumFields[upper]]: pair.upper, [sumFields[lower]]: pair.lower }
}

const partsOf = (metric: MetricKey, row: MetricRow): PedigreeFigure[] => {
  if (metric === 'cost') return costParts(row)
  if (metric === 'revenue') return revenueParts(row)
  if (metric === 'mer') return [wonDeals(ofMer(row)), figureOf('spend', row)]
  if (metric === 'blendedRoi') return [wonDeals(row), figureOf('cost', row), ...costParts(row)]
  const pair = ratios[metric]
  if (pair === undefined) return []
  const [numerator, denominator] = pair
  return [figureOf(numerator, row), ...(numerator === 'revenue' ? revenueParts(row) : []), figureOf(denominator, row), ...(denominator === 'cost' ? costParts(row) : [])]
}

/** The profit on a cost, each as text. */
const profitText = ([revenue, cost]: readonly string[], grossMargin: number | null): string => `(${revenue}${grossMargin === null ? '' : ` × ${fieldText(String(grossMargin))}`} − ${cost}) ÷ ${cost}`

/** The formula with the sums put in. */
const arithmeticOf = (metric: MetricKey, row: MetricRow, grossMargin: number | null): string | null => {
  if (metricCell(metric, row).value === null) return null
  if (metric === 'breakEvenRoas') return grossMargin === null ? null : `1 ÷ ${fieldText(String(grossMargin))}`
  const wonText = formatCell({ kind: 'money', value: (metric === 'mer' ? ofMer(row) : row).dealRevenueMinor, currency: row.currency })
  if (metric === 'mer') return `${wonText} ÷ ${formatCell(metricCell('spend', row))}`
  if (metric === 'blendedRoi') return profitText([wonText, formatCell(metricCell('cost', row))], grossMargin)
  if (metric === 'cpaLow' || metric === 'cpaHigh') {
    const { low, high } = countInterval(row.conversions ?? 0)
    return `${formatCell(metricCell('spend', row))} ÷ ${formatCell({ kind: 'decimal', value: metric === 'cpaLow' ? high : low })}`
  }
  const pair = ratios[metric]
  if (pair === undefined) return null
  const texts = pair.map((key) => formatCell(metricCell(key, row)))
  if (metric === 'roi') return profitText(texts, grossMargin)
  const factor = metric === 'poas' && grossMargin !== null ? ` × ${fieldText(String(grossMargin))}` : ''
  return `${texts.join(`${factor} ÷ `)}${metric === 'cpm' ? ' × 1000' : ''}`
}

const usesClicks: ReadonlySet<MetricKey> = new Set(['clicks', 'ctr', 'cpc', 'cvr'])
const usesConversions: ReadonlySet<MetricKey> = new Set(['conversions', 'cvr', 'cpa', 'cpaLow', 'cpaHigh'])

/** The figures that a pedigree explains, with what is said beside them. */
interface Explained extends Pick<RoiReport, 'currency' | 'conversions' | 'grossMargin' | 'dataTo' | 'warnings'> {
  readonly total: MetricRow
  readonly platforms: readonly AdPlatform[]
  /** The names of the ads that they are of. Null: of whatever there is. */
  readonly ads: readonly string[] | null
}

const wholeScope = (context: StoreContext, scope: PedigreeScope): Explained => {
  const { rows, ...report } = roiReport(context, RoiFilters.parse({ ...scope, by: 'platform' }))
  return { ...report, ads: null, platforms: rows.flatMap(({ key }) => AdPlatform.safeParse(key).data ?? []) }
}

/** A part as the page or the report shows it. What is not there any more is explained as the whole. */
const explain = (context: StoreContext, scope: PedigreeScope): Explained => {
  const { part, campaignId, currency, platform, period } = scope
  const whole = wholeScope(context, scope)
  if (part?.kind === 'line') {
    const line = roiReport(context, RoiFilters.parse({ ...scope, by: part.by })).rows.find(({ key }) => key === part.key)
    return line === undefined ? whole : { ...whole, total: line, platforms: [] }
  }
  if (part === null || campaignId === null) return whole
  const { byAdSet, byAd, byCreative, byPeriod, warnings, dataTo } = campaignResults(context, { id: campaignId, period }, currency ?? reportBasis(context).currency)
  const explained = (one: { readonly metrics: MetricRow } | undefined, ads: Explained['ads'] = null, to = dataTo): Explained => (one === undefined ? whole : { ...whole, total: one.metrics, ads, dataTo: to, warnings })
  const isThere = (one: { readonly platform: AdPlatform }): boolean => one.platform === platform
  switch (part.kind) {
    case 'ad_set':
      return explained(byAdSet.find((one) => one.name === part.name && isThere(one)))
    case 'ad':
      return explained(byAd.find((one) => one.name === part.name && isThere(one)), [part.name])
    case 'creative':
      return explained(byCreative.find((one) => one.id === part.id && isThere(one)), byAd.filter((one) => one.creativeId === part.id && isThere(one)).map(({ name }) => name))
    case 'stretch':
      return explained(byPeriod.find(({ from, to }) => from === part.from && to === part.to), null, part.to)
  }
}

export const pedigreeHandlers: Handlers<typeof pedigreeContract, StoreContext> = {
  of: (context, { metric, ...scope }) => {
    const explained = explain(context, scope)
    const { total, currency, conversions, grossMargin, dataTo, warnings, platforms } = explained
    const bound = boundOf(scope, explained)
    const batches = readBatches(context, bound)
    const breaks = readBreaks(context, scope)
    const told = new Set(breaks.map(breakText))
    const settings = attributionSettings(context, { ...bound, ...daysOf(bound) }, new Set(batches.map(({ id }) => id)))
    return ok({
      definition: metricDefinitions[metric].definition,
      figure: figureOf(metric, total),
      parts: partsOf(metric, ofPair(metric, total)),
      arithmetic: arithmeticOf(metric, ofPair(metric, total), grossMargin),
      currency,
      clickType: usesClicks.has(metric) && total.clickType !== null ? clickTypeNames[total.clickType] : null,
      conversionKind: usesConversions.has(metric) ? total.conversionKind : null,
      settings,
      usual: platforms.filter((platform) => settings.every((one) => one.platform !== platform)).map((platform) => ({ platform, window: usualWindows[platform] })),
      breaks,
      dataTo,
      batches,
      rowCount: batches.reduce((sum, { rows }) => sum + rows, 0),
      rows: readRows(context, bound, total),
      notes: [...metricNotes(metric, total), ...(conversions.length === 0 ? [] : [t`Amounts of one currency are converted as one sum. In a line of a report the last digit may differ, so that its lines add up.`]), ...warnings.filter((warning) => !told.has(warning))],
    })
  },

  breaks: (context, scope) => ok(readBreaks(context, scope)),

  addBreak: ({ prepare }, { platform, on, what }: DefinitionBreakFields) => {
    prepare('INSERT INTO definition_break (platform, on_day, what) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(platform, on, what)
    return ok(DefinitionBreak.parse(prepare('SELECT id, platform, on_day AS "on", what FROM definition_break WHERE platform = ? AND on_day = ? AND what = ?').get(platform, on, what)))
  },

  removeBreak: ({ prepare }, { id }) => (prepare('DELETE FROM definition_break WHERE id = ?').run(id).changes === 0 ? err({ type: 'DefinitionBreakNotFound', id }) : ok({})),
}
