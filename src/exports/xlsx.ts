import { cutText } from '../shared/kernel/cut-text'
import { type Day, toDayNumber } from '../shared/kernel/day'
import { minorDigits } from '../shared/kernel/money'
import { shownProgress } from '../shared/kernel/ratio'
import { sense, t } from '../shared/kernel/words'
import { partsOf, type ReportCell, type ReportColumn, type ReportDocument, type ReportRow, type ReportSection, type ReportTable } from '../shared/reports/document'
import { figureNote, formatCell, isWhole, keyFiguresHeading, machineValue, rowRemarks } from '../shared/reports/format'
import { createStyleBook, frameParts, sheetEnd, sheetStart, type StyleBook, xmlText } from './xlsx-parts'
import type { ListFile } from './list'
import type { Pace } from './pace'
import { inPieces, paced } from './pieces'
import { createZipFile } from './zip-file'

const columnLetter = (index: number): string => {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The number that a spreadsheet has for a day. Null: none, since it counts the days before March 1900 wrongly or not at all. */
const serialOf = (day: Day | null): number | null => {
  const serial = day === null ? null : toDayNumber(day) + 25_569
  return serial === null || serial < 61 ? null : serial
}

/** Percentage points with their unit, which is text amid the format. */
const pointsFormat = (isUnsigned: boolean): string => {
  const unit = `" ${t`pts`}"`
  return isUnsigned ? `#,##0.00${unit}` : `+#,##0.00${unit};-#,##0.00${unit};0.00${unit}`
}

const percentFormat = '#,##0.00%'

/** A spreadsheet rounds what is all but reached up to 100 %. There the format has the text that stands everywhere else, as long as the cell comes to that. */
const progressFormat = (cell: Extract<ReportCell, { readonly kind: 'progress' }>): string =>
  cell.value === null || shownProgress(cell.value, 2) === cell.value ? percentFormat : `[<0.99995]${percentFormat};[<1]"${formatCell(cell)}";${percentFormat}`

/** What rises so little that it reads as nothing has no sign, which a format would put before every figure above nought. */
const risesUnseen = ({ value }: Extract<ReportCell, { readonly kind: 'change' | 'points' }>): boolean => value !== null && value > 0 && Math.round(value * 10_000) === 0

/** How a spreadsheet shows a cell: as `formatCell` does, with the currency's code behind money; a day by its numbers, which sort and filter as a date. */
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
    case 'progress':
      return progressFormat(cell)
    case 'percent':
      return percentFormat
    case 'ratio':
      return '#,##0.00'
    case 'change':
      return risesUnseen(cell) ? percentFormat : '+#,##0.00%;-#,##0.00%;0.00%'
    case 'points':
      return pointsFormat(risesUnseen(cell))
    case 'day':
      return serialOf(cell.value) === null ? null : 'yyyy\\-mm\\-dd'
    case 'text':
      return null
  }
}

/** The longest text a spreadsheet cell holds; longer ones make the file invalid. */
const longestText = 32_767

/** A text that a cell holds. One that is cut says so at its end. */
const text = (value: string): string => (value.length <= longestText ? value : `${cutText(value, longestText - 1)}…`)

/** The value a spreadsheet holds: a number as a number, never text that could be taken for a formula. */
const plainValue = (cell: ReportCell): string | number | null => {
  if (cell.value === null) return null
  // Shown in points, kept in points.
  if (cell.kind === 'points') return cell.value * 100
  if (cell.kind === 'day') return serialOf(cell.value) ?? cell.value
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
  const parts = [formula.numerator, formula.denominator, ...(formula.denominatorMinus === undefined ? [] : [formula.denominatorMinus])].map(at)
  const [numerator] = parts
  const [denominator, none] = formula.denominatorMinus === undefined ? [at(formula.denominator), '=0'] : [`(${at(formula.denominator)}-${at(formula.denominatorMinus)})`, '<=0']
  return `IF(OR(${parts.map((part) => `${part}=""`).join(',')},${denominator}${none}),"",(${numerator}${factor}${minus})/${denominator}${times})`
}

/** What Excel takes for another letter: `_x0041_` for an A (ECMA-376, ST_Xstring). Where its first sign is written so, it stays what it is. */
const codedLetter = /_(?=x[\da-f]{4}_)/giu

/** A text in XML. Not every program reads coded letters in the value of a cell; all do in a text within it. */
const textXml = (at: string, value: string, look: string): string => {
  const coded = value.replaceAll(codedLetter, '_x005F_')
  return coded === value ? `<c r="${at}"${look} t="str"><v>${xmlText(value)}</v></c>` : `<c r="${at}"${look} t="inlineStr"><is><t xml:space="preserve">${xmlText(coded)}</t></is></c>`
}

/** A cell in XML; nothing where it is empty and has no look of its own. */
const cellXml = (at: string, value: string | number | null, style: number, formula: string | null = null): string => {
  const look = style === 0 ? '' : ` s="${style}"`
  if (value === null) return style === 0 ? '' : `<c r="${at}"${look}/>`
  if (formula !== null) return `<c r="${at}"${look}><f>${xmlText(formula)}</f><v>${value}</v></c>`
  return typeof value === 'number' ? `<c r="${at}"${look}><v>${value}</v></c>` : textXml(at, value, look)
}

const rowXml = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`

const tableRow = ({ columns }: ReportTable, row: ReportRow, { number, isTotal, styles }: { readonly number: number; readonly isTotal: boolean; readonly styles: StyleBook }): string => {
  const cells = row.cells.map((cell, index) => {
    const value = plainValue(cell)
    // An empty cell needs no entry, but the line above the total has no gaps.
    if (value === null && !isTotal) return ''
    const column = columns[index]
    const formula = column === undefined || row.withoutFormula?.includes(column.key) === true ? null : formulaOf(columns, column, number)
    const style = styles.numberOf({ format: numberFormat(cell), look: isTotal ? 'total' : 'plain' })
    // A ratio without a value stays an empty cell: its parts may be unlike, which arithmetic would not know.
    return cellXml(`${columnLetter(index)}${number}`, formula === null || value === null ? value : liveResult(cell, value), style, formula)
  })
  const remarks = text(rowRemarks(row))
  return rowXml(number, remarks === '' ? cells : [...cells, cellXml(`${columnLetter(columns.length)}${number}`, remarks, 0)])
}

/** Width in characters that holds a column's heading and every figure; names get room up to a limit. Only the figures at either end are written out to be measured. */
const columnWidth = ({ columns, rows, total }: ReportTable, index: number): number => {
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

const tableSheet = function* (table: ReportTable, styles: StyleBook, pace: Pace): Iterable<string> {
  const { columns, rows, total } = table
  yield sheetStart([...columns.map((_, index) => columnWidth(table, index)), 60], true)
  const head = [...columns.map(({ label }) => label), sense('of a report')`Notes`].map((label, index) =>
    cellXml(`${columnLetter(index)}1`, text(label), styles.numberOf({ format: null, look: columns[index]?.align === 'end' ? 'headEnd' : 'head' })),
  )
  yield rowXml(1, head)
  for (const [index, row] of rows.entries()) {
    yield tableRow(table, row, { number: index + 2, isTotal: false, styles })
    pace.count()
  }
  if (total !== null) yield tableRow(table, total, { number: rows.length + 2, isTotal: true, styles })
  // The total is left out, so that sorting and filtering leave it where it is.
  yield sheetEnd(`A1:${columnLetter(columns.length)}${rows.length + 1}`)
}

/** Rows of a list, each under its heading: plain cells, a frozen header and its filter. */
const listSheet = function* ({ columns, rows }: ListFile, styles: StyleBook, pace: Pace): Iterable<string> {
  yield sheetStart(columns.map(({ width }) => width), true)
  yield rowXml(1, columns.map(({ label }, index) => cellXml(`${columnLetter(index)}1`, text(label), styles.numberOf({ format: null, look: 'head' }))))
  let number = 1
  for (const cells of rows) {
    number += 1
    yield rowXml(number, cells.map((cell, index) => {
      const value = plainValue(cell)
      // An empty cell needs no entry.
      return value === null || value === '' ? '' : cellXml(`${columnLetter(index)}${number}`, value, styles.numberOf({ format: numberFormat(cell), look: 'plain' }))
    }))
    pace.count()
  }
  yield sheetEnd(`A1:${columnLetter(columns.length - 1)}${number}`)
}

/** A line of the last sheet. */
interface SheetLine {
  readonly name: string
  readonly said: ReportCell
  readonly note: string
  readonly isHead: boolean
}

const line = (name: string, said: string | ReportCell = '', note = ''): SheetLine => ({ name, said: typeof said === 'string' ? { kind: 'text', value: said } : said, note, isHead: false })

const headLine = (name: string): SheetLine => ({ ...line(name), isHead: true })

const figureLines = ({ heading, keyFigures }: ReportSection): readonly SheetLine[] =>
  keyFigures.length === 0 ? [] : [headLine(keyFiguresHeading(heading)), ...keyFigures.map((figure) => line(figure.label, figure.cell, figureNote(figure) ?? ''))]

/** What is said of the whole report: its title, whom it is for, the figures that stand above its parts on paper, definitions and notes. */
const definitionsSheet = function* (document: ReportDocument, styles: StyleBook): Iterable<string> {
  const { title, subtitle, cover, notes, definitions } = document
  const lines: readonly SheetLine[] = [
    headLine(title),
    ...subtitle.map((said) => line('', said)),
    ...(cover === undefined ? [] : [[t`Prepared for`, cover.preparedFor] as const, [t`Prepared by`, cover.preparedBy] as const, ...cover.summary.map((said) => [t`Summary`, said] as const)].filter(([, said]) => said !== '').map(([name, said]) => line(name, said))),
    ...partsOf(document).flatMap(figureLines),
    ...(definitions.length > 0 ? [headLine(t`Definitions`)] : []),
    ...definitions.map(({ label, definition }) => line(label, definition)),
    ...(notes.length > 0 ? [headLine(sense('of a report')`Notes`)] : []),
    ...notes.map((note) => line('', note)),
  ]
  yield sheetStart([18, 120, 60], false)
  for (const [index, { name, said, note, isHead }] of lines.entries()) {
    const number = index + 1
    const look = styles.numberOf({ format: numberFormat(said), look: said.kind === 'text' ? 'wrapped' : 'figure' })
    const cells = [cellXml(`A${number}`, text(name), isHead ? styles.numberOf({ format: null, look: 'bold' }) : 0), cellXml(`B${number}`, plainValue(said), look)]
    yield rowXml(number, note === '' ? cells : [...cells, cellXml(`C${number}`, text(note), 0)])
  }
  yield sheetEnd(null)
}

/** What a sheet's name must not hold, and the quotes that it must not begin or end with. */
const unfitForName = /[\\/?*[\]:\p{Cc}]/gu
const longestName = 31

/** Names of sheets: short, unlike, and without what spreadsheets refuse. */
const sheetNames = (wanted: readonly string[]): readonly string[] => {
  const taken = new Set([t`Definitions`.toLowerCase(), 'history'])
  return wanted.map((name) => {
    const plain = name.replaceAll(unfitForName, ' ').replaceAll(/\p{Cs}/gu, '').replaceAll(/\s+/gu, ' ').replaceAll(/^[' ]+|[' ]+$/gu, '') || t`Table`
    for (let number = 1; ; number += 1) {
      const suffix = number === 1 ? '' : ` ${number}`
      const candidate = [...plain].slice(0, longestName - suffix.length).join('').slice(0, longestName - suffix.length).replaceAll(/\p{Cs}/gu, '').replaceAll(/[' ]+$/gu, '') + suffix
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

/** The report as a spreadsheet: typed cells, every ratio a live formula with its value, a frozen header, a sheet for each table, and one of key figures and definitions. Written row by row, never held whole. */
export const writeReportXlsx = async (document: ReportDocument, path: string, pace: Pace): Promise<void> => {
  const styles = createStyleBook()
  const zip = await createZipFile(path)
  try {
    const parts = partsOf(document)
    const sheets = [...sheetNames(parts.map(({ heading }, index) => (index === 0 && heading === '' ? t`Report` : heading))), t`Definitions`]
    for (const [name, xml] of Object.entries(frameParts({ title: document.title, sheets }))) await zip.add(name, [xml])
    for (const [index, { table }] of parts.entries()) await zip.add(`xl/worksheets/sheet${index + 1}.xml`, paced(inPieces(tableSheet(table, styles, pace)), pace))
    await zip.add(`xl/worksheets/sheet${sheets.length}.xml`, inPieces(definitionsSheet(document, styles)))
    // Last: by now every style has been asked for.
    await zip.add('xl/styles.xml', [styles.xml()])
  } finally {
    await zip.close()
  }
}

/** A list as a spreadsheet of one sheet: numbers as numbers, days as days. Written row by row, never held whole. */
export const writeListXlsx = async (list: ListFile, path: string, pace: Pace): Promise<void> => {
  const styles = createStyleBook()
  const zip = await createZipFile(path)
  try {
    for (const [name, xml] of Object.entries(frameParts({ title: list.name, sheets: sheetNames([list.name]) }))) await zip.add(name, [xml])
    await zip.add('xl/worksheets/sheet1.xml', paced(inPieces(listSheet(list, styles, pace)), pace))
    // Last: by now every style has been asked for.
    await zip.add('xl/styles.xml', [styles.xml()])
  } finally {
    await zip.close()
  }
}
