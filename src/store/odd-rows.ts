import type Database from 'better-sqlite3'
import { plural, t } from '../shared/kernel/words'
import { columnsOf } from './archive/tables'

type Sqlite = Database.Database

/** Rows of a table of which one column is not as it should be. `column` null: the table has not the row that it must have. */
export interface OddRows {
  readonly table: string
  readonly column: string | null
  readonly rows: number
  /** The key of the first of them. */
  readonly first: string
}

/** Rows looked at between two turns. */
const rowsATurn = 10_000

/** A table's rows so many at a time, in the order of its key: each time what to select from, in SQL, and what it binds. */
function* slicesOf(sqlite: Sqlite, table: string, keys: readonly string[], rows: number): Generator<{ readonly slice: string; readonly bounds: readonly unknown[] }> {
  const [key, marks] = [keys.join(', '), keys.map(() => '?').join(', ')]
  let after: unknown[] | null = null
  do {
    const behind = after === null ? 'TRUE' : `(${key}) > (${marks})`
    // Ids may be beyond what a number of JavaScript holds.
    const last = sqlite.prepare(`SELECT ${key} FROM ${table} WHERE ${behind} ORDER BY ${key} LIMIT 1 OFFSET ${rows - 1}`).safeIntegers().raw().get(...(after ?? [])) as unknown[] | undefined
    yield { slice: `${table} WHERE ${behind}${last === undefined ? '' : ` AND (${key}) <= (${marks})`}`, bounds: [...(after ?? []), ...(last ?? [])] }
    after = last ?? null
  } while (after !== null)
}

/** Looks through a table for rows with odd columns, each told by a condition in SQL, slice by slice. Null: a slice is done. */
export function* lookThrough(sqlite: Sqlite, table: string, columns: readonly { readonly column: string; readonly isOdd: string }[], rowsAtOnce = rowsATurn): Generator<OddRows | null> {
  if (columns.length === 0) return
  const { keys } = columnsOf(sqlite, table)
  for (const { slice, bounds } of slicesOf(sqlite, table, keys, rowsAtOnce)) {
    if (sqlite.prepare(`SELECT 1 FROM ${slice} AND (${columns.map(({ isOdd }) => isOdd).join(' OR ')}) LIMIT 1`).get(...bounds) !== undefined) {
      for (const { column, isOdd } of columns) {
        const rows = Number(sqlite.prepare(`SELECT count(*) FROM ${slice} AND ${isOdd}`).pluck().get(...bounds))
        if (rows === 0) continue
        const first = sqlite.prepare(`SELECT ${keys.join(', ')} FROM ${slice} AND ${isOdd} ORDER BY ${keys.join(', ')} LIMIT 1`).safeIntegers().raw().get(...bounds) as unknown[]
        yield { table, column, rows, first: first.map(String).join(' · ') }
      }
    }
    yield null
  }
}

/** What tables are about, in the words of the window; those that are not here are about contacts. */
const areas: readonly (readonly [tables: RegExp, words: () => string])[] = [
  [/^(?:community|membership|level_move)/, () => t`Communities`],
  [/^interaction|^sentiment|^first_/, () => t`Interactions`],
  [/^(?:post|own_handle|follower|share_of_voice|advocate)/, () => t`Channels`],
  [/^(?:actual|ad_|entity_|breakdown|segment|conversion_kind|import_|mapping_)/, () => t`Imports`],
  [/^creative|^utm_/, () => t`Creatives`],
  [/^audience|^contact_audience/, () => t`Audiences`],
  [/^(?:deal|attribution)/, () => t`Deals`],
  [/^campaign|^cost_line/, () => t`Campaigns`],
  [/^experiment/, () => t`Tests`],
  [/^(?:media_plan|flight|plan|budget|platform_zone|quarter_goal|exchange_rate|advice)/, () => t`Planning`],
  [/^(?:bridge_|networking_cost|hourly_rate|definition_break)/, () => t`Bridge`],
  [/^(?:workbook|saved_|report_|removed_id|audit|erasure)/, () => t`Workbook`],
]

/** What a table is about, in the words of the window. */
export const wordsFor = (table: string): string => areas.find(([tables]) => tables.test(table))?.[1]() ?? t`Contacts`

/** Of more columns than this only how many they are is said. */
const columnsNamed = 5

/** Tells what was found, column by column. Null: nothing, or `turn`, which is taken after every slice, says to stop. */
export const describeOdd = async (found: Iterable<OddRows | null>, turn: () => Promise<boolean>, describe: (odd: OddRows) => string): Promise<string | null> => {
  const columns = new Map<string, OddRows>()
  for (const odd of found) {
    if (odd === null) {
      if (!(await turn())) return null
      continue
    }
    const id = `${odd.table}.${odd.column}`
    const before = columns.get(id)
    columns.set(id, before === undefined ? odd : { ...before, rows: before.rows + odd.rows })
  }
  const all = [...columns.values()]
  if (all.length === 0) return null
  const rest = all.length - columnsNamed
  return [...all.slice(0, columnsNamed).map(describe), ...(rest > 0 ? [t`${plural(rest, { one: '# more column is', other: '# more columns are' })} like that.`] : [])].join(' ')
}
