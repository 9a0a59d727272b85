import type { RowNames } from './row-reader'

/** Combinations of texts that are kept; a file with more of them gains nothing from keeping them. */
const mostCombinations = 100_000

/** Ends each text of a combination: no cell that is found in bytes holds one. */
const lineFeed = 10

/** Combinations of texts, as they stand in a file's bytes, and what they say. Files list the same ones day after day. */
export class KnownTexts {
  private readonly names: RowNames[] = []
  /** The texts of all combinations, one after the other, and where each begins. */
  private bytes = new Uint8Array(1 << 16)
  private length = 0
  private readonly starts: number[] = []
  /** By number: the combination that followed when this one was last met. */
  private readonly followers: number[] = []
  private last = -1
  /** The newest combination of each hash, and by number the one before it. */
  private readonly newest = new Map<number, number>()
  private readonly older: number[] = []

  /** `columns`: those that are looked at; `cellStarts`, `cellEnds`: where the cells of the row at hand lie. */
  constructor(
    private readonly columns: readonly number[],
    private readonly cellStarts: Int32Array,
    private readonly cellEnds: Int32Array,
  ) {}

  /** What the texts of the row at hand say. Null: this combination was not met yet. */
  find(row: Uint8Array): RowNames | null {
    let number = this.last === -1 ? -1 : (this.followers[this.last] ?? -1)
    if (number === -1 || !this.matches(number, row)) {
      number = this.newest.get(this.hash(row)) ?? -1
      while (number !== -1 && !this.matches(number, row)) number = this.older[number] ?? -1
      if (number === -1) return null
      if (this.last !== -1) this.followers[this.last] = number
    }
    this.last = number
    return this.names[number] ?? null
  }

  /** Keeps what the texts of the row at hand say. False: there are too many already. */
  keep(row: Uint8Array, names: RowNames): boolean {
    if (this.names.length >= mostCombinations) return false
    const number = this.names.length
    const hash = this.hash(row)
    this.older.push(this.newest.get(hash) ?? -1)
    this.newest.set(hash, number)
    this.starts.push(this.length)
    for (const column of this.columns) this.append(row.subarray(this.cellStarts[column] ?? 0, this.cellEnds[column] ?? 0))
    this.names.push(names)
    this.followers.push(-1)
    if (this.last !== -1) this.followers[this.last] = number
    this.last = number
    return true
  }

  private append(text: Uint8Array): void {
    if (this.length + text.length + 1 > this.bytes.length) {
      const grown = new Uint8Array(2 * (this.bytes.length + text.length))
      grown.set(this.bytes)
      this.bytes = grown
    }
    this.bytes.set(text, this.length)
    this.length += text.length + 1
    this.bytes[this.length - 1] = lineFeed
  }

  private matches(number: number, row: Uint8Array): boolean {
    const { bytes, columns, cellStarts, cellEnds } = this
    let known = this.starts[number] ?? 0
    for (const column of columns) {
      const end = cellEnds[column] ?? 0
      for (let at = cellStarts[column] ?? 0; at < end; at += 1) {
        if (bytes[known] !== row[at]) return false
        known += 1
      }
      if (bytes[known] !== lineFeed) return false
      known += 1
    }
    return true
  }

  /** FNV-1a over the texts. */
  private hash(row: Uint8Array): number {
    let hash = 0x811c9dc5
    for (const column of this.columns) {
      const end = this.cellEnds[column] ?? 0
      for (let at = this.cellStarts[column] ?? 0; at < end; at += 1) hash = Math.imul(hash ^ (row[at] ?? 0), 0x01000193)
      hash = Math.imul(hash ^ lineFeed, 0x01000193)
    }
    return hash
  }
}
