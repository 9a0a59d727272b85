import type { ImportField } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import { type DateOrder, proveDateOrder, stretchEnds } from './dates'
import { type DecimalMark, DecimalProof, isAmbiguousNumber, type ThreeDigits } from './numbers'
import { type Column, dateFields } from './platform-format'
import { type LineText, quotedText, type TableRow, textsByLine } from './table'

/** How a column's numbers or dates are read, in words, and what proves it. */
export interface ColumnProof {
  readonly format: string
  readonly proof: string
}

/** How the marks of a file were settled, and by what where no cell of a column shows it. */
interface Settled<Format> {
  readonly format: Format
  readonly why: string
}

interface Reading {
  readonly decimal: Settled<DecimalMark>
  readonly dateOrder: Settled<DateOrder>
  readonly threeDigits: (field: ImportField) => ThreeDigits
}

const numberFields: ReadonlySet<ImportField> = new Set(['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value', 'results', 'cpc', 'cpm', 'cpa', 'ctr'])

const decimalNames: Readonly<Record<DecimalMark, string>> = { '.': t`decimal point`, ',': t`decimal comma` }
const orderNames: Readonly<Record<DateOrder, string>> = { DMY: t`day, month, year`, MDY: t`month, day, year`, YMD: t`year, month, day` }

const shown = (line: number, text: string): string => t`line ${line}: “${quotedText(text)}”`

const numberProof = (cells: readonly LineText[], { decimal, threeDigits }: Reading, field: ImportField): ColumnProof => {
  const marked = cells.filter(({ text }) => /\d[.,]\d/.test(text))
  if (marked.length === 0) return { format: t`plain digits`, proof: t`no cell has a mark` }
  const format = decimalNames[decimal.format]
  const telling = marked.find(({ text }) => {
    const proof = new DecimalProof()
    proof.add([text], threeDigits(field))
    return proof.result === decimal.format
  })
  if (telling !== undefined) return { format, proof: shown(telling.line, telling.text) }
  return { format, proof: marked.some(({ text }) => isAmbiguousNumber(text)) ? t`${decimal.why}; the cells of this column read either way` : decimal.why }
}

const dateProof = (cells: readonly LineText[], { dateOrder }: Reading): ColumnProof => {
  const open = cells.filter(({ text }) => proveDateOrder([text]) !== 'certain')
  const [first] = cells
  if (open.length === 0) return first === undefined ? { format: '', proof: '' } : { format: t`a date that means one day only`, proof: shown(first.line, first.text) }
  const format = orderNames[dateOrder.format]
  const telling = open.find(({ text }) => proveDateOrder([text]) === dateOrder.format)
  return { format, proof: telling === undefined ? dateOrder.why : shown(telling.line, telling.text) }
}

/** How each column with numbers or dates is read and which cell proves it; where none of its own does, what else. By position. */
export const proveColumns = (rows: readonly TableRow[], columns: readonly Column[], reading: Reading): ReadonlyMap<number, ColumnProof> =>
  new Map(
    columns.flatMap(({ index, field }): (readonly [number, ColumnProof])[] => {
      const isDate = dateFields.has(field)
      if (!isDate && !numberFields.has(field)) return []
      const cells = textsByLine(rows, [index])
      const isTyped = cells.length === 0 && rows.some(({ cells: row }) => typeof row[index] === 'number' || row[index] instanceof Date)
      if (isTyped) return [[index, { format: isDate ? t`a date of the spreadsheet` : t`a number of the spreadsheet`, proof: t`the type of its cells` }]]
      return [[index, isDate ? dateProof(cells.flatMap(({ line, text }) => stretchEnds(text).map((end) => ({ line, text: end }))), reading) : numberProof(cells, reading, field)]]
    }),
  )
