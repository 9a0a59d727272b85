import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Output } from '../shared/kernel/output'
import { err, ok, type Result } from '../shared/kernel/result'
import type { Cancelled, JobControl } from '../shared/rpc/contract'
import type { StoreContext } from './context'
import { mediaTypes } from './media-types'

type Format = keyof typeof mediaTypes

const erasuresSql = 'SELECT count(*) FROM erasure'

/** Reads what stands in a file, writes it under this path and tells its name, whole or not at all. */
type Writer<Told extends { readonly fileName: string }, Failure> = (path: string) => Promise<Result<Told, Failure | Cancelled>>

/**
 * Has a file made that waits to be saved. Where it was stopped or could not be written there is none; where somebody was erased meanwhile it is made anew, without
 * them: whoever was read before would stand in a file that is saved after.
 */
export const makeOutput = async <Told extends { readonly fileName: string }, Failure = never>(
  context: StoreContext,
  format: Format,
  write: Writer<Told, Failure>,
  isCancelled: () => boolean,
): Promise<Result<Told & Output, Failure | Cancelled>> => {
  const path = context.stagingPath(`${randomUUID()}.${format}`)
  const erasures = context.prepare(erasuresSql).pluck()
  const attempt = async (): Promise<Result<Told & Output, Failure | Cancelled>> => {
    const before = erasures.get()
    const written = await write(path)
    if (!written.ok) return written
    if (isCancelled()) return err({ type: 'Cancelled' })
    if (erasures.get() !== before) return attempt()
    const { fileName } = written.value
    return ok({ ...written.value, ...context.addOutput({ path, fileName, mediaType: mediaTypes[format] }) })
  }
  let isMade = false
  try {
    const made = await attempt()
    isMade = made.ok
    return made
  } finally {
    if (!isMade) rmSync(path, { force: true })
  }
}

/** What a writer is told of whoever waits for its file. */
interface Watch {
  readonly onProgress: (done: number, total: number) => void
  readonly isCancelled: () => boolean
}

interface Written {
  readonly format: Format
  readonly fileName: string
  /** What is being done, as it is shown. */
  readonly label: string
  /** How many things are written. */
  readonly total: number
  /** Reads what stands in the file, and writes it. False: it was given up. */
  readonly write: (path: string, watch: Watch) => Promise<boolean>
}

/** Has a list made as a file that waits to be saved, with how far it is. */
export const writeOutput = (context: StoreContext, { report, isCancelled }: JobControl, { format, fileName, label, total, write }: Written): Promise<Result<Output, Cancelled>> => {
  const onProgress = (done: number, of: number): void => report({ label, done, total: of })
  const writeOnce = async (path: string): Promise<Result<{ readonly fileName: string }, Cancelled>> => {
    onProgress(0, total)
    return (await write(path, { onProgress, isCancelled })) ? ok({ fileName }) : err({ type: 'Cancelled' })
  }
  return makeOutput(context, format, writeOnce, isCancelled)
}
