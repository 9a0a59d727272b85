import { basename } from 'node:path'
import type { PeopleSummary, ReadFailure, ReadOutcome, ReadPerson, ReadSummary, ReadTouch } from '../../imports/reading'
import type { importContract } from '../../shared/imports/import.contract'
import { type ImportBatchId, type ImportOptions, type ImportQuestion, Receipt, type Refusal } from '../../shared/imports/import'
import { readMappingFile } from '../../shared/imports/mapping-file'
import { localDay, toDayNumber } from '../../shared/kernel/day'
import { numberText, spokenNow } from '../../shared/kernel/language'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { Cancelled, Handlers, JobControl } from '../../shared/rpc/contract'
import { appendAudit } from '../audit/audit-chain'
import type { StoreContext } from '../context'
import { inJournal } from '../in-journal'
import { countingNotes } from '../marketing/counting-notes'
import { absentNotes } from './absent-campaigns'
import { CollectedRows } from './collected-rows'
import { behindOwnFile, correctionsOf } from './correction-places'
import { type Dictionaries, internDictionaries, writeUses } from './dictionaries'
import { indexInBulk } from '../full-text'
import { inLargeTransaction } from '../large-transaction'
import { countedTwiceQuestion } from './counted-twice'
import { EntityMonths } from './entity-months'
import { insertBatch, keepReceipt } from './import-batch'
import { receiptOf } from './import-receipt'
import { forgetMapping, listMappings, rememberedOptions, rememberOptions, takeMappings } from './mappings'
import { type FileRead, keepRead, takeRead } from './kept-reads'
import { knownPlaces } from './measure-sums'
import { importPeople, type PeopleRead, previewPeople } from './people/import-people'
import { countPeopleOfBatch, isPeopleBatch, undoPeople } from './people/undo-people'
import { keepPastedRows } from './pasted-rows'
import { keepRefusals, saveRefused } from './refused-file'
import { type Look, lookFor, stopIfAsked, unlessStopped } from '../pace'
import { findRenamed, renamedNotes, renamedQuestion, type Renaming } from './renamed'
import { readReceipts } from './read-receipts'
import { orderRows } from './row-order'
import { isOwnBatch, undoOwnImport } from './own-rows'
import { saveImportList } from './save-import-list'
import { compareRows, countingSink, writeStretches, writingSink } from './save-rows'
import { countedSums, raisedBeyondExact, recount, SliceSums } from './slices'
import { undoBatch } from './undo-batch'
import { takeUp } from './unpack'

/** More rows than this do not fit in memory beside everything else. */
const rowLimit = 8_000_000

/** More people or interactions than this no one person has, and they would not fit in memory. */
const peopleLimit = 2_000_000

/** A larger import is preceded by a backup. */
const rowsWorthABackup = 10_000

const refusedAs = (sentence: string): ReadFailure => ({ type: 'ImportRefused', sentence, line: null })

/** What is said of a file with more than can be taken in. Null: it has no more than that. */
const tooMuch = (rows: number, people: number, touches: number): ReadFailure | null => {
  if (rows > rowLimit) return refusedAs(t`The file has more than ${numberText(rowLimit)} rows. Export it in parts, by year or by account.`)
  if (people > peopleLimit || touches > peopleLimit) return refusedAs(t`The file has more than ${numberText(peopleLimit)} people or interactions. Export it in parts.`)
  return null
}

/** A file as it was read, by what it is about. */
type AnyRead = { readonly subject: 'ads'; readonly read: FileRead } | { readonly subject: 'people'; readonly read: PeopleRead }

/** Runs work in one transaction that ends without a trace when it stops half-way. */
const inStoppableTransaction = <T>(context: StoreContext, run: () => T): Result<T, Cancelled> => unlessStopped(() => context.transaction(run))

const readFile = async (
  context: StoreContext,
  { file, options }: { readonly file: string; readonly options: ImportOptions },
  control: JobControl,
): Promise<Result<AnyRead, ReadFailure | Cancelled | { readonly type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  // What was renamed is asked of the workbook, and the file is read alike whatever the answer.
  const reading = { options: { ...options, renamed: null }, workbookCurrency: workbookCurrency(context), remembered: rememberedOptions(context) }
  const asked = JSON.stringify([path, { ...reading, remembered: [...reading.remembered] }, spokenNow().language])
  const before = await takeRead(context, asked, path, control)
  if (before !== null) return before.ok ? ok({ subject: 'ads', read: before.value }) : before
  // A reader takes a moment to start, and looks through the whole of a large file for its letters first.
  control.report({ label: t`Reading`, done: 0, total: 1 })
  const rows = new CollectedRows()
  const people: ReadPerson[] = []
  const touches: ReadTouch[] = []
  const excess = (): ReadFailure | null => tooMuch(rows.count, people.length, touches.length)
  const read = await context.readImport(path, {
    ...reading,
    report: control.report,
    isCancelled: () => control.isCancelled() || excess() !== null,
    onChunk: (chunk) => rows.add(chunk),
    onPeople: (chunk) => {
      for (const person of chunk.people) people.push(person)
      for (const touch of chunk.touches) touches.push(touch)
    },
  })
  if (!read.ok) {
    const refusal = control.isCancelled() ? null : excess()
    return refusal === null ? read : err(refusal)
  }
  return ok(toRead({ file: basename(path), asked }, read.value, { rows, people, touches }))
}

const toRead = ({ file, asked }: Pick<FileRead, 'file' | 'asked'>, outcome: ReadOutcome, { rows, people, touches }: { readonly rows: CollectedRows } & Pick<PeopleRead, 'people' | 'touches'>): AnyRead =>
  outcome.subject === 'ads' ? { subject: 'ads', read: { file, asked, summary: outcome.summary, rows } } : { subject: 'people', read: { file, summary: outcome.summary, people, touches } }

const workbookCurrency = ({ prepare }: StoreContext): string => String(prepare('SELECT currency FROM workbook').pluck().get())

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

/** How often a backup is waited for and looked up from, in milliseconds. */
const backupLookMilliseconds = 200

/** Backs up, however that ends. A person who asks to stop does not wait for it: it is finished behind their back and does no harm. */
const backUpFirst = async ({ backups }: StoreContext, control: JobControl): Promise<Result<never, Cancelled> | null> => {
  let progress = { done: 0, total: 1 }
  const tell = (): void => control.report({ label: t`Backing up first`, ...progress })
  tell()
  const made = backups.make('import', { onProgress: (done, total) => (progress = { done, total }) }).then(() => true)
  for (;;) {
    if (control.isCancelled()) {
      // Nobody waits for it any more; the next backup tells what is wrong.
      made.catch(() => undefined)
      return err({ type: 'Cancelled' })
    }
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), backupLookMilliseconds)))
    const isMade = await Promise.race([made, pause]).finally(() => clearTimeout(timer))
    if (isMade) return null
    tell()
  }
}

/** A file's names in the workbook's numbers, as far as it has them; and what looks renamed in it, unless a person said that it is something else. */
const namesKnown = (context: StoreContext, read: FileRead, options: ImportOptions, look: Look): { readonly known: Dictionaries; readonly found: readonly Renaming[] } => {
  const { summary, rows } = read
  const known = internDictionaries(context, rows, { summary, options, isCreating: false, renamed: [], now: context.now(), look })
  return { known, found: options.renamed === 'other' ? [] : findRenamed(context, read, known, () => look(t`Looking up names`, rows.entities.length, rows.entities.length)) }
}

/** What must be settled of a file that only the workbook shows. */
const askedByWorkbook = (context: StoreContext, read: FileRead, { known, found }: ReturnType<typeof namesKnown>, options: ImportOptions): readonly ImportQuestion[] =>
  [options.renamed === null ? renamedQuestion(found) : null, countedTwiceQuestion(context, read, known, options)].filter((question) => question !== null)

/** A file's rows in the workbook's order. */
const place = (context: StoreContext, { summary, rows }: FileRead, dictionaries: Dictionaries, look: Look) =>
  behindOwnFile(context, summary.corrects, rows, orderRows(rows, dictionaries.entityIds, dictionaries.segmentIds, look), dictionaries)

/** Thrown inside the transaction so that it rolls back where a figure of the workbook would add up to more than any number that is exact. */
class Uncountable extends Error {
  constructor(readonly figure: string) {
    super()
  }
}

/** Compares and writes a file's rows, sums them and decides what counts. Runs inside the transaction. */
const save = (context: StoreContext, read: FileRead, options: ImportOptions, control: JobControl): Receipt => {
  const { summary, rows } = read
  const now = context.now()
  stopIfAsked(control)
  const batchId = insertBatch(context, { file: read.file, ...read.summary })
  const look = lookFor(control)
  const sumsBefore = countedSums(context)
  const renamed = options.renamed === 'same' ? namesKnown(context, read, options, look).found : []
  const dictionaries = internDictionaries(context, rows, { summary, options, isCreating: true, renamed, now, look })
  const ordered = place(context, read, dictionaries, look)
  const { breakdownId, accountIds } = dictionaries
  const comparison = { rows, ordered, dictionaries, currency: summary.currency, corrections: correctionsOf(context, summary.sha256) }
  let saved = 0
  const saving = (done: number): void => look(t`Saving rows`, (saved = done), rows.count)
  const slices = new SliceSums(context, accountIds, () => saving(saved))
  const months = new EntityMonths(context, { breakdownId, accountIds, currency: summary.currency, known: knownPlaces(rows) })
  const counts = compareRows(context, comparison, writingSink(context, comparison, { batchId, slices, months }), saving)
  writeUses(context, batchId, dictionaries)
  writeStretches(context, batchId, breakdownId, ordered.stretches)
  for (const { setting, fromDay, toDay } of summary.attributions) context.prepare('INSERT INTO import_attribution (batch_id, setting, from_day, to_day) VALUES (?, ?, ?, ?)').run(batchId, setting, fromDay, toDay)
  if (counts.added + counts.changed + counts.emptied > 0) {
    recount(context, accountIds, look)
    const figure = raisedBeyondExact(sumsBefore, countedSums(context))
    if (figure !== null) throw new Uncountable(figure)
  }
  look(t`Finishing`, rows.count, rows.count)
  const receipt = receiptOf({
    file: read.file,
    summary,
    counts,
    ordered,
    batch: batchId,
    importedAt: now.toISOString(),
    today: localDay(now),
    warnings: [...dictionaries.warnings, ...renamedNotes(renamed), ...absentNotes(context, summary, dictionaries, counts), ...notesOn(context, read, dictionaries)],
  })
  finishBatch(context, { batchId, summary, options, receipt })
  return receipt
}

/** The same for people: who they are, what changes of them, and what they said. */
const saveContacts = (context: StoreContext, read: PeopleRead, options: ImportOptions, control: JobControl): Receipt => {
  stopIfAsked(control)
  const batchId = insertBatch(context, { file: read.file, ...read.summary })
  const receipt = importPeople(context, read, batchId, lookFor(control))
  stopIfAsked(control)
  finishBatch(context, { batchId, summary: read.summary, options, receipt })
  return receipt
}

/** Keeps what was refused, how the file was told to be read, and the receipt. */
const finishBatch = (context: StoreContext, { batchId, summary, options, receipt }: { readonly batchId: ImportBatchId; readonly summary: ReadSummary | PeopleSummary; readonly options: ImportOptions; readonly receipt: Receipt }): void => {
  keepRefusals(context, batchId, summary.refusals, summary.layout)
  rememberOptions(context, batchId, summary, options)
  keepReceipt(context, batchId, receipt)
  const { read, added, changed, refused, suppressed } = receipt.rows
  appendAudit(context.sqlite, context.now(), 'import', { batch: batchId, read, added, changed, refused, suppressed })
}

const readReceipt = (context: StoreContext, { id, receipt }: { readonly id: number; readonly receipt: string }): Receipt => Receipt.parse({ ...JSON.parse(receipt), refusals: readRefusals(context, id) })

const readRefusals = ({ prepare }: StoreContext, batchId: number): Refusal[] =>
  // Columns as selected.
  prepare('SELECT line, reason, text FROM import_refusal WHERE batch_id = ? ORDER BY position').all(batchId) as Refusal[]

const findBatch = ({ prepare }: StoreContext, id: number): { readonly id: number; readonly receipt: string } | null =>
  // Columns as selected.
  (prepare('SELECT id, receipt FROM import_batch WHERE id = ?').get(id) as { id: number; receipt: string } | undefined) ?? null

export const importHandlers: Handlers<typeof importContract, StoreContext> = {
  unpack: (context, { file }, control) => takeUp(context, file, control),

  paste: (context, { text }) => Promise.resolve(ok(keepPastedRows(context, text))),

  preview: async (context, input, control) => {
    const read = await readFile(context, input, control)
    if (!read.ok) return read
    if (read.value.subject === 'people') {
      const { read: contacts } = read.value
      const previewed = inStoppableTransaction(context, () => previewPeople(context, contacts, lookFor(control)))
      return previewed.ok ? ok({ ...previewed.value, questions: openQuestions(contacts.summary, input.options) }) : previewed
    }
    const ads = read.value.read
    const { file, summary, rows } = ads
    const look = lookFor(control)
    // A read transaction, so that names and counts are of one moment.
    const compared = inStoppableTransaction(context, () => {
      const names = namesKnown(context, ads, input.options, look)
      const { known, found } = names
      const renamed = input.options.renamed === 'same' ? found : []
      const dictionaries = renamed.length === 0 ? known : internDictionaries(context, rows, { summary, options: input.options, isCreating: false, renamed, now: context.now(), look })
      const ordered = place(context, ads, dictionaries, look)
      const counts = compareRows(context, { rows, ordered, dictionaries, currency: summary.currency, corrections: correctionsOf(context, summary.sha256) }, countingSink, (done) => look(t`Comparing rows`, done, rows.count))
      return { dictionaries, ordered, counts, renamed, asked: askedByWorkbook(context, ads, names, input.options) }
    })
    if (!compared.ok) return compared
    keepRead(context, ads)
    const { dictionaries, ordered, counts, renamed, asked } = compared.value
    const receipt = receiptOf({
      file,
      summary,
      counts,
      ordered,
      batch: null,
      importedAt: null,
      today: localDay(context.now()),
      warnings: [...dictionaries.warnings, ...renamedNotes(renamed), ...absentNotes(context, summary, dictionaries, counts), ...notesOn(context, ads, dictionaries)],
    })
    return ok({ ...summary.preview, questions: [...openQuestions(summary, input.options), ...asked], receipt, people: null })
  },

  run: async (context, input, control) => {
    const read = await readFile(context, input, control)
    if (!read.ok) return read
    const { summary } = read.value.read
    if (input.sha256 !== null && summary.sha256 !== input.sha256) return err({ type: 'FileChanged' })
    const questions = openQuestions(summary, input.options)
    const { value } = read
    if (value.subject === 'ads') {
      const looked = inStoppableTransaction(context, () => askedByWorkbook(context, value.read, namesKnown(context, value.read, input.options, lookFor(control)), input.options))
      if (!looked.ok) return looked
      questions.push(...looked.value)
    }
    if (questions.length > 0) return err({ type: 'ImportNeedsAnswer', questions })
    // An import can be undone; this is for the disk that fails halfway, and for what undo does not foresee.
    const isLarge = (value.subject === 'ads' ? value.read.rows.count : value.read.people.length + value.read.touches.length) > rowsWorthABackup
    if (isLarge) {
      const stopped = await backUpFirst(context, control)
      if (stopped !== null) return stopped
    }
    const keep = (): Result<Receipt, Cancelled | ReadFailure> => {
      try {
        return inStoppableTransaction(context, () => (value.subject === 'ads' ? save(context, value.read, input.options, control) : saveContacts(context, value.read, input.options, control)))
      } catch (error) {
        if (error instanceof Uncountable) return err(refusedAs(t`Together with this file, the figures of ${error.figure} in the workbook would add up to more than can be counted exactly. If other numbers stand in that column, such as ids, leave it out.`))
        throw error
      }
    }
    // People lie in many indexes, whose pages are needed again and again.
    return isLarge && value.subject === 'ads' ? inLargeTransaction(context.sqlite, keep, () => control.report({ label: t`Finishing`, done: 1, total: 1 })) : keep()
  },

  list: (context) => ok(readReceipts(context)),

  saveList: saveImportList,

  get: (context, { id }) => {
    const batch = findBatch(context, id)
    return batch === null ? err({ type: 'BatchNotFound', id }) : ok(readReceipt(context, batch))
  },

  refusals: (context, { id }) => (findBatch(context, id) === null ? err({ type: 'BatchNotFound', id }) : ok(readRefusals(context, id))),

  saveRefused: (context, { id }, control) => saveRefused(context, id, control),

  mappings: (context) => ok(listMappings(context)),
  forgetMapping: (context, asked) => (forgetMapping(context, asked) ? ok({}) : err({ type: 'MappingNotFound' })),
  takeMappings: (context, { text }) => {
    const file = readMappingFile(text)
    return file.ok ? ok(takeMappings(context, file.value.mappings)) : err({ type: 'MappingFileRefused', sentence: file.error })
  },

  undo: async (context, { id }, control) => {
    if (findBatch(context, id) === null) return err({ type: 'BatchNotFound', id })
    const look = (done: number, total: number): void => {
      stopIfAsked(control)
      if (done % 50 === 0) control.report({ label: t`Taking rows back`, done, total })
    }
    // A command as any other: it can be taken back itself.
    if (isOwnBatch(context, id)) return unlessStopped(() => inJournal(context, t`Undo import`, () => undoOwnImport(context, id, look)).value)
    return inStoppableTransaction(context, () => {
      const total = countPeopleOfBatch(context, id)
      const undone = isPeopleBatch(context, id) ? indexInBulk(context.sqlite, total, () => undoPeople(context, id, (done) => look(done, total))) : undoBatch(context, id, look)
      appendAudit(context.sqlite, context.now(), 'import_undone', { batch: id, removed: undone.removed, restored: undone.restored })
      return { ...undone, kept: 0 }
    })
  },
}

const openQuestions = ({ questions }: Pick<ReadSummary, 'questions'>, { accepted }: ImportOptions): ReadSummary['questions'][number][] => questions.filter(({ id }) => !accepted.includes(id))
