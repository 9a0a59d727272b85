import { z } from 'zod'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { keepInFile, readKeptFile, whyUnreadable } from './kept-file'

const Places = z.record(z.string(), z.string())

/** Which second folder each workbook's backups are copied to. Of this computer and not of the workbook: a file that came from elsewhere names no place here. */
export interface SecondPlaces {
  readonly of: (file: string) => string | null
  /** A disk that takes no note leaves what was named before. */
  readonly name: (file: string, folder: string | null) => Result<null, WorkbookProblem>
}

/** Kept in a private file of the host's. Without one that can be read there are none: backups beside the workbook go on. One that the disk does not let be read now is not written over. */
export const createSecondPlaces = (path: string): SecondPlaces => {
  const read = (): Map<string, string> => new Map(Object.entries(readKeptFile(path, Places) ?? {}))
  return {
    of: (file) => read().get(file) ?? null,
    name: (file, folder) => {
      const unreadable = whyUnreadable(path)
      if (unreadable !== null) return err({ ...unreadable, sentence: t`The second place could not be remembered: Rapport’s own settings cannot be read now, and those of other workbooks would be forgotten. Nothing was changed.` })
      const places = read()
      if (folder === null) places.delete(file)
      else places.set(file, folder)
      const problem = keepInFile(path, Object.fromEntries(places))
      return problem === null ? ok(null) : err({ ...problem, sentence: t`The second place could not be remembered: the disk of Rapport’s own settings is full or cannot be written to. Nothing was changed.` })
    },
  }
}
