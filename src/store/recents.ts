import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { RecentWorkbook } from '../shared/workbook/host.contract'
import { describePath } from './describe-path'
import { keepInFile, readKeptFile } from './kept-file'

const Kept = z.array(z.object({ file: z.string(), openedAt: z.iso.datetime() }))
const keptWorkbooks = 12

export interface Recents {
  readonly list: () => readonly RecentWorkbook[]
  readonly fileOf: (id: string) => string | null
  readonly note: (file: string) => void
  readonly forget: (id: string) => void
}

const idOf = (file: string): string => createHash('sha256').update(file).digest('hex').slice(0, 24)

/** Workbooks opened lately, newest first, kept in a private file. A list that cannot be read starts anew, and one that cannot be written stays as it was: nothing depends on it. */
export const createRecents = (path: string, now: () => Date): Recents => {
  const read = (): z.infer<typeof Kept> => readKeptFile(path, Kept) ?? []
  // A disk that takes no note must not stand in the way of opening.
  const write = (entries: z.infer<typeof Kept>): void => void keepInFile(path, entries)
  return {
    list: () => read().map(({ file }) => ({ id: idOf(file), ...describePath(file), exists: existsSync(file) })),
    fileOf: (id) => read().find(({ file }) => idOf(file) === id)?.file ?? null,
    note: (file) => write([{ file, openedAt: now().toISOString() }, ...read().filter((entry) => entry.file !== file)].slice(0, keptWorkbooks)),
    forget: (id) => write(read().filter(({ file }) => idOf(file) !== id)),
  }
}
