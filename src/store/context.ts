import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Output } from '../shared/kernel/output'
import type { FileHandle } from '../shared/imports/file-handle'
import type { ReadImport, UnpackArchive } from '../imports/reading'
import type { JobRegistry } from '../shared/rpc/jobs'
import type { BackupKeeper } from './backup-keeper'
import type { Look } from './pace'
import type { Journal } from './journal'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import type { FitAdvice } from './marketing/fit-in-worker'

/** What a handler may use. Time and ids come from here so that tests can fix them. */
export interface StoreContext {
  /** Typed queries, for one row or a small list. */
  readonly db: BetterSQLite3Database
  /** The same connection, for bulk paths and sums: statements prepared once and kept. */
  readonly sqlite: Database.Database
  /** A prepared statement for this SQL text, made once per connection. */
  readonly prepare: (sql: string) => Database.Statement
  /** Undo and redo; commands are noted in it by the server, not by handlers. */
  readonly journal: Journal
  /** The open workbook's own file. */
  readonly file: string
  readonly backups: BackupKeeper
  /** Why the last change was not saved. Null: it was. */
  readonly trouble: () => WorkbookProblem | null
  readonly now: () => Date
  /** Called by a command after every bit of what may take long. Where it runs as a job it says how far that is, and stops it where the person asks. */
  readonly look: Look
  readonly jobs: JobRegistry
  /** Runs work that is no journalled command (imports, their undo) in one immediate transaction; rolls back on a throw. */
  readonly transaction: <T>(run: () => T) => T
  /** Where a chosen file lies. Null: no such handle in this session. */
  readonly pathOfFile: (id: string) => string | null
  /** Makes a file that was unpacked known by an opaque id. Null: it is not there. */
  readonly admitFile: (path: string) => FileHandle | null
  /** Removes the copies of files that Rapport keeps for itself while the workbook is open: unpacked, pasted, sent by a browser, or made and not delivered yet. */
  readonly dropCopies: () => void
  /** Where a file in the making lies in a private folder, which is made where a full disk had no room for it before; without a name, that folder. Throws the system's error. */
  readonly stagingPath: (name?: string) => string
  /** Where fonts and other files of the program lie. */
  readonly resourcesDir: string
  /** Takes over a finished file in the staging folder and gives it an id, under which a host delivers it once. */
  readonly addOutput: (output: { readonly path: string; readonly fileName: string; readonly mediaType: string }) => Output
  /** Reads an import file away from this thread. */
  readonly readImport: ReadImport
  /** Looks into an archive away from this thread. */
  readonly unpackArchive: UnpackArchive
  /** Learns response curves away from this thread. */
  readonly fitAdvice: FitAdvice
}
