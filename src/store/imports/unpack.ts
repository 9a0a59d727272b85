import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ReadFailure } from '../../imports/reading'
import type { FileHandle } from '../../shared/imports/file-handle'
import type { LeftOutFile } from '../../shared/imports/import'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { Cancelled, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

interface TakenUp {
  readonly files: { readonly file: FileHandle; readonly within: string }[]
  readonly leftOut: LeftOutFile[]
}

/** Where the directory of an archive is looked for; a longer one is looked at by the reader. */
const tailBytes = 128 * 1024

/** Whether a file is a zip archive that is no spreadsheet, by its first bytes and its directory; which is which for sure the reader says. */
const mayHoldFiles = (path: string): boolean => {
  const { size } = statSync(path)
  const descriptor = openSync(path, 'r')
  try {
    const start = Buffer.alloc(4)
    readSync(descriptor, start, 0, 4, 0)
    if (!['PK\u0003\u0004', 'PK\u0005\u0006'].includes(start.toString('latin1'))) return false
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    readSync(descriptor, tail, 0, tail.length, size - tail.length)
    return !tail.includes('xl/workbook.xml')
  } finally {
    closeSync(descriptor)
  }
}

/** Whether it is so, where the file can be read; one that cannot is refused by name when it is. */
const isArchive = (path: string): boolean => {
  try {
    return mayHoldFiles(path)
  } catch {
    return false
  }
}

/** Takes up what an archive holds; any other file is taken up as it is. */
export const takeUp = async (context: StoreContext, file: string, { report, isCancelled }: JobControl): Promise<Result<TakenUp, ReadFailure | Cancelled | { readonly type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const size = statSync(path, { throwIfNoEntry: false })?.size
  const whole = { file: { id: file, name: basename(path), size: size ?? 0 }, within: '' }
  if (size === undefined || !isArchive(path)) return ok({ files: [whole], leftOut: [] })
  const unpacked = await context.unpackArchive(path, { folder: context.stagingPath(), report, isCancelled })
  if (!unpacked.ok) return unpacked
  const files = unpacked.value.files.flatMap((one) => {
    const handle = one.path === path ? whole.file : context.admitFile(one.path)
    return handle === null ? [] : [{ file: handle, within: one.within }]
  })
  return ok({ files, leftOut: [...unpacked.value.leftOut] })
}
