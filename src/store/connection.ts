import Database from 'better-sqlite3'
import { copyFileSync, existsSync, lstatSync } from 'node:fs'
import { t } from '../shared/kernel/words'
import { discardUnfinished, logsBeside, removeFile, startUnfinished } from './durable-file'
import { addFolding } from './full-text'
import { problemCodeOf } from './problems'

/** The settings every open workbook runs under. SQLite resets some of them at each open, so they are set and read back each time. */
const required: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  locking_mode: 'exclusive',
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  temp_store: 2,
}

/** Pages of the file kept in memory, filled as they are read: enough that a large workbook's counts and timelines do not go back to the file (docs/decisions/0011). */
export const cacheKibibytes = 65_536

/** The largest write-ahead log that is kept after a checkpoint. */
const journalSizeLimitBytes = 8 * 1024 * 1024

/** Oldest SQLite without the bug by which two connections could corrupt one write-ahead log (3.51.3). */
const oldestSqlite = 3_051_003

/** The settings as they are now, by name. */
export const readSettings = (sqlite: Database.Database): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    [...Object.keys(required), 'journal_size_limit'].map((name) => {
      // A pragma that reads one setting answers with one text or number.
      const value = sqlite.pragma(name, { simple: true }) as string | number
      return [name, value]
    }),
  )

/** What is not as every open workbook must be. Null: all is. */
export const wrongSetting = (sqlite: Database.Database): string | null => {
  const actual = readSettings(sqlite)
  for (const [name, value] of Object.entries(required)) if (actual[name] !== value) return t`SQLite setting ${name} is ${String(actual[name])}, not ${String(value)}.`
  const limit = actual['journal_size_limit']
  if (typeof limit !== 'number' || limit < 0 || limit > journalSizeLimitBytes) return t`SQLite setting journal_size_limit is ${String(limit)}.`
  const version = String(sqlite.prepare('SELECT sqlite_version()').pluck().get()).split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = version
  return major * 1_000_000 + minor * 1000 + patch < oldestSqlite ? t`SQLite ${version.join('.')} is too old.` : null
}

const damaged = (): Error => Object.assign(new Error('quick_check'), { code: 'SQLITE_CORRUPT' })

interface ConnectOptions {
  /** Whether all pages are looked through. */
  readonly isChecked: boolean
  /** Throws where the file, together with the log it may have, is no workbook of ours: the log may be another's. */
  readonly judge: (sqlite: Database.Database) => void
}

/** Refuses what lies in the place of a log and is no plain file, which SQLite would open: a pipe waits for a writer for ever, and takes no log. */
const demandPlainLogs = (file: string): void => {
  for (const suffix of ['-journal', '-wal']) if (lstatSync(file + suffix, { throwIfNoEntry: false })?.isFile() === false) throw Object.assign(new Error('No log'), { code: 'EROFS' })
}

/** Reads a file that nobody has open, together with the log it may have, and leaves no other file beside it than there was. Throws SQLite's error. */
export const readAsItLies = <T>(file: string, run: (sqlite: Database.Database) => T): T => {
  const hadShared = existsSync(`${file}-shm`)
  demandPlainLogs(file)
  const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 })
  try {
    sqlite.pragma('trusted_schema = OFF')
    return run(sqlite)
  } finally {
    sqlite.close()
    if (!hadShared) removeFile(`${file}-shm`)
  }
}

/** Whether another program has a workbook open, which then alone may write to it. A file that cannot be asked is nobody's. */
export const isHeldElsewhere = (file: string): boolean => {
  try {
    readAsItLies(file, (sqlite) => sqlite.pragma('user_version'))
    return false
  } catch (error) {
    return problemCodeOf(error) === 'in_use'
  }
}

const examine = (sqlite: Database.Database, { isChecked, judge }: ConnectOptions): void => {
  judge(sqlite)
  if (isChecked && sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged()
}

/** Checks a file whose last program was killed, together with the log it left, without writing the log back: a connection that may write does so even when it only closes. */
const checkAsItLies = (file: string, options: ConnectOptions): void => {
  try {
    readAsItLies(file, (sqlite) => examine(sqlite, options))
  } catch (error) {
    // A full disk has no room for what a reader shares with others. The exclusive connection shares nothing, and checks before it writes.
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_IOERR_SHM')) throw error
  }
}

/**
 * Checks a file with the rollback journal beside it on a copy. SQLite puts any journal of this name into the file the moment it is read, before anything can be judged, and one that
 * belongs to another database destroys it. Rapport's own is that of a first opening which was killed.
 */
const checkWithJournal = (file: string, options: ConnectOptions): void => {
  const copy = startUnfinished(file)
  try {
    // With the log there may be as well, which is put into the file after it.
    for (const suffix of ['', '-journal', '-wal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
    const sqlite = new Database(copy, { fileMustExist: true, timeout: 0 })
    try {
      examine(sqlite, { ...options, isChecked: true })
    } finally {
      sqlite.close()
    }
  } finally {
    discardUnfinished(copy)
  }
}

/** A commit is done when the disk has it. */
const awaitDisk = (sqlite: Database.Database): void => {
  sqlite.pragma('synchronous = FULL')
}

/**
 * Writes what nobody is told is saved before all of it is, and ends with all of it on the disk. The log is written in order, so that a power cut leaves
 * the first of its commits, as if there had been no others. `run` must be alone with the workbook.
 */
export const writeAtOnce = async (sqlite: Database.Database, run: () => Promise<void>): Promise<void> => {
  sqlite.pragma('synchronous = NORMAL')
  try {
    await run()
  } finally {
    awaitDisk(sqlite)
  }
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** Opens an existing file under the settings of a workbook and takes the exclusive lock. Throws SQLite's error when it cannot, or when `isChecked` finds damage. */
export const connect = (file: string, options: ConnectOptions): Database.Database => {
  demandPlainLogs(file)
  if (logsBeside(file).includes(`${file}-journal`)) checkWithJournal(file, options)
  else if (existsSync(`${file}-wal`)) checkAsItLies(file, options)
  const sqlite = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    // Exclusive first: then the log needs no shared memory, and no second program gets in.
    sqlite.pragma('locking_mode = EXCLUSIVE')
    // Before anything is written: a file that is damaged or none of ours stays as it is.
    examine(sqlite, options)
    sqlite.pragma('journal_mode = WAL')
    awaitDisk(sqlite)
    sqlite.pragma('foreign_keys = OFF')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma(`cache_size = -${cacheKibibytes}`)
    sqlite.pragma(`journal_size_limit = ${journalSizeLimitBytes}`)
    // There a plain sync leaves what was saved in the memory of the drive, where a power cut takes it.
    if (process.platform === 'darwin') sqlite.pragma('fullfsync = ON')
    addFolding(sqlite)
    // The lock is only taken by a first write.
    sqlite.exec('BEGIN IMMEDIATE; COMMIT')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Turns references on after migrating and checks that every setting holds. */
export const beginServing = (sqlite: Database.Database): void => {
  sqlite.pragma('foreign_keys = ON')
  const wrong = wrongSetting(sqlite)
  if (wrong !== null) throw new Error(wrong)
}

/** Leaves the file as one piece: log written back and emptied, then closed. */
export const disconnect = (sqlite: Database.Database): void => {
  if (!sqlite.open) return
  try {
    sqlite.pragma('optimize')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // On a full or failing disk the log stays beside the file, which is as safe: the next opening writes it back.
    if (problemCodeOf(error) === null) throw error
  } finally {
    sqlite.close()
  }
}
