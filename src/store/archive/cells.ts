import { Buffer } from 'node:buffer'
import { t } from '../../shared/kernel/words'
import { formulaPlain, formulaSafe } from '../../shared/reports/formula-safe'

/** The types a column of a STRICT table can have here. */
export type ColumnType = 'INTEGER' | 'REAL' | 'TEXT' | 'BLOB'

export type ArchiveCell = bigint | number | string | Buffer | null

/** What a cell could not be read as; the line is the caller's to say. */
export class CellError extends Error {}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A cell of the archive: nothing for null, text always in quotes and safe from being run, bytes as base64, numbers as they are. */
export const archiveText = (cell: ArchiveCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return quoted(formulaSafe(cell))
  return cell instanceof Uint8Array ? quoted(cell.toString('base64')) : String(cell)
}

/** A field as it stood in the file: whether it had quotes tells empty text from null. */
export interface RawField {
  readonly text: string
  readonly isQuoted: boolean
}

const largestInteger = 2n ** 63n - 1n

/** The cell of a field by its column's type, exactly what `archiveText` was given. Throws `CellError`. */
export const archiveCell = ({ text, isQuoted }: RawField, type: ColumnType): ArchiveCell => {
  if (!isQuoted && text === '') return null
  switch (type) {
    case 'TEXT':
      if (!isQuoted) throw new CellError(t`a text without quotes`)
      return formulaPlain(text)
    case 'BLOB': {
      const bytes = Buffer.from(text, 'base64')
      if (!isQuoted || bytes.toString('base64') !== text) throw new CellError(t`bytes that are not base64`)
      return bytes
    }
    case 'INTEGER': {
      if (isQuoted || !/^-?\d{1,19}$/.test(text)) throw new CellError(t`a whole number that is none`)
      const value = BigInt(text)
      if (value > largestInteger || value < -largestInteger - 1n) throw new CellError(t`a number beyond all others`)
      return value
    }
    case 'REAL': {
      const value = Number(text)
      if (isQuoted || !Number.isFinite(value)) throw new CellError(t`a number that is none`)
      return value
    }
  }
}

/** Longest record that is read, in characters: a workbook holds none near it. */
const longestRecord = 64 * 1024 * 1024

/** Reads records of RFC 4180 from pieces of text, keeping whether each field had quotes. A few bytes of a zip unpack to gigabytes, so that no record is kept that is longer than any or has more fields than `columns`. */
export class RecordReader {
  constructor(private readonly columns: number) {}

  private fields: RawField[] = []
  private text = ''
  private isQuoted = false
  private isInside = false
  /** After a quote inside quotes: the end of the field, or the first half of a doubled one. */
  private isAtQuote = false
  private isAfterReturn = false
  /** Characters of this record so far. */
  private length = 0

  private endField(): void {
    this.fields.push({ text: this.text, isQuoted: this.isQuoted })
    this.text = ''
    this.isQuoted = false
  }

  /** The records that end in this piece. */
  *add(piece: string): Iterable<readonly RawField[]> {
    let start = 0
    const take = (end: number): void => {
      if (end <= start) return
      this.text += piece.slice(start, end)
      this.length += end - start
      if (this.length > longestRecord) throw new CellError(t`a line without an end`)
    }
    for (let index = 0; index < piece.length; index += 1) {
      const letter = piece[index]
      if (this.isInside && !this.isAtQuote) {
        if (letter !== '"') continue
        take(index)
        start = index + 1
        this.isAtQuote = true
        continue
      }
      if (this.isAtQuote) {
        this.isAtQuote = false
        if (letter === '"') {
          // A doubled quote: the second one stays.
          start = index
          continue
        }
        this.isInside = false
        start = index
      }
      if (this.isAfterReturn) {
        if (letter !== '\n') throw new CellError(t`a line that does not end as it should`)
        this.isAfterReturn = false
        start = index + 1
        yield this.fields
        this.fields = []
        this.length = 0
      } else if (letter === '"') {
        if (this.isQuoted || index > start || this.text !== '') throw new CellError(t`a quote where none can be`)
        this.isInside = true
        this.isQuoted = true
        start = index + 1
      } else if (letter === ',' || letter === '\r') {
        take(index)
        start = index + 1
        this.endField()
        this.isAfterReturn = letter === '\r'
        if (letter === ',' && this.fields.length >= this.columns) throw new CellError(t`${this.fields.length + 1} cells in place of ${this.columns}`)
      } else if (this.isQuoted) throw new CellError(t`text behind a closing quote`)
      else if (letter === '\n') throw new CellError(t`a line that does not end as it should`)
    }
    take(piece.length)
  }

  /** Says that there is no more. Throws where the last record has not ended. */
  end(): void {
    if (this.fields.length > 0 || this.text !== '' || this.isInside || this.isAfterReturn) throw new CellError(t`an end in the middle of a line`)
  }
}
