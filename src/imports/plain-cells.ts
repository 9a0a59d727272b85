const lineFeed = 10
const carriageReturn = 13
const quote = 34
const percent = 37
const zero = 48
const nine = 57

/** Digits beyond which a number no longer fits. */
const mostDigits = 15

const powersOfTen = Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power)

const stopsAt = (codes: readonly number[]): Uint8Array => {
  const stops = new Uint8Array(256)
  for (const code of codes) stops[code] = 1
  return stops
}

/** The cells of one line of a text, found in its bytes without making texts of them. Of encodings in which ASCII stands for itself. */
export class PlainCells {
  /** Where each cell begins and ends, quotation marks left out. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Decimals of the number read last. */
  places = 0
  private readonly stops: Uint8Array
  private readonly quotedStops = stopsAt([quote, lineFeed, carriageReturn])

  constructor(
    private readonly delimiter: number,
    private readonly count: number,
    /** What numbers have before their decimals. −1: it is not known, so none with decimals can be read. */
    private readonly decimalMark: number,
  ) {
    this.starts = new Int32Array(count)
    this.ends = new Int32Array(count)
    this.stops = stopsAt([delimiter, quote, lineFeed, carriageReturn])
  }

  /** Finds the cells of the line at `start`, which must end in the bytes. Answers where the next begins; 0: it has another number of cells, or marks that must be read letter by letter. */
  split(bytes: Uint8Array, start: number): number {
    const { starts, ends, stops, quotedStops, delimiter } = this
    const last = this.count - 1
    let at = start
    for (let column = 0; ; column += 1) {
      const isQuoted = bytes[at] === quote
      if (isQuoted) at += 1
      starts[column] = at
      const table = isQuoted ? quotedStops : stops
      while (table[bytes[at] ?? 0] === 0) at += 1
      ends[column] = at
      if (isQuoted) {
        if (bytes[at] !== quote) return 0
        at += 1
      }
      const code = bytes[at]
      if (column === last) return code === lineFeed ? at + 1 : code === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : 0
      if (code !== delimiter) return 0
      at += 1
    }
  }

  /** The number in a cell of digits alone. NaN: it is empty; −1: it is written otherwise. */
  whole(bytes: Uint8Array, column: number): number {
    return this.digits(bytes, this.starts[column] ?? 0, this.ends[column] ?? 0, -1)
  }

  /** An amount with at most so many decimals, in minor units, likewise. */
  money(bytes: Uint8Array, column: number, decimals: number): number {
    const start = this.starts[column] ?? 0
    const end = this.ends[column] ?? 0
    if (end - start + decimals > mostDigits) return -1
    const digits = this.digits(bytes, start, end, this.decimalMark)
    return this.places > decimals ? -1 : digits * (powersOfTen[decimals - this.places] ?? 1)
  }

  /** A number that may have decimals, and a percent sign where one may stand behind it, likewise. */
  decimal(bytes: Uint8Array, column: number, mayBePercent = false): number {
    const start = this.starts[column] ?? 0
    let end = this.ends[column] ?? 0
    if (mayBePercent && end > start && bytes[end - 1] === percent) end -= 1
    const digits = this.digits(bytes, start, end, this.decimalMark)
    // Both are exact, so the quotient is the number nearest to what is written.
    return digits / (powersOfTen[this.places] ?? 1)
  }

  /** All digits of a number as one, whatever mark stands between them; `places` counts those behind it. */
  private digits(bytes: Uint8Array, start: number, end: number, mark: number): number {
    this.places = 0
    if (start === end) return Number.NaN
    if (end - start > mostDigits) return -1
    let number = 0
    let point = -1
    for (let at = start; at < end; at += 1) {
      const code = bytes[at] ?? 0
      if (code >= zero && code <= nine) number = number * 10 + code - zero
      else if (code === mark && point === -1 && at > start) point = at
      else return -1
    }
    if (point === end - 1) return -1
    if (point !== -1) this.places = end - point - 1
    return number
  }
}
