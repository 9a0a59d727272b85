import { err, ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { backupContract } from '../../shared/workbook/backup.contract'
import { countContent } from '../backup-counts'
import { freeBytes, listBackups, pathOfBackup } from '../backups'
import type { StoreContext } from '../context'
import { peekWorkbook } from '../open'
import { sizeOf, whereReadable } from '../problems'

export const backupHandlers: Handlers<typeof backupContract, StoreContext> = {
  // A file that goes away while it is open is told by the trouble, on every screen; this one shows what is left to show.
  list: ({ file, backups }) =>
    ok({ backups: [...listBackups(file)], fileBytes: sizeOf(file), freeBytes: whereReadable(null, () => freeBytes(file)), problem: backups.problem() }),

  make: ({ backups }) => backups.make('manual'),

  peek: ({ file, prepare }, { id }) => {
    const path = pathOfBackup(file, id)
    if (path === null) return err({ type: 'BackupNotFound' })
    const peeked = peekWorkbook(path)
    return peeked.ok ? ok({ name: peeked.value.name, counts: peeked.value.counts, current: countContent(prepare) }) : peeked
  },
}
