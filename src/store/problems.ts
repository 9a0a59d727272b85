import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { t } from '../shared/kernel/words'
import type { Response } from '../shared/rpc/wire'
import type { WorkbookProblem } from '../shared/workbook/host.contract'

type Code = WorkbookProblem['code']

type Said = Pick<WorkbookProblem, 'sentence' | 'advice'>

// A host may be told to speak another language while it runs, so each sentence is said when it is asked for.

const restoreAdvice = (): string => t`If you have a backup or a copy, open that one.`

const texts: Readonly<Record<Code, () => Said>> = {
  missing: () => ({ sentence: t`The workbook is not there. Nothing was created in its place.`, advice: [t`Look for it where it may have been moved, and put it back or open it there.`, t`If it lies on another disk or a network folder, connect it and try again.`, restoreAdvice()] }),
  empty: () => ({ sentence: t`The file is empty: it holds not a single byte. It was left as it is.`, advice: [t`A sync or copy may still be running; wait and try again.`, restoreAdvice()] }),
  folder: () => ({ sentence: t`This is a folder, not a workbook.`, advice: [t`Choose a file that ends in .rapport.`] }),
  foreign: () => ({ sentence: t`This file is not a Rapport workbook. It was left as it is.`, advice: [t`To bring its content in, open a workbook and drop the file on the window to import it.`, t`If it was a workbook once, go back to a backup or a copy: too little is left of this file to read anything from it.`] }),
  damaged: () => ({ sentence: t`The workbook is damaged. It was left exactly as it is, so that nothing more is lost.`, advice: [t`Go back to a backup, where there is one.`, t`Or read what can be read of it into a new workbook; the damaged file stays as it is.`] }),
  newer: () => ({ sentence: t`The workbook was written by a newer Rapport. It was left as it is, because this version could lose what it does not know.`, advice: [t`Update Rapport, then open the workbook again.`, t`Or go back to a backup from before the update, where there is one.`] }),
  in_use: () => ({ sentence: t`The workbook is open in another Rapport or another program, and only one may write to it. Nothing was changed.`, advice: [t`Close it there, then try again.`] }),
  read_only: () => ({ sentence: t`The workbook or the folder it lies in cannot be written to. It was left as it is.`, advice: [t`Allow writing to the file and its folder, then try again.`, t`Or save a copy elsewhere and work in that one.`] }),
  no_space: () => ({ sentence: t`The disk is full. What was saved before is safe.`, advice: [t`Make room on the disk, then try again.`, t`Or save a copy on another disk and work in that one.`] }),
  exists: () => ({ sentence: t`There is already a file of that name. It was left as it is.`, advice: [t`Choose another name.`] }),
  disk_error: () => ({ sentence: t`The disk failed while the file was read or written. What was saved before was not touched.`, advice: [t`If the file lies on another disk or a network folder, connect it firmly and try again.`, t`Copy the file to another disk as soon as you can.`] }),
  archive: () => ({ sentence: t`The archive cannot be read back. No workbook was made of it.`, advice: [t`Take the archive as Rapport wrote it, not one that was unpacked and changed.`, t`If it was downloaded or copied, do that again.`] }),
  reserve_used: () => ({ sentence: t`The disk is full. The last change was saved with the room that Rapport keeps in reserve.`, advice: [t`Make room on the disk now.`] }),
  passphrase: () => ({ sentence: t`The passphrase is not the one that the copy was locked with, or the copy was changed since.`, advice: [t`Type it again: capitals and spaces count.`, t`Without the passphrase nobody can open the copy, Rapport neither.`] }),
  cancelled: () => ({ sentence: t`Reading was given up. No workbook was made of what was read.`, advice: [] }),
  name_too_long: () => ({ sentence: t`The name of the file is too long for the files that are written beside it. Nothing was changed.`, advice: [t`Give it a shorter name, then open it again.`, t`Or save a copy under a shorter name and work in that one.`] }),
  backup_folder: () => ({ sentence: t`Nothing can be backed up: beside the workbook something has the name of the folder of its backups, which ends in “-backups”, and is no folder, or a link to one that is not there. It was left as it is.`, advice: folderAdvice() }),
  erasures: () => ({ sentence: t`The list of erased people, “erased.json” in the folder of the workbook’s backups, cannot be read. The workbook was left as it is, because erased people could come back unnoticed.`, advice: [t`Put the list back from another copy of that folder, where there is one, then try again.`, t`Else move the whole folder, whose name ends in “.rapport-backups”, elsewhere: the workbook opens without it. Erased people may be in its backups, so delete them once you need none.`, t`If the workbook itself is an older copy, erase again whoever was erased since.`] }),
  stopped: () => ({ sentence: t`Rapport met a bug while the workbook was open, and had to close it. What was told is saved is in it.`, advice: [t`Try again: the workbook opens as it was last saved.`, t`If it happens again, leave out what you did last, and report it.`] }),
  not_permitted: () => ({ sentence: t`Your account is not allowed to read or write this file. It was left as it is.`, advice: [t`Ask for access to the file or its folder, then try again.`] }),
}

/** A workbook problem in the words of the person. */
export const workbookProblem = (code: Code, file: string): WorkbookProblem => ({
  type: 'WorkbookProblem',
  code,
  fileName: basename(file),
  ...texts[code](),
})

const elsewhere = (): string => t`Choose another folder.`

const targetTexts: Readonly<Partial<Record<Code, () => Said>>> = {
  read_only: () => ({ sentence: t`Nothing was written: the folder or disk that was chosen cannot be written to.`, advice: [elsewhere()] }),
  not_permitted: () => ({ sentence: t`Nothing was written: your account may not write to what was chosen.`, advice: [elsewhere()] }),
  no_space: () => ({ sentence: t`Nothing was written: the disk that was chosen is full.`, advice: [t`Make room on it, or choose another disk.`] }),
  in_use: () => ({ sentence: t`Nothing was written: another program has the file that was chosen open, or the new one that was to take its place.`, advice: [t`Close it there and try again, or choose another name.`] }),
  missing: () => ({ sentence: t`Nothing was written: the folder that was chosen is not there.`, advice: [elsewhere()] }),
  cancelled: () => ({ sentence: t`Nothing was written: the workbook was closed while it was being copied.`, advice: [t`Open it, then try again.`] }),
  disk_error: () => ({ sentence: t`Nothing was written: the disk that was chosen failed or does not answer.`, advice: [t`Connect it firmly, or choose another disk.`] }),
}

/** Why nothing could be written where a person said: a new workbook, a copy, a file for others. It says nothing about the workbook that is open or was to be. */
export const targetProblem = (code: Code, target: string): WorkbookProblem => ({ ...workbookProblem(code, target), ...targetTexts[code]?.() })

/** What answers a call whose workbook is open no more. */
export const closedMeanwhile = (): Response => ({ kind: 'unsaved', sentence: t`The workbook was closed meanwhile. This was not saved.` })

/** What can go wrong with a workbook while it is open. */
export type TroubleCode = 'no_space' | 'reserve_used' | 'read_only' | 'missing' | 'disk_error' | 'damaged' | 'not_permitted' | 'backup_folder'

/** Nothing was to be saved, so that there is nothing that was not. */
export const readingFailed = (): string => t`The disk failed while the workbook was read. If it is another disk or a network folder, connect it firmly, then try again.`

/** The same of the disk on which files in the making lie. */
export const makingFailed = (): string => t`Nothing was written: there is no room for Rapport’s temporary files. Make some on the disk, then try again.`

/** Something failed as a bug does, in a workbook into which somebody wrote beside Rapport, or that has damage that SQLite does not see. `isUndone`: it left nothing. */
export const strangeContent = (reference: string, isUndone: boolean): string => {
  const outcome = isUndone ? t`This could not be done (reference ${reference}). Nothing was changed.` : t`This could not be done to its end (reference ${reference}). What it had saved by then stays.`
  return t`${outcome} This workbook holds something that no version of Rapport writes, and that may be why. “Check workbook” says what it is and where; a backup may be without it.`
}

const folderAdvice = (): string[] => [t`If it is a link to another disk, connect that and try again.`, t`Else rename what has that name, or move it elsewhere, and try again: Rapport makes the folder itself.`]

const copyAdvice = (): string => t`Save a copy on another disk: it holds everything up to the last change that was saved.`

const troubles: Readonly<Record<TroubleCode, () => Said>> = {
  no_space: () => ({ sentence: t`The disk is full, so the last change was not saved. What was saved before is safe.`, advice: [t`Make room on the disk, then try again.`, copyAdvice()] }),
  reserve_used: () => ({ sentence: t`The disk is full. The last change was saved with the room that Rapport keeps in reserve; for the next there may be none.`, advice: [t`Make room on the disk now.`, copyAdvice()] }),
  read_only: () => ({ sentence: t`The workbook cannot be written to any more, so the last change was not saved. What was saved before is safe.`, advice: [t`Allow writing to the file and its folder, then try again.`, copyAdvice()] }),
  missing: () => ({ sentence: t`The workbook’s file was moved, replaced or removed while it was open, so the last change was not saved.`, advice: [t`Put it back where it was, then try again.`, copyAdvice()] }),
  disk_error: () => ({ sentence: t`The disk failed, so the last change was not saved. What was saved before was not touched.`, advice: [t`If it is another disk or a network folder, connect it firmly, then try again.`, copyAdvice()] }),
  damaged: () => ({ sentence: t`Part of the workbook cannot be read any more. Nothing more is written to it, so that nothing more is lost.`, advice: [t`Close the workbook: its backups are offered then, and what can be read of it can be brought into a new one.`, t`Copy what you have typed and not saved first.`] }),
  not_permitted: () => ({ sentence: t`Your account may not write to the workbook any more, so the last change was not saved. What was saved before is safe.`, advice: [t`Ask for access to the file and its folder, then try again.`, copyAdvice()] }),
  // Written to there is only the list of erased people.
  backup_folder: () => ({ sentence: t`Nobody was erased, because it could not be noted for older copies, which would bring them back: beside the workbook something has the name of the folder of its backups, which ends in “-backups”, and is no folder, or a link to one that is not there.`, advice: folderAdvice() }),
}

/** Whether a problem can be met while a workbook is open. */
export const isTroubleCode = (code: Code | null): code is TroubleCode => code !== null && Object.hasOwn(troubles, code)

/** The same about a workbook that is open, where there is something that was not saved. */
export const troubleOf = (code: TroubleCode, file: string): WorkbookProblem => ({ type: 'WorkbookProblem', code, fileName: basename(file), ...troubles[code]() })

const placeSentences: Readonly<Partial<Record<Code, () => string>>> = {
  in_use: () => t`Another program has a file there open. Close it there.`,
  missing: () => t`Its folder is not there. If it lies on another disk, connect that; no folder is made in its place.`,
  no_space: () => t`Its disk is full. Make room there.`,
  read_only: () => t`Its folder cannot be written to. Allow that, or name another.`,
  not_permitted: () => t`Your account is not allowed to write to its folder. Ask for access, or name another.`,
  disk_error: () => t`Its disk failed or does not answer. Connect it firmly, or name another.`,
}

/** A problem of an archive, with the sentence that names the file at fault. */
export const archiveProblem = (file: string, sentence: string): WorkbookProblem => ({ ...workbookProblem('archive', file), sentence: t`${sentence} No workbook was made of the archive.` })

/** Of a damaged workbook, where what can be read of it was to be brought into a new one. */
export const nothingLeftProblem = (file: string): WorkbookProblem => ({ ...workbookProblem('damaged', file), sentence: t`Nothing can be read of the damaged workbook, so no new one was made of it. It was left exactly as it is.`, advice: [restoreAdvice()] })

/** Of a copy that opens with a passphrase alone, where a workbook is to be opened. */
export const lockedProblem = (file: string): WorkbookProblem => ({
  ...workbookProblem('foreign', file),
  sentence: t`This is a locked copy of a workbook. It was left as it is.`,
  advice: [t`“Open a locked copy” on the start screen makes a workbook of it with its passphrase, as does rapport unlock.`],
})

/** Of any other file, where a locked copy is to be opened. */
export const notLockedProblem = (file: string): WorkbookProblem => ({ ...workbookProblem('foreign', file), sentence: t`This is no locked copy of a workbook. It was left as it is.`, advice: [t`If it is a workbook, open it as it is.`] })

/** Refuses the open workbook's own file where an archive or a locked copy is to be opened: to read and close it takes the lock off it that keeps other programs out. */
export const ownFileProblem = (file: string): WorkbookProblem => ({ ...workbookProblem('foreign', file), sentence: t`This is the workbook that is open, no exported archive and no locked copy. It was left as it is.`, advice: [t`Choose another file.`] })

/** What systems say of a disk that fails, or whose other end does not answer. */
const lostDisk: ReadonlySet<string> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EREMOTEIO', 'EBUSY', 'ELOOP', 'EFBIG'])

/** The code of an error that tells that a workbook's backups can have no folder, for a file has its name, or a link to what is not there. */
export const backupFolderTaken = 'BACKUP_FOLDER_TAKEN'

/** Which problem an error of SQLite or of the file system is. Null: none of them, a defect. */
export const problemCodeOf = (error: unknown): Code | null => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'in_use'
  if (/^SQLITE_(READONLY|PERM)/.test(code) || code === 'EROFS') return 'read_only'
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'no_space'
  if (code === 'EEXIST') return 'exists'
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  // The file was found and read before SQLite is asked, so it is its folder that lets no log be made beside it.
  if (code.startsWith('SQLITE_CANTOPEN')) return 'read_only'
  if (code === backupFolderTaken) return 'backup_folder'
  if (code === 'ENAMETOOLONG') return 'name_too_long'
  if (code === 'EACCES' || code === 'EPERM') return 'not_permitted'
  if (code.startsWith('SQLITE_IOERR') || lostDisk.has(code)) return 'disk_error'
  return null
}

/** Which problem it is that a file could not be opened, written, renamed or removed: Windows says of one that another program keeps to itself what other systems say of a disk. Throws what is no problem of the disk. */
const codeOfAttempt = (error: unknown): Code => {
  const code = error instanceof Error && 'code' in error && error.code === 'EBUSY' ? 'in_use' : problemCodeOf(error)
  if (code === null) throw error
  return code
}

/** Why an attempt to write to a place failed. Throws what is no problem of the disk. */
export const targetProblemOf = (error: unknown, target: string): WorkbookProblem => targetProblem(codeOfAttempt(error), target)

/** Why another file could not be put in the place of a workbook. Throws what is no problem of the disk. */
export const replacingProblemOf = (error: unknown, file: string): WorkbookProblem => workbookProblem(codeOfAttempt(error), file)

/** Why nothing could be copied to a second place for backups, or not be removed there. The workbook and the backups beside it are as they were. Throws what is no problem of the disk. */
export const placeProblemOf = (error: unknown, folder: string): WorkbookProblem => {
  const code = codeOfAttempt(error)
  const sentence = placeSentences[code]?.() ?? t`It could not be written to. Name another.`
  return { type: 'WorkbookProblem', code, fileName: basename(folder), sentence, advice: [t`The next backup is copied there again.`] }
}

/** What a look at the disk finds, or `otherwise` where the disk does not let itself be looked at. Throws what is no problem of the disk. */
export const whereReadable = <T>(otherwise: T, look: () => T): T => {
  try {
    return look()
  } catch (error) {
    if (problemCodeOf(error) === null) throw error
    return otherwise
  }
}

/** The size of a file in bytes. Null: it is not there, or its disk does not say. */
export const sizeOf = (file: string): number | null => whereReadable(null, () => statSync(file, { throwIfNoEntry: false })?.size ?? null)
