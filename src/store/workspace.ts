import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { err, ok, type Result } from '../shared/kernel/result'
import { createTurns } from '../shared/kernel/turns'
import { t } from '../shared/kernel/words'
import { type Progress, type TimedProgress, timeSteps } from '../shared/rpc/progress'
import type { Request, Response, Transport, Event } from '../shared/rpc/wire'
import type { BackupNotFound } from '../shared/workbook/backup'
import type { SalvageReport, WorkbookProblem } from '../shared/workbook/host.contract'
import { shownPlace } from '../shared/workbook/shown-place'
import { backupFolder, bringCopy, copiesFolder, isBackupWhole, listBackups, listCopies, pathOfBackup, putBack, replaceByBackup } from './backups'
import { describePath } from './describe-path'
import { identityOf, placeOf, removeFile, unlessHeld } from './durable-file'
import type { NewWorkbook } from './open'
import { planOwnFolder, removeAbandoned, removeOwnFolder } from './own-folder'
import { closedMeanwhile, ownFileProblem, problemCodeOf, replacingProblemOf, targetProblem, whereReadable, workbookProblem } from './problems'
import { salvageInWorker } from './salvage/salvage-in-worker'
import type { SecondPlaces } from './second-places'
import type { Restored } from './store'
import { startStore, type StoreThread } from './thread'

interface WorkspaceOptions {
  /** A private folder of the host's; staging folders are made in it. */
  readonly temporaryDir: string
  readonly resourcesDir: string
  /** Whether workbooks are backed up by themselves while they are open; not worth it for a single command. */
  readonly isBackedUp: boolean
  /** Which second folder each workbook's backups are copied to. */
  readonly secondPlaces: SecondPlaces
  readonly storeWorker: URL
  readonly importWorker: URL
  readonly onDefect: (reference: string, path: string, text: string) => void
}

/** At most one open workbook, in its own thread, for every host alike. Calls go to it; those that mean another are answered as not saved, and without one with `NoWorkbook`. */
export interface Workspace extends Transport {
  readonly file: () => string | null
  /** Whether a file is that of the open workbook, by whatever name. */
  readonly isOpen: (file: string) => boolean
  readonly store: () => StoreThread | null
  /** Hears which workbook was open when its thread ended without being asked to: what it held is as it was last saved. */
  readonly onLost: (listener: (file: string) => void) => void
  /** Opens, or makes and opens; the workbook open before is closed once the new one is open. */
  readonly open: (file: string, create?: NewWorkbook) => Promise<Result<null, WorkbookProblem>>
  /** Reads what can be read of a damaged workbook into a new one, in a thread of its own; does not open it. */
  readonly salvage: (damaged: string, target: string) => Promise<Result<SalvageReport, WorkbookProblem>>
  /** How far an archive or a damaged workbook is that is being read. Null: none is. */
  readonly opening: () => TimedProgress | null
  /** Gives that up. False: none is being read. */
  readonly cancelOpening: () => boolean
  /**
   * Puts a backup in the place of its workbook, open or not, and opens it. What was there is kept: an open workbook as a backup, one that
   * cannot be opened under another name in the folder of its backups. Nothing is touched when the backup is not whole.
   */
  readonly restore: (file: string, backupId: string) => Promise<Result<{ /** Where what was there is kept. Null: there was nothing. */ readonly kept: string | null }, WorkbookProblem | z.infer<typeof BackupNotFound>>>
  /** Puts a workbook that could not be opened back in the place that a backup took of it. What is there now, open or not, is closed and kept as a backup; what comes is not opened. */
  readonly putBack: (file: string, replaced: string) => Promise<Result<null, WorkbookProblem>>
  /** The second folder for the backups of a workbook, open or not. Null: none. */
  readonly secondPlace: (file: string) => string | null
  /** Names a second folder for the backups of the open workbook, or none; it is remembered on this computer. */
  readonly nameSecondPlace: (folder: string | null) => Promise<Result<null, WorkbookProblem>>
  /** Closes what is open once all that was asked for before has ended; what is read of an archive is given up. */
  readonly close: () => Promise<void>
}

/** Whether two names are of one workbook: by a link, a second name, or in other letters where capitals do not count, too. */
const isSameWorkbook = (left: string, right: string): boolean => {
  if (placeOf(left) === placeOf(right)) return true
  const identity = whereReadable(null, () => identityOf(left))
  return identity !== null && identity === whereReadable(null, () => identityOf(right))
}

const noWorkbook: Response = { kind: 'failure', error: { type: 'NoWorkbook' } }

export const createWorkspace = (options: WorkspaceOptions): Workspace => {
  let current: { readonly file: string; readonly store: StoreThread; readonly stagingDir: string; readonly stopEvents: () => void } | null = null
  let opening: { readonly progress: TimedProgress; readonly cancel: () => void } | null = null
  // A file that is opened twice at once loses the lock that keeps other programs out, and none may be opened while a backup is put in its place.
  const turns = createTurns()
  const listeners = new Set<(event: Event) => void>()
  const lostListeners: ((file: string) => void)[] = []
  const emit = (event: Event): void => {
    for (const listener of listeners) listener(event)
  }
  removeAbandoned(options.temporaryDir, 'staging', new Date())

  const close = async (): Promise<void> => {
    if (current === null) return
    const { store, stagingDir, stopEvents } = current
    current = null
    stopEvents()
    // What becomes of its jobs is told to the end: whoever waits for one would go on to ask the next workbook.
    const stopJobs = store.onEvent((event) => {
      if (event.kind === 'job') emit(event)
    })
    await store.close()
    stopJobs()
    removeOwnFolder(stagingDir)
  }

  const secondPlace = (file: string): string | null => options.secondPlaces.of(placeOf(file))

  const isOpen = (file: string): boolean => current !== null && isSameWorkbook(current.file, file)

  const timed = timeSteps(() => new Date())
  const noteOpening = (progress: Progress, cancel: () => void): void => {
    opening = { progress: timed(progress), cancel }
    emit({ kind: 'changed', topics: ['host'] })
  }

  const open = async (file: string, create?: NewWorkbook, restored?: Restored): Promise<Result<null, WorkbookProblem>> => {
    // By another name, too: whatever opens and closes the file in this process takes the lock off it that keeps other programs out.
    if (isOpen(file)) return create === undefined ? ok(null) : err(targetProblem('exists', file))
    if (create?.archive !== undefined && isOpen(create.archive)) return err(ownFileProblem(create.archive))
    const stagingDir = planOwnFolder(options.temporaryDir, 'staging')
    let store: StoreThread | null = null
    try {
      const started = await startStore({
        file,
        ...(create && { create }),
        ...(restored && { restored }),
        stagingDir,
        resourcesDir: options.resourcesDir,
        isBackedUp: options.isBackedUp,
        secondPlace: secondPlace(file),
        storeWorker: options.storeWorker,
        importWorker: options.importWorker,
        onDefect: options.onDefect,
        onOpening: noteOpening,
        onExit: () => {
          // One that ended before it had opened leaves the open one as it is.
          if (store === null || current?.store !== store) return
          current = null
          removeOwnFolder(stagingDir)
          for (const listener of lostListeners) listener(file)
          emit({ kind: 'changed', topics: ['everything'] })
        },
      })
      if (!started.ok) return started
      store = started.value
    } finally {
      opening = null
      if (store === null) removeOwnFolder(stagingDir)
    }
    await close()
    current = { file, store, stagingDir, stopEvents: store.onEvent(emit) }
    emit({ kind: 'changed', topics: ['everything'] })
    return ok(null)
  }

  const restore: Workspace['restore'] = async (place, backupId) => {
    const file = placeOf(place)
    const [{ isHeldElsewhere }, { bringLedger, isLedgerReadable, isLedgerShort }, { peekWorkbook }] = await Promise.all([import('./connection'), import('./networking/erasure-ledger'), import('./open')])
    const second = pathOfBackup(file, backupId) === null ? secondPlace(file) : null
    if (second !== null && listCopies(file, second).some(({ id }) => id === backupId)) {
      const copy = join(copiesFolder(file, second), backupId)
      // A disk that is not connected must not become a folder.
      if (!existsSync(dirname(file))) return err(workbookProblem('missing', file))
      if (!(await isBackupWhole(copy))) return err(workbookProblem('damaged', copy))
      try {
        bringLedger(file, copiesFolder(file, second))
        await bringCopy(file, backupId, second)
      } catch (error) {
        const code = problemCodeOf(error)
        if (code === null) throw error
        return err(workbookProblem(code, file))
      }
    }
    const path = pathOfBackup(file, backupId)
    if (path === null) return err({ type: 'BackupNotFound' })
    if (!(await isBackupWhole(path))) return err(workbookProblem('damaged', path))
    // One of a newer Rapport, or with what a stranger put into it, could not be opened in the place of what is there.
    const peeked = peekWorkbook(path)
    if (!peeked.ok) return peeked
    if (!isLedgerReadable(file)) return err(workbookProblem('erasures', file))
    const wasOpen = current?.file === place
    // Whoever has it open would go on writing into a file that bears the name no more.
    if (!wasOpen && existsSync(file) && isHeldElsewhere(file)) return err(workbookProblem('in_use', file))
    let before: string | null = null
    if (wasOpen) {
      // The one that is to come back may be the next that makes room.
      const kept = await current?.store.backUp('restore', backupId)
      if (kept?.ok !== true) return err(kept?.error.type === 'WorkbookProblem' ? kept.error : workbookProblem('in_use', file))
      before = pathOfBackup(file, kept.value.id)
    }
    const newest = peekWorkbook(join(backupFolder(file), listBackups(file)[0]?.id ?? backupId))
    if (newest.ok && isLedgerShort(file, newest.value.erasuresSeen, peeked.value.erasuresSeen)) return err(workbookProblem('erasures', file))
    if (wasOpen) await close()
    let replaced: string | null
    try {
      replaced = await replaceByBackup(file, path)
    } catch (error) {
      const problem = replacingProblemOf(error, file)
      // Not replaced: what was open opens again.
      if (wasOpen) await open(place)
      return err(problem)
    }
    const opened = await open(place, undefined, { replaced: before ?? replaced })
    // What was open is among the backups already.
    if (opened.ok && wasOpen && replaced !== null) unlessHeld(() => removeFile(replaced))
    return opened.ok ? ok({ kept: before ?? replaced }) : opened
  }

  const putBackReplaced: Workspace['putBack'] = async (file, replaced) => {
    if (!existsSync(replaced)) return err(workbookProblem('missing', replaced))
    if (current?.file !== file) return err(workbookProblem('in_use', file))
    const kept = await current.store.backUp('restore')
    if (!kept.ok) return err(kept.error.type === 'WorkbookProblem' ? kept.error : workbookProblem('in_use', file))
    await close()
    try {
      await putBack(placeOf(file), replaced)
      return ok(null)
    } catch (error) {
      const problem = replacingProblemOf(error, file)
      await open(file)
      return err(problem)
    }
  }

  return {
    file: () => current?.file ?? null,
    isOpen,
    store: () => current?.store ?? null,
    onLost: (listener) => void lostListeners.push(listener),
    opening: () => opening?.progress ?? null,
    cancelOpening: () => {
      opening?.cancel()
      return opening !== null
    },
    open: (file, create) => turns.take(() => open(file, create)),
    restore: (file, backupId) => turns.take(() => restore(file, backupId)),
    putBack: (file, replaced) => turns.take(() => putBackReplaced(file, replaced)),
    salvage: async (damaged, target) => {
      const { result, cancel } = salvageInWorker(options.storeWorker, damaged, target, (progress) => noteOpening(progress, cancel))
      noteOpening({ label: t`Reading what can be read`, done: 0, total: null }, cancel)
      return result.finally(() => {
        opening = null
        emit({ kind: 'changed', topics: ['host'] })
      })
    },
    secondPlace,
    nameSecondPlace: async (folder) => {
      if (current === null) return ok(null)
      const remembered = options.secondPlaces.name(placeOf(current.file), folder)
      if (!remembered.ok) return remembered
      await current.store.nameSecondPlace(folder)
      return ok(null)
    },
    close: async () => {
      // Nobody waits any more for what is being read.
      opening?.cancel()
      // After what was begun: a workbook that is still being opened would be open in the end, and a backup be put in the place of one that still writes its log back.
      await turns.take(close)
      emit({ kind: 'changed', topics: ['everything'] })
    },
    request: async (request: Request) => {
      const isMeant = request.place === undefined || (current !== null && request.place === shownPlace(describePath(current.file)))
      if (!isMeant) return closedMeanwhile()
      return current?.store.request(request) ?? noWorkbook
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
