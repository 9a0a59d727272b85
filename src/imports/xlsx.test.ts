import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { packParts, spreadsheetParts } from '../../tests/support/spreadsheet-files'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { readSpreadsheet } from './xlsx'

/** The first row of a sheet whose cells are written as they stand here. */
const firstRow = async (cells: string): Promise<readonly unknown[]> => {
  const path = join(temporaryFolder(), 'sheet.xlsx')
  writeFileSync(path, packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>` }))
  const { sheets } = await readSpreadsheet(path)
  return sheets[0]?.rows[0]?.cells ?? []
}

// As programs write them that keep to ISO 8601, which names no zone.
const dates = '<c r="A1" t="d"><v>2026-09-01</v></c><c r="B1" s="1" t="d"><v>2026-09-01T00:00:00</v></c><c r="C1" t=\'d\'><v>2026-02-28T23:59:59.999</v></c><c r="D1" t="d"><v>2026-09-01T00:00:00+02:00</v></c><c r="E1" t="d"><f>A1+1</f><v>2026-09-02T00:00:00</v></c>'

describe('dates that a spreadsheet has as text of ISO 8601', () => {
  it.each(['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Europe/Berlin'])('are the days that stand there, in %s', async (zone) => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => void vi.unstubAllEnvs())
    expect((await firstRow(dates)).map((cell) => (cell instanceof Date ? cell.toISOString() : cell))).toEqual(['2026-09-01T00:00:00.000Z', '2026-09-01T00:00:00.000Z', '2026-02-28T23:59:59.999Z', '2026-09-01T00:00:00.000Z', '2026-09-02T00:00:00.000Z'])
  })

  it('keep what is no day as the text that it is, and refuse no file for it', async () => {
    expect(await firstRow('<c r="A1" t="d"><v>10:10:10</v></c><c r="B1" t="d"><v>2026-02-30</v></c><c r="C1" t="d"><v>9</v></c><c r="D1" t="d"/><c r="E1" t="inlineStr"><is><t>t="d" it says</t></is></c><c r="F1"><v>5</v></c>')).toEqual(['10:10:10', '2026-02-30', '9', null, 't="d" it says', 5])
  })
})
