import { writeFile } from 'node:fs/promises'
import type { ReportDocument } from '../shared/reports/document'
import { reportCsv } from './csv'
import { reportHtml } from './html'
import { writeReportPdf } from './pdf'
import { writeReportXlsx } from './xlsx'

export interface ExportTarget {
  /** A new file; whoever asked for it moves it where it belongs. */
  readonly path: string
  /** Where the program's fonts lie. */
  readonly resourcesDir: string
}

/** Writes a report document as a file of the asked format. */
export const exportReport = async (document: ReportDocument, format: 'csv' | 'xlsx' | 'pdf' | 'html', { path, resourcesDir }: ExportTarget): Promise<void> => {
  switch (format) {
    case 'csv':
      return writeFile(path, reportCsv(document), { mode: 0o600 })
    case 'html':
      return writeFile(path, reportHtml(document), { mode: 0o600 })
    case 'xlsx':
      return writeReportXlsx(document, path)
    case 'pdf':
      return writeReportPdf(document, path, { resourcesDir })
  }
}
