import { randomUUID } from 'node:crypto'
import { createPace, type Pace } from '../exports/pace'
import type { Output } from '../shared/kernel/output'
import { err, ok, type Result } from '../shared/kernel/result'
import type { JobControl } from '../shared/rpc/contract'
import type { StoreContext } from './context'

const mediaTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', vcf: 'text/vcard' } as const

interface Written {
  readonly format: keyof typeof mediaTypes
  readonly fileName: string
  /** What is being done, as it is shown. */
  readonly label: string
  /** How many things are written. */
  readonly total: number
  /** Writes the file. False: it was given up. */
  readonly write: (path: string, pace: Pace) => Promise<boolean>
}

/** Has a list written as a file that waits to be saved, with how far it is. Where it is stopped there is none. */
export const writeOutput = async (context: StoreContext, control: JobControl, { format, fileName, label, total, write }: Written): Promise<Result<Output, { readonly type: 'Cancelled' }>> => {
  const path = context.stagingPath(`${randomUUID()}.${format}`)
  control.report({ label, done: 0, total })
  const pace = createPace(total, { isCancelled: control.isCancelled, onProgress: (done, of) => control.report({ label, done, total: of }) })
  return (await write(path, pace)) ? ok(context.addOutput({ path, fileName, mediaType: mediaTypes[format] })) : err({ type: 'Cancelled' })
}
