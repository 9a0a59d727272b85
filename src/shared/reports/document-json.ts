import { minorToDecimal } from '../kernel/money'
import type { Json } from '../rpc/contract'
import { type KeyFigure, partsOf, type ReportCell, type ReportDocument, type ReportRow, type ReportSection } from './document'
import { reasonOf, roundMinor } from './format'

/** A cell for programs: money as decimal text with its currency, fractions as fractions, null with its reason where there is no figure. */
export const cellJson = (cell: ReportCell): Json => {
  const reason = reasonOf(cell)
  const unit = cell.kind === 'money' ? cell.currency : cell.kind === 'change' || cell.kind === 'points' || cell.kind === 'percent' || cell.kind === 'progress' ? 'fraction' : cell.kind
  const value = cell.value !== null && cell.kind === 'money' ? minorToDecimal(roundMinor(cell.value), cell.currency) : cell.value
  return reason === null ? { value, unit } : { value, unit, reason }
}

const figureJson = ({ label, cell, change }: KeyFigure): Json => ({ label, figure: cellJson(cell), change: change === null ? null : cellJson(change) })

const partJson = ({ heading, keyFigures, chart, table }: ReportSection): Json => {
  const rowJson = ({ cells, notes = [] }: ReportRow): Json => ({
    cells: Object.fromEntries(table.columns.flatMap(({ key }, index) => { const cell = cells[index]; return cell === undefined ? [] : [[key, cellJson(cell)]] })),
    notes: [...notes],
  })
  return {
    heading,
    keyFigures: keyFigures.map(figureJson),
    chart: chart === null ? null : { kind: chart.kind, title: chart.title, categories: [...chart.categories], series: chart.series.map(({ label, values }) => ({ label, values: [...values] })), unit: { ...chart.unit } },
    table: { caption: table.caption, columns: table.columns.map(({ key, label }) => ({ key, label })), rows: table.rows.map(rowJson), total: table.total === null ? null : rowJson(table.total) },
  }
}

/** A report for programs: every figure of the document, by the key of its column. Chart values of money are minor units. */
export const documentJson = (report: string, filters: Json, document: ReportDocument): Json => {
  const { title, subtitle, cover, notes, definitions } = document
  return {
    report,
    filters,
    title,
    subtitle: [...subtitle],
    cover: cover === undefined ? null : { preparedFor: cover.preparedFor, preparedBy: cover.preparedBy, summary: [...cover.summary], colour: cover.colour, hasLogo: cover.logo !== null },
    parts: partsOf(document).map(partJson),
    notes: [...notes],
    definitions: definitions.map(({ label, definition }) => ({ label, definition })),
  }
}
