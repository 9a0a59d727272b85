import type Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup, BackupReason } from '../shared/workbook/backup'
import { backupFolder, freeBytes, hashOf, isBackupWhole, newestBackup, parseName, publishBackup, startBackup } from './backups'
import { type CopyOptions, isSound, writeCopy } from './copy-workbook'
import { discardUnfinished } from './durable-file'
import { hashOfFileNow } from './file-hash'

/** Room that a backup leaves on the disk, beyond twice its size. */
const spareBytes = 64 * 1024 * 1024

/**
 * Backs an open workbook up: copied, verified, hashed and only then named. Where nothing changed since the newest one, and it is still whole, that one is the answer.
 * `spared`: older ones that do not make room for it. Throws the system's error (ENOSPC where room is short) or `CopyStopped`; what was there before stays.
 */
export const backUp = async (sqlite: Database.Database, { file, reason, now, spared, ...options }: CopyOptions & { readonly file: string; readonly reason: BackupReason; readonly now: Date; readonly spared?: ReadonlySet<string> }): Promise<Backup> => {
  const free = freeBytes(file)
  if (free !== null && free < 2 * statSync(file).size + spareBytes) throw Object.assign(new Error('No room for a backup'), { code: 'ENOSPC' })
  const unfinished = startBackup(file)
  try {
    await writeCopy(sqlite, unfinished, options)
    const hash = await hashOf(unfinished)
    const newest = newestBackup(file, now)
    // What its name says of its bytes was true when it was made; whoever asks for a backup now wants one that can be restored.
    if (newest !== undefined && parseName(newest.id)?.hash === hash && (await isBackupWhole(join(backupFolder(file), newest.id)))) return newest
    return publishBackup(file, unfinished, { reason, hash, now, ...(spared && { spared }) })
  } finally {
    discardUnfinished(unfinished)
  }
}

/** The same at once, for before a migration, when nothing else waits in this thread yet. Throws the system's error. */
export const backUpNow = (sqlite: Database.Database, file: string, now: Date): void => {
  const unfinished = startBackup(file)
  try {
    sqlite.prepare('VACUUM INTO ?').run(unfinished)
    if (!isSound(unfinished)) throw Object.assign(new Error('The backup is damaged'), { code: 'SQLITE_CORRUPT' })
    publishBackup(file, unfinished, { reason: 'migration', hash: hashOfFileNow(unfinished).slice(0, 32), now })
  } finally {
    discardUnfinished(unfinished)
  }
}
