import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { packParts, spreadsheetParts } from '../../tests/support/spreadsheet-files'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { readSpreadsheet, type Sheet } from './xlsx'

/** The first row of a sheet whose cells are written as they stand here. */
const readSheet = async (cells: string): Promise<Sheet | undefined> => {
  const path = join(temporaryFolder(), 'sheet.xlsx')
  writeFileSync(path, packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>` }))
  const { sheets } = await readSpreadsheet(path)
  return sheets[0]
}

const firstRow = async (cells: string): Promise<readonly unknown[]> => (await readSheet(cells))?.rows[0]?.cells ?? []

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

describe('a cell that a spreadsheet does not know the value of', () => {
  const five = '<c r="Z1"><v>5</v></c>'

  it.each(['<c r="B1"><f>A1+1</f></c>', '<c r="B1"><f>A1+1</f><v></v></c>', '<c s="0" r="B1" t="n"><f>A1+1</f><v/></c>', '<c r="B1"><f t="shared" si="0"/></c>', `<c r="B1"><f>${'A1+'.repeat(400)}1</f></c>`])('is named where its formula was never worked out, and read as empty: %#', async (cell) => {
    const sheet = await readSheet(`${cell}${five}`)
    expect(sheet?.notes).toEqual(['A formula of the spreadsheet was never worked out (B1); what such a cell should say is unknown, so it is read as empty. Open the file in a spreadsheet program, save it again, and import that.'])
    expect([sheet?.rows[0]?.cells[1], sheet?.rows[0]?.cells[25]]).toEqual([null, 5])
  })

  it('is named among others up to the fifth', async () => {
    const sheet = await readSheet(`${['A', 'B', 'C', 'D', 'E', 'F'].map((column) => `<c r="${column}1"><f>1</f></c>`).join('')}${five}`)
    expect(sheet?.notes).toEqual([expect.stringMatching(/^6 formulas of the spreadsheet were never worked out \(A1, B1, C1, D1, E1, …\);/)])
  })

  it('is none where the formula comes to a number or to an empty text', async () => {
    expect((await readSheet(`<c r="A1"><f>2</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>"x"</f><v>x</v></c>${five}`))?.notes).toEqual([])
  })

  it('keeps a number that is none as the text that it is, and refuses no file for it', async () => {
    expect((await firstRow('<c r="A1"><v>abc</v></c><c r="B1" t="n"><f>1+1</f><v>=1+1</v></c><c r="C1" s="1"><v>-</v></c><c r="D1"><v>1e3</v></c><c r="E1"><v>5</v></c>'))).toEqual(['abc', '=1+1', '-', 1000, 5])
  })
})

describe('a spreadsheet that is within bounds', () => {
  it('is read where a little of it unpacks to much, as text that repeats itself does', async () => {
    const text = 'Frühling '.repeat(60_000)
    const packed = packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>` })
    // A large one of such a kind is a bomb.
    expect(text.length / packed.length).toBeGreaterThan(100)
    const path = join(temporaryFolder(), 'text.xlsx')
    writeFileSync(path, packed)
    const { sheets: [sheet] } = await readSpreadsheet(path)
    expect(String(sheet?.rows[0]?.cells[0]).trim()).toBe(text.trim())
  })

  it('is read to its last column, and has gaps where nothing stands', async () => {
    const row = await firstRow('<c r="A1"><v>1</v></c><c r="BXX1"><v>2</v></c>')
    expect([row.length, row[0], row[1], row.at(-1)]).toEqual([2000, 1, null, 2])
    await expect(firstRow('<c r="BXY1"><v>2</v></c>')).rejects.toThrow('more than 2,000 columns')
  })

  it('is read though empty cells are painted to its last column and row', async () => {
    const rows = ['<row r="1" s="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c><c r="XFD1" s="1"/></row>', '<row r="3" hidden="1"><c r="A3" s="1"></c></row>', '<row r="4"><c r="B4"><v>3</v></c></row>', '<row r="1048575" s="1"/><row r="1048576"><c r="A1048576" s="1"/><c r="E1048576" s="1"/></row>']
    const path = join(temporaryFolder(), 'painted.xlsx')
    writeFileSync(path, packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows.join('')}</sheetData></worksheet>` }))
    const { sheets: [sheet] } = await readSpreadsheet(path)
    expect(sheet?.rows).toEqual([{ line: 1, cells: [1, null, 2] }, { line: 4, cells: [null, 3, null] }])
  })

  it('is read with its rows where they stand, those that say nothing left out, and hidden ones told', async () => {
    const path = join(temporaryFolder(), 'rows.xlsx')
    writeFileSync(path, packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="2"><c r="B2"><v>5</v></c></row><row r="4" hidden="1"><c r="A4" t="e"><v>#DIV/0!</v></c><c r="B4"><v>6</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t></t></is></c></row></sheetData></worksheet>' }))
    const { sheets: [sheet] } = await readSpreadsheet(path)
    expect(sheet?.rows).toEqual([{ line: 2, cells: [null, 5] }, { line: 4, cells: [null, 6] }])
    expect(sheet?.notes).toEqual([expect.stringContaining('1 cell with an error'), expect.stringContaining('One row of the spreadsheet is hidden')])
  })
})
