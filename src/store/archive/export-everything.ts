import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { localDay } from '../../shared/kernel/day'
import { fileNameOf } from '../../shared/kernel/file-name'
import type { Output } from '../../shared/kernel/output'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { Cancelled, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { CopyStopped, writeCopy } from '../copy-workbook'
import { discardUnfinished } from '../durable-file'
import { makeOutput } from '../write-output'
import { ArchiveStopped, writeArchive } from './write-archive'

/** Writes the archive of a copy, so that what is done meanwhile does not tear it. False: it was given up. */
const archiveCopy = async ({ sqlite, now }: StoreContext, copy: string, path: string, control: JobControl): Promise<boolean> => {
  try {
    // Its own sum is taken table by table below.
    await writeCopy(sqlite, copy, { isStopped: control.isCancelled, verify: async () => true })
    const still = new Database(copy, { readonly: true, fileMustExist: true })
    try {
      await writeArchive(still, { path, exportedAt: now().toISOString(), control })
    } finally {
      still.close()
    }
    return true
  } catch (error) {
    if (error instanceof ArchiveStopped || error instanceof CopyStopped) return false
    throw error
  } finally {
    discardUnfinished(copy)
  }
}

/** Everything in the open workbook as a zip of open files. */
export const exportEverything = (context: StoreContext, _input: unknown, control: JobControl): Promise<Result<Output, Cancelled>> => {
  control.report({ label: t`Copying the workbook`, done: 0, total: null })
  const write = async (path: string): Promise<Result<{ readonly fileName: string }, Cancelled>> => {
    if (!(await archiveCopy(context, context.stagingPath(`${randomUUID()}.copy`), path, control))) return err({ type: 'Cancelled' })
    const name = String(context.prepare('SELECT name FROM workbook').pluck().get())
    return ok({ fileName: `${fileNameOf(`${name} ${localDay(context.now())}`)}.rapport.zip` })
  }
  return makeOutput(context, 'zip', write, control.isCancelled)
}
