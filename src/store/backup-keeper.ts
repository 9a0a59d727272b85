import type Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { err, ok, type Result } from '../shared/kernel/result'
import type { Cancelled } from '../shared/rpc/contract'
import type { Backup, BackupReason } from '../shared/workbook/backup'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { backUp, listBackups } from './backups'
import { CopyStopped } from './copy-workbook'
import { problemCodeOf, workbookProblem } from './problems'

/** How long after opening the first backup waits, so that the first screen comes first. */
const afterOpenMilliseconds = 3000
/** Changes are at risk of a lost disk for this long at most. */
const afterChangeMilliseconds = 15 * 60_000

interface KeeperOptions {
  readonly sqlite: Database.Database
  readonly file: string
  readonly now: () => Date
  readonly verify?: (file: string) => Promise<boolean>
  /** Called after each backup that was made or failed. */
  readonly onMade: () => void
}

/** Makes the backups of an open workbook, one at a time. */
export interface BackupKeeper {
  readonly make: (reason: BackupReason) => Promise<Result<Backup, WorkbookProblem | Cancelled>>
  /** Why the last backup failed. Null: it did not. */
  readonly problem: () => WorkbookProblem | null
  /** Begins to make them by itself: soon after opening, and within 15 minutes of a change. */
  readonly begin: () => void
  readonly noteChange: () => void
  /** Gives up what is under way, and waits until it is. */
  readonly stop: () => Promise<void>
}

export const createBackupKeeper = ({ sqlite, file, now, verify, onMade }: KeeperOptions): BackupKeeper => {
  let isAutomatic = false
  let isStopped = false
  let problem: WorkbookProblem | null = null
  let running: Promise<unknown> = Promise.resolve()
  const timers = new Map<BackupReason, NodeJS.Timeout>()

  const makeOne = async (reason: BackupReason): Promise<Result<Backup, WorkbookProblem | Cancelled>> => {
    if (isStopped) return err({ type: 'Cancelled' })
    try {
      const backup = await backUp(sqlite, { file, reason, now: now(), isStopped: () => isStopped, ...(verify && { verify }) })
      problem = null
      return ok(backup)
    } catch (error) {
      if (error instanceof CopyStopped || isStopped) return err({ type: 'Cancelled' })
      const code = problemCodeOf(error)
      if (code === null) throw error
      problem = workbookProblem(code, file)
      return err(problem)
    } finally {
      if (!isStopped) onMade()
    }
  }
  const make = (reason: BackupReason): Promise<Result<Backup, WorkbookProblem | Cancelled>> => {
    const made = running.then(() => makeOne(reason))
    running = made.catch(() => undefined)
    return made
  }
  const schedule = (reason: BackupReason, milliseconds: number): void => {
    if (timers.has(reason) || isStopped) return
    const timer = setTimeout(() => {
      timers.delete(reason)
      // A bug in here is told by the next backup that is asked for; the workbook goes on.
      void make(reason).catch(() => undefined)
    }, milliseconds)
    timer.unref()
    timers.set(reason, timer)
  }

  return {
    make,
    problem: () => problem,
    begin: () => {
      isAutomatic = true
      const newest = listBackups(file)[0]
      // A file that was not written since its newest backup needs none.
      if (newest === undefined || statSync(file).mtime.toISOString() > newest.at) schedule('open', afterOpenMilliseconds)
    },
    noteChange: () => {
      if (isAutomatic) schedule('changes', afterChangeMilliseconds)
    },
    stop: async () => {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await running
    },
  }
}
