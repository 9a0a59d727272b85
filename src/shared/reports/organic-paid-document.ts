import { AttributionRule, attributionRuleNames } from '../bridge/attribution'
import { BridgeGoal, bridgeGoalNames, OrganicPaidFilters, type OrganicPaidLine, type OrganicPaidReport, type ReportSide, reportSideNames, type SideCell } from '../bridge/organic-paid-report'
import { periodText } from '../kernel/day-text'
import { textCell } from './cells'
import type { KeyFigure, ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow, ReportSection, ReportTable } from './document'
import { defineReport } from './report-definition'

const toCell = ({ kind, value, reason }: SideCell, { currency }: OrganicPaidReport): ReportCell => ({ ...(kind === 'money' ? { kind, value, currency } : { kind, value }), ...(reason === null ? {} : { reason }) })

const lineOf = ({ lines }: OrganicPaidReport, key: string): OrganicPaidLine => {
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

/** Some lines of the comparison as columns, a row for each side. */
const sidesTable = (report: OrganicPaidReport, caption: string, keys: readonly string[]): ReportTable => {
  const toRow = (side: ReportSide): ReportRow => {
    const cells = keys.map((key) => sideCell(report, key, side))
    const notes = cells.flatMap(({ note }, index) => (note === null ? [] : [`${lineOf(report, keys[index] ?? '').label}: ${note}`]))
    return { cells: [textCell(reportSideNames[side]), ...cells.map((cell) => toCell(cell, report))], ...(notes.length === 0 ? {} : { notes }) }
  }
  return {
    caption,
    columns: [{ key: 'side', label: 'Side', align: 'start' }, ...keys.map((key): ReportColumn => ({ key, label: lineOf(report, key).label, align: 'end', ...formulaOf(key, report) }))],
    rows: report.sides.filter((side) => side !== 'total').map(toRow),
    total: toRow('total'),
  }
}

/** What each rule of attribution makes of the same deals and people. */
const rulesTable = (report: OrganicPaidReport): ReportTable => ({
  caption: 'The same deals and people under each rule of attribution',
  columns: [
    { key: 'rule', label: 'Rule', align: 'start' },
    { key: 'side', label: 'Side', align: 'start' },
    { key: 'deals', label: 'Won deals', align: 'end' },
    { key: 'leads', label: 'Leads', align: 'end' },
    { key: 'customers', label: 'New customers', align: 'end' },
    { key: 'cost', label: 'Cost', align: 'end' },
    { key: 'revenue', label: 'Revenue', align: 'end' },
    { key: 'roi', label: 'ROI (profit)', align: 'end', ...formulaOf('roi', report) },
  ],
  rows: report.rules.map(({ rule, side, deals, leads, customers, revenue, roi }) => ({
    cells: [
      textCell(`${attributionRuleNames[rule]}${rule === report.filters.rule ? ' (chosen)' : ''}`),
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
    title: 'Cost and revenue by side',
    description: `What each of ${sides.length} sides cost and what it is credited with. All figures stand in the tables.`,
    categories: sides.map((side) => reportSideNames[side]),
    series: [{ label: 'Cost', values: valuesOf('cost') }, { label: 'Revenue', values: valuesOf('revenue') }],
    unit: { kind: 'money', currency: report.currency },
  }
}

const keyFiguresOf = (report: OrganicPaidReport): readonly KeyFigure[] =>
  (['cost', 'revenue', 'roi'] as const).flatMap((key) =>
    (['organic', 'paid'] as const).map((side): KeyFigure => ({ label: `${lineOf(report, key).label}, ${reportSideNames[side].toLowerCase()}`, cell: toCell(sideCell(report, key, side), report), change: null })),
  )

/** Networking and campaigns side by side as a document: effort, results, ratios, and what another rule would say. */
export const organicPaidDocument = (report: OrganicPaidReport): ReportDocument => {
  const { workbook, filters, currency, lines, notes, definitions } = report
  const keysOf = (group: OrganicPaidLine['group']): readonly string[] => lines.filter((line) => line.group === group).map(({ key }) => key)
  const section = (heading: string, table: ReportTable): ReportSection => ({ heading, keyFigures: [], chart: null, table })
  return {
    title: 'Organic vs paid',
    subtitle: [workbook, `${periodText(filters.period)} · amounts in ${currency} · ${bridgeGoalNames[filters.goal].toLowerCase()}`, `Attribution: ${attributionRuleNames[filters.rule].toLowerCase()}`],
    heading: 'Effort in',
    keyFigures: keyFiguresOf(report),
    chart: chartOf(report),
    table: sidesTable(report, 'What each side cost', keysOf('effort')),
    sections: [
      section('Results out', sidesTable(report, 'What each side is credited with', keysOf('results'))),
      section('What it came to', sidesTable(report, 'Ratios by side', ['cost', 'revenue', 'roi', 'engaged', 'costPerEngaged', 'leads', 'costPerLead', 'customers', 'costPerCustomer'])),
      section('What changes when the rule changes', rulesTable(report)),
    ],
    notes,
    definitions,
  }
}

export const organicPaidReport = defineReport({
  title: 'Organic vs paid',
  question: 'What did relationships cost and bring, and what did ads? Both on the same formulas, under one rule of attribution.',
  filters: OrganicPaidFilters,
  fields: [
    { kind: 'choice', key: 'goal', label: 'Goal', options: BridgeGoal.options.map((value) => ({ value, label: bridgeGoalNames[value] })) },
    { kind: 'period', key: 'period', whenOpen: 'All days' },
    { kind: 'choice', key: 'rule', label: 'Attribution', options: AttributionRule.options.map((value) => ({ value, label: attributionRuleNames[value] })) },
    { kind: 'currency', key: 'currency' },
  ],
  toDocument: organicPaidDocument,
})
