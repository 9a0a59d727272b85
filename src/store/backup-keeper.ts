import type Database from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { err, ok, type Result } from '../shared/kernel/result'
import { createTurns } from '../shared/kernel/turns'
import type { Cancelled } from '../shared/rpc/contract'
import type { Backup, BackupReason } from '../shared/workbook/backup'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import type { SecondPlace } from '../shared/workbook/status.contract'
import { copiesFolder, copyBackup, dropCopies, listCopies, newestBackup } from './backups'
import type { Ballast } from './ballast'
import { type CopyOptions, CopyStopped } from './copy-workbook'
import { backUp } from './make-backup'
import { copyLedger, overdueOf } from './networking/erasure-ledger'
import { placeProblemOf, problemCodeOf, sizeOf, whereReadable, workbookProblem } from './problems'

/** How long after opening the first backup waits, or what it would do beside one, so that the first screen comes first. */
const afterOpenMilliseconds = 3000
/** Changes are at risk of a lost disk for this long at most. */
const afterChangeMilliseconds = 15 * 60_000

interface KeeperOptions {
  readonly sqlite: Database.Database
  readonly file: string
  /** Room held in reserve, taken again where there is some. */
  readonly ballast: Ballast
  readonly now: () => Date
  readonly verify?: (file: string) => Promise<boolean>
  /** A second folder that backups are copied to. Null: none. */
  readonly secondPlace: string | null
  /** Called after each backup that was made or failed. */
  readonly onMade: () => void
}

interface MakeOptions extends Pick<CopyOptions, 'onProgress'> {
  /** An older one that is wanted: neither this backup nor a later one of this session makes it go. */
  readonly spared?: string
}

/** Makes the backups of an open workbook, one at a time. */
export interface BackupKeeper {
  readonly make: (reason: BackupReason, options?: MakeOptions) => Promise<Result<Backup, WorkbookProblem | Cancelled>>
  /** Why the last backup failed. Null: it did not. */
  readonly problem: () => WorkbookProblem | null
  /** The second folder that backups are copied to. Null: the person named none. */
  readonly secondPlace: () => SecondPlace | null
  /** Names of the copies there. None where it is not connected. */
  readonly copies: () => readonly string[]
  /** Takes the ledger of erasures there and lets copies go that it lets nobody keep. What stands in the way is told of the place; the next copy made there asks again. */
  readonly followLedger: () => void
  /** Names it, or none, and copies the newest backup there at once. */
  readonly nameSecondPlace: (folder: string | null) => Promise<void>
  /** Begins to make them by itself: soon after opening, and within 15 minutes of a change. */
  readonly begin: () => void
  readonly noteChange: () => void
  /** Gives up what is under way, and waits until it is. */
  readonly stop: () => Promise<void>
}

export const createBackupKeeper = ({ sqlite, file, ballast, now, verify, secondPlace: firstNamed, onMade }: KeeperOptions): BackupKeeper => {
  let isAutomatic = false
  let isStopped = false
  let problem: WorkbookProblem | null = null
  let second: SecondPlace | null = firstNamed === null ? null : { folder: firstNamed, newestAt: null, problem: null, removalProblem: null }
  const spared = new Set<string>()
  const turns = createTurns()
  const timers = new Map<BackupReason | 'upkeep', NodeJS.Timeout>()

  const letCopiesGo = (): void => {
    if (second === null) return
    try {
      const isOverdue = overdueOf(file, now())
      // Of a place that is away nothing new is known.
      if (isOverdue !== null && !existsSync(second.folder)) return
      if (isOverdue !== null) dropCopies(file, second.folder, isOverdue)
      second = { ...second, removalProblem: null }
    } catch (error) {
      second = { ...second, removalProblem: placeProblemOf(error, second.folder) }
    }
  }

  const copyToSecondPlace = async (backup: Backup): Promise<void> => {
    if (second === null || isStopped) return
    const { folder } = second
    try {
      await copyBackup(file, backup.id, folder)
      copyLedger(file, copiesFolder(file, folder))
      second = { ...second, newestAt: backup.at, problem: null }
    } catch (error) {
      second = { ...second, problem: placeProblemOf(error, folder) }
      // Without a newer one there, the older ones are all that it has.
      return
    }
    letCopiesGo()
  }

  const makeOne = async (reason: BackupReason, onProgress: CopyOptions['onProgress']): Promise<Result<Backup, WorkbookProblem | Cancelled>> => {
    if (isStopped) return err({ type: 'Cancelled' })
    try {
      const backup = await backUp(sqlite, { file, reason, now: now(), spared, isStopped: () => isStopped, ...(onProgress && { onProgress }), ...(verify && { verify }) })
      problem = null
      await copyToSecondPlace(backup)
      return ok(backup)
    } catch (error) {
      if (error instanceof CopyStopped || isStopped) return err({ type: 'Cancelled' })
      const code = problemCodeOf(error)
      if (code === null) throw error
      problem = workbookProblem(code, file)
      return err(problem)
    } finally {
      // Where a backup finds no room, the reserve, which is small, is wanted most.
      if (isAutomatic && !isStopped) ballast.keep()
      if (!isStopped) onMade()
    }
  }
  const make: BackupKeeper['make'] = (reason, { onProgress, spared: wanted } = {}) => {
    if (wanted !== undefined) spared.add(wanted)
    return turns.take(() => makeOne(reason, onProgress))
  }
  const later = (name: BackupReason | 'upkeep', milliseconds: number, act: () => Promise<unknown>): void => {
    if (timers.has(name) || isStopped) return
    const timer = setTimeout(() => {
      timers.delete(name)
      // A bug in here is told by the next backup that is asked for; the workbook goes on.
      void act().catch(() => undefined)
    }, milliseconds)
    timer.unref()
    timers.set(name, timer)
  }
  const schedule = (reason: BackupReason, milliseconds: number): void => later(reason, milliseconds, () => make(reason))

  /** What a backup does beside itself, where none is needed. */
  const upkeep = async (): Promise<void> => {
    if (isStopped) return
    ballast.keep()
    letCopiesGo()
    onMade()
  }

  return {
    make,
    problem: () => problem,
    secondPlace: () => second,
    copies: () => {
      const folder = second?.folder
      return folder === undefined ? [] : whereReadable([], () => listCopies(file, folder)).map(({ id }) => id)
    },
    followLedger: () => {
      if (second === null) return
      const folder = copiesFolder(file, second.folder)
      // What cannot be written there is told by the next copy.
      if (existsSync(folder)) whereReadable(null, () => copyLedger(file, folder))
      letCopiesGo()
      onMade()
    },
    nameSecondPlace: (folder) =>
      turns.take(async () => {
        second = folder === null ? null : { folder, newestAt: null, problem: null, removalProblem: null }
        const newest = newestBackup(file, now())
        if (newest !== undefined) await copyToSecondPlace(newest)
        onMade()
      }),
    begin: () => {
      isAutomatic = true
      const newest = newestBackup(file, now())
      // A file that was not written since its newest backup needs none, unless its last program was killed: then the log has what the file has not.
      if (newest === undefined || statSync(file).mtime.toISOString() > newest.at || (sizeOf(`${file}-wal`) ?? 0) > 0) schedule('open', afterOpenMilliseconds)
      else later('upkeep', afterOpenMilliseconds, () => turns.take(upkeep))
    },
    noteChange: () => {
      if (isAutomatic) schedule('changes', afterChangeMilliseconds)
    },
    stop: async () => {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await turns.ended()
    },
  }
}
