import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dayMilliseconds } from '../shared/kernel/day'
import { problemCodeOf, whereReadable } from './problems'

/** Whether a process of this computer runs under a number. */
export const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The process that made a folder, as its name tells. Null: an older version made it, which did not say. */
const makerOf = (name: string): number | null => {
  const [, maker] = /-(\d+)-[^-]*$/.exec(name) ?? []
  return maker === undefined ? null : Number(maker)
}

/** Makes a folder for its owner alone where it is not there yet. False: it cannot be made, or not be read and written to. */
export const makePrivateFolder = (folder: string): boolean =>
  whereReadable(false, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  })

/** Makes a folder in `parent` for this process alone. */
export const makeOwnFolder = (parent: string, kind: string): string => {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  return mkdtempSync(join(parent, `${kind}-${process.pid}-`))
}

/** The same where a workbook is only to be opened, which takes no room: on a full disk it answers with where the folder will be, and whoever writes there makes it. */
export const planOwnFolder = (parent: string, kind: string): string => {
  try {
    return makeOwnFolder(parent, kind)
  } catch (error) {
    if (problemCodeOf(error) !== 'no_space') throw error
    return join(parent, `${kind}-${process.pid}-${randomBytes(4).toString('hex')}`)
  }
}

/** Removes such a folder. What another program holds in it, on Windows a scanner, stays until it counts as abandoned: nothing hangs on its going. */
export const removeOwnFolder = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // Left to `removeAbandoned`.
  }
}

/** Removes such folders of processes that were killed, a day later: the number of a process says nothing of one on another computer that shares the parent. One that still runs may need its own after any time. */
export const removeAbandoned = (parent: string, kind: string, now: Date): void => {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${kind}-`)) continue
    const path = join(parent, name)
    // Its own process may remove it at this very moment.
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime()
    const maker = makerOf(name)
    if (now.getTime() - madeAt > dayMilliseconds && (maker === null || !isRunning(maker))) removeOwnFolder(path)
  }
}
