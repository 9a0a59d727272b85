import { ok } from '../../shared/kernel/result'
import { plural, t } from '../../shared/kernel/words'
import type { Handlers } from '../../shared/rpc/contract'
import type { SecondPlace, StatusWarning, statusContract } from '../../shared/workbook/status.contract'
import type { Backup } from '../../shared/workbook/backup'
import { countAudit } from '../audit/audit-chain'
import { freeBytes, listBackups, newestBackup } from '../backups'
import type { StoreContext } from '../context'
import { type LastCheck, readLastCheck } from '../last-check'
import { schemaVersion } from '../migrations'
import { isLedgerReadable, overdueCopies } from '../networking/erasure-ledger'
import { placeWarnings } from '../place'
import { sizeOf, whereReadable } from '../problems'

/** Below this and below twice the workbook's size, a backup or an import may find no room. */
const littleRoomBytes = 256 * 1024 * 1024

interface Facts {
  readonly fileBytes: number | null
  readonly freeBytes: number | null
  readonly lastCheck: LastCheck | null
  readonly lastBackup: Backup | undefined
  readonly secondPlace: SecondPlace | null
  /** How many backups from before an erasure may not be kept any more. */
  readonly overdue: number
}

const keepingWarnings = ({ backups }: StoreContext, facts: Facts): readonly StatusWarning[] => {
  const warnings: StatusWarning[] = []
  const problem = backups.problem()
  if (problem !== null) warnings.push({ id: 'backup_failed', sentence: t`The last backup failed. ${problem.sentence}` })
  if (facts.lastBackup === undefined && problem === null) warnings.push({ id: 'no_backup', sentence: t`There is no backup yet. One is made by itself soon after opening, or at once under Settings.` })
  if (facts.secondPlace?.problem != null) warnings.push({ id: 'second_place_failed', sentence: t`The last backup could not be copied to the second place. ${facts.secondPlace.problem.sentence}` })
  if (facts.overdue > 0) warnings.push({ id: 'erased_in_backups', sentence: t`${plural(facts.overdue, { one: 'One backup that may hold erased people is', other: '# backups that may hold erased people are' })} still in the folder beside the workbook, though due to go. The next opening of the workbook removes what no other program has open and your account may remove; close such programs, or ask for access to that folder.` })
  if (facts.secondPlace?.removalProblem != null) warnings.push({ id: 'erased_in_copies', sentence: t`Older copies at the second place that may hold erased people could not be removed; the next backup tries again. ${facts.secondPlace.removalProblem.sentence}` })
  if (facts.freeBytes !== null && facts.freeBytes < Math.max(littleRoomBytes, 2 * (facts.fileBytes ?? 0))) warnings.push({ id: 'little_room', sentence: t`The disk is nearly full: a backup or a large import may find no room. Make some.` })
  if (facts.lastCheck === null) warnings.push({ id: 'never_checked', sentence: t`The whole file was never checked. A check takes seconds and changes nothing.` })
  else if (!facts.lastCheck.isWhole) warnings.push({ id: 'check_failed', sentence: t`The last check found something that is not in order. Check again to see what, and go back to a backup from before.` })
  return warnings
}

export const statusHandlers: Handlers<typeof statusContract, StoreContext> = {
  of: (context) => {
    const { file, sqlite, backups, now, trouble } = context
    // A disk that fails is told by the trouble, on every screen: what it does not say is not known, and no reason to tell nothing.
    const fileBytes = sizeOf(file)
    const kept = listBackups(file)
    const lastBackup = newestBackup(file, now()) ?? kept[0]
    const facts: Facts = {
      fileBytes,
      freeBytes: whereReadable(null, () => freeBytes(file)),
      lastCheck: whereReadable(null, () => readLastCheck(file)),
      lastBackup,
      secondPlace: backups.secondPlace(),
      overdue: isLedgerReadable(file) ? whereReadable([], () => overdueCopies(file, now())).length : 0,
    }
    return ok({
      trouble: trouble(),
      fileBytes: facts.fileBytes,
      logBytes: fileBytes === null ? null : (sizeOf(`${file}-wal`) ?? 0),
      freeBytes: facts.freeBytes,
      lastCheck: facts.lastCheck,
      recordEntries: whereReadable(null, () => countAudit(sqlite)),
      lastBackup: lastBackup === undefined ? null : { at: lastBackup.at, bytes: lastBackup.bytes },
      backupCount: kept.length,
      secondPlace: facts.secondPlace,
      schemaVersion,
      sqliteVersion: String(sqlite.prepare('SELECT sqlite_version()').pluck().get()),
      // Of a file that is away nothing is said but the trouble.
      warnings: fileBytes === null ? [] : [...keepingWarnings(context, facts), ...whereReadable([], () => placeWarnings(file))],
    })
  },

  tryWriting: ({ sqlite }) => {
    // Writes a page and changes nothing.
    sqlite.pragma(`user_version = ${schemaVersion}`)
    return ok({})
  },
}
