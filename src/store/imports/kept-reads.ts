import { statSync } from 'node:fs'
import type { ReadSummary } from '../../imports/reading'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { Cancelled, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hashOfFile } from '../file-hash'
import { lookFor, Stopped } from '../pace'
import type { CollectedRows } from './collected-rows'

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

interface KeptRead {
  readonly read: FileRead
  /** Ends the keeping. Holds on to the rows for as long as it runs. */
  readonly timer: NodeJS.Timeout
}

/** Of each open workbook, by what was asked. */
const keptReads = new WeakMap<StoreContext['sqlite'], Map<string, KeptRead>>()

/** Takes a read away from those kept. Null: it is none of them. */
const letGo = (kept: Map<string, KeptRead> | undefined, asked: string): FileRead | null => {
  const found = kept?.get(asked)
  if (found === undefined) return null
  clearTimeout(found.timer)
  kept?.delete(asked)
  return found.read
}

/** Keeps what a preview has read for the import that follows it: to read a file is most of the work of importing it. */
export const keepRead = ({ sqlite }: StoreContext, read: FileRead): void => {
  const kept = keptReads.get(sqlite) ?? new Map<string, KeptRead>()
  keptReads.set(sqlite, kept)
  letGo(kept, read.asked)
  kept.set(read.asked, { read, timer: setTimeout(() => letGo(kept, read.asked), keptMilliseconds).unref() })
  let rows = 0
  for (const { read: { asked, rows: { count } } } of [...kept.values()].reverse()) if ((rows += count) > mostRows) letGo(kept, asked)
}

/** Gives out what a preview has read, once, if the file still holds the same. Null: nothing was kept, or the file cannot be read or holds something else now. */
export const takeRead = async ({ sqlite }: StoreContext, asked: string, path: string, control: JobControl): Promise<Result<FileRead, Cancelled> | null> => {
  const read = letGo(keptReads.get(sqlite), asked)
  if (read === null) return null
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
