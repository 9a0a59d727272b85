import { t } from '../kernel/words'
import { ExchangeRateFields } from './exchange-rate'

/** A line of a pasted table that is no rate. */
interface RefusedRate {
  /** Its number in the text, from 1. */
  readonly line: number
  readonly text: string
  readonly reason: string
}

/** What a pasted table of rates holds. */
interface RateTable {
  readonly rates: readonly ExchangeRateFields[]
  readonly refused: readonly RefusedRate[]
}

type Column = 'from' | 'to' | 'on' | 'rate' | 'source'

const usualColumns: readonly Column[] = ['from', 'to', 'on', 'rate', 'source']

const headings: Readonly<Record<string, Column>> = { from: 'from', base: 'from', to: 'to', quote: 'to', currency: 'to', day: 'on', date: 'on', on: 'on', rate: 'rate', value: 'rate', source: 'source' }

const markOf = (line: string): string => ['\t', ';', ','].find((each) => line.includes(each)) ?? '\t'

/** Cells of a line: parted by tabs, else semicolons, else commas. Quotes around a cell fall away. */
const cellsOf = (line: string): readonly string[] => line.split(markOf(line)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').trim())

const columnsOf = (cells: readonly string[]): readonly (Column | null)[] | null => {
  const named = cells.map((cell) => headings[cell.toLowerCase()] ?? null)
  return named.includes('rate') && named.includes('from') ? named : null
}

/** A rate's decimal mark is a point, or a comma where the cells are not parted by it. */
const plainRate = (text: string): string => (/^\d+,\d+$/.test(text) ? text.replace(',', '.') : text)

/** Where a rate may be two numbers: 16,250 rupiah for a dollar or 1,084 dollars for a euro; and 1,0845 where commas part the cells. Null: it is one. */
const doubtOf = (rate: string, next: string, mark: string): string | null => {
  if (/^[1-9]\d{0,2},\d{3}$/.test(rate)) return t`“${rate}” has thousands or decimals: write decimals with a point`
  return mark === ',' && /^\d+$/.test(rate) && /^\d+$/.test(next) ? t`“${rate},${next}” may be one number or two: write decimals with a point` : null
}

/**
 * Reads a table of exchange rates as pasted from a spreadsheet or a CSV file: from, to, day (2026-03-31), rate, source; in this order, or as a heading
 * names them. `source` is taken where a line has none. Nothing is guessed: a line that is no rate is refused with its reason. Of two lines for the same
 * currencies and day the later one holds.
 */
export const parseRateTable = (text: string, source: string): RateTable => {
  const rates = new Map<string, ExchangeRateFields>()
  const refused: RefusedRate[] = []
  let columns: readonly (Column | null)[] = usualColumns
  let isFirst = true
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') return
    const cells = cellsOf(line)
    const named = isFirst ? columnsOf(cells) : null
    isFirst = false
    if (named !== null) {
      columns = named
      return
    }
    const cellOf = (column: Column): string => cells[columns.indexOf(column)] ?? ''
    const doubt = doubtOf(cellOf('rate'), cells[columns.indexOf('rate') + 1] ?? '', markOf(line))
    if (doubt !== null) {
      refused.push({ line: index + 1, text: line.trim(), reason: doubt })
      return
    }
    const parsed = ExchangeRateFields.safeParse({ from: cellOf('from').toUpperCase(), to: cellOf('to').toUpperCase(), on: cellOf('on'), rate: plainRate(cellOf('rate')), source: cellOf('source') === '' ? source : cellOf('source') })
    if (parsed.success) rates.set(`${parsed.data.from} ${parsed.data.to} ${parsed.data.on}`, parsed.data)
    else refused.push({ line: index + 1, text: line.trim(), reason: [...new Set(parsed.error.issues.map(({ message }) => message))].join('. ') })
  })
  return { rates: [...rates.values()], refused }
}
