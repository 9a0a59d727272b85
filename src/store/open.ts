import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, realpathSync, statSync } from 'node:fs'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import type { BackupCounts } from '../shared/workbook/backup'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { NewerArchive, readArchive, type ReadingControl, ReadingStopped } from './archive/read-archive'
import { ArchiveError } from './archive/zip-reader'
import { countContent } from './backup-counts'
import { beginServing, connect, readAsItLies } from './connection'
import { discardUnfinished, logsBeside, publishWorkbook, startUnfinished } from './durable-file'
import { applicationId, type FileHeader, isNameTooLong, readFileHeader } from './file-header'
import { backUpNow } from './make-backup'
import { migrate, migrations, schemaVersion } from './migrations'
import { archiveProblem, lockedProblem, problemCodeOf, targetProblem, whereReadable, workbookProblem } from './problems'
import { noteEdition } from './networking/read-notes'
import { isWorkbookBehindItsBeginning } from './salvage/first-page'
import { hasExpectedSchema } from './schema-text'

/** What a new workbook starts with. */
export interface NewWorkbook {
  readonly name: string
  readonly currency: string
  readonly isSample: boolean
  /** An exported archive to be read back; name and currency are then its own. */
  readonly archive?: string
}

/** Up to this size the whole file is checked before it is served; a larger one is checked on request. */
const checkAtOpenBytes = 64 * 1024 * 1024

/** Leave `openWorkbook` from inside; never seen outside. */
class NewerWorkbook extends Error {}
class DamagedWorkbook extends Error {}

const codeOf = (error: unknown): WorkbookProblem['code'] | null => {
  if (error instanceof NewerWorkbook) return 'newer'
  if (error instanceof DamagedWorkbook) return 'damaged'
  return problemCodeOf(error)
}

const asProblem = <T>(file: string, run: () => T, problem = workbookProblem): Result<T, WorkbookProblem> => {
  try {
    return ok(run())
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    return err(problem(code, file))
  }
}

/** Refuses, before anything is made, a name that is taken, beside which a log lies of a workbook that is gone, or that is too long. */
const demandFree = (file: string): void => {
  if (existsSync(file) || logsBeside(file).length > 0) throw Object.assign(new Error('exists'), { code: 'EEXIST' })
  if (isNameTooLong(file)) throw Object.assign(new Error('too long'), { code: 'ENAMETOOLONG' })
}

/** Makes a new workbook under a temporary name and gives it its own only when it is whole and durable. Never over an existing file. */
export const createWorkbook = (file: string, { name, currency, isSample }: NewWorkbook, now: Date): Result<void, WorkbookProblem> =>
  asProblem(file, () => {
    demandFree(file)
    const unfinished = startUnfinished(file)
    try {
      const sqlite = new Database(unfinished)
      try {
        sqlite.pragma(`application_id = ${applicationId}`)
        sqlite.pragma('foreign_keys = OFF')
        migrate(sqlite)
        noteEdition({ prepare: (sql) => sqlite.prepare(sql) })
        sqlite.prepare('INSERT INTO workbook (id, name, currency, gross_margin, is_sample, created_at) VALUES (1, ?, ?, NULL, ?, ?)').run(name, currency, isSample ? 1 : 0, now.toISOString())
      } finally {
        sqlite.close()
      }
      publishWorkbook(unfinished, file, { replace: false })
    } finally {
      discardUnfinished(unfinished)
    }
  }, targetProblem)

/** Why what lies there is no file that could be an archive. Null: nothing says so. */
const whyNoArchive = (archive: string): WorkbookProblem | null => {
  const found = whereReadable(null, () => statSync(archive, { throwIfNoEntry: false }))
  if (found === undefined) return { ...archiveProblem(archive, t`The archive is not there.`), code: 'missing' }
  if (found?.isDirectory() === true) return archiveProblem(archive, t`This is a folder, not a zip archive.`)
  return found?.isFile() === false ? archiveProblem(archive, t`This is not a zip archive, or only the beginning of one.`) : null
}

/** Makes a new workbook of an exported archive, or says which of its files stands in the way. */
export const createFromArchive = async (file: string, archive: string, control: ReadingControl): Promise<Result<void, WorkbookProblem>> => {
  try {
    demandFree(file)
    const strange = whyNoArchive(archive)
    return strange === null ? ok(await readArchive(archive, file, control)) : err(strange)
  } catch (error) {
    if (error instanceof ReadingStopped) return err(workbookProblem('cancelled', archive))
    if (error instanceof NewerArchive) return err(workbookProblem('newer', archive))
    if (error instanceof ArchiveError) return err(archiveProblem(archive, error.message))
    const code = problemCodeOf(error)
    if (code === null) throw error
    return err(error instanceof Error && 'path' in error && error.path === archive ? workbookProblem(code, archive) : targetProblem(code, file))
  }
}

/** What a workbook that nobody has open holds, read without leaving a trace. */
interface WorkbookPeek {
  readonly name: string
  readonly counts: BackupCounts
  /** Lines of the list of erased people that it has seen. */
  readonly erasuresSeen: number
}

/** The first version of the schema with the list of erased people. */
const firstWithErasures = 7

/** Looks into a workbook of any version; never writes. */
export const peekWorkbook = (file: string): Result<WorkbookPeek, WorkbookProblem> =>
  asProblem(file, () =>
    readAsItLies(file, (sqlite) => {
      const version = Number(sqlite.pragma('user_version', { simple: true }))
      if (version > schemaVersion) throw new NewerWorkbook()
      // A view in the place of a table could keep whoever counts it busy for ever.
      if (!hasExpectedSchema(sqlite, migrations.slice(0, version))) throw new DamagedWorkbook()
      return {
        name: String(sqlite.prepare('SELECT name FROM workbook').pluck().get()),
        erasuresSeen: version < firstWithErasures ? 0 : Number(sqlite.prepare('SELECT lines FROM erasure_ledger').pluck().get() ?? 0),
        counts: countContent((sql) => sqlite.prepare(sql)),
      }
    }),
  )

/** A schema that SQLite cannot make sense of is no bug of ours, though SQLite calls it a logic error. */
const connectOrDamaged = (...args: Parameters<typeof connect>): Database.Database => {
  try {
    return connect(...args)
  } catch (error) {
    throw error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR' ? new DamagedWorkbook() : error
  }
}

/** A file that may only be read is told before SQLite is asked, which opens it all the same and then takes the lock it is refused for a disk that fails. */
const demandWritable = (file: string): void => {
  try {
    closeSync(openSync(file, 'r+'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EBUSY') throw Object.assign(new Error('in use'), { code: 'SQLITE_BUSY' })
    throw problemCodeOf(error) === 'not_permitted' ? Object.assign(new Error('read only'), { code: 'EROFS' }) : error
  }
}

const judge = (path: string, header: Exclude<FileHeader, { readonly kind: 'locked' }>): WorkbookProblem['code'] | null => {
  if (header.kind === 'truncated') return 'damaged'
  // A workbook whose first page is lost is damaged; most of what is in it can be read all the same.
  if (header.kind === 'foreign' && statSync(path).isFile() && isWorkbookBehindItsBeginning(path)) return 'damaged'
  if (header.kind !== 'workbook') return header.kind
  if (isNameTooLong(realpathSync(path))) return 'name_too_long'
  return header.version > schemaVersion ? 'newer' : null
}

/** Opens a workbook for serving: judged by its bytes first, then locked, judged by its tables, checked, backed up, migrated. Refused files stay as they were, byte for byte. */
export const openWorkbook = (path: string, now: Date, list = migrations): Result<Database.Database, WorkbookProblem> => {
  const header = readFileHeader(path)
  if (header.kind === 'locked') return err(lockedProblem(path))
  const early = asProblem(path, () => judge(path, header))
  if (!early.ok) return early
  if (early.value !== null) return err(workbookProblem(early.value, path))
  // From here on the file itself is meant, not a link that may be changed under us.
  const file = realpathSync(path)
  return asProblem(file, () => {
    demandWritable(file)
    const judgeContent = (sqlite: Database.Database): void => {
      const version = Number(sqlite.pragma('user_version', { simple: true }))
      // The header was of before a newer Rapport migrated and was killed: its migration is still in the log.
      if (version > list.length) throw new NewerWorkbook()
      // What a stranger put into a workbook would run while it is opened, or brought to the newest version.
      if (sqlite.pragma('application_id', { simple: true }) !== applicationId || !hasExpectedSchema(sqlite, list.slice(0, version))) throw new DamagedWorkbook()
      // Nothing can be shown without the row that every workbook begins with; what can be read of the others makes a new one.
      if (version > 0 && sqlite.prepare('SELECT 1 FROM workbook').get() === undefined) throw new DamagedWorkbook()
    }
    const sqlite = connectOrDamaged(file, { judge: judgeContent, isChecked: statSync(file).size <= checkAtOpenBytes || (header.kind === 'workbook' && header.isShort) })
    try {
      if (Number(sqlite.pragma('user_version', { simple: true })) < list.length) {
        backUpNow(sqlite, file, now)
        migrate(sqlite, list)
        // So that the header says the version to programs that read only it.
        sqlite.pragma('wal_checkpoint(TRUNCATE)')
      }
      beginServing(sqlite)
      return sqlite
    } catch (error) {
      sqlite.close()
      throw error
    }
  })
}
