import Database from 'better-sqlite3'
import { discardUnfinished, publishWorkbook, startUnfinished, syncAside } from './durable-file'

/** Pages copied at a time: about a megabyte, so that other work gets its turn between. */
const pagesPerStep = 250
/** How long this thread rests while a disk writes what was copied, before it looks for other work. */
const pauseMilliseconds = 1
/** Pages copied before they are made durable: 32 megabytes. */
const pagesPerSync = 8192

/** Whether a copy is a whole database; read-only, so that nothing is written beside it. */
export const isSound = (file: string): boolean => {
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return copy.pragma('quick_check(1)', { simple: true }) === 'ok'
  } finally {
    copy.close()
  }
}

/** The workbook was asked to close while it was being copied. */
export class CopyStopped extends Error {}

export interface CopyOptions {
  /** Answers true when the copy shall be given up. */
  readonly isStopped?: () => boolean
  /** Told with the pages copied, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Judges the finished copy, away from this thread where the host can. */
  readonly verify?: (file: string) => Promise<boolean>
}

/**
 * Makes a growing copy durable beside this thread, part by part: SQLite does so at the end, within it, and a disk needs seconds for a gigabyte. Told with the pages copied, and whether
 * what comes next are the last, it answers whether the copy may go on. Throws the system's error. What it closes takes SQLite's locks off the copy, which nobody else knows of.
 */
const createSyncs = (unfinished: string): ((done: number, isNearEnd: boolean) => boolean) => {
  let synced = 0
  let isSyncing = false
  let failure: unknown = null
  return (done, isNearEnd) => {
    if (failure !== null) throw failure
    if (!isSyncing && done > synced && (isNearEnd || done - synced >= pagesPerSync)) {
      isSyncing = true
      synced = done
      syncAside(unfinished).then(() => (isSyncing = false), (error: unknown) => (failure = error))
    }
    return !isSyncing
  }
}

/** Writes a consistent, verified copy of an open workbook into `unfinished` by SQLite's own backup. A plain copy of the file would be torn. */
export const writeCopy = async (sqlite: Database.Database, unfinished: string, { isStopped = () => false, onProgress, verify = async (file) => isSound(file) }: CopyOptions): Promise<void> => {
  const mayGoOn = createSyncs(unfinished)
  const progress = ({ totalPages, remainingPages }: Database.BackupMetadata): number => {
    if (isStopped()) throw new CopyStopped()
    const done = totalPages - remainingPages
    onProgress?.(done, totalPages)
    if (mayGoOn(done, remainingPages <= pagesPerStep)) return pagesPerStep
    // It is called again at once, and nothing is copied until then.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds)
    return 0
  }
  await sqlite.backup(unfinished, { progress })
  // The copy carries the log mode of the original; as one file it needs none.
  const copy = new Database(unfinished, { fileMustExist: true })
  copy.pragma('journal_mode = DELETE')
  copy.close()
  if (!(await verify(unfinished))) throw Object.assign(new Error('The copy is damaged'), { code: 'SQLITE_CORRUPT' })
}

/** A copy under a name of its own, given only once it is whole. Throws EEXIST when `target` exists and must not be replaced. */
export const copyWorkbook = async (sqlite: Database.Database, target: string, { replace, ...options }: CopyOptions & { readonly replace: boolean }): Promise<void> => {
  const unfinished = startUnfinished(target)
  try {
    await writeCopy(sqlite, unfinished, options)
    publishWorkbook(unfinished, target, { replace })
  } finally {
    discardUnfinished(unfinished)
  }
}
