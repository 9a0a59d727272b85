import { writeFile } from 'node:fs/promises'
import { partsOf, type ReportDocument } from '../shared/reports/document'
import { reportCsv } from './csv'
import { chartSvg, reportHtml } from './html'
import { createPace, type Pace, type PaceOptions } from './pace'
import { writeWhole } from './whole-file'
import { writeReportXlsx } from './xlsx'

interface ExportTarget extends PaceOptions {
  /** The file that stands there once it is whole; before, a `.part` beside it. */
  readonly path: string
  /** Where the program's fonts lie. */
  readonly resourcesDir: string
  /** Paper of a PDF, laid on its side. A4 unless told. */
  readonly paper?: 'A4' | 'LETTER'
}

const write = async (document: ReportDocument, format: DocumentFormat, { path, resourcesDir, paper = 'A4' }: ExportTarget, pace: Pace): Promise<void> => {
  switch (format) {
    case 'csv':
      return writeFile(path, reportCsv(document), { mode: 0o600 })
    case 'html':
      return writeFile(path, reportHtml(document), { mode: 0o600 })
    case 'svg': {
      const chart = partsOf(document).find((part) => part.chart !== null)?.chart
      if (chart == null) throw new Error('There is no chart to write')
      return writeFile(path, chartSvg(chart), { mode: 0o600 })
    }
    case 'xlsx':
      return writeReportXlsx(document, path, pace)
    case 'pdf': {
      // Two thirds of the program's code, which a start must not wait for.
      const { writeReportPdf } = await import('./pdf')
      return writeReportPdf(document, path, { resourcesDir, paper, pace })
    }
  }
}

/** Formats a document can be written in. `svg`: its first chart alone; it must have one. */
export type DocumentFormat = 'csv' | 'xlsx' | 'pdf' | 'html' | 'svg'

/** Writes a report document as a file of the asked format: whole and on disk, or not at all. False: it was cancelled. */
export const exportReport = (document: ReportDocument, format: DocumentFormat, target: ExportTarget): Promise<boolean> =>
  writeWhole(target.path, (path) => write(document, format, { ...target, path }, createPace(partsOf(document).reduce((sum, { table }) => sum + table.rows.length, 0), target)))
