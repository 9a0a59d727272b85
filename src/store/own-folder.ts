import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
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

const processesSeen = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux parts a computer's processes into groups that do not see each other.
    return ''
  }
}

/** Where a process's number means the process that this one sees: this computer, and within it this container. */
const here = createHash('sha256').update(`${hostname()} ${processesSeen()}`).digest('hex').slice(0, 8)

/** The process that made a folder, as its name tells, and whether its number says whether it still runs. Null: an older version made it, which did not say. */
const makerOf = (name: string): { readonly id: number; readonly isHere: boolean } | null => {
  const [, id, rest = ''] = /-(\d+)-([^-]*)$/.exec(name) ?? []
  return id === undefined ? null : { id: Number(id), isHere: rest.startsWith(here) }
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
  return mkdtempSync(join(parent, `${kind}-${process.pid}-${here}`))
}

/** The same where a workbook is only to be opened, which takes no room: on a full disk it answers with where the folder will be, and whoever writes there makes it. */
export const planOwnFolder = (parent: string, kind: string): string => {
  try {
    return makeOwnFolder(parent, kind)
  } catch (error) {
    if (problemCodeOf(error) !== 'no_space') throw error
    return join(parent, `${kind}-${process.pid}-${here}${randomBytes(4).toString('hex')}`)
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

/** Removes such folders of processes that were killed: those of this computer, and a day later of any other that shares the parent, of whose processes a number says nothing. One that still runs may need its own after any time. */
export const removeAbandoned = (parent: string, kind: string, now: Date): void => {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${kind}-`)) continue
    const path = join(parent, name)
    // Its own process may remove it at this very moment.
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime()
    const maker = makerOf(name)
    const isDue = maker?.isHere === true || now.getTime() - madeAt > dayMilliseconds
    if (isDue && (maker === null || !isRunning(maker.id))) removeOwnFolder(path)
  }
}
