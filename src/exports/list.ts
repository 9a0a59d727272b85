import type { ReportCell } from '../shared/reports/document'
import { listRecords } from './csv'
import { createPace, type PaceOptions } from './pace'
import { writeTexts } from './pieces'
import { writeWhole } from './whole-file'
import { writeListXlsx } from './xlsx'

/** Things of one kind with a heading for each column and nothing else, so that every program reads it. */
export interface ListFile {
  /** What they are, by which a spreadsheet calls its sheet. */
  readonly name: string
  /** `width`: in a spreadsheet, in characters. */
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  /** As many cells each as there are columns. They may be read while the file is written. */
  readonly rows: Iterable<readonly ReportCell[]>
  /** How many there are. */
  readonly total: number
}

/** Writes a list as a file, whole and on disk, or not at all. False: it was given up. */
export const writeList = (list: ListFile, format: 'csv' | 'xlsx', path: string, options: PaceOptions): Promise<boolean> => {
  const pace = createPace(list.total, options)
  return writeWhole(path, (part) => (format === 'csv' ? writeTexts(listRecords(list, pace), part, pace) : writeListXlsx(list, part, pace)))
}
