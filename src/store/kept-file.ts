import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { parseJson } from '../shared/kernel/parse-json'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { writeDurably } from './durable-file'
import { problemCodeOf, whereReadable, workbookProblem } from './problems'

/** Far more than Rapport ever keeps in such a file: hundreds of thousands of people erased. */
const mostBytes = 128 * 1024 * 1024

/** The text of a small file of Rapport's own. What lies in its place may have come with a workbook: a pipe, which waits for a writer, or what has no end, is not read. Throws the system's error, EIO for these. */
export const readOwnFile = (path: string): string => {
  // As in `readFileHeader`, a pipe does not hold up whoever opens it.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile() || stat.size > mostBytes) throw Object.assign(new Error('No file of ours'), { code: 'EIO' })
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}

/** What a small file that Rapport keeps for itself says. Null: there is none, the disk does not let it be read, or nothing is in it that the schema takes; whoever reads it goes on without. */
export const readKeptFile = <Kept>(path: string, schema: z.ZodType<Kept>): Kept | null => {
  const parsed = schema.safeParse(parseJson(whereReadable('', () => readOwnFile(path))))
  return parsed.success ? parsed.data : null
}

/** What the disk has against reading such a file that is there. Null: nothing, or there is none. To write one then would forget what it holds. */
export const whyUnreadable = (path: string): WorkbookProblem | null => {
  try {
    readOwnFile(path)
    return null
  } catch (error) {
    const code = problemCodeOf(error)
    if (code === null) throw error
    return code === 'missing' ? null : workbookProblem(code, path)
  }
}

/** Writes such a file, durably and for its owner alone. What the disk has against it is answered, and then what was kept before stays; null: it is kept. */
export const keepInFile = (path: string, value: unknown): WorkbookProblem | null => {
  try {
    writeDurably(path, JSON.stringify(value))
    return null
  } catch (error) {
    const code = problemCodeOf(error)
    if (code === null) throw error
    return workbookProblem(code, path)
  }
}
