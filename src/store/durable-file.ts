import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsync, fsyncSync, linkSync, lstatSync, openSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { dayMilliseconds } from '../shared/kernel/day'
import { readFileHeader } from './file-header'
import { whereReadable } from './problems'

/** Whether the system refused something for one of these reasons. */
export const hasCode = (error: unknown, codes: readonly string[]): boolean => error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** How often something is tried with a file that another program holds, and how long it waits before each: a second in all. */
const heldTries = 20
const heldMilliseconds = 50

/** Whether Windows refuses because somebody has the file open, or for want of rights: it says the same of both. */
const isRefused = (error: unknown): boolean => process.platform === 'win32' && hasCode(error, ['EPERM', 'EACCES', 'EBUSY'])

/** What is tried until it is done, and ends a turn with whatever has to be waited for. */
type Tried<T = void> = Generator<void, T>

/** On Windows a scanner or an indexer holds for a moment what was just written, and nobody may rename, remove or write it meanwhile. Throws the system's error. */
function* onceLetGo<T>(act: () => T): Tried<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return act()
    } catch (error) {
      if (tries === heldTries || !isRefused(error)) throw error
      yield
    }
  }
}

/** Waits in this thread, which does nothing else meanwhile: for those that have no window to serve. */
const waitHere = <T>(tried: Tried<T>): T => {
  for (;;) {
    const turn = tried.next()
    if (turn.done === true) return turn.value
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, heldMilliseconds)
  }
}

/** Waits beside what this thread does. */
const waitAside = async <T>(tried: Tried<T>): Promise<T> => {
  for (;;) {
    const turn = tried.next()
    if (turn.done === true) return turn.value
    // oxlint-disable-next-line no-await-in-loop
    await setTimeout(heldMilliseconds)
  }
}

function* syncing(path: string, flags: 'r' | 'r+'): Tried {
  const descriptor = yield* onceLetGo(() => openSync(path, flags))
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes what was just written durable, however much it is, without holding this thread up: whatever publishes the file then has nothing left to write. Throws the system's error. */
export const syncAside = async (path: string): Promise<void> => {
  const descriptor = await waitAside(onceLetGo(() => openSync(path, 'r+')))
  try {
    await promisify(fsync)(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function* syncingFolder(folder: string): Tried {
  if (process.platform !== 'win32') yield* syncing(folder, 'r')
}

/** Makes a folder's entries durable. Windows has no such call; its renames are journalled. */
export const syncFolder = (folder: string): void => waitHere(syncingFolder(folder))

/** Tells by what no rename or copy keeps which file it is. Null: there is none. */
export const identityOf = (file: string): string | null => {
  // As numbers, Windows' own are rounded, and two files pass for one.
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`
}

/** Where a file really lies, whatever link leads there. One that is not there: as it is named. */
export const placeOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file)

/** Whether a file lies there itself: no link, and nothing that is no file, as a pipe, which holds up whoever reads it. */
export const isPlainFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Makes an empty file beside `target` for what will become it: readable by its owner alone from the first byte, under a name nobody else uses. What a program that was killed left half made in the folder goes. */
export const startUnfinished = (target: string): string => {
  dropUnfinished(dirname(target), (_target, path) => isAbandoned(path))
  const path = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.unfinished`)
  closeSync(openSync(path, 'wx', 0o600))
  return path
}

/** Of what `startUnfinished` made, or SQLite left beside it, the name of what it was to become. Null: it is none. */
const targetOfUnfinished = (name: string): string | null => /^\.(.+)\.[0-9a-f]{8}\.unfinished(?:-wal|-shm|-journal)?$/s.exec(name)?.[1] ?? null

/** Whether what is being made has not grown for a day: another program, of another computer too, may make the same now. */
export const isAbandoned = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) < Date.now() - dayMilliseconds

/** Removes what was being made in a folder when a program was killed: whole copies that nobody lists, and no erasure would reach. What stands in the way of it is asked of it another time. */
export const dropUnfinished = (folder: string, isLeft: (target: string, path: string) => boolean): void =>
  whereReadable(undefined, () =>
    removeFiles(
      // A folder of such a name is none of ours.
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const [target, path] = [targetOfUnfinished(entry.name), join(folder, entry.name)]
        return target !== null && !entry.isDirectory() && isLeft(target, path) ? [path] : []
      }),
    ),
  )

/** All are tried before one that cannot go is told. They are waited for together. */
function* removing(paths: readonly string[]): Tried {
  yield* onceLetGo(() => {
    const errors = paths.flatMap((path) => {
      try {
        rmSync(path, { force: true })
        return []
      } catch (error) {
        return [error]
      }
    })
    if (errors.length > 0) throw errors[0]
  })
}

/** Removes those files that are there, each that can go. Throws the system's error about the first that could not. */
export const removeFiles = (paths: readonly string[]): void => waitHere(removing(paths))

/** Removes a file, if it is there. Throws the system's error. */
export const removeFile = (path: string): void => removeFiles([path])

/** The same without holding this thread up. */
export const removeFileAside = (path: string): Promise<void> => waitAside(removing([path]))

/** Runs what removes files that can go another time as well: that another program holds one, or this account may not remove it, is no failure. Whoever promised that they go tells of those that are left. Throws the system's other errors. */
export const unlessHeld = (remove: () => void): void => {
  try {
    remove()
  } catch (error) {
    if (!hasCode(error, ['EPERM', 'EACCES', 'EBUSY'])) throw error
  }
}

/** A workbook's file and what SQLite may have left beside it. */
export const withLogs = (file: string): readonly string[] => ['', '-wal', '-shm', '-journal'].map((suffix) => file + suffix)

/** Removes an unfinished file, when it is still there, with what SQLite may have left beside it. */
export const discardUnfinished = (path: string): void => removeFiles(withLogs(path))

/** File systems of memory sticks know no links, for which Node on Windows has a code that is about folders; shares in a network know no rights. */
const isUnknownThere = (error: unknown): boolean => hasCode(error, ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'])

/** Whether another program has a file open that may not be replaced: this account may write to it, or is only kept from it now. */
const isHeld = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'r+'))
    return true
  } catch (error) {
    return hasCode(error, ['EBUSY'])
  }
}

function* renaming(from: string, to: string): Tried {
  try {
    yield* onceLetGo(() => renameSync(from, to))
  } catch (error) {
    throw isRefused(error) && isHeld(to) ? Object.assign(new Error('Another program has it open'), { code: 'EBUSY' }) : error
  }
}

/**
 * Renames a file over what may be there. Throws the system's error, and EBUSY where another program keeps one of the two open: so Windows says of the one that is renamed,
 * and of the one that is to be replaced only that it may not be.
 */
export const renameFile = (from: string, to: string): void => waitHere(renaming(from, to))

/** Makes a copied file one of ours, to be read and written by its owner alone: with the bytes came the rights, which may be to read alone. Throws the system's error. */
export const takeAsOwn = (path: string): void => {
  try {
    chmodSync(path, 0o600)
  } catch (error) {
    if (!isUnknownThere(error)) throw error
  }
}

/** Copies bytes, durably, and not the rights that come with them. Holds nothing up meanwhile. Throws the system's error. */
export const copyBytes = async (from: string, to: string): Promise<void> => {
  await copyFile(from, to)
  takeAsOwn(to)
  await syncAside(to)
}

/** Takes the name first, which fails when it is taken; then replaces the empty file that is ours, or lets go of the name again. */
function* claimingThenRenaming(from: string, to: string): Tried {
  closeSync(openSync(to, 'wx', 0o600))
  try {
    yield* renaming(from, to)
  } catch (error) {
    yield* removing([to])
    throw error
  }
}

/** Gives a file a second name, which never replaces one as a rename would. False: its disk knows no links. Throws EEXIST where the name is taken. */
const linkFile = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (!isUnknownThere(error)) throw error
    return false
  }
}

/** Gives a synced file its name. */
function* naming(from: string, to: string, { replace }: { readonly replace: boolean }): Tried {
  if (replace) yield* renaming(from, to)
  else if (linkFile(from, to)) yield* removing([from])
  else yield* claimingThenRenaming(from, to)
  yield* syncingFolder(dirname(to))
}

/** Gives a finished file its name, durably. Throws EEXIST rather than replace a file, unless told to. */
export const publishFile = (from: string, to: string, options: { readonly replace: boolean }): void => {
  // Windows syncs only what may be written.
  waitHere(syncing(from, 'r+'))
  waitHere(naming(from, to, options))
}

/** Logs of SQLite beside a name that hold something. They are of the file that had it last. */
export const logsBeside = (file: string): readonly string[] => ['-wal', '-journal'].map((suffix) => file + suffix).filter((log) => (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0)

/**
 * Gives a finished workbook its name, durably. SQLite would apply a log that lies beside the name to whatever has it, and make a mixture of two workbooks:
 * where the log's own workbook is gone the name counts as taken, and where it is replaced its log goes first. Throws EEXIST as `publishFile` does.
 */
export const publishWorkbook = (from: string, to: string, { replace }: { readonly replace: boolean }): void => {
  const logs = logsBeside(to)
  if (!replace && logs.length > 0) throw Object.assign(new Error('A log has this name'), { code: 'EEXIST' })
  removeFiles(logs)
  if (logs.length > 0) syncFolder(dirname(to))
  publishFile(from, to, { replace })
}

/** Throws EEXIST where a workbook has the name: whatever a dialog let a person choose, no report and no locked copy takes its place. */
export const keepWorkbook = (file: string): void => {
  // One that is open has its log beside it. To read it here would take the lock off it that keeps other programs out.
  if (existsSync(`${placeOf(file)}-wal`) || readFileHeader(file).kind === 'workbook') throw Object.assign(new Error('A workbook has this name'), { code: 'EEXIST' })
}

/** Puts a copy of a finished file where a person wants it, whole or not at all; `replace`: over what may be there, if it is no workbook. Holds nothing up meanwhile. Throws the system's error. */
export const publishCopy = async (from: string, to: string, options: { readonly replace: boolean }): Promise<void> => {
  if (options.replace) keepWorkbook(to)
  const unfinished = startUnfinished(to)
  try {
    await copyBytes(from, unfinished)
    await waitAside(naming(unfinished, to, options))
  } finally {
    await removeFileAside(unfinished)
  }
}

/** Writes a small file of ours, private and durable, over what may be there: whole or not at all, whenever the power goes. Throws the system's error. */
export const writeDurably = (target: string, content: string | Uint8Array): void => {
  const unfinished = startUnfinished(target)
  try {
    writeFileSync(unfinished, content)
    publishFile(unfinished, target, { replace: true })
  } finally {
    discardUnfinished(unfinished)
  }
}
