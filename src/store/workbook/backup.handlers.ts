import { statSync } from 'node:fs'
import { err, ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { backupContract } from '../../shared/workbook/backup.contract'
import { freeBytes, listBackups, pathOfBackup } from '../backups'
import type { StoreContext } from '../context'
import { peekWorkbook } from '../open'

export const backupHandlers: Handlers<typeof backupContract, StoreContext> = {
  list: ({ file, backups }) => ok({ backups: [...listBackups(file)], fileBytes: statSync(file).size, freeBytes: freeBytes(file), problem: backups.problem() }),

  make: ({ backups }) => backups.make('manual'),

  peek: ({ file }, { id }) => {
    const path = pathOfBackup(file, id)
    return path === null ? err({ type: 'BackupNotFound' }) : peekWorkbook(path)
  },
}
