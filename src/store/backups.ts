import { createHash } from 'node:crypto'
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Backup, BackupReason, expendableBackups } from '../shared/workbook/backup'
import { copyBytes, discardUnfinished, dropUnfinished, hasCode, identityOf, isAbandoned, logsBeside, placeOf, publishCopy, publishFile, removeFile, removeFiles, renameFile, startUnfinished, syncAside, syncFolder, unlessHeld, withLogs } from './durable-file'
import { hashOfFile } from './file-hash'
import { backupFolderTaken, whereReadable } from './problems'

/** The folder beside a workbook that holds its backups. */
export const backupFolder = (file: string): string => `${placeOf(file)}-backups`

/** Whether there is such a folder, or a link to one. */
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** Whether the folder of a workbook's backups is there. */
export const hasBackupFolder = (file: string): boolean => isFolder(backupFolder(file))

/** Whether there may be backups: where their folder is a link to a disk that is away, nobody knows. */
export const mayHaveBackups = (file: string): boolean => lstatSync(backupFolder(file), { throwIfNoEntry: false })?.isFile() === false

/** Makes the folder of a workbook's backups, where there is none. Throws the system's error, and `backupFolderTaken` where something else has its name. */
export const makeBackupFolder = (file: string): void => {
  const folder = backupFolder(file)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (!hasCode(error, ['EEXIST', 'ENOENT', 'ENOTDIR']) || lstatSync(folder, { throwIfNoEntry: false }) === undefined) throw error
    throw Object.assign(new Error('No folder has the name of the backups'), { code: backupFolderTaken })
  }
}

/** `2026-11-23T21-20-05-123Z changes 0123….rapport`: when, why, and the first half of the SHA-256 of its bytes. */
const namePattern = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z) ([a-z]+) ([0-9a-f]{32})\.rapport$/

/** What the name of a backup says of it: when and why it was made, and the first half of the SHA-256 of its bytes. Null: it is the name of something else. */
export const parseName = (name: string): { readonly at: string; readonly reason: BackupReason; readonly hash: string } | null => {
  const match = namePattern.exec(name)
  const reason = BackupReason.safeParse(match?.[5])
  if (match === null || !reason.success) return null
  // Digits alone are no time: what bears such a name came from somewhere else.
  const at = Backup.shape.at.safeParse(`${match[1]}:${match[2]}:${match[3]}.${match[4]}`)
  return at.success ? { at: at.data, reason: reason.data, hash: match[6] ?? '' } : null
}

/** Backups of a workbook, newest first by the time in their names: times of files change when a folder is copied. None where their folder cannot be read: making one tells why. */
export const listBackups = (file: string): readonly Backup[] => whereReadable([], () => listBackupsIn(backupFolder(file)))

const listBackupsIn = (folder: string): readonly Backup[] => {
  if (!isFolder(folder)) return []
  return readdirSync(folder)
    .flatMap((id): Backup[] => {
      const parsed = parseName(id)
      const stat = parsed === null ? undefined : statSync(join(folder, id), { throwIfNoEntry: false })
      return parsed === null || stat?.isFile() !== true ? [] : [{ id, at: parsed.at, reason: parsed.reason, bytes: stat.size }]
    })
    .sort((left, right) => (left.id < right.id ? 1 : -1))
}

/** The newest backup. One that a clock which ran ahead has dated is none: it would pass for the newest until that day comes. */
export const newestBackup = (file: string, now: Date): Backup | undefined => listBackups(file).find(({ at }) => at <= now.toISOString())

/** Where a backup lies. Null: the workbook has none of that id. */
export const pathOfBackup = (file: string, id: string): string | null => (listBackups(file).some((backup) => backup.id === id) ? join(backupFolder(file), id) : null)

/** What stands in a backup's name of its bytes. */
export const hashOf = async (path: string): Promise<string> => (await hashOfFile(path)).slice(0, 32)

/** Whether a backup's bytes are those it was made with. */
export const isBackupWhole = async (path: string): Promise<boolean> => parseName(basename(path))?.hash === (await hashOf(path))

/** Room on the disk of a file, in bytes. Null: the system does not say. */
export const freeBytes = (file: string): number | null => {
  const { bavail, bsize } = statfsSync(dirname(file))
  const free = bavail * bsize
  return Number.isSafeInteger(free) ? free : null
}

/** Removes backups that are no longer wanted. One that cannot go now is asked to by the next backup: this one is made all the same. Throws what the disk has against it. */
const letGo = (folder: string, expendable: readonly Backup[]): void => unlessHeld(() => removeFiles(expendable.map(({ id }) => join(folder, id))))

interface MadeBackup {
  readonly reason: BackupReason
  readonly hash: string
  readonly now: Date
  /** Backups that stay although they are expendable. */
  readonly spared?: ReadonlySet<string>
}

/** Gives a finished copy its name among the backups and lets the expendable ones go. */
export const publishBackup = (file: string, unfinished: string, { reason, hash, now, spared }: MadeBackup): Backup => {
  const at = now.toISOString()
  const id = `${at.replaceAll(/[:.]/g, '-')} ${reason} ${hash}.rapport`
  const folder = backupFolder(file)
  publishFile(unfinished, join(folder, id), { replace: false })
  // Only now is there one more, so that there are never fewer.
  letGo(folder, expendableBackups(listBackups(file), at).filter((backup) => spared?.has(backup.id) !== true))
  return { id, at, reason, bytes: statSync(join(folder, id)).size }
}

/** Where a backup is made before it has its name. */
export const startBackup = (file: string): string => {
  makeBackupFolder(file)
  return startUnfinished(join(backupFolder(file), 'backup'))
}

/** What `replaceByBackup` moves the file to that was in the place. */
const asidePattern = /^\d{4}-\d\d-\d\dT[\d-]+Z replaced\.rapport$/

/** Takes the second name off a workbook that was about to be replaced when a program was killed. Where its log was put away already, that belongs to the name and both stay. */
const dropSecondName = (file: string): void => {
  const folder = backupFolder(file)
  const own = identityOf(file)
  const isSecond = (path: string): boolean => identityOf(path) === own && logsBeside(path).length === 0
  whereReadable(null, () => removeFiles(readdirSync(folder).flatMap((name) => (asidePattern.test(name) && isSecond(join(folder, name)) ? [join(folder, name)] : []))))
}

/** Removes what was being made of a workbook and of the backups beside it when a program was killed: whoever calls this has it open, and nobody else makes any of it. Of copies and exports that were being made beside it, those that are abandoned. */
export const dropUnfinishedOf = (file: string): void => {
  dropUnfinished(dirname(file), (target, path) => target === basename(file) || isAbandoned(path))
  const folder = backupFolder(file)
  // One that is a link may be that of several workbooks.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) dropUnfinished(folder, () => true)
  dropSecondName(file)
}

/** The folder of the backups may be a link to another disk, where nothing can be named or moved to. */
const isOnOtherDisk = (error: unknown): boolean => hasCode(error, ['EXDEV'])

/** Gives a file a second name, so that the first is never without one; where the disk has no links, only the second. On another disk it is a copy. */
const setAside = async (from: string, to: string): Promise<void> => {
  try {
    linkSync(from, to)
  } catch (error) {
    if (isOnOtherDisk(error)) await publishCopy(from, to, { replace: false })
    else renameFile(from, to)
  }
}

const moveFile = async (from: string, to: string): Promise<void> => {
  try {
    renameFile(from, to)
  } catch (error) {
    if (!isOnOtherDisk(error)) throw error
    await publishCopy(from, to, { replace: false })
    removeFile(from)
  }
}

/**
 * Puts a backup in the place of a workbook that nobody has open. The file that was there, with the log that belongs to it, is moved into the folder
 * of its backups first: a log left behind would be applied to the backup and destroy it. Answers with where it is now; null: there was none.
 * At every moment one of the two bears the workbook's name, so that the power may go. Throws the system's error; then the place holds what it held, or the backup whole and what it held beside the backups.
 */
export const replaceByBackup = async (file: string, backup: string): Promise<string | null> => {
  const unfinished = startUnfinished(file)
  const aside = join(backupFolder(file), `${new Date().toISOString().replaceAll(/[:.]/g, '-')} replaced.rapport`)
  const wasThere = existsSync(file)
  const moved: string[] = []
  try {
    await copyBytes(backup, unfinished)
    if (wasThere) await setAside(file, aside)
    // The log goes before the file is replaced: a file without its log is old, a log without its file is poison.
    for (const suffix of ['-wal', '-shm', '-journal']) {
      if (!existsSync(file + suffix)) continue
      // oxlint-disable-next-line no-await-in-loop
      await moveFile(file + suffix, aside + suffix)
      moved.push(suffix)
    }
    syncFolder(dirname(aside))
    syncFolder(dirname(file))
    publishFile(unfinished, file, { replace: existsSync(file) })
    return wasThere ? aside : null
  } catch (error) {
    // The backup has the name already: the log that was put away belongs to the other file and must not come back, and that file must stay.
    if (!existsSync(unfinished)) throw error
    // oxlint-disable-next-line no-await-in-loop
    for (const suffix of moved.toReversed()) await moveFile(aside + suffix, file + suffix)
    if (wasThere && !existsSync(file)) renameFile(aside, file)
    else if (wasThere) removeFile(aside)
    throw error
  } finally {
    discardUnfinished(unfinished)
  }
}

/**
 * Puts what `replaceByBackup` set aside back in its place, with the log that belongs to it. Nobody has the file open that is there now, and what it holds was backed up. At every
 * moment a whole file bears the name: the one that goes, without a log; the one that comes, without its log; the one that comes. What was set aside goes last. Throws the system's error.
 */
export const putBack = async (file: string, aside: string): Promise<void> => {
  const unfinished = startUnfinished(file)
  try {
    await copyBytes(aside, unfinished)
    removeFiles(withLogs(file).slice(1))
    syncFolder(dirname(file))
    publishFile(unfinished, file, { replace: existsSync(file) })
  } finally {
    discardUnfinished(unfinished)
  }
  for (const suffix of ['-wal', '-journal']) {
    if (!existsSync(aside + suffix)) continue
    const log = startUnfinished(file)
    try {
      await copyBytes(aside + suffix, log)
      publishFile(log, file + suffix, { replace: false })
    } finally {
      discardUnfinished(log)
    }
  }
  removeFiles(withLogs(aside))
}

/** Where copies of a workbook's backups lie in a folder that may hold those of other workbooks, some of the same name: each has a folder of its own, or thinning one would remove the other's. */
export const copiesFolder = (file: string, place: string): string => join(place, `${basename(file)}-backups-${createHash('sha256').update(file).digest('hex').slice(0, 8)}`)

/**
 * Copies a backup to a second place, whole and durable, and lets the expendable ones go there, too. A place that is not there is not made: a disk that is
 * not connected must not become a folder. Throws the system's error, and EIO where the copy is not the backup.
 */
export const copyBackup = async (file: string, id: string, place: string): Promise<void> => {
  if (!existsSync(place)) throw Object.assign(new Error('The place is not there'), { code: 'ENOENT' })
  const folder = copiesFolder(file, place)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = join(folder, id)
  // Another computer, on which the workbook lies at the same place, may be copying there now.
  dropUnfinished(folder, (_target, path) => isAbandoned(path))
  if (!existsSync(target) || !(await isBackupWhole(target))) {
    const unfinished = startUnfinished(target)
    try {
      await copyFile(join(backupFolder(file), id), unfinished)
      if ((await hashOf(unfinished)) !== parseName(id)?.hash) throw Object.assign(new Error('The copy differs'), { code: 'EIO' })
      await syncAside(unfinished)
      publishFile(unfinished, target, { replace: true })
    } finally {
      discardUnfinished(unfinished)
    }
  }
  letGo(folder, expendableBackups(listBackupsIn(folder), parseName(id)?.at ?? ''))
}

/** Copies of a workbook's backups at a second place, newest first. None where that is not connected. */
export const listCopies = (file: string, place: string): readonly Backup[] => listBackupsIn(copiesFolder(file, place))

/** Brings a copy back among the backups beside the workbook, from where it is put in its place like any other. Throws the system's error, and EIO where it is not the backup. */
export const bringCopy = async (file: string, id: string, place: string): Promise<void> => {
  const unfinished = startBackup(file)
  try {
    await copyFile(join(copiesFolder(file, place), id), unfinished)
    if ((await hashOf(unfinished)) !== parseName(id)?.hash) throw Object.assign(new Error('The copy differs'), { code: 'EIO' })
    await syncAside(unfinished)
    publishFile(unfinished, join(backupFolder(file), id), { replace: true })
  } finally {
    discardUnfinished(unfinished)
  }
}

/**
 * Lets copies at a second place go that are to, each that can. One that is not connected has nothing to let go: whoever calls this asks again with the next copy made there.
 * Throws the system's error about the first that could not go.
 */
export const dropCopies = (file: string, place: string, isToGo: (id: string) => boolean): void => {
  const folder = copiesFolder(file, place)
  removeFiles(listBackupsIn(folder).flatMap(({ id }) => (isToGo(id) ? [join(folder, id)] : [])))
}
