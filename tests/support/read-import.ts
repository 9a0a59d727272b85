import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import ExcelJS from 'exceljs'
import type { ReadChunk, ReadEntity, ReadSummary } from '../../src/imports/reading'
import { readFile } from '../../src/imports/read-file'
import { ImportOptions } from '../../src/shared/imports/import'
import { fromDayNumber } from '../../src/shared/kernel/day'
import { temporaryFolder } from './open-test-store'

/** One row as it would be stored. Null: the file does not know it. */
interface ImportedRow {
  readonly entity: ReadEntity
  readonly segment: string
  readonly from: string
  readonly to: string
  readonly spendMinor: number | null
  readonly impressions: number | null
  readonly reach: number | null
  readonly linkClicks: number | null
  readonly clicksAll: number | null
  readonly clicks: number | null
  readonly conversions: number | null
  readonly conversionValueMinor: number | null
  readonly conversionKind: string
}

export interface ImportedFile {
  readonly summary: ReadSummary
  readonly rows: readonly ImportedRow[]
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

/** Reads a file the way an import does and gives its rows back one by one. Fails with the reader's sentence. */
export const readImport = async (path: string, options: Partial<ImportOptions> = {}, workbookCurrency = 'EUR'): Promise<ImportedFile> => {
  const entities: ReadEntity[] = []
  const segments = ['']
  const kinds = ['']
  const rows: ImportedRow[] = []
  const take = (chunk: ReadChunk): void => {
    entities.push(...chunk.newEntities)
    segments.push(...chunk.newSegments)
    kinds.push(...chunk.newConversionKinds)
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const entity = entities[chunk.entity[row] ?? -1]
      if (entity === undefined) throw new Error('A row names no entity.')
      rows.push({
        entity,
        segment: segments[chunk.segment[row] ?? 0] ?? '',
        from: fromDayNumber(chunk.fromDay[row] ?? 0),
        to: fromDayNumber(chunk.toDay[row] ?? 0),
        spendMinor: known(chunk.spendMinor[row]),
        impressions: known(chunk.impressions[row]),
        reach: known(chunk.reach[row]),
        linkClicks: known(chunk.linkClicks[row]),
        clicksAll: known(chunk.clicksAll[row]),
        clicks: known(chunk.clicks[row]),
        conversions: known(chunk.conversions[row]),
        conversionValueMinor: known(chunk.conversionValueMinor[row]),
        conversionKind: kinds[chunk.conversionKind[row] ?? 0] ?? '',
      })
    }
  }
  const result = await readFile(path, { options: ImportOptions.parse(options), workbookCurrency, remembered: new Map(), report: () => undefined, isCancelled: () => false, onChunk: take })
  if (!result.ok) throw new Error(result.error.type === 'ImportRefused' ? result.error.sentence : result.error.type)
  return { summary: result.value, rows }
}

/** A fixture of tests/imports/fixtures. */
export const fixture = (name: string): string => resolve(import.meta.dirname, '../imports/fixtures', name)

/** A file of these bytes or this text, removed when the test ends. */
export const temporaryFile = (name: string, content: string | Uint8Array): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

/** A text fixture as “Excel” exports are written: UTF-16 with its mark. */
export const asUtf16 = (path: string): string => temporaryFile(basename(path), Buffer.from(`\ufeff${readFileSync(path, 'utf8')}`, 'utf16le'))

type Cells = readonly (readonly (string | number | Date | null)[])[]

/** A spreadsheet of these sheets, by name; a null cell is empty. `hidden`: those that are not shown. `hiddenRows`: rows of every sheet that are not, from 1. */
export const temporarySheets = async (sheets: Readonly<Record<string, Cells>>, name = 'export.xlsx', hidden: Readonly<Record<string, 'hidden' | 'veryHidden'>> = {}, hiddenRows: readonly number[] = []): Promise<string> => {
  const workbook = new ExcelJS.Workbook()
  for (const [sheetName, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(sheetName, { state: hidden[sheetName] ?? 'visible' })
    for (const row of rows) sheet.addRow([...row])
    for (const row of hiddenRows) sheet.getRow(row).hidden = true
  }
  return temporaryFile(name, new Uint8Array(await workbook.xlsx.writeBuffer()))
}

/** A spreadsheet of one sheet. */
export const temporarySpreadsheet = (rows: Cells, name = 'export.xlsx', sheetName = 'Report'): Promise<string> => temporarySheets({ [sheetName]: rows }, name)
