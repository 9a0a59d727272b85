import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { writeDurably } from './durable-file'
import { parseJson } from './parse-json'
import { problemCodeOf, whereReadable, workbookProblem } from './problems'

/** What a small file that Rapport keeps for itself says. Null: there is none, the disk does not let it be read, or nothing is in it that the schema takes; whoever reads it goes on without. */
export const readKeptFile = <Kept>(path: string, schema: z.ZodType<Kept>): Kept | null => {
  const parsed = schema.safeParse(parseJson(whereReadable('', () => readFileSync(path, 'utf8'))))
  return parsed.success ? parsed.data : null
}

/** What the disk has against reading such a file that is there. Null: nothing, or there is none. To write one then would forget what it holds. */
export const whyUnreadable = (path: string): WorkbookProblem | null => {
  try {
    readFileSync(path)
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
