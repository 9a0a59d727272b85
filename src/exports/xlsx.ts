import { setImmediate } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { minorDigits } from '../shared/kernel/money'
import type { ReportCell, ReportColumn, ReportDocument, ReportRow } from '../shared/reports/document'
import { formatCell, isWhole, machineValue, rowRemarks } from '../shared/reports/format'

const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2B2F7A' } } as const

const rowsPerTurn = 500

const columnLetter = (index: number): string => {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** How a spreadsheet shows a cell: as `formatCell` does, with the currency's code behind money. */
const numberFormat = (cell: ReportCell): string | null => {
  switch (cell.kind) {
    case 'money': {
      const digits = minorDigits(cell.currency)
      return `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`} [$${cell.currency}]`
    }
    case 'count':
      return '#,##0'
    case 'decimal':
      return cell.value === null || isWhole(cell.value) ? '#,##0' : '#,##0.00'
    case 'percent':
      return '#,##0.00%'
    case 'ratio':
      return '#,##0.00'
    case 'change':
      return '+#,##0.00%;-#,##0.00%;0.00%'
    case 'points':
      return '+#,##0.00" pts";-#,##0.00" pts";0.00" pts"'
    case 'text':
    case 'day':
      return null
  }
}

/** The longest text a spreadsheet cell holds; longer ones make the file invalid. */
const longestText = 32_767

const text = (value: string): string => value.slice(0, longestText)

/** The value a spreadsheet holds: a number as a number, never text that could be taken for a formula. */
const plainValue = (cell: ReportCell): string | number | null => {
  if (cell.value === null) return null
  // Shown in points, kept in points.
  if (cell.kind === 'points') return cell.value * 100
  const value = machineValue(cell)
  return typeof value === 'string' ? text(value) : value
}

/** What the live formula of a ratio comes to: all its digits, where plain cells hold money rounded to the minor unit. */
const liveResult = (cell: ReportCell, plain: string | number): string | number => (cell.kind === 'money' && cell.value !== null ? cell.value / 10 ** minorDigits(cell.currency) : plain)

const formulaOf = (columns: readonly ReportColumn[], column: ReportColumn, row: number): string | null => {
  const { formula } = column
  if (formula === undefined) return null
  const at = (key: string): string => `${columnLetter(columns.findIndex((candidate) => candidate.key === key))}${row}`
  const factor = formula.factor === undefined || formula.factor === 1 ? '' : `*${formula.factor}`
  const minus = formula.minus === undefined ? '' : `-${at(formula.minus)}`
  const times = formula.times === undefined ? '' : `*${formula.times}`
  const [numerator, denominator] = [at(formula.numerator), at(formula.denominator)]
  return `IF(OR(${numerator}="",${denominator}="",${denominator}=0),"",(${numerator}${factor}${minus})/${denominator}${times})`
}

const totalStyle = { font: { bold: true }, border: { top: { style: 'medium', color: { argb: 'FF16181D' } } } } as const

/** The library looks a style up by the object it is, so each is made once: with one per cell it spends most of its time on them. */
const styleBook = (): ((numFmt: string | null, isTotal: boolean) => Partial<ExcelJS.Style>) => {
  const known = new Map<string, Partial<ExcelJS.Style>>()
  return (numFmt, isTotal) => {
    const key = `${isTotal}/${numFmt}`
    const style = known.get(key) ?? { ...(numFmt !== null && { numFmt }), ...(isTotal && totalStyle) }
    known.set(key, style)
    return style
  }
}

interface RowPlace {
  readonly number: number
  readonly isTotal: boolean
  readonly styleOf: ReturnType<typeof styleBook>
}

const addRow = (sheet: ExcelJS.Worksheet, { columns }: ReportDocument['table'], row: ReportRow, { number, isTotal, styleOf }: RowPlace): void => {
  const line = sheet.getRow(number)
  row.cells.forEach((cell, index) => {
    const value = plainValue(cell)
    // An empty cell needs no entry, but the line above the total has no gaps.
    if (value === null && !isTotal) return
    const column = columns[index]
    const formula = column === undefined ? null : formulaOf(columns, column, number)
    const target = line.getCell(index + 1)
    // A ratio without a value stays an empty cell: its parts may be unlike, which arithmetic would not know.
    target.value = formula === null || value === null ? value : { formula, result: liveResult(cell, value) }
    target.style = styleOf(numberFormat(cell), isTotal)
  })
  const remarks = text(rowRemarks(row))
  if (remarks !== '') line.getCell(columns.length + 1).value = remarks
  line.commit()
}

/** Width in characters that holds a column's heading and every figure; names get room up to a limit. Only the figures at either end are written out to be measured. */
const columnWidth = ({ columns, rows, total }: ReportDocument['table'], index: number): number => {
  let [longestName, least, most]: [number, ReportCell | null, ReportCell | null] = [0, null, null]
  for (const { cells } of total === null ? rows : [...rows, total]) {
    const cell = cells[index]
    if (cell === undefined || cell.value === null) continue
    if (typeof cell.value === 'string') longestName = Math.max(longestName, cell.value.length)
    else {
      if (least === null || cell.value < Number(least.value)) least = cell
      if (most === null || cell.value > Number(most.value)) most = cell
    }
  }
  const figures = [least, most].map((cell) => (cell === null ? 0 : formatCell(cell).length + (cell.kind === 'money' ? 4 : cell.kind === 'decimal' ? 3 : 0)))
  // The heading shares its cell with the filter's button.
  return Math.min(56, Math.max(longestName + 2, ...figures.map((length) => length + 2), (columns[index]?.label.length ?? 0) + 5))
}

const addDefinitions = (workbook: ExcelJS.stream.xlsx.WorkbookWriter, { title, subtitle, notes, definitions }: ReportDocument): void => {
  const sheet = workbook.addWorksheet('Definitions')
  sheet.columns = [{ width: 18 }, { width: 120 }]
  const add = (first: string, second: string, isHead = false): void => {
    const row = sheet.addRow([text(first), text(second)])
    if (isHead) row.font = { bold: true }
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
    row.commit()
  }
  add(title, '', true)
  for (const text of subtitle) add('', text)
  add('Definitions', '', true)
  for (const { label, definition } of definitions) add(label, definition)
  if (notes.length > 0) add('Notes', '', true)
  for (const note of notes) add('', note)
  sheet.commit()
}

/** The report as a spreadsheet: typed cells, every ratio a live formula with its value, a frozen header, and a sheet of definitions. */
export const writeReportXlsx = async (document: ReportDocument, path: string): Promise<void> => {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false })
  workbook.title = document.title
  workbook.creator = 'Rapport'
  const { table } = document
  const sheet = workbook.addWorksheet('Report', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
  sheet.columns = [...table.columns.map((_, index) => ({ width: columnWidth(table, index) })), { width: 60 }]
  const head = sheet.getRow(1)
  ;[...table.columns.map(({ label }) => label), 'Notes'].forEach((label, index) => {
    const cell = head.getCell(index + 1)
    cell.value = text(label)
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } }
    cell.fill = headFill
    cell.alignment = { horizontal: table.columns[index]?.align === 'end' ? 'right' : 'left' }
  })
  head.commit()
  // The total is left out, so that sorting and filtering leave it where it is.
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: table.rows.length + 1, column: table.columns.length + 1 } }
  const styleOf = styleBook()
  for (const [index, row] of table.rows.entries()) {
    addRow(sheet, table, row, { number: index + 2, isTotal: false, styleOf })
    // Rows leave memory only when the loop lets the file take them.
    if (index % rowsPerTurn === 0) await setImmediate()
  }
  if (table.total !== null) addRow(sheet, table, table.total, { number: table.rows.length + 2, isTotal: true, styleOf })
  sheet.commit()
  addDefinitions(workbook, document)
  await workbook.commit()
}
