import ExcelJS from 'exceljs'
import { minorDigits, minorToMajor } from '../shared/kernel/money'
import type { ReportCell, ReportColumn, ReportDocument, ReportRow } from '../shared/reports/document'
import { roundMinor } from '../shared/reports/format'
import { rowReasons } from '../shared/reports/roi-document'

const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2B2F7A' } } as const

const columnLetter = (index: number): string => {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

const numberFormat = (cell: ReportCell): string | null => {
  switch (cell.kind) {
    case 'money': {
      const digits = minorDigits(cell.currency)
      return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
    }
    case 'count':
      return '#,##0'
    case 'decimal':
      return '#,##0.##'
    case 'percent':
      return '0.00%'
    case 'ratio':
      return '0.00'
    case 'text':
    case 'day':
      return null
  }
}

/** The value a spreadsheet holds: a number as a number, never text that could be taken for a formula. */
const plainValue = (cell: ReportCell): string | number | null => (cell.value === null ? null : cell.kind === 'money' ? minorToMajor(roundMinor(cell.value), cell.currency) : cell.value)

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

const addRow = (sheet: ExcelJS.Worksheet, { columns }: ReportDocument['table'], row: ReportRow, number: number, isTotal: boolean): void => {
  const line = sheet.getRow(number)
  row.cells.forEach((cell, index) => {
    const target = line.getCell(index + 1)
    const column = columns[index]
    const value = plainValue(cell)
    const formula = column === undefined ? null : formulaOf(columns, column, number)
    // A ratio without a value stays an empty cell: its parts may be unlike, which arithmetic would not know.
    target.value = formula === null || value === null ? value : { formula, result: cell.kind === 'money' && cell.value !== null ? cell.value / 10 ** minorDigits(cell.currency) : value }
    const format = numberFormat(cell)
    if (format !== null) target.numFmt = format
    if (isTotal) target.font = { bold: true }
  })
  line.getCell(columns.length + 1).value = rowReasons(row) || null
  line.commit()
}

const addDefinitions = (workbook: ExcelJS.stream.xlsx.WorkbookWriter, { title, subtitle, notes, definitions }: ReportDocument): void => {
  const sheet = workbook.addWorksheet('Definitions')
  sheet.columns = [{ width: 18 }, { width: 120 }]
  const add = (first: string, second: string, isHead = false): void => {
    const row = sheet.addRow([first, second])
    if (isHead) row.font = { bold: true }
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
  sheet.columns = [...table.columns.map(({ align, label }) => ({ width: align === 'start' ? 44 : Math.max(14, label.length + 3) })), { width: 60 }]
  const head = sheet.getRow(1)
  ;[...table.columns.map(({ label }) => label), 'Notes'].forEach((label, index) => {
    const cell = head.getCell(index + 1)
    cell.value = label
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } }
    cell.fill = headFill
    cell.alignment = { horizontal: table.columns[index]?.align === 'end' ? 'right' : 'left' }
  })
  head.commit()
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length + 1 } }
  table.rows.forEach((row, index) => addRow(sheet, table, row, index + 2, false))
  if (table.total !== null) addRow(sheet, table, table.total, table.rows.length + 2, true)
  sheet.commit()
  addDefinitions(workbook, document)
  await workbook.commit()
}
