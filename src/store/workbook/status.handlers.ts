import { statSync } from 'node:fs'
import { ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { SecondPlace, StatusWarning, statusContract } from '../../shared/workbook/status.contract'
import type { Backup } from '../../shared/workbook/backup'
import { freeBytes, listBackups } from '../backups'
import type { StoreContext } from '../context'
import { type LastCheck, readLastCheck } from '../last-check'
import { schemaVersion } from '../migrations'
import { placeWarnings } from '../place'

/** Below this and below twice the workbook's size, a backup or an import may find no room. */
const littleRoomBytes = 256 * 1024 * 1024

interface Facts {
  readonly fileBytes: number
  readonly freeBytes: number | null
  readonly lastCheck: LastCheck | null
  readonly lastBackup: Backup | undefined
  readonly secondPlace: SecondPlace | null
}

const keepingWarnings = ({ backups }: StoreContext, facts: Facts): readonly StatusWarning[] => {
  const warnings: StatusWarning[] = []
  const problem = backups.problem()
  if (problem !== null) warnings.push({ id: 'backup_failed', sentence: `The last backup failed. ${problem.sentence}` })
  if (facts.lastBackup === undefined && problem === null) warnings.push({ id: 'no_backup', sentence: 'There is no backup yet. One is made by itself soon after opening, or at once under Settings.' })
  if (facts.secondPlace?.problem != null) warnings.push({ id: 'second_place_failed', sentence: `The last backup could not be copied to the second place. ${facts.secondPlace.problem.sentence}` })
  if (facts.freeBytes !== null && facts.freeBytes < Math.max(littleRoomBytes, 2 * facts.fileBytes)) warnings.push({ id: 'little_room', sentence: 'The disk is nearly full: a backup or a large import may find no room. Make some.' })
  if (facts.lastCheck === null) warnings.push({ id: 'never_checked', sentence: 'The whole file was never checked. A check takes seconds and changes nothing.' })
  else if (!facts.lastCheck.isWhole) warnings.push({ id: 'check_failed', sentence: 'The last check found something that is not in order. Check again to see what, and go back to a backup from before.' })
  return warnings
}

export const statusHandlers: Handlers<typeof statusContract, StoreContext> = {
  of: (context) => {
    const { file, sqlite, backups, trouble } = context
    // While the file is away its size is not known; the trouble says that it is.
    const fileBytes = statSync(file, { throwIfNoEntry: false })?.size
    const kept = fileBytes === undefined ? [] : listBackups(file)
    const [lastBackup] = kept
    const facts: Facts = { fileBytes: fileBytes ?? 0, freeBytes: fileBytes === undefined ? null : freeBytes(file), lastCheck: readLastCheck(file), lastBackup, secondPlace: backups.secondPlace() }
    return ok({
      trouble: trouble(),
      fileBytes: facts.fileBytes,
      logBytes: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
      freeBytes: facts.freeBytes,
      lastCheck: facts.lastCheck,
      lastBackup: lastBackup === undefined ? null : { at: lastBackup.at, bytes: lastBackup.bytes },
      backupCount: kept.length,
      secondPlace: facts.secondPlace,
      schemaVersion,
      sqliteVersion: String(sqlite.prepare('SELECT sqlite_version()').pluck().get()),
      warnings: [...keepingWarnings(context, facts), ...(fileBytes === undefined ? [] : placeWarnings(file))],
    })
  },

  tryWriting: ({ sqlite, trouble }) => {
    // Writes a page and changes nothing.
    sqlite.pragma(`user_version = ${schemaVersion}`)
    return ok({ trouble: trouble() })
  },
}
