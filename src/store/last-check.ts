import { join } from 'node:path'
import { z } from 'zod'
import { AuditRecord } from '../shared/workbook/workbook.contract'
import { backupFolder, makeBackupFolder } from './backups'
import { writeDurably } from './durable-file'
import { readKeptFile } from './kept-file'
import { problemCodeOf } from './problems'

const LastCheck = z.object({ at: z.iso.datetime(), isWhole: z.boolean(), record: AuditRecord.nullable().default(null) })
export type LastCheck = z.infer<typeof LastCheck>

/** Beside the backups and not in the workbook: nothing is written into a file that a check found damaged. */
const pathOf = (file: string): string => join(backupFolder(file), 'last-check.json')

/** Notes what a check of the whole workbook found. A disk that takes no note is no reason to hide the result. */
export const noteCheck = (file: string, check: LastCheck): void => {
  try {
    makeBackupFolder(file)
    writeDurably(pathOf(file), JSON.stringify(check))
  } catch (error) {
    if (problemCodeOf(error) === null) throw error
  }
}

/** The last check. Null: there was none, or its note cannot be read. */
export const readLastCheck = (file: string): LastCheck | null => readKeptFile(pathOf(file), LastCheck)
