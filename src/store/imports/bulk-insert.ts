import type { StoreContext } from '../context'

export type Cell = number | string | null

/** Rows of one statement, largest first; what is left over takes the smaller ones. */
const statementSizes = [256, 64, 16, 4, 1] as const

/** As many rows as the largest statement takes. */
export const fullStatement = statementSizes[0]

/** What is written, and from where. */
interface BulkTarget {
  readonly table: string
  readonly verb?: 'INSERT' | 'INSERT OR REPLACE'
  /** Columns with one value for all rows that are written at once: binding a value costs as much as storing it. */
  readonly shared?: readonly string[]
  readonly columns: readonly string[]
  readonly onConflict?: string
  /** Rows that may wait. */
  readonly limit?: number
}

interface BulkInsert {
  readonly add: (...parts: readonly (readonly Cell[])[]) => void
  /** Takes the cells of whole rows that the caller has laid end to end. */
  readonly cells: Cell[]
  /** Writes what waits, with these values for the shared columns of each row. */
  readonly flush: (shared?: readonly Cell[]) => void
}

/** Collects rows of cells and inserts many with one statement. */
export const bulkInsert = ({ prepare }: Pick<StoreContext, 'prepare'>, { table, verb = 'INSERT', shared = [], columns, onConflict = '', limit = Number.POSITIVE_INFINITY }: BulkTarget): BulkInsert => {
  const row = `(${columns.map(() => '?').join(', ')})`
  // WHERE true: without it, ON CONFLICT would be read as a part of a join.
  const sqlOf = (size: number): string =>
    `${verb} INTO ${table} (${[...shared, ...columns].join(', ')}) SELECT ${[...shared.map(() => '?'), ...columns.map((_, index) => `column${index + 1}`)].join(', ')}
     FROM (VALUES ${Array.from({ length: size }, () => row).join(', ')}) WHERE true ${onConflict}`
  // Compiled when first needed: a small import needs none of the large ones.
  const statements = new Map<number, ReturnType<typeof prepare>>()
  const statementOf = (size: number): ReturnType<typeof prepare> => {
    const statement = statements.get(size) ?? prepare(sqlOf(size))
    statements.set(size, statement)
    return statement
  }
  const cells: Cell[] = []
  const flush = (values: readonly Cell[] = []): void => {
    let start = 0
    for (const size of statementSizes) {
      const length = size * columns.length
      for (; cells.length - start >= length; start += length) statementOf(size).run(...values, cells.slice(start, start + length))
    }
    cells.length = 0
  }
  return {
    cells,
    add: (...parts) => {
      for (const part of parts) for (const cell of part) cells.push(cell)
      if (cells.length >= limit * columns.length) flush()
    },
    flush,
  }
}
