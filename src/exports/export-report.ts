import { open, rename, rm, writeFile } from 'node:fs/promises'
import { partsOf, type ReportDocument } from '../shared/reports/document'
import { reportCsv } from './csv'
import { chartSvg, reportHtml } from './html'
import { writeReportPdf } from './pdf'
import { writeReportXlsx } from './xlsx'

export interface ExportTarget {
  /** The file that stands there once it is whole; before, a `.part` beside it. */
  readonly path: string
  /** Where the program's fonts lie. */
  readonly resourcesDir: string
  /** Paper of a PDF, laid on its side. A4 unless told. */
  readonly paper?: 'A4' | 'LETTER'
}

const write = async (document: ReportDocument, format: DocumentFormat, { path, resourcesDir, paper = 'A4' }: ExportTarget): Promise<void> => {
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
      return writeReportXlsx(document, path)
    case 'pdf':
      return writeReportPdf(document, path, { resourcesDir, paper })
  }
}

/** Formats a document can be written in. `svg`: its first chart alone; it must have one. */
export type DocumentFormat = 'csv' | 'xlsx' | 'pdf' | 'html' | 'svg'

const flush = async (path: string): Promise<void> => {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Writes a report document as a file of the asked format: whole and on disk, or not at all. */
export const exportReport = async (document: ReportDocument, format: DocumentFormat, target: ExportTarget): Promise<void> => {
  const part = `${target.path}.part`
  try {
    await write(document, format, { ...target, path: part })
    await flush(part)
    await rename(part, target.path)
  } finally {
    await rm(part, { force: true })
  }
}
