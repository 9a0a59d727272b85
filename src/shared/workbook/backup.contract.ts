import { z } from 'zod'
import { t } from '../kernel/words'
import { errors, job, query } from '../rpc/contract'
import { WorkbookProblem } from './host.contract'
import { Backup, BackupCounts, BackupNotFound } from './backup'

/** Backups of the open workbook. Restoring one is the host's to do, because the workbook is closed for it. */
export const backupContract = {
  /** Newest first, with what decides whether the next one will succeed. */
  list: query({
    input: z.object({}),
    output: z.object({
      backups: z.array(Backup),
      /** Size of the workbook in bytes, without its log. Null: the file is away. */
      fileBytes: z.int().nonnegative().nullable(),
      /** Room on the disk in bytes. Null: the system does not say, or the disk is away. */
      freeBytes: z.int().nonnegative().nullable(),
      /** Why the last automatic backup of this session failed. Null: it did not. */
      problem: WorkbookProblem.nullable(),
    }),
  }),
  /** Makes one now. Answers with the newest there is when nothing changed since. */
  make: job({ input: z.object({}), output: Backup, errors: errors(WorkbookProblem), label: t`Back up the workbook`, touches: ['backups'] }),
  /** What a backup holds, to compare before it is restored. */
  peek: query({
    input: z.object({ id: z.string().max(200) }),
    output: z.object({
      name: z.string(),
      counts: BackupCounts,
      /** What the open workbook holds of the same. */
      current: BackupCounts,
    }),
    errors: errors(BackupNotFound, WorkbookProblem),
  }),
}
