import { open } from 'node:fs/promises'
import type { ReportCell } from '../shared/reports/document'
import { listRecords } from './csv'
import type { Pace } from './pace'
import { inPieces, paced } from './pieces'
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
}

/** Writes a file from texts in their order, whole and on disk, or not at all. False: it was given up. */
export const writeTexts = (path: string, texts: Iterable<string>, pace: Pace): Promise<boolean> =>
  writeWhole(path, async (part) => {
    const file = await open(part, 'w', 0o600)
    try {
      for await (const piece of paced(inPieces(texts), pace)) await file.write(piece)
    } finally {
      await file.close()
    }
  })

/** Writes a list as a file, whole and on disk, or not at all. False: it was given up. */
export const writeList = (list: ListFile, format: 'csv' | 'xlsx', path: string, pace: Pace): Promise<boolean> =>
  format === 'csv' ? writeTexts(path, listRecords(list, pace), pace) : writeWhole(path, (part) => writeListXlsx(list, part, pace))
