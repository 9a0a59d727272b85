import { AttributionRule, attributionRuleNames } from '../bridge/attribution'
import { BridgeGoal, bridgeGoalNames, OrganicPaidFilters, type OrganicPaidLine, type OrganicPaidReport, type ReportSide, reportSideNames, type SideCell } from '../bridge/organic-paid-report'
import { dayRangeText, periodText } from '../kernel/day-text'
import { ratio } from '../kernel/ratio'
import { amidSentence, amidSentenceSmall, t } from '../kernel/words'
import { changeOf, textCell } from './cells'
import type { KeyFigure, ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow, ReportSection, ReportSubject, ReportTable } from './document'
import { defineReport } from './report-definition'
import { RoiFilters } from './roi.contract'

const toCell = ({ kind, value, reason }: SideCell, { currency }: OrganicPaidReport): ReportCell => ({ ...(kind === 'money' ? { kind, value, currency } : { kind, value }), ...(reason === null ? {} : { reason }) })

const lineOf = ({ lines }: Pick<OrganicPaidReport, 'lines'>, key: string): OrganicPaidLine => {
  const line = lines.find((one) => one.key === key)
  if (line === undefined) throw new Error(`The comparison has no line ${key}`)
  return line
}

const sideCell = (report: OrganicPaidReport, key: string, side: ReportSide): SideCell => {
  const cell = lineOf(report, key).cells[side]
  if (cell === undefined) throw new Error(`The comparison has no ${key} of ${side}`)
  return cell
}

/** How a ratio follows from other columns of its row, for those that can be worked on in a spreadsheet. */
const formulaOf = (key: string, { grossMargin }: OrganicPaidReport): Pick<ReportColumn, 'formula'> => {
  switch (key) {
    case 'roi':
      return { formula: { numerator: 'revenue', denominator: 'cost', minus: 'cost', ...(grossMargin === null ? {} : { factor: grossMargin }) } }
    case 'costPerEngaged':
      return { formula: { numerator: 'cost', denominator: 'engaged' } }
    case 'costPerLead':
      return { formula: { numerator: 'cost', denominator: 'leads' } }
    case 'costPerCustomer':
      return { formula: { numerator: 'cost', denominator: 'customers' } }
    default:
      return {}
  }
}

/** Whether the cost per engaged person is of the whole cost, as the live formula of a spreadsheet has it. */
const isOfWholeCost = (report: OrganicPaidReport, side: ReportSide): boolean => {
  const [cost, engaged, perPerson] = ['cost', 'engaged', 'costPerEngaged'].map((key) => sideCell(report, key, side).value)
  return perPerson === ratio(cost ?? null, engaged ?? null)
}

/** The ROI report tells more of what was paid for: of all campaigns alone, as it does not ask for a goal. */
const subjectOf = ({ filters: { goal, period, otherCurrencies }, currency }: OrganicPaidReport, side: ReportSide): ReportSubject | undefined =>
  side === 'paid' && goal === 'all' ? { kind: 'results', filters: RoiFilters.parse({ period, currency, otherCurrencies }) } : undefined

/** Some lines of the comparison as columns, a row for each side. */
const sidesTable = (report: OrganicPaidReport, caption: string, keys: readonly string[]): ReportTable => {
  const toRow = (side: ReportSide): ReportRow => {
    const cells = keys.map((key) => sideCell(report, key, side))
    const notes = cells.flatMap(({ note }, index) => (note === null ? [] : [`${lineOf(report, keys[index] ?? '').label}: ${note}`]))
    return {
      subject: subjectOf(report, side),
      cells: [textCell(reportSideNames[side]), ...cells.map((cell) => toCell(cell, report))],
      ...(notes.length === 0 ? {} : { notes }),
      ...(isOfWholeCost(report, side) ? {} : { withoutFormula: ['costPerEngaged'] }),
    }
  }
  return {
    caption,
    columns: [{ key: 'side', label: t`Side`, align: 'start' }, ...keys.map((key): ReportColumn => ({ key, label: lineOf(report, key).label, align: 'end', ...formulaOf(key, report) }))],
    rows: report.sides.filter((side) => side !== 'total').map(toRow),
    total: toRow('total'),
  }
}

/** How the figure of a side moved against the days before: in points of a rate, else as a share of what was. Null: they are not compared with. */
const changeCell = (report: OrganicPaidReport, key: string, side: ReportSide): ReportCell | null => {
  if (report.before === null) return null
  const now = sideCell(report, key, side)
  const before = lineOf(report.before, key).cells[side]?.value ?? null
  const share = changeOf(now.value, before)
  return now.kind === 'percent' ? { ...share, kind: 'points', value: now.value === null || before === null ? null : now.value - before } : share
}

const comparedKeys = ['cost', 'revenue', 'roi'] as const

/** Cost, revenue and what came of it beside those of the days before. */
const beforeTable = (report: OrganicPaidReport, before: NonNullable<OrganicPaidReport['before']>): ReportTable => {
  const toRow = (side: ReportSide): ReportRow => ({
    cells: [
      textCell(reportSideNames[side]),
      ...comparedKeys.flatMap((key) => {
        const now = sideCell(report, key, side)
        const earlier = lineOf(before, key).cells[side] ?? { ...now, value: null, reason: t`Nothing stands in the period before.` }
        return [toCell(now, report), toCell(earlier, report), changeCell(report, key, side) ?? textCell('')]
      }),
    ],
  })
  return {
    caption: t`Cost, revenue and ROI; before: ${dayRangeText(before.from, before.to)}`,
    columns: [
      { key: 'side', label: t`Side`, align: 'start' },
      ...comparedKeys.flatMap((key): ReportColumn[] => {
        const { label } = lineOf(report, key)
        const { formula } = formulaOf(key, report)
        return [
          { key, label, align: 'end', ...(formula !== undefined && { formula }) },
          { key: `${key}Before`, label: t`${label} before`, align: 'end', isComparison: true, ...(formula !== undefined && { formula: { ...formula, numerator: 'revenueBefore', denominator: 'costBefore', minus: 'costBefore' } }) },
          { key: `${key}Change`, label: t`${label} change`, align: 'end', isComparison: true, ...(key === 'roi' ? {} : { formula: { numerator: key, denominator: `${key}Before`, minus: `${key}Before` } }) },
        ]
      }),
    ],
    rows: report.sides.filter((side) => side !== 'total').map(toRow),
    total: toRow('total'),
  }
}

/** What each rule of attribution makes of the same deals and people. */
const rulesTable = (report: OrganicPaidReport): ReportTable => ({
  caption: t`The same deals and people under each rule of attribution`,
  columns: [
    { key: 'rule', label: t`Rule`, align: 'start' },
    { key: 'side', label: t`Side`, align: 'start' },
    { key: 'deals', label: t`Won deals`, align: 'end' },
    { key: 'leads', label: t`Leads`, align: 'end' },
    { key: 'customers', label: t`New customers`, align: 'end' },
    { key: 'cost', label: t`Cost`, align: 'end' },
    { key: 'revenue', label: t`Revenue`, align: 'end' },
    { key: 'roi', label: t`ROI (profit)`, align: 'end', ...formulaOf('roi', report) },
  ],
  rows: report.rules.map(({ rule, side, deals, leads, customers, revenue, roi }) => ({
    cells: [
      textCell(rule === report.filters.rule ? t`${attributionRuleNames[rule]} (chosen)` : attributionRuleNames[rule]),
      textCell(reportSideNames[side]),
      ...[deals, leads, customers, sideCell(report, 'cost', side), revenue, roi].map((cell) => toCell(cell, report)),
    ],
  })),
  total: null,
})

const chartOf = (report: OrganicPaidReport): ReportChart => {
  const sides = report.sides.filter((side) => side !== 'total')
  const valuesOf = (key: string): readonly (number | null)[] => sides.map((side) => sideCell(report, key, side).value)
  return {
    kind: 'bar',
    title: t`Cost and revenue by side`,
    description: t`What each of ${sides.length} sides cost and what it is credited with. All figures stand in the tables.`,
    categories: sides.map((side) => reportSideNames[side]),
    series: [{ label: t`Cost`, values: valuesOf('cost') }, { label: t`Revenue`, values: valuesOf('revenue') }],
    unit: { kind: 'money', currency: report.currency },
  }
}

const keyFiguresOf = (report: OrganicPaidReport): readonly KeyFigure[] =>
  (['cost', 'revenue', 'roi'] as const).flatMap((key) =>
    (['organic', 'paid'] as const).map((side): KeyFigure => ({ label: `${lineOf(report, key).label}, ${amidSentenceSmall(reportSideNames[side])}`, cell: toCell(sideCell(report, key, side), report), change: changeCell(report, key, side) })),
  )

/** Networking and campaigns side by side as a document: effort, results, ratios, and what another rule would say. */
const organicPaidDocument = (report: OrganicPaidReport): ReportDocument => {
  const { workbook, filters, currency, lines, before, notes, definitions } = report
  const keysOf = (group: OrganicPaidLine['group']): readonly string[] => lines.filter((line) => line.group === group).map(({ key }) => key)
  const section = (heading: string, table: ReportTable): ReportSection => ({ heading, keyFigures: [], chart: null, table })
  return {
    title: t`Organic vs paid`,
    subtitle: [workbook, t`${periodText(filters.period)} · amounts in ${currency} · ${amidSentence(bridgeGoalNames[filters.goal])}`, t`Attribution: ${amidSentence(attributionRuleNames[filters.rule])}`, ...(before === null ? [] : [t`Compared with ${dayRangeText(before.from, before.to)}`])],
    heading: t`Effort in`,
    keyFigures: keyFiguresOf(report),
    chart: chartOf(report),
    table: sidesTable(report, t`What each side cost`, keysOf('effort')),
    sections: [
      section(t`Results out`, sidesTable(report, t`What each side is credited with`, keysOf('results'))),
      section(t`What it came to`, sidesTable(report, t`Ratios by side`, ['cost', 'revenue', 'roi', 'engaged', 'costPerEngaged', 'leads', 'costPerLead', 'customers', 'costPerCustomer'])),
      ...(before === null ? [] : [section(t`Against the days before`, beforeTable(report, before))]),
      section(t`What changes when the rule changes`, rulesTable(report)),
    ],
    notes: [...notes, ...(filters.compare === 'previous' && before === null ? [t`There is no comparison: it needs a period with both ends.`] : [])],
    definitions,
  }
}

export const organicPaidReport = defineReport({
  title: t`Organic vs paid`,
  question: t`What did relationships cost and bring, and what did ads? Both on the same formulas, under one rule of attribution.`,
  filters: OrganicPaidFilters,
  fields: [
    { kind: 'choice', key: 'goal', label: t`Goal`, options: BridgeGoal.options.map((value) => ({ value, label: bridgeGoalNames[value] })) },
    { kind: 'period', key: 'period', whenOpen: t`All days` },
    { kind: 'choice', key: 'compare', label: t`Compare`, options: [{ value: 'none', label: t`None` }, { value: 'previous', label: t`Period before` }] },
    { kind: 'choice', key: 'rule', label: t`Attribution`, options: AttributionRule.options.map((value) => ({ value, label: attributionRuleNames[value] })) },
    { kind: 'amounts', key: 'currency' },
  ],
  toDocument: organicPaidDocument,
})
