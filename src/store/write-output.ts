import { randomUUID } from 'node:crypto'
import type { Output } from '../shared/kernel/output'
import { err, ok, type Result } from '../shared/kernel/result'
import type { JobControl } from '../shared/rpc/contract'
import type { StoreContext } from './context'
import { mediaTypes } from './media-types'

/** What a writer is told of whoever waits for its file. */
interface Watch {
  readonly onProgress: (done: number, total: number) => void
  readonly isCancelled: () => boolean
}

interface Written {
  readonly format: keyof typeof mediaTypes
  readonly fileName: string
  /** What is being done, as it is shown. */
  readonly label: string
  /** How many things are written. */
  readonly total: number
  /** Reads what stands in the file, and writes it. False: it was given up. */
  readonly write: (path: string, watch: Watch) => Promise<boolean>
}

const erasuresSql = 'SELECT count(*) FROM erasure'

/** Has a list written as a file that waits to be saved, with how far it is. Where it is stopped there is none; where somebody was erased meanwhile it is written anew, without them. */
export const writeOutput = (context: StoreContext, control: JobControl, { format, fileName, label, total, write }: Written): Promise<Result<Output, { readonly type: 'Cancelled' }>> => {
  const path = context.stagingPath(`${randomUUID()}.${format}`)
  const onProgress = (done: number, of: number): void => control.report({ label, done, total: of })
  const erasures = context.prepare(erasuresSql).pluck()
  const attempt = async (): Promise<Result<Output, { readonly type: 'Cancelled' }>> => {
    onProgress(0, total)
    const before = erasures.get()
    if (!(await write(path, { onProgress, isCancelled: control.isCancelled }))) return err({ type: 'Cancelled' })
    return erasures.get() === before ? ok(context.addOutput({ path, fileName, mediaType: mediaTypes[format] })) : attempt()
  }
  return attempt()
}
