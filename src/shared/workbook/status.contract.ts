import { z } from 'zod'
import { t } from '../kernel/words'
import { command, query } from '../rpc/contract'
import { WorkbookProblem } from './host.contract'
import { AuditRecord } from './workbook.contract'

/** Something about where or how a workbook is kept that may cost the person later. */
export const StatusWarning = z.object({
  id: z.enum(['sync_folder', 'network_disk', 'conflict_copies', 'several_names', 'little_room', 'no_backup', 'backup_failed', 'second_place_failed', 'erased_in_backups', 'erased_in_copies', 'never_checked', 'check_failed']),
  /** What it is and what to do, in one or two sentences. */
  sentence: z.string(),
})
export type StatusWarning = z.infer<typeof StatusWarning>

/** A second folder that every backup is copied to, on another disk where the person has one. */
export const SecondPlace = z.object({
  folder: z.string(),
  /** Of the newest copy that was made there in this session. Null: none yet. */
  newestAt: z.iso.datetime().nullable(),
  /** Why the last copy could not be made. Null: it was. */
  problem: WorkbookProblem.nullable(),
  /** Why older copies that may hold erased people, and are to go, could not be removed. Null: none is known to be left. */
  removalProblem: WorkbookProblem.nullable(),
})
export type SecondPlace = z.infer<typeof SecondPlace>

/** How the open workbook is kept. Sizes in bytes. */
export const WorkbookStatus = z.object({
  /** Why the last change was not saved. Null: it was. */
  trouble: WorkbookProblem.nullable(),
  /** Null: the file is not where it was, or its disk does not say. */
  fileBytes: z.int().nonnegative().nullable(),
  /** Of the log beside the file, which holds the newest changes. Null: as above. */
  logBytes: z.int().nonnegative().nullable(),
  /** Null: the system does not say. */
  freeBytes: z.int().nonnegative().nullable(),
  /** The last check of the whole file that somebody asked for. Null: there was none. */
  lastCheck: z.object({ at: z.iso.datetime(), isWhole: z.boolean(), record: AuditRecord.nullable() }).nullable(),
  /** Entries of the record of what was done. Null: the file does not say. */
  recordEntries: z.int().nonnegative().nullable(),
  /** The newest backup; each was checked and hashed when it was made. Null: there is none. */
  lastBackup: z.object({ at: z.iso.datetime(), bytes: z.int().nonnegative() }).nullable(),
  backupCount: z.int().nonnegative(),
  secondPlace: SecondPlace.nullable(),
  /** Migrations applied. */
  schemaVersion: z.int().positive(),
  sqliteVersion: z.string(),
  warnings: z.array(StatusWarning),
})
export type WorkbookStatus = z.infer<typeof WorkbookStatus>

export const statusContract = {
  of: query({ input: z.object({}), output: WorkbookStatus }),
  /** Tries whether the workbook can be written to again; changes nothing of it. Answers where it can; where it cannot, it is as unsaved as any other change. */
  tryWriting: command({ input: z.object({}), output: z.object({}), label: t`Try to save` }),
}
