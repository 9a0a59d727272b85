import Database from 'better-sqlite3'
import { discardUnfinished, publishFile, startUnfinished } from './durable-file'

/** Pages copied at a time: a few megabytes, so that other work gets its turn between. */
const pagesPerStep = 1000

const isSound = (file: string): boolean => {
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return copy.pragma('quick_check(1)', { simple: true }) === 'ok'
  } finally {
    copy.close()
  }
}

/**
 * Copies an open workbook, whole and verified, to a new file: copied page by page under SQLite's own backup, checked, made durable,
 * and only then given its name. Throws EEXIST when `target` exists and must not be replaced. A plain copy of the file would be torn.
 */
export const copyWorkbook = async (sqlite: Database.Database, target: string, { replace }: { readonly replace: boolean }): Promise<void> => {
  const unfinished = startUnfinished(target)
  try {
    await sqlite.backup(unfinished, { progress: () => pagesPerStep })
    // The copy carries the log mode of the original; as one file it needs none.
    const copy = new Database(unfinished, { fileMustExist: true })
    copy.pragma('journal_mode = DELETE')
    copy.close()
    if (!isSound(unfinished)) throw Object.assign(new Error('The copy is damaged'), { code: 'SQLITE_CORRUPT' })
    publishFile(unfinished, target, { replace })
  } finally {
    discardUnfinished(unfinished)
  }
}
