import { basename } from 'node:path'
import type { ReadFailure, ReadSummary } from '../../imports/reading'
import type { importContract } from '../../shared/imports/import.contract'
import { type ImportBatchId, ImportOptions, Receipt, type Refusal } from '../../shared/imports/import'
import { toDayNumber } from '../../shared/kernel/day'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { Cancelled, Handlers, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { countingNotes } from '../marketing/counting-notes'
import { CollectedRows } from './collected-rows'
import { type Dictionaries, internDictionaries, writeUses } from './dictionaries'
import { receiptOf } from './import-receipt'
import { orderRows } from './row-order'
import { compareRows, countingSink, writeStretches, writingSink } from './save-rows'
import { recount, SliceSums } from './slices'
import { undoBatch } from './undo-batch'

/** More rows than this do not fit in memory beside everything else. */
const rowLimit = 8_000_000

/** A larger import is preceded by a backup. */
const rowsWorthABackup = 10_000

const tooManyRows: ReadFailure = { type: 'ImportRefused', sentence: `The file has more than ${rowLimit.toLocaleString('en')} rows. Export it in parts, by year or by account.`, line: null }

interface FileRead {
  readonly file: string
  readonly summary: ReadSummary
  readonly rows: CollectedRows
}

/** Rows between two messages of progress. */
const rowsPerReport = 20_000

/** Thrown inside a transaction so that it rolls back when the person asked to stop. */
class Stopped extends Error {}

/** Runs work in one transaction that ends without a trace when it stops half-way. */
const inStoppableTransaction = <T>(context: StoreContext, run: () => T): Result<T, Cancelled> => {
  try {
    return ok(context.transaction(run))
  } catch (error) {
    // A transaction can only be left by a throw; this one is ours and means what the person asked for.
    if (error instanceof Stopped) return err({ type: 'Cancelled' })
    throw error
  }
}

const stopIfAsked = ({ isCancelled }: JobControl): void => {
  if (isCancelled()) throw new Stopped()
}

const readFile = async (
  context: StoreContext,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
  control: JobControl,
): Promise<Result<FileRead, ReadFailure | Cancelled | { readonly type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const rows = new CollectedRows()
  const read = await context.readImport(path, {
    options,
    workbookCurrency: workbookCurrency(context),
    remembered: rememberedOptions(context),
    report: control.report,
    isCancelled: () => control.isCancelled() || rows.count > rowLimit,
    onChunk: (chunk) => rows.add(chunk),
  })
  if (!read.ok) return rows.count > rowLimit ? err(tooManyRows) : read
  return ok({ file: basename(path), summary: read.value, rows })
}

const workbookCurrency = ({ prepare }: StoreContext): string => String(prepare('SELECT currency FROM workbook').pluck().get())

/** How each header was told to be read, the newest word last and therefore kept. */
const rememberedOptions = ({ prepare }: StoreContext): ReadonlyMap<string, ImportOptions> =>
  // Columns as selected.
  new Map((prepare('SELECT header_hash, options FROM import_mapping ORDER BY batch_id').raw().all() as [string, string][]).map(([hash, text]) => [hash, ImportOptions.parse(JSON.parse(text))]))

/** Keeps how a person told this header to be read; what belongs to the one file is left out. */
const rememberOptions = ({ prepare }: StoreContext, batchId: number, { headerHash }: ReadSummary, options: ImportOptions): void => {
  if (options.mapping === null) return
  const kept = ImportOptions.parse({ platform: options.platform, mapping: options.mapping, currency: options.currency, dateOrder: options.dateOrder, decimal: options.decimal })
  prepare('INSERT INTO import_mapping (header_hash, batch_id, options) VALUES (?, ?, ?)').run(headerHash, batchId, JSON.stringify(kept))
}

/** Other views of the same stretch that the accounts of a file have, in sentences. */
const notesOn = (context: StoreContext, { summary }: FileRead, { accountIds }: Dictionaries): readonly string[] =>
  [...accountIds]
    .filter((accountId) => accountId > 0)
    .flatMap((accountId) =>
      countingNotes(context, {
        currency: summary.currency,
        fromDay: summary.from === null ? null : toDayNumber(summary.from),
        toDay: summary.to === null ? null : toDayNumber(summary.to),
        platform: null,
        campaignId: null,
        accountId,
      }),
    )

/** Compares and writes a file's rows, sums them and decides what counts. Runs inside the transaction. */
const save = (context: StoreContext, read: FileRead, options: ImportOptions, control: JobControl): Receipt => {
  const { prepare } = context
  const { file, summary, rows } = read
  const now = context.now()
  stopIfAsked(control)
  const batchId = Number(
    prepare('INSERT INTO import_batch (file_name, file_sha256, platform, imported_at, receipt) VALUES (?, ?, ?, ?, ?)').run(file, summary.sha256, summary.platform, now.toISOString(), '').lastInsertRowid,
  )
  const dictionaries = internDictionaries(context, rows, { summary, options, isCreating: true, now })
  const ordered = orderRows(rows, dictionaries.entityIds, dictionaries.segmentIds)
  const { breakdownId, accountIds } = dictionaries
  const sink = writingSink(context, { batchId, breakdownId, known: rows.knownMeasures(), slices: new SliceSums(context, accountIds) })
  const counts = compareRows(context, { rows, ordered, dictionaries, currency: summary.currency }, sink, (done) => {
    stopIfAsked(control)
    if (done % rowsPerReport === 0) control.report({ label: 'Saving rows', done, total: rows.count })
  })
  writeUses(context, batchId, dictionaries)
  writeStretches(context, batchId, breakdownId, ordered.stretches)
  if (counts.added + counts.changed + counts.emptied > 0) {
    control.report({ label: 'Adding up', done: 0, total: ordered.stretches.length })
    recount(context, accountIds)
  }
  stopIfAsked(control)
  for (const [position, { line, reason, text }] of summary.refusals.entries()) {
    prepare('INSERT INTO import_refusal (batch_id, position, line, reason, text) VALUES (?, ?, ?, ?, ?)').run(batchId, position, line, reason, text)
  }
  for (const { setting, fromDay, toDay } of summary.attributions) prepare('INSERT INTO import_attribution (batch_id, setting, from_day, to_day) VALUES (?, ?, ?, ?)').run(batchId, setting, fromDay, toDay)
  rememberOptions(context, batchId, summary, options)
  // The batch's own id.
  const batch = batchId as ImportBatchId
  const receipt = receiptOf({ file, summary, counts, repeated: ordered.repeated, batch, importedAt: now.toISOString(), warnings: [...dictionaries.warnings, ...notesOn(context, read, dictionaries)] })
  // Refusals have a table of their own.
  prepare('UPDATE import_batch SET receipt = ? WHERE id = ?').run(JSON.stringify({ ...receipt, refusals: [] }), batchId)
  return receipt
}

const readReceipt = (context: StoreContext, { id, receipt }: { readonly id: number; readonly receipt: string }): Receipt => Receipt.parse({ ...JSON.parse(receipt), refusals: readRefusals(context, id) })

const readRefusals = ({ prepare }: StoreContext, batchId: number): Refusal[] =>
  // Columns as selected.
  prepare('SELECT line, reason, text FROM import_refusal WHERE batch_id = ? ORDER BY position').all(batchId) as Refusal[]

const findBatch = ({ prepare }: StoreContext, id: number): { readonly id: number; readonly receipt: string } | null =>
  // Columns as selected.
  (prepare('SELECT id, receipt FROM import_batch WHERE id = ?').get(id) as { id: number; receipt: string } | undefined) ?? null

export const importHandlers: Handlers<typeof importContract, StoreContext> = {
  preview: async (context, input, control) => {
    const read = await readFile(context, input, control)
    if (!read.ok) return read
    const { file, summary, rows } = read.value
    const dictionaries = internDictionaries(context, rows, { summary, options: input.options, isCreating: false, now: context.now() })
    const ordered = orderRows(rows, dictionaries.entityIds, dictionaries.segmentIds)
    const compare = (): ReturnType<typeof compareRows> => compareRows(context, { rows, ordered, dictionaries, currency: summary.currency }, countingSink, () => stopIfAsked(control))
    // A read transaction, so that the counts are of one moment.
    const counts = inStoppableTransaction(context, compare)
    if (!counts.ok) return counts
    const receipt = receiptOf({ file, summary, counts: counts.value, repeated: ordered.repeated, batch: null, importedAt: null, warnings: [...dictionaries.warnings, ...notesOn(context, read.value, dictionaries)] })
    return ok({ ...summary.preview, questions: openQuestions(summary, input.options), receipt })
  },

  run: async (context, input, control) => {
    const read = await readFile(context, input, control)
    if (!read.ok) return read
    const { summary } = read.value
    if (input.sha256 !== null && summary.sha256 !== input.sha256) return err({ type: 'FileChanged' })
    const questions = openQuestions(summary, input.options)
    if (questions.length > 0) return err({ type: 'ImportNeedsAnswer', questions })
    // An import can be undone; this is for the disk that fails halfway, and for what undo does not foresee.
    if (read.value.rows.count > rowsWorthABackup) await context.backups.make('import')
    return inStoppableTransaction(context, () => save(context, read.value, input.options, control))
  },

  list: (context) =>
    ok(
      // Columns as selected.
      (context.prepare('SELECT id, receipt FROM import_batch ORDER BY id DESC').all() as { id: number; receipt: string }[]).map((row) => readReceipt(context, row)),
    ),

  get: (context, { id }) => {
    const batch = findBatch(context, id)
    return batch === null ? err({ type: 'BatchNotFound', id }) : ok(readReceipt(context, batch))
  },

  refusals: (context, { id }) => (findBatch(context, id) === null ? err({ type: 'BatchNotFound', id }) : ok(readRefusals(context, id))),

  undo: async (context, { id }, control) => {
    if (findBatch(context, id) === null) return err({ type: 'BatchNotFound', id })
    return inStoppableTransaction(context, () =>
      undoBatch(context, id, (done, total) => {
        stopIfAsked(control)
        if (done % 50 === 0) control.report({ label: 'Taking rows back', done, total })
      }),
    )
  },
}

const openQuestions = ({ questions }: ReadSummary, { accepted }: ImportOptions): ReadSummary['questions'][number][] => questions.filter(({ id }) => !accepted.includes(id))
