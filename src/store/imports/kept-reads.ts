import { statSync } from 'node:fs'
import type { ReadSummary } from '../../imports/reading'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { Cancelled, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hashOfFile } from '../file-hash'
import type { CollectedRows } from './collected-rows'
import { lookFor, Stopped } from '../pace'

/** A file of daily rows as it was read. */
export interface FileRead {
  readonly file: string
  /** All that the reading depended on beside what the file holds. */
  readonly asked: string
  readonly summary: ReadSummary
  readonly rows: CollectedRows
}

/** Rows that are kept at once, of up to 84 bytes each; the files read first go first. */
const mostRows = 2_000_000

/** How long they are kept for a person who looks at the preview. */
const keptMilliseconds = 10 * 60_000

/** Of each open workbook, by what was asked. */
const keptReads = new WeakMap<StoreContext['sqlite'], Map<string, FileRead>>()

/** Keeps what a preview has read for the import that follows it: to read a file is most of the work of importing it. */
export const keepRead = ({ sqlite }: StoreContext, read: FileRead): void => {
  const kept = keptReads.get(sqlite) ?? new Map<string, FileRead>()
  keptReads.set(sqlite, kept)
  kept.set(read.asked, read)
  let rows = 0
  for (const { asked, rows: { count } } of [...kept.values()].reverse()) if ((rows += count) > mostRows) kept.delete(asked)
  setTimeout(() => kept.get(read.asked) === read && kept.delete(read.asked), keptMilliseconds).unref()
}

/** Gives out what a preview has read, once, if the file still holds the same. Null: nothing was kept, or the file cannot be read or holds something else now. */
export const takeRead = async ({ sqlite }: StoreContext, asked: string, path: string, control: JobControl): Promise<Result<FileRead, Cancelled> | null> => {
  const kept = keptReads.get(sqlite)
  const read = kept?.get(asked)
  if (kept === undefined || read === undefined) return null
  kept.delete(asked)
  const look = lookFor(control)
  try {
    const { size } = statSync(path)
    const sha256 = await hashOfFile(path, (done) => look(t`Reading`, done, size))
    return sha256 === read.summary.sha256 ? ok(read) : null
  } catch (error) {
    // What cannot be read is told by who reads it next.
    return error instanceof Stopped ? err({ type: 'Cancelled' }) : null
  }
}
