import { join } from 'node:path'
import { err, ok, type Result } from '../shared/kernel/result'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { lockFile, NewerLock, NotLocked, unlockFile, WrongPassphrase } from './locked-copy'
import { makeOwnFolder, removeOwnFolder } from './own-folder'
import { makingFailed, notLockedProblem, problemCodeOf, targetProblem, targetProblemOf, workbookProblem } from './problems'
import type { StoreThread } from './thread'

/** How a locked copy's name ends. */
export const lockedSuffix = '.rapport.locked'
export const lockedPattern = /(\.rapport)?(\.locked)?$/

/** It is Rapport's own disk that is full, not the one that was chosen. */
const ofOwnDisk = (problem: WorkbookProblem): WorkbookProblem => (problem.code === 'no_space' ? { ...problem, sentence: makingFailed(), advice: [] } : problem)

const startFolder = (temporaryDir: string, target: string): Result<string, WorkbookProblem> => {
  try {
    return ok(makeOwnFolder(temporaryDir, 'staging'))
  } catch (error) {
    return err(ofOwnDisk(targetProblemOf(error, target)))
  }
}

/** Writes a verified copy of the open workbook that opens with a passphrase alone. The copy in the open lies in a private folder for as long as that takes; one that a kill leaves behind goes as staging folders do. */
export const lockCopy = async (store: Pick<StoreThread, 'saveCopy'>, temporaryDir: string, target: string, { passphrase, replace }: { readonly passphrase: string; readonly replace: boolean }): Promise<Result<null, WorkbookProblem>> => {
  const started = startFolder(temporaryDir, target)
  if (!started.ok) return started
  const plain = join(started.value, 'plain.rapport')
  try {
    const copied = await store.saveCopy(plain, { replace: false })
    if (!copied.ok) return err(ofOwnDisk(copied.error))
    await lockFile(plain, target, passphrase, { replace })
    return ok(null)
  } catch (error) {
    return err(targetProblemOf(error, target))
  } finally {
    removeOwnFolder(started.value)
  }
}

/** Whether the place to write to is at fault: only the locked copy is read, and the system names the file that it would not give. */
const isOfTarget = (error: unknown, code: WorkbookProblem['code'], locked: string): boolean => code === 'exists' || code === 'no_space' || (error instanceof Error && 'path' in error && error.path !== locked)

/** Opens a locked copy into a new file, never over one. */
export const unlockCopy = async (locked: string, target: string, passphrase: string): Promise<Result<null, WorkbookProblem>> => {
  try {
    await unlockFile(locked, target, passphrase)
    return ok(null)
  } catch (error) {
    if (error instanceof NotLocked) return err(notLockedProblem(locked))
    const code = error instanceof WrongPassphrase ? 'passphrase' : error instanceof NewerLock ? 'newer' : problemCodeOf(error)
    if (code === null) throw error
    return err(isOfTarget(error, code, locked) ? targetProblem(code, target) : workbookProblem(code, locked))
  }
}
