import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Statement } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { contract } from '../shared/contract'
import type { FileHandle } from '../shared/imports/file-handle'
import { localDay } from '../shared/kernel/day'
import { err, ok, type Result } from '../shared/kernel/result'
import { isOfContent } from '../shared/rpc/content-topics'
import { createJobRegistry } from '../shared/rpc/jobs'
import { createServer } from '../shared/rpc/server'
import type { Transport } from '../shared/rpc/wire'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import type { ReadImport, UnpackArchive } from '../imports/reading'
import { appendAudit, continueAudit } from './audit/audit-chain'
import { readAuditOf } from './audit/audit-of-file'
import { auditStep } from './audit/audit-step'
import { type BackupKeeper, createBackupKeeper } from './backup-keeper'
import { dropUnfinishedOf } from './backups'
import { createBallast } from './ballast'
import { holdsStrangeCell } from './check-cells'
import { CopyStopped, copyWorkbook } from './copy-workbook'
import { disconnect, isHeldElsewhere, writeAtOnce } from './connection'
import type { StoreContext } from './context'
import { handlers } from './handlers'
import { lookFor, Stopped, unobserved } from './pace'
import { createJournal, forgetStrangeSteps } from './journal'
import { givenIdsOf, keepGivenIds } from './kept-ids'
import { fillDealNames } from './marketing/deal.handlers'
import { type FitAdvice, fitHere } from './marketing/fit-in-worker'
import { eraseAgain } from './networking/erase-contacts'
import { isLedgerReadable } from './networking/erasure-ledger'
import { fillDerived } from './networking/fill-derived'
import { keepRefusals, refusalsOf } from './networking/objections-of-file'
import { createNoteReader } from './networking/read-notes'
import type { ReadingControl } from './archive/read-archive'
import { createFromArchive, createWorkbook, type NewWorkbook, openWorkbook } from './open'
import { identityOf, removeFiles } from './durable-file'
import { createNoteKeeper } from './note-keeper'
import { problemCodeOf, strangeContent, targetProblem, targetProblemOf, whereReadable, workbookProblem } from './problems'
import { fillSample } from './sample/fill-sample'
import { createWriteGuard, NotSaved } from './write-guard'

/** A backup was put in the place of a workbook. */
export interface Restored {
  /** A file that holds what the workbook held before, or its backup. Null: there was none. */
  readonly replaced: string | null
}

interface StoreOptions {
  readonly file: string
  /** Given: the file is made first, and must not exist. */
  readonly create?: NewWorkbook
  /** Hears how far the reading of an archive is, and may give it up. */
  readonly opening?: ReadingControl
  /** Given: a backup was just put in the place of this file. */
  readonly restored?: Restored
  /** Whether backups are made by themselves while the workbook is open. */
  readonly isBackedUp?: boolean
  /** A second folder that backups are copied to. */
  readonly secondPlace?: string | null
  /** Judges a finished copy away from this thread. */
  readonly verifyCopy?: (file: string) => Promise<boolean>
  /** A private folder for files in the making; made when it is wanted, where it is not there. */
  readonly stagingDir: string
  /** Where fonts and other files of the program lie. */
  readonly resourcesDir: string
  readonly readImport: ReadImport
  readonly unpackArchive: UnpackArchive
  /** Learns response curves away from this thread; in it where none is given. */
  readonly fitAdvice?: FitAdvice
  readonly now?: () => Date
  readonly onDefect?: (reference: string, path: string, error: unknown) => void
  readonly onCall?: (path: string, milliseconds: number) => void
  /** Shared memory for a job's cancel flag, by job id. */
  readonly cancelFlag?: (id: number) => Int32Array
}

/** A command reads the notes it wrote for so long; what it leaves is read after it. */
const readMilliseconds = 10

/** A finished file that waits in the staging folder. */
export interface StoredOutput {
  readonly path: string
  readonly fileName: string
  readonly mediaType: string
}

/** An open workbook: the contract answered, and what a host does with files around it. */
export interface Store extends Transport {
  /** Makes a file known by an opaque id. Null: it is no plain file that can be read, or the workbook itself. `isCopy`: it is Rapport's own, which goes with an erasure. */
  readonly admitFile: (path: string, isCopy?: boolean) => FileHandle | null
  /** Takes a finished output out of the list; the caller moves or deletes its file. Null: unknown, or already taken. */
  readonly takeOutput: (id: string) => StoredOutput | null
  readonly saveCopy: (path: string, options: { readonly replace: boolean }) => Promise<Result<null, WorkbookProblem>>
  readonly backUp: BackupKeeper['make']
  readonly nameSecondPlace: BackupKeeper['nameSecondPlace']
  /** Stops jobs, writes the log back and closes. */
  readonly close: () => Promise<void>
}

/** A plain file by an id; null: it is none that can be read, or the open workbook's own: to read and close that takes the lock off it that keeps other programs out. */
const statFile = (path: string, workbook: string): FileHandle | null => {
  const stat = whereReadable(undefined, () => (identityOf(path) === identityOf(workbook) ? undefined : statSync(path, { throwIfNoEntry: false })))
  return stat?.isFile() === true ? { id: randomUUID(), name: basename(path), size: stat.size } : null
}

/** What an opening may have to write: what a migration could not work out, that a backup was restored, and who was erased since it was made. Throws what writing throws. */
const settleAtOpening = (context: StoreContext, restored: Restored | undefined): void => {
  context.transaction(() => {
    forgetStrangeSteps(context.sqlite)
    fillDerived(context)
    fillDealNames(context)
  })
  if (restored !== undefined) noteRestored(context, restored)
  // Last: it adds to the record, which is then no longer the beginning of the one that it goes on with.
  eraseAgain(context)
}

const noteRestored = (context: StoreContext, { replaced }: Restored): void => {
  const { sqlite, now } = context
  context.transaction(() => {
    keepGivenIds(context, givenIdsOf(replaced))
    const refusals = refusalsOf(replaced)
    if (refusals !== null) keepRefusals(context, refusals)
    appendAudit(sqlite, now(), 'restore', { continued: continueAudit(sqlite, readAuditOf(replaced)) })
  })
}

/** Opens, or makes and opens, a workbook and answers the contract from it. Synchronous inside, as SQLite is. */
export const openStore = async (options: StoreOptions): Promise<Result<Store, WorkbookProblem>> => {
  const clock = options.now ?? (() => new Date())
  // Only the sample, which has a past, turns the clock.
  let turnedTo: Date | null = null
  const now = (): Date => turnedTo ?? clock()
  // Looked at first: nothing of the workbook is touched before it is known whom it must not bring back.
  if (!isLedgerReadable(options.file)) return err(workbookProblem('erasures', options.file))
  if (options.create !== undefined) {
    const { archive } = options.create
    const made = archive === undefined ? createWorkbook(options.file, options.create, now()) : await createFromArchive(options.file, archive, options.opening ?? { report: () => undefined, isCancelled: () => false })
    if (!made.ok) return made
  }
  const opened = openWorkbook(options.file, now())
  if (!opened.ok) return opened
  const sqlite = opened.value

  const file = realpathSync(options.file)
  dropUnfinishedOf(file)
  const statements = new Map<string, Statement>()
  const files = new Map<string, { readonly path: string; readonly isCopy: boolean }>()
  const outputs = new Map<string, StoredOutput>()
  const admitFile = (path: string, isCopy = false): FileHandle | null => {
    const handle = statFile(path, file)
    if (handle !== null) files.set(handle.id, { path, isCopy })
    return handle
  }
  const dropCopies = (): void => {
    const copies = [...files].filter(([, { isCopy }]) => isCopy)
    const paths = [...copies.map(([, { path }]) => path), ...[...outputs.values()].map(({ path }) => path)]
    for (const [id] of copies) files.delete(id)
    outputs.clear()
    // What cannot go now goes when the workbook is closed.
    whereReadable(undefined, () => removeFiles(paths))
  }
  const journal = createJournal(sqlite)
  const notes = createNoteReader(sqlite)
  const jobs = createJobRegistry({ now, onState: (job) => server.emit({ kind: 'job', job }), ...(options.cancelFlag && { cancelFlag: options.cancelFlag }) })

  const ballast = createBallast(file)
  const guard = createWriteGuard({ file, ballast, onChange: () => server.emit({ kind: 'changed', topics: ['status'] }) })
  const backups = createBackupKeeper({
    sqlite,
    ballast,
    secondPlace: options.secondPlace ?? null,
    file,
    now,
    ...(options.verifyCopy && { verify: options.verifyCopy }),
    onMade: () => server.emit({ kind: 'changed', topics: ['backups', 'status'] }),
  })

  const context: StoreContext = {
    file,
    backups,
    trouble: guard.trouble,
    db: drizzle(sqlite),
    sqlite,
    journal,
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const made = sqlite.prepare(sql)
      statements.set(sql, made)
      return made
    },
    now,
    look: unobserved,
    jobs,
    transaction: (run) => guard.write(() => sqlite.transaction(run).immediate()),
    pathOfFile: (id) => files.get(id)?.path ?? null,
    admitFile: (path) => admitFile(path, true),
    dropCopies,
    stagingPath: (name = '') => {
      mkdirSync(options.stagingDir, { recursive: true, mode: 0o700 })
      return join(options.stagingDir, name)
    },
    resourcesDir: options.resourcesDir,
    addOutput: ({ path, fileName, mediaType }) => {
      const id = randomUUID()
      outputs.set(id, { path, fileName, mediaType })
      return { id, fileName, size: statSync(path).size, mediaType }
    },
    readImport: options.readImport,
    unpackArchive: options.unpackArchive,
    fitAdvice: options.fitAdvice ?? fitHere,
  }

  /** Whether the workbook holds what no version of Rapport writes. Null: not known. */
  let isStrange: boolean | null = null
  let isLooking = false
  /** Looks for it beside what else is asked for. What was found may be mended since; where nothing is, Rapport itself writes none. */
  const lookForStrange = async (): Promise<void> => {
    if (isLooking || isStrange === false) return
    isLooking = true
    isStrange = await holdsStrangeCell(sqlite)
    isLooking = false
  }
  const server = createServer(contract, handlers, {
    context,
    jobs,
    transaction: (label, run, control) => guard.write(() => {
      try {
        sqlite.exec('BEGIN IMMEDIATE')
        journal.begin()
        const result = run(control === null ? context : { ...context, look: lookFor(control) })
        const undoStep = result.ok ? journal.finish(label, now().toISOString()) : null
        if (undoStep !== null) auditStep(context, undoStep, null)
        if (result.ok) notes.readUnread(readMilliseconds)
        sqlite.exec(result.ok ? 'COMMIT' : 'ROLLBACK')
        return { result, undoStep }
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
        if (error instanceof Stopped) return { result: err({ type: 'Cancelled' as const }), undoStep: null }
        throw error
      } finally {
        journal.stop()
      }
    }, ({ result }) => result.ok),
    explain: (error) => (error instanceof NotSaved ? error.message : guard.metBesideWriting(error)),
    onDefect: (reference, path, error) => {
      options.onDefect?.(reference, path, error)
      void lookForStrange()
    },
    suspect: (reference, isUndone) => (isStrange === true ? strangeContent(reference, isUndone) : null),
    ...(options.onCall && { onCall: options.onCall }),
    createReference: () => randomUUID().slice(0, 8),
    now: () => performance.now(),
  })

  const noteKeeper = createNoteKeeper({
    reader: notes,
    transaction: context.transaction,
    onRead: () => server.emit({ kind: 'changed', topics: ['interaction', 'community', 'review'] }),
    onDefect: (error) => options.onDefect?.(randomUUID().slice(0, 8), 'networking.interaction.readNotes', error),
  })

  try {
    settleAtOpening(context, options.restored)
  } catch (error) {
    disconnect(sqlite)
    const code = error instanceof NotSaved ? error.problem.code : problemCodeOf(error)
    if (code === null) throw error
    return err(workbookProblem(code, file))
  }

  let isClosing = false
  /** Copies that are being written. */
  const copies = new Set<Promise<void>>()
  const store: Store = {
    request: server.request,
    onEvent: server.onEvent,
    admitFile,
    takeOutput: (id) => {
      const output = outputs.get(id) ?? null
      outputs.delete(id)
      return output
    },
    saveCopy: async (path, { replace }) => {
      try {
        // The same file may have another name: by a link, or in other letters where capitals do not count.
        const chosen = identityOf(path)
        if (chosen !== null && chosen === identityOf(file)) return err(workbookProblem('exists', path))
        // Whoever has it open would go on writing into a file that bears the name no more, and its log would be gone.
        if (replace && chosen !== null && isHeldElsewhere(path)) return err(targetProblem('in_use', path))
        const copy = copyWorkbook(sqlite, path, { replace, isStopped: () => isClosing, ...(options.verifyCopy && { verify: options.verifyCopy }) })
        copies.add(copy)
        await copy.finally(() => copies.delete(copy))
        return ok(null)
      } catch (error) {
        return err(error instanceof CopyStopped ? targetProblem('cancelled', path) : targetProblemOf(error, path))
      }
    },
    backUp: backups.make,
    nameSecondPlace: backups.nameSecondPlace,
    close: async () => {
      isClosing = true
      noteKeeper.stop()
      await Promise.all([jobs.stop(), backups.stop(), Promise.allSettled(copies)])
      disconnect(sqlite)
    },
  }
  if (options.create?.isSample === true) {
    // Some 1,600 commands, each of which would wait for the disk.
    await writeAtOnce(sqlite, async () => {
      await fillSample({ transport: store, admitFile: context.admitFile, stagingDir: options.stagingDir, today: localDay(now()), turnClock: (day) => { turnedTo = day === null ? null : new Date(`${day}T12:00:00`) } })
      // The sample is where the person begins; there is nothing of theirs to undo.
      sqlite.exec('DELETE FROM undo_step')
    })
  }
  server.onEvent((event) => {
    if (event.kind === 'changed' && isOfContent(event.topics)) backups.noteChange()
    if (event.kind === 'changed') noteKeeper.noteChange()
  })
  noteKeeper.noteChange()
  if (options.isBackedUp === true) backups.begin()
  return ok(store)
}
