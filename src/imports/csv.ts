import { numberText } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'
import { TableError } from './table'

/** Limits that no real export comes near; beyond them a file is refused rather than let it use up memory. */
const csvLimits = { columns: 2000, cellCharacters: 1024 * 1024, openQuoteCharacters: 200_000, spreadsheetCellCharacters: 32_767 } as const

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** How exports keep a spreadsheet from rounding an id: `="1799213456789012"`. */
const spreadsheetText = /^="([^"]*)"$/

const withoutSpreadsheetText = (cell: string): string => (cell.startsWith('="') ? cell.replace(spreadsheetText, '$1') : cell)

const quotedCell = /"(?:[^"]|"")*"/y

/**
 * The cells of a line that lies in quotes as a whole, as `"1,""A, B"",2"`: a spreadsheet program that splits at another sign keeps a line in one cell, and
 * quotes it when it saves the file, where it has quotes within. Null: the text is no such line.
 */
const cellsOfQuotedLine = (text: string, delimiter: string): string[] | null => {
  if (!text.includes(delimiter) || text.length > csvLimits.spreadsheetCellCharacters) return null
  const cells: string[] = []
  for (let start = 0; start <= text.length; start += 1) {
    quotedCell.lastIndex = start
    const [quoted] = quotedCell.exec(text) ?? []
    const end = quoted === undefined ? indexOrEnd(text, delimiter, start) : start + quoted.length
    const cell = quoted === undefined ? text.slice(start, end) : quoted.slice(1, -1).replaceAll('""', '"')
    const value = withoutSpreadsheetText(cell)
    if ((quoted === undefined && value.includes('"')) || (end < text.length && text[end] !== delimiter)) return null
    cells.push(value)
    start = end
  }
  return cells
}

const indexOrEnd = (text: string, sought: string, from: number): number => {
  const index = text.indexOf(sought, from)
  return index === -1 ? text.length : index
}

/** Receives each record: its cells and the line it starts on. The array is the receiver's to keep. */
type OnRecord = (cells: string[], line: number) => void

/**
 * Splits text into records, fed in pieces of any size. Lines may end in CRLF, LF or CR, mixed; quotes follow RFC 4180, and a quote
 * inside an unquoted cell is taken as it stands. Records without any text are passed over. Throws TableError at a limit.
 */
export class CsvReader {
  private cells: string[] = []
  private cell = ''
  private isQuoted = false
  /** A closing quote has been seen; another one at once means a quote in the text. */
  private isAfterQuote = false
  private line = 1
  private recordLine = 1
  private quoteLine = 1
  private wasCarriageReturn = false
  /** How many cells the last record had that had several. */
  private width = 0
  /** Where the text at hand has its next ones; its end where it has none. */
  private nextQuote = -1
  private nextReturn = -1
  private readonly delimiterCode: number

  constructor(
    private readonly delimiter: string,
    private readonly onRecord: OnRecord,
  ) {
    this.delimiterCode = delimiter.charCodeAt(0)
  }

  push(text: string): void {
    this.nextQuote = this.nextReturn = -1
    let start = this.isBetweenRecords ? this.pushPlain(text, 0) : 0
    for (let index = start; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (this.isQuoted) {
        if (code === quote) {
          this.append(text, start, index)
          this.isQuoted = false
          this.isAfterQuote = true
          start = index + 1
        } else if (code === lineFeed && !this.wasCarriageReturn) this.line += 1
        else if (code === carriageReturn) this.line += 1
        this.wasCarriageReturn = code === carriageReturn
        continue
      }
      if (this.isAfterQuote) {
        this.isAfterQuote = false
        if (code === quote) {
          // A doubled quote: one quote of text, and the cell goes on.
          this.isQuoted = true
          start = index
          continue
        }
        if (code !== this.delimiterCode && code !== lineFeed && code !== carriageReturn) this.refuseSwallowed()
      }
      if (code === this.delimiterCode) {
        this.append(text, start, index)
        this.endCell()
        start = index + 1
      } else if (code === lineFeed || code === carriageReturn) {
        if (code === lineFeed && this.wasCarriageReturn) this.recordLine = this.line
        else {
          this.append(text, start, index)
          this.endRecord()
        }
        start = code === lineFeed ? this.pushPlain(text, index + 1) : index + 1
        index = start - 1
      } else if (code === quote && index === start && this.cell === '') {
        this.isQuoted = true
        this.quoteLine = this.line
        start = index + 1
      }
      this.wasCarriageReturn = code === carriageReturn
    }
    this.append(text, start, text.length)
  }

  /** Whether the next letter begins a record. */
  get isBetweenRecords(): boolean {
    return !this.isQuoted && !this.isAfterQuote && !this.wasCarriageReturn && this.cell === '' && this.cells.length === 0
  }

  /** The line that the next letter is on. */
  get nextLine(): number {
    return this.line
  }

  /** Passes over lines between two records, which somebody else has read. */
  passLines(count: number): void {
    this.line += count
    this.recordLine = this.line
  }

  /**
   * Takes whole lines without a quote, all but every line of an export, by the engine's own search. Answers where the rest
   * begins, which is read letter by letter: a line with a quote or a lone carriage return, a long one.
   */
  private pushPlain(text: string, from: number): number {
    let start = from
    for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
      if (this.nextQuote < start) this.nextQuote = indexOrEnd(text, '"', start)
      if (this.nextReturn < start) this.nextReturn = indexOrEnd(text, '\r', start)
      if (this.nextQuote < end || this.nextReturn < end - 1 || end - start > csvLimits.columns) break
      const line = text.slice(start, this.nextReturn === end - 1 ? end - 1 : end)
      const cells = line.split(this.delimiter)
      this.line += 1
      if (cells.length > 1) this.width = cells.length
      // A blank line is no record.
      if (cells.length > 1 || line.trim() !== '') this.onRecord(cells, this.recordLine)
      this.recordLine = this.line
      start = end + 1
    }
    return start
  }

  /** Ends the last record, which may lack a line end. Throws when a quote was never closed. */
  end(): void {
    if (this.isQuoted) throw new TableError(t`A quotation mark opens on line ${this.quoteLine} and is never closed.`, this.quoteLine)
    if (this.cell !== '' || this.cells.length > 0) this.endRecord()
  }

  /** Throws where the marks at the beginning of a name were not doubled: a quotation that ends a record by its first line opens and closes in the same column, with text behind it. Whole lines would be lost within a cell. */
  private refuseSwallowed(): void {
    const lines = this.cell.split(/\r\n|\r|\n/).map((line) => line.split(this.delimiter).length)
    const [first = 1, last = 1] = [lines[0], lines.at(-1)]
    if (lines.length < 2 || this.width < 2 || this.cells.length + first < this.width || last - 1 !== this.cells.length) return
    throw new TableError(t`A quotation mark on line ${this.quoteLine} takes the lines up to ${this.line} into one cell, so their rows cannot be told apart. Take the mark out, or write it twice and put the whole text of its cell in quotation marks.`, this.quoteLine)
  }

  private append(text: string, from: number, to: number): void {
    if (from >= to) return
    this.cell = this.cell === '' ? text.slice(from, to) : this.cell + text.slice(from, to)
    if (this.isQuoted && this.cell.length > csvLimits.openQuoteCharacters) throw new TableError(t`A quotation mark opens on line ${this.quoteLine} and is not closed within ${numberText(csvLimits.openQuoteCharacters)} characters.`, this.quoteLine)
    if (this.cell.length > csvLimits.cellCharacters) throw new TableError(t`A cell on line ${this.line} is longer than a million characters.`, this.line)
  }

  private endCell(): void {
    this.cells.push(withoutSpreadsheetText(this.cell))
    this.cell = ''
    if (this.cells.length > csvLimits.columns) throw new TableError(t`Line ${this.recordLine} has more than ${numberText(csvLimits.columns)} columns.`, this.recordLine)
  }

  /** The cells of a line that is all one quoted cell: text without a quote of its own may as well be a sentence with commas, unless it has the cells of the lines before. */
  private unwrap(cells: string[]): string[] {
    const [text = ''] = cells
    const inner = cellsOfQuotedLine(text, this.delimiter)
    if (inner === null || inner.length > csvLimits.columns) return cells
    return (text.includes('"') ? inner.length >= 3 : inner.length >= 4 && inner.length === this.width) ? inner : cells
  }

  private endRecord(): void {
    this.isAfterQuote = false
    const isBlank = this.cells.length === 0 && this.cell.trim() === ''
    if (isBlank) this.cell = ''
    else {
      this.endCell()
      const cells = this.cells.length === 1 ? this.unwrap(this.cells) : this.cells
      if (cells.length > 1) this.width = cells.length
      this.cells = []
      this.onRecord(cells, this.recordLine)
    }
    this.line += 1
    this.recordLine = this.line
  }
}
