import type { DefinitionBreak } from '../bridge/pedigree'
import { dayRangeText, dayText, periodText } from '../kernel/day-text'
import { numberText } from '../kernel/language'
import { platformNames } from '../kernel/platform'
import { amidSentence, t } from '../kernel/words'
import { inOthersAloneText } from '../marketing/exchange-rate'
import { clickTypeNames, dealRevenueOfSpendDays, type KnownElsewhere, metricDefinitions, type MetricKey, type MetricRow, PairedRatio, ratioMeasures } from '../marketing/metrics'
import { marksOn } from './break-marks'
import { countCell, moneyCell, percentCell, ratioCell, textCell } from './cells'
import type { ColumnFormula, KeyFigure, ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow } from './document'
import { formatCell, formatMoney, missingNotes, reasonOf } from './format'
import { subjectOfRow } from './roi-place'
import type { RoiFilters, RoiGrouping, RoiReport, RoiRow } from './roi.contract'
import { firstDayOf, isTimeGrouping, withoutGaps } from './time-line'

interface Measure {
  readonly key: MetricKey
  readonly cell: (row: MetricRow) => ReportCell
  readonly formula?: (grossMargin: number | null) => ColumnFormula
}

type Compared = MetricRow & { readonly previous: MetricRow | null }

type Count = 'clicks' | 'conversions' | 'impressions'

const notInFiles: Readonly<Record<Count, string>> = { clicks: t`No file had clicks.`, conversions: t`No file had conversions.`, impressions: t`No file had impressions.` }
const thereAreNone: Readonly<Record<Count, string>> = { clicks: t`There are no clicks.`, conversions: t`There are no conversions.`, impressions: t`There are no impressions.` }

/** Why nothing is known of a measure: others have it, or nobody does. */
const notHere = ({ inOthersAlone }: MetricRow, measure: KnownElsewhere, nowhere: string): string => {
  const currencies = inOthersAlone?.[measure]
  return currencies === undefined ? nowhere : inOthersAloneText(currencies)
}

const unknownReason = (row: MetricRow, part: Count): string => (part === 'impressions' ? undefined : row.reasons[part]) ?? notHere(row, part, notInFiles[part])

const noSpend = (row: MetricRow): string => notHere(row, 'spend', t`No media spend is known.`)
const noCost = (row: MetricRow): string => notHere(row, 'cost', t`No cost is known.`)
const noRevenue = (row: MetricRow): string => row.reasons.revenue ?? notHere(row, 'revenue', t`No revenue is known.`)
const noDeal = (row: MetricRow): string => notHere(row, 'deals', t`No deal was won here.`)

/** A measure amid a sentence. */
const measureName = (measure: MetricKey): string => amidSentence(metricDefinitions[measure].label)

/** Why a ratio has no value although both of its measures are known: no file tells both. Null: that is not why. */
const unpairedReason = ({ paired }: MetricRow, ratio: PairedRatio): string | null => {
  const pair = paired[ratio]
  if (pair === undefined || (pair.upper !== null && pair.lower !== null)) return null
  const [upper, lower] = ratioMeasures[ratio]
  return t`No file tells both ${measureName(upper)} and ${measureName(lower)}.`
}

/** Why a rate has no value: a part of it is unknown, or the lower one is 0. */
const rateReason = (row: MetricRow, ratio: 'ctr' | 'cvr'): string => {
  const [upper, lower] = ratioMeasures[ratio]
  const unknown = [upper, lower].find((part) => row[part] === null)
  const unpaired = unpairedReason(row, ratio)
  if (unpaired !== null) return unpaired
  return unknown === undefined ? thereAreNone[lower] : unknownReason(row, unknown)
}

const costPerReason = (row: MetricRow, ratio: 'cpc' | 'cpm' | 'cpa'): string => {
  const part = ratioMeasures[ratio][1]
  if (row.spendMinor === null) return noSpend(row)
  if (row[part] === null) return unknownReason(row, part)
  return unpairedReason(row, ratio) ?? (part === 'conversions' ? t`No result yet.` : thereAreNone[part])
}

/** Why the interval of a cost per conversion has no end where that cost itself is known: its high end may be any. */
const cpaEnd = (row: MetricRow, value: number | null): ReportCell => moneyCell(value, row.currency, row.cpaMinor === null ? costPerReason(row, 'cpa') : t`Too few conversions for a high end.`)

const costReason = (row: MetricRow): string => (row.costMinor === null ? noCost(row) : t`There is no cost.`)

const roasReason = (row: MetricRow): string => {
  const unpaired = unpairedReason(row, 'roas')
  if (unpaired !== null) return unpaired
  if (row.revenueMinor === null) return noRevenue(row)
  return row.spendMinor === null ? noSpend(row) : t`There is no media spend.`
}

const roiReason = (row: MetricRow): string => row.reasons.roi ?? (row.revenueMinor === null ? noRevenue(row) : costReason(row))

/** Why there is no blended ROI. */
const blendedRoiReason = (row: MetricRow): string => {
  if (row.reasons.roi !== undefined) return row.reasons.roi
  return row.dealRevenueMinor === null ? noDeal(row) : costReason(row)
}

/** Why there is no MER. */
const merReason = (row: MetricRow): string => {
  if (row.dealRevenueMinor === null) return noDeal(row)
  if (row.spendMinor === null) return noSpend(row)
  return dealRevenueOfSpendDays(row) === null ? t`No deal was won on a day of known spend.` : t`There is no media spend.`
}

const noMargin = t`No gross margin is stated in the settings.`

const measures: readonly Measure[] = [
  { key: 'spend', cell: (row) => moneyCell(row.spendMinor, row.currency, noSpend(row)) },
  { key: 'cost', cell: (row) => moneyCell(row.costMinor, row.currency, noCost(row)) },
  { key: 'revenue', cell: (row) => moneyCell(row.revenueMinor, row.currency, noRevenue(row)) },
  { key: 'impressions', cell: (row) => countCell(row.impressions, unknownReason(row, 'impressions')) },
  { key: 'clicks', cell: (row) => countCell(row.clicks, unknownReason(row, 'clicks')) },
  { key: 'conversions', cell: (row) => ({ kind: 'decimal', value: row.conversions, reason: unknownReason(row, 'conversions') }) },
  { key: 'ctr', cell: (row) => percentCell(row.ctr, rateReason(row, 'ctr')), formula: () => ({ numerator: 'clicks', denominator: 'impressions' }) },
  { key: 'cpc', cell: (row) => moneyCell(row.cpcMinor, row.currency, costPerReason(row, 'cpc')), formula: () => ({ numerator: 'spend', denominator: 'clicks' }) },
  { key: 'cpm', cell: (row) => moneyCell(row.cpmMinor, row.currency, costPerReason(row, 'cpm')), formula: () => ({ numerator: 'spend', denominator: 'impressions', times: 1000 }) },
  { key: 'cvr', cell: (row) => percentCell(row.cvr, rateReason(row, 'cvr')), formula: () => ({ numerator: 'conversions', denominator: 'clicks' }) },
  { key: 'cpa', cell: (row) => moneyCell(row.cpaMinor, row.currency, costPerReason(row, 'cpa')), formula: () => ({ numerator: 'spend', denominator: 'conversions' }) },
  { key: 'cpaLow', cell: (row) => cpaEnd(row, row.cpaLowMinor) },
  { key: 'cpaHigh', cell: (row) => cpaEnd(row, row.cpaHighMinor) },
  { key: 'roas', cell: (row) => ratioCell(row.roas, roasReason(row)), formula: () => ({ numerator: 'revenue', denominator: 'spend' }) },
  { key: 'poas', cell: (row) => ratioCell(row.poas, row.roas === null ? roasReason(row) : noMargin), formula: (grossMargin) => ({ numerator: 'revenue', denominator: 'spend', factor: grossMargin ?? 1 }) },
  { key: 'mer', cell: (row) => ratioCell(row.mer, merReason(row)) },
  { key: 'breakEvenRoas', cell: (row) => ratioCell(row.breakEvenRoas, noMargin) },
  {
    key: 'roi',
    cell: (row) => percentCell(row.roi, roiReason(row)),
    formula: (grossMargin) => ({ numerator: 'revenue', denominator: 'cost', minus: 'cost', factor: grossMargin ?? 1 }),
  },
  { key: 'blendedRoi', cell: (row) => percentCell(row.blendedRoi, blendedRoiReason(row)) },
]

/** One margin holds for all lines and periods, so break-even stands once, above the table, and does not change. */
export const isSameForAll = (metric: MetricKey): boolean => metric === 'breakEvenRoas'

/** Measures that stand above the table alone: one figure for all lines, or what only all lines together have. */
const isOfAllLines = (metric: MetricKey): boolean => isSameForAll(metric) || metric === 'blendedRoi'

/** The measures of a report's lines; POAS only where a margin is stated. */
const columnMeasures = (grossMargin: number | null): readonly Measure[] => measures.filter(({ key }) => !isOfAllLines(key) && (key !== 'poas' || grossMargin !== null))

/** One measure of a row as a cell: its figure, or n/a with the reason. The same in every list, page and report. */
export const metricCell = (metric: MetricKey, row: MetricRow): ReportCell => measures.find(({ key }) => key === metric)?.cell(row) ?? { kind: 'count', value: null }

/** What MER leaves out of a row's won deals, or blended ROI has of them beside its cost, as a sentence. */
const otherDaysNotes = (metric: 'mer' | 'blendedRoi', row: MetricRow): readonly string[] => {
  if (row[metric] === null || row.spendMinor === null || (row.dealRevenueBesideSpendMinor ?? 0) === 0) return []
  const money = formatMoney(row.dealRevenueBesideSpendMinor ?? 0, row.currency, { withCurrency: true })
  return [metric === 'mer' ? t`MER leaves out ${money} of won deals: no spend of their days is known.` : t`Blended ROI counts ${money} of won deals of days whose spend is not known.`]
}

/** What a ratio leaves out, as no file tells the other measure of it: a sentence with the share, or two where both measures lose some. */
const leftOutNotes = (metric: MetricKey, row: MetricRow): readonly string[] => {
  const { data: ratio } = PairedRatio.safeParse(metric)
  const pair = ratio === undefined ? undefined : row.paired[ratio]
  if (ratio === undefined || pair === undefined || pair.upper === null || pair.lower === null) return []
  const [upper, lower] = ratioMeasures[ratio]
  const note = (measure: typeof upper | typeof lower, kept: number, other: typeof upper | typeof lower): readonly string[] => {
    const { value } = metricCell(measure, row)
    if (typeof value !== 'number' || value <= kept) return []
    return [t`${metricDefinitions[metric].label} leaves out ${formatCell({ kind: 'percent', value: 1 - kept / value })} (${measureName(measure)}): no file tells its ${measureName(other)}.`]
  }
  return [...note(upper, pair.upper, lower), ...note(lower, pair.lower, upper)]
}

/** What must be known of a figure to read it: what it leaves out, and that a rate beyond the whole is no mistake. */
export const metricNotes = (metric: MetricKey, row: MetricRow): readonly string[] => {
  if (metric === 'mer' || metric === 'blendedRoi') return otherDaysNotes(metric, row)
  const over = metric === 'cvr' && row.cvr !== null && row.cvr > 1 ? [t`CVR is over 100%: there are more conversions than clicks, as where a view alone counts too.`] : []
  return [...leftOutNotes(metric, row), ...over]
}

/** All that must be known of a row's ratios to read them. */
export const ratioNotes = (row: MetricRow): readonly string[] => [...PairedRatio.options, 'mer' as const].flatMap((metric) => metricNotes(metric, row))

const groupingNames: Readonly<Record<RoiGrouping, string>> = { campaign: t`Campaign`, platform: t`Platform`, month: t`Month`, week: t`Week from`, day: t`Day` }

/** How the rows are grouped, as a word within a sentence. */
const groupWord = (by: RoiGrouping): string => amidSentence({ ...groupingNames, week: t`Week` }[by])

/** The costs typed in of a row, by kind. */
export const typedCosts: readonly { readonly key: string; readonly label: string; readonly cell: (row: MetricRow) => ReportCell }[] = [
  { key: 'fees', label: t`Fees`, cell: (row) => moneyCell(row.feeMinor, row.currency, notHere(row, 'fee', '')) },
  { key: 'production', label: t`Production`, cell: (row) => moneyCell(row.productionMinor, row.currency, notHere(row, 'production', '')) },
  { key: 'labour', label: t`Labour`, cell: (row) => moneyCell(row.labourMinor, row.currency, notHere(row, 'labour', '')) },
]

/** What was won of a row, as a cell. */
export const wonDealsCell = (row: MetricRow): ReportCell => moneyCell(row.dealRevenueMinor, row.currency, noDeal(row))

/** What platforms claim of a row, as a cell. */
export const claimedCell = (row: MetricRow): ReportCell => moneyCell(row.attributedRevenueMinor, row.currency, row.reasons.revenue ?? notHere(row, 'value', t`No file had a conversion value.`))

/** Rates move in percentage points; a share of a rate would be read as points. */
export const movesInPoints: ReadonlySet<MetricKey> = new Set(['ctr', 'cvr', 'roi', 'blendedRoi'])

const nothingBefore = t`Nothing stands in the period before.`

const clickName = ({ clickType }: MetricRow): string | null => (clickType === null ? null : clickTypeNames[clickType])

/** Why two rows cannot be held against each other in a measure: they count unlike things. Null: they can. */
const unlikeReason = (key: MetricKey, now: MetricRow, before: MetricRow): string | null => {
  const usesClicks = key === 'clicks' || key === 'ctr' || key === 'cpc' || key === 'cvr'
  const usesConversions = key === 'conversions' || key === 'cvr' || key === 'cpa'
  if (usesClicks && now.clickType !== before.clickType) {
    const [name, earlier] = [clickName(now), clickName(before)]
    return name === null || earlier === null ? t`The two periods count unlike clicks.` : t`The two periods count unlike clicks: ${name} now, ${earlier} before.`
  }
  if (!usesConversions || now.conversionKind === before.conversionKind) return null
  return now.conversionKind === null || before.conversionKind === null ? t`The two periods count unlike conversions.` : t`The two periods count unlike conversions: ${now.conversionKind} now, ${before.conversionKind} before.`
}

/**
 * How a measure moved against the compared period: in percentage points for rates, else as a share of what was.
 * Null with its reason where either figure is missing, the two count unlike things, or there was 0 before.
 */
export const changeCell = (key: MetricKey, now: MetricRow, before: MetricRow | null): ReportCell => {
  const kind = movesInPoints.has(key) ? 'points' : 'change'
  if (before === null) return { kind, value: null, reason: nothingBefore }
  const [value, earlier] = [metricCell(key, now).value, metricCell(key, before).value]
  if (typeof value !== 'number') return { kind, value: null }
  if (typeof earlier !== 'number') return { kind, value: null, reason: t`The period before has no such figure.` }
  const unlike = unlikeReason(key, now, before)
  if (unlike !== null) return { kind, value: null, reason: unlike }
  if (kind === 'points') return { kind, value: value - earlier }
  return earlier === 0 ? { kind, value: null, reason: t`The period before had 0.` } : { kind, value: (value - earlier) / Math.abs(earlier) }
}

const comparedKeys = ['spend', 'revenue', 'roas', 'roi'] as const

const beforeCell = (key: (typeof comparedKeys)[number], { previous, currency }: Compared): ReportCell => {
  if (previous !== null) return metricCell(key, previous)
  return key === 'spend' || key === 'revenue' ? moneyCell(null, currency, nothingBefore) : key === 'roas' ? ratioCell(null, nothingBefore) : percentCell(null, nothingBefore)
}

/** Which amounts a report has in its currency: those of others converted, or left out. */
export const amountsText = ({ currency, conversions, otherCurrencies }: RoiReport): string => {
  const converted = [...new Set(conversions.map((one) => one.currency))].sort().join(', ')
  const leftOut = otherCurrencies.map((one) => one.currency).join(', ')
  if (converted === '') return leftOut === '' ? t`Amounts in ${currency}` : t`Amounts in ${currency} without those in ${leftOut}`
  return leftOut === '' ? t`Amounts in ${currency}, those in ${converted} converted` : t`Amounts in ${currency}, those in ${converted} converted, without those in ${leftOut}`
}

const describeFilters = (report: RoiReport): string => {
  const { filters, grossMargin } = report
  const parts = [amountsText(report), t`by ${groupWord(filters.by)}`]
  if (filters.platform !== null) parts.push(t`${platformNames[filters.platform]} only`)
  if (filters.campaignId !== null) parts.push(t`one campaign`)
  parts.push(filters.revenueSource === 'both' ? t`revenue: platforms and deals` : filters.revenueSource === 'deals' ? t`revenue: deals only` : t`revenue: platforms only`)
  parts.push(grossMargin === null ? t`gross margin not stated: revenue counts whole` : t`gross margin ${numberText(Math.round(grossMargin * 1000) / 10)}%`)
  return parts.join(' · ')
}

/** To which day results are known, and since which one where the report asks for no first day. */
const dataText = ({ filters, dataFrom, dataTo }: RoiReport): string => {
  if (dataTo === null) return t`No dated results`
  return dataFrom === null || filters.period.from !== null ? t`Data to ${dayText(dataTo)}` : t`Data of ${dayRangeText(dataFrom, dataTo)}`
}

/** What the chart draws of a line. */
type ChartedRow = Pick<RoiRow, 'key' | 'label' | 'costMinor' | 'revenueMinor'>

/** The lines that the chart draws, in its order. What belongs to no day has no place on a line of days, and days of which nothing is known have one. */
export const chartedRows = ({ rows, filters: { by } }: RoiReport): readonly ChartedRow[] =>
  isTimeGrouping(by) ? withoutGaps<ChartedRow>(rows.filter(({ key }) => key !== 'none'), by, 60, (key, label) => ({ key, label, costMinor: null, revenueMinor: null })) : rows.slice(0, 12)

const chartOf = (report: RoiReport, breaks: readonly DefinitionBreak[]): ReportChart | null => {
  const isTime = isTimeGrouping(report.filters.by)
  const rows = chartedRows(report)
  if (rows.length < 2) return null
  const series = [
    { label: t`Cost`, values: rows.map(({ costMinor }) => costMinor) },
    { label: t`Revenue`, values: rows.map(({ revenueMinor }) => revenueMinor) },
  ].filter(({ values }) => values.some((value) => value !== null))
  if (series.length === 0) return null
  const group = groupWord(report.filters.by)
  const drawn = rows.filter(({ costMinor, revenueMinor }) => costMinor !== null || revenueMinor !== null).length
  const top = rows.reduce((best, row) => ((row.costMinor ?? -1) > (best.costMinor ?? -1) ? row : best))
  return {
    kind: isTime && rows.length > 14 ? 'line' : 'bar',
    title: series.length === 2 ? t`Cost and revenue by ${group}` : rows.some(({ costMinor }) => costMinor !== null) ? t`Cost by ${group}` : t`Revenue by ${group}`,
    description:
      top.costMinor === null
        ? t`${numberText(drawn)} of ${numberText(report.rows.length)} lines. All figures stand in the table.`
        : t`${numberText(drawn)} of ${numberText(report.rows.length)} lines. Highest cost: ${top.label}, ${formatMoney(top.costMinor, report.currency, { withCurrency: true })}. All figures stand in the table.`,
    categories: rows.map(({ label }) => label),
    series,
    unit: { kind: 'money', currency: report.currency },
    isTime,
    marks: isTime ? marksOn(breaks, rows.map(({ key }) => firstDayOf(key))) : [],
    subjects: rows.map((row) => subjectOfRow(row, report)),
  }
}

const keyFigureKeys: readonly MetricKey[] = ['spend', 'cost', 'revenue', 'conversions', 'cvr', 'ctr', 'roas', 'breakEvenRoas', 'mer', 'roi', 'blendedRoi']

const keyFiguresOf = ({ total, previousPeriod }: RoiReport): KeyFigure[] =>
  keyFigureKeys.map((key) => ({ label: metricDefinitions[key].label, cell: metricCell(key, total), change: previousPeriod === null || isSameForAll(key) ? null : changeCell(key, total, total.previous) }))

/** The kind of a row's clicks, and of its conversions, as sentences. Null: nothing counted, or its kind is not known. */
const kindSentences: readonly ((row: MetricRow) => string | null)[] = [
  ({ clicks, clickType }) => (clicks === null || clickType === null ? null : clickType === 'clicks' ? t`Clicks are counted as the platform does.` : t`Clicks are ${amidSentence(clickTypeNames[clickType])}.`),
  ({ conversions, conversionKind }) => (conversions === null || conversionKind === null ? null : t`Conversions are what the platform calls “${conversionKind}”.`),
]

/** What is said of kinds: once for the report where all rows agree, else row by row. */
const kindNotes = ({ rows, total }: RoiReport): { readonly shared: readonly string[]; readonly ofRow: (row: MetricRow) => readonly string[] } => {
  const said = kindSentences.map((sentence) => ({ sentence, texts: new Set([...rows, total].map(sentence).filter((text) => text !== null)) }))
  const differing = said.filter(({ texts }) => texts.size > 1)
  return {
    shared: said.filter(({ texts }) => texts.size === 1).flatMap(({ texts }) => [...texts]),
    ofRow: (row) => differing.map(({ sentence }) => sentence(row)).filter((text) => text !== null),
  }
}

/** Sentences below the table: what the store warns of, the kinds counted, why sums are missing, and in one line why single figures are. */
const notesOf = (report: RoiReport, sharedKinds: readonly string[], tableRows: readonly ReportRow[]): string[] => {
  const reasons = [report.total, ...report.rows].flatMap(({ reasons }) => Object.values(reasons))
  const notes = [...new Set([...report.warnings, ...sharedKinds, ...reasons])]
  return [...notes, ...missingNotes(new Set(tableRows.flatMap(({ cells }) => cells.flatMap((cell) => reasonOf(cell) ?? [])).filter((reason) => !notes.includes(reason))))]
}

const columnsOf = (report: RoiReport, measured: readonly Measure[], parts: typeof typedCosts, isCompared: boolean): ReportColumn[] => [
  { key: 'label', label: groupingNames[report.filters.by], align: 'start' },
  ...measured.flatMap(({ key, formula }): ReportColumn[] => {
    const column: ReportColumn = { key, label: metricDefinitions[key].label, align: 'end', ...(formula !== undefined && { formula: formula(report.grossMargin) }) }
    return key === 'spend' ? [column, ...parts.map(({ key, label }): ReportColumn => ({ key, label, align: 'end' }))] : [column]
  }),
  ...(isCompared
    ? comparedKeys.flatMap((key): ReportColumn[] => [
        { key: `${key}Before`, label: t`${metricDefinitions[key].label} before`, align: 'end', isComparison: true },
        { key: `${key}Change`, label: t`${metricDefinitions[key].label} change`, align: 'end', isComparison: true },
      ])
    : []),
]

/** Whether sums stand apart by platform: something is known of several that must not be added. */
export const areApart = ({ reasons }: MetricRow): boolean => reasons.revenue !== undefined || reasons.conversions !== undefined || reasons.clicks !== undefined

/** Whether figures that have no sum over all platforms are wanted platform by platform beside a report. */
export const lacksSums = ({ filters, total }: RoiReport): boolean => filters.platform === null && filters.by !== 'platform' && areApart(total)

/** The same report by platform: what stands beside one that lacks sums. */
export const byPlatform = <Filters extends Partial<RoiFilters>>(filters: Filters) => ({ ...filters, by: 'platform', compare: 'none' }) as const

/** The ROI report as a document: what screen and files show, word for word. `platforms`: the same by platform, where it lacks sums. */
export const roiDocument = (report: RoiReport, breaks: readonly DefinitionBreak[] = [], platforms: RoiReport | null = null): ReportDocument => {
  const { rows, total, filters } = report
  const parts = typedCosts.filter(({ cell }) => [total, ...rows].some((row) => cell(row).value !== 0))
  const measured = columnMeasures(report.grossMargin)
  const isCompared = report.previousPeriod !== null
  const { shared, ofRow } = kindNotes(report)
  const toRow = (row: Compared, label: string): ReportRow => ({
    cells: [
      textCell(label),
      ...measured.flatMap(({ key, cell }) => (key === 'spend' ? [cell(row), ...parts.map((part) => part.cell(row))] : [cell(row)])),
      ...(isCompared ? comparedKeys.flatMap((key) => [beforeCell(key, row), changeCell(key, row, row.previous)]) : []),
    ],
    notes: [...ofRow(row), ...ratioNotes(row)],
    withoutFormula: [...Object.keys(row.paired), ...(row.paired.roas === undefined ? [] : ['poas']), ...(row.reasons.roi === undefined ? [] : ['roi'])],
  })
  const tableRows = rows.map((row): ReportRow => ({ ...toRow(row, row.label), subject: subjectOfRow(row, report) }))
  const totalRow = toRow(total, t`Total`)
  const subtitle = [report.workbook, periodText(filters.period), describeFilters(report)]
  if (report.previousPeriod !== null) subtitle.push(t`Compared with ${dayRangeText(report.previousPeriod.from, report.previousPeriod.to)}`)
  subtitle.push(dataText(report))
  const apart = platforms === null || platforms.rows.length < 2 ? null : roiDocument(platforms)
  return {
    title: t`ROI report`,
    subtitle,
    ...(apart !== null && { sections: [{ heading: t`By platform`, keyFigures: [], chart: null, table: { ...apart.table, total: null } }] }),
    keyFigures: keyFiguresOf(report),
    chart: chartOf(report, breaks),
    table: { caption: t`Results and costs by ${groupWord(filters.by)}`, columns: columnsOf(report, measured, parts, isCompared), rows: tableRows, total: totalRow },
    notes: [...new Set([...notesOf(report, shared, [...tableRows, totalRow]), ...(apart?.notes ?? [])])],
    definitions: [...new Set([...measured.map(({ key }) => key), ...keyFigureKeys])].map((key) => metricDefinitions[key]),
  }
}
