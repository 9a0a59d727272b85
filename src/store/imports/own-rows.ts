import { type ImportBatchId, noTotals, type Receipt } from '../../shared/imports/import'
import { Day } from '../../shared/kernel/day'
import { filledSortName, sortName } from '../../shared/kernel/sort-name'
import { OwnHandleId } from '../../shared/networking/own-handle'
import { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import { dropAnswersAboutPosts } from '../bridge/drop-answers'
import { partCustomers } from '../bridge/join-customers'
import type { StoreContext } from '../context'
import { inJournal } from '../in-journal'
import { forgetGainAfter } from '../networking/snapshots'
import { insertBatch, keepReceipt } from './import-batch'
import { keepRefusals } from './refused-file'

/** Posts of ours, followers of a handle of ours on a day, and deals. */
export type OwnKind = 'post' | 'snapshot' | 'deal'

type Cell = string | number | null

/** What a file says of a column. Null: nothing; false: what was known of it does not hold any more. */
export type Said = Cell | false

/** The figures of a post that a file can tell, in the order of its cells. */
export const postFigures = {
  reach: 'reach', impressions: 'impressions', reactions: 'reactions', comments: 'comments', shares: 'shares', saves: 'saves', clicks: 'clicks', views: 'views',
  promotedImpressions: 'promoted_impressions', promotedEngagements: 'promoted_engagements', promotedClicks: 'promoted_clicks',
} as const

/** The texts of a deal that a file can tell, in the order of its cells and before all others. */
export const dealTexts = ['name', 'customer', 'note'] as const

interface OwnTable {
  readonly table: string
  readonly keys: readonly string[]
  /** What a file can tell, as it is read: a text that is empty is not told. */
  readonly read: readonly string[]
  /** By how many of them, from the first, a change by hand is known: what a day gained hangs on the day before it. */
  readonly judged: number
  /** Whether what a file says makes the row, rather than telling more of one that there is. */
  readonly makesRow: (said: readonly Said[]) => boolean
  /** Whether a person has put something into the row that no file tells. */
  readonly isTouched: string
  /** The row's columns with their cells, of what is known. */
  readonly cellsOf: (known: readonly Cell[]) => Readonly<Record<string, Cell>>
}

const figureColumns = Object.values(postFigures)

const ownTables: Readonly<Record<OwnKind, OwnTable>> = {
  post: {
    table: 'post',
    keys: ['platform', 'external_id'],
    read: ['on_day', "nullif(url, '')", "nullif(text, '')", ...figureColumns],
    judged: Number.POSITIVE_INFINITY,
    makesRow: () => true,
    isTouched: "kind <> 'own' OR author_id IS NOT NULL OR permission <> 'none' OR permission_note <> '' OR said_sentiment IS NOT NULL",
    cellsOf: ([on = null, knownUrl, knownText, ...figures]) => {
      const [url, text] = [String(knownUrl ?? ''), String(knownText ?? '')]
      return { on_day: on, url, text, search_text: sortName(`${text} ${url}`), read_sentiment: analyseSentiment(text).label ?? 'none', ...Object.fromEntries(figureColumns.map((column, index) => [column, figures[index] ?? null])) }
    },
  },
  snapshot: {
    table: 'follower_snapshot',
    keys: ['own_handle_id', 'on_day'],
    read: ['followers', 'gained'],
    judged: 1,
    makesRow: ([followers]) => followers !== null,
    isTouched: 'false',
    cellsOf: ([followers = null, gained = null]) => ({ followers, gained }),
  },
  deal: {
    table: 'deal',
    keys: ['external_id'],
    read: [...dealTexts.map((column) => `nullif(${column}, '')`), 'campaign_id', 'amount_minor', 'currency', 'status', 'on_day'],
    judged: Number.POSITIVE_INFINITY,
    makesRow: () => true,
    // Whom the import itself joined to it is parted from it before.
    isTouched: 'EXISTS (SELECT 1 FROM deal_contact WHERE deal_id = deal.id) OR EXISTS (SELECT 1 FROM attribution WHERE deal_id = deal.id)',
    cellsOf: ([name, customer, note, campaign = null, amount = null, currency = null, status = null, on = null]) => ({
      name: String(name ?? ''), customer: String(customer ?? ''), note: String(note ?? ''), sort_name: filledSortName(String(name ?? '')), campaign_id: campaign, amount_minor: amount, currency, status, on_day: on,
    }),
  },
}

/** What an import says of a row. */
export interface OwnRow {
  /** In the order of the table's keys. */
  readonly key: readonly Cell[]
  readonly said: readonly Said[]
  /** What was known before. Null: there was no such row. */
  readonly before: readonly Cell[] | null
}

const isTold = (said: readonly Said[], index: number): boolean => (said[index] ?? null) !== null

/** The cell that a file's word of a column makes. */
const cellOf = (said: Said | undefined): Cell => (said === false ? null : (said ?? null))

/** What is known of a row once a file has said something of it: what it does not tell stays. */
const knownAfter = ({ said, before }: OwnRow): readonly Cell[] => said.map((cell, index) => (isTold(said, index) ? cellOf(cell) : (before?.[index] ?? null)))

/** What becomes of a row by what a file says of it. */
export const outcomeOf = (row: OwnRow): 'added' | 'changed' | 'unchanged' => {
  const { before } = row
  if (before === null) return 'added'
  return knownAfter(row).every((cell, index) => cell === before[index]) ? 'unchanged' : 'changed'
}

const whereKey = (kind: OwnKind): string => ownTables[kind].keys.map((name) => `${name} = ?`).join(' AND ')

/** What is known of a row, of what a file can tell. Null: there is no such row. */
export const readOwnRow = ({ prepare }: StoreContext, kind: OwnKind, key: readonly Cell[]): readonly Cell[] | null =>
  // Raw rows are lists of cells.
  (prepare(`SELECT ${ownTables[kind].read.join(', ')} FROM ${ownTables[kind].table} WHERE ${whereKey(kind)}`).raw().get(...key) as readonly Cell[] | undefined) ?? null

const marksFor = (cells: readonly unknown[]): string => cells.map(() => '?').join(', ')

const updateRow = ({ prepare }: StoreContext, kind: OwnKind, key: readonly Cell[], known: readonly Cell[]): void => {
  const cells = ownTables[kind].cellsOf(known)
  prepare(`UPDATE ${ownTables[kind].table} SET (${Object.keys(cells).join(', ')}) = (${marksFor(Object.keys(cells))}) WHERE ${whereKey(kind)}`).run(...Object.values(cells), ...key)
}

/** Writes what is known of a row once a file has said something of it. `added`: columns of a new one that no file tells. */
export const writeOwnRow = (context: StoreContext, kind: OwnKind, row: OwnRow, added: Readonly<Record<string, Cell>>): void => {
  const outcome = outcomeOf(row)
  if (outcome === 'changed') updateRow(context, kind, row.key, knownAfter(row))
  if (outcome !== 'added') return
  const { table, keys, cellsOf } = ownTables[kind]
  const cells = { ...cellsOf(knownAfter(row)), ...added }
  context.prepare(`INSERT INTO ${table} (${[...keys, ...Object.keys(cells)].join(', ')}) VALUES (${marksFor([...keys, ...Object.keys(cells)])})`).run(...row.key, ...Object.values(cells))
}

/** What the receipt of such an import says beside what stands in its file. */
export type OwnReceipt = Omit<Receipt, 'batch' | 'importedAt'>

/** What no list of our own has. */
export const ownReceipt = { amounts: [], currency: null, grain: null, breakdown: '', totals: noTotals, fileTotals: null, reconciled: null, people: null, told: null, corrects: null, canCorrect: false } as const satisfies Partial<Receipt>

/** The name of a handle of ours as it is now. Empty: none was said. */
export const handleName = ({ prepare }: StoreContext, id: OwnHandleId | null): string =>
  // The one column of the statement.
  (prepare('SELECT handle FROM own_handle WHERE id = ?').pluck().get(id) as string | undefined) ?? ''

/** Keeps an import of a list of our own: its receipt, the rows it refused, and what it says of the others. Part of the command that writes them, and undone with it. */
export const keepOwnImport = (context: StoreContext, kind: OwnKind, receipt: OwnReceipt, rows: readonly OwnRow[]): ImportBatchId => {
  const batch = insertBatch(context, receipt)
  keepReceipt(context, batch, { ...receipt, batch, importedAt: context.now().toISOString() })
  keepRefusals(context, batch, receipt.refusals, null)
  const insert = context.prepare('INSERT INTO import_own_row (batch_id, kind, row_key, said, before) VALUES (?, ?, ?, ?, ?)')
  for (const { key, said, before } of rows) insert.run(batch, kind, JSON.stringify(key), JSON.stringify(said), before === null ? null : JSON.stringify(before))
  return batch
}

/** Does such an import as one step. What it keeps of itself is a change, so that there is one whatever its file says. */
export const inOneStep = <T>(context: StoreContext, label: string, run: () => T): T & { readonly undoStep: number } => {
  const { value, undoStep } = inJournal(context, label, run)
  if (undoStep === null) throw new Error('The import is no step')
  return { ...value, undoStep }
}

/** Whether an import is one of a list of our own. */
export const isOwnBatch = ({ prepare }: StoreContext, batch: ImportBatchId): boolean => prepare("SELECT 1 FROM import_batch WHERE id = ? AND receipt ->> '$.subject' IN ('posts', 'followers', 'deals')").get(batch) !== undefined

interface Claim extends OwnRow {
  readonly batch: number
}

/** What this import and the later ones say of a row, the oldest first. */
const claimsFrom = ({ prepare }: StoreContext, batch: ImportBatchId, kind: OwnKind, key: string): readonly Claim[] =>
  // The columns of the statement, as they were written above.
  (prepare('SELECT batch_id AS batch, said, before FROM import_own_row WHERE kind = ? AND row_key = ? AND batch_id >= ? ORDER BY batch_id').all(kind, key, batch) as { batch: number; said: string; before: string | null }[]).map((claim) => ({
    batch: claim.batch,
    key: JSON.parse(key) as readonly Cell[],
    said: JSON.parse(claim.said) as readonly Said[],
    before: claim.before === null ? null : (JSON.parse(claim.before) as readonly Cell[]),
  }))

type Outcome = 'removed' | 'restored' | 'kept' | 'same'

/** Takes back what an import says of one row; the next one that says something of a column gets what was known of it before. */
const takeBack = (context: StoreContext, kind: OwnKind, key: string, [mine, ...later]: readonly Claim[]): Outcome => {
  if (mine === undefined) return 'same'
  const now = readOwnRow(context, kind, mine.key)
  const tellerOf = (index: number): Claim | undefined => later.find(({ said }) => isTold(said, index))
  const beforeOf = new Map(later.map((claim) => [claim.batch, claim.before === null ? null : [...claim.before]]))
  for (const index of mine.said.keys()) {
    const before = isTold(mine.said, index) ? beforeOf.get(tellerOf(index)?.batch ?? 0) : null
    if (before != null) before[index] = mine.before?.[index] ?? null
  }
  const heir = mine.before === null ? later.find(({ said }) => ownTables[kind].makesRow(said)) : undefined
  if (heir !== undefined) beforeOf.set(heir.batch, null)
  const pass = context.prepare('UPDATE import_own_row SET before = ? WHERE kind = ? AND row_key = ? AND batch_id = ?')
  for (const [batch, before] of beforeOf) pass.run(before === null ? null : JSON.stringify(before), kind, key, batch)
  if (now === null) return 'same'

  if (mine.before === null && heir === undefined) {
    const expected = [mine, ...later].reduce<readonly Cell[] | null>((known, claim) => knownAfter({ ...claim, before: known }), null) ?? []
    if (now.slice(0, ownTables[kind].judged).some((cell, index) => cell !== expected[index])) return 'kept'
    if (context.prepare(`SELECT 1 FROM ${ownTables[kind].table} WHERE ${whereKey(kind)} AND (${ownTables[kind].isTouched})`).get(...mine.key) !== undefined) return 'kept'
    context.prepare(`DELETE FROM ${ownTables[kind].table} WHERE ${whereKey(kind)}`).run(...mine.key)
    if (kind === 'snapshot') forgetGainAfter(context, OwnHandleId.parse(mine.key[0]), Day.parse(mine.key[1]))
    return 'removed'
  }
  // What nobody told since is as it was before, unless a person changed it.
  const isMine = (index: number): boolean => isTold(mine.said, index) && tellerOf(index) === undefined
  const isByHand = mine.said.slice(0, ownTables[kind].judged).some((said, index) => isMine(index) && now[index] !== cellOf(said))
  const known = now.map((cell, index) => (isMine(index) && cell === cellOf(mine.said[index]) ? (mine.before?.[index] ?? null) : cell))
  const isRestored = known.some((cell, index) => cell !== now[index])
  if (isRestored) updateRow(context, kind, mine.key, known)
  return isByHand ? 'kept' : isRestored ? 'restored' : 'same'
}

/**
 * Takes an import of a list of our own back, as if it had never been: rows that it made go, what it told of others is as it was before. What a later
 * import tells stays, and so does what a person changed since (`kept`). Needs a transaction; `onRow` may throw to stop.
 */
export const undoOwnImport = (context: StoreContext, batch: ImportBatchId, onRow: (done: number, total: number) => void): { readonly removed: number; readonly restored: number; readonly kept: number } => {
  const { prepare } = context
  partCustomers(context, batch)
  const counts: Record<Outcome, number> = { removed: 0, restored: 0, kept: 0, same: 0 }
  // What it made goes first: what others gained since one of those is then put back as it was. The columns of the statement.
  const rows = prepare('SELECT kind, row_key AS key FROM import_own_row WHERE batch_id = ? ORDER BY before IS NOT NULL, kind, row_key').all(batch) as { kind: OwnKind; key: string }[]
  for (const [done, { kind, key }] of rows.entries()) {
    onRow(done, rows.length)
    counts[takeBack(context, kind, key, claimsFrom(context, batch, kind, key))] += 1
  }
  dropAnswersAboutPosts(context)
  prepare('DELETE FROM import_batch WHERE id = ?').run(batch)
  return { removed: counts.removed, restored: counts.restored, kept: counts.kept }
}
