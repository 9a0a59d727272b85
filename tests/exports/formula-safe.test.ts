import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportReport } from '../../src/exports/export-report'
import { formulaPlain, formulaSafe } from '../../src/shared/reports/formula-safe'
import type { ReportDocument } from '../../src/shared/reports/document'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'
import { rawXlsxCells, readCsvText } from '../support/read-exports'
import { roiReportOf } from '../support/roi-reports'

const triggers = ['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '\0=1', ' =1', '"=1', "'=1", '＝1', '＋1', '－1', '＠a', "=cmd|' /C calc'!A0", '\ufeff=1', ' \t"=1']

it('puts an apostrophe before whatever a spreadsheet would run, and leaves the rest alone', () => {
  // A line's end is one trigger, and what begins the next line another.
  for (const trigger of triggers) expect(formulaSafe(trigger)).toBe(`'${trigger.replace(/^([\r\n])=/, "$1'=")}`)
  for (const text of ['Spring', '1 = 1', 'a@b.c', '%', '|', "'quoted", '', 'a; b', 'two\n\nlines', 'two\r\nlines']) expect(formulaSafe(text)).toBe(text)
})

it('puts one, too, where a cell may begin within a text', () => {
  expect(formulaSafe('Spring;=1+1;')).toBe("Spring;'=1+1;")
  expect(formulaSafe('Spring\r\n =1\n\n@a')).toBe("Spring\r\n' =1\n'\n'@a")
})

/** Cells as a spreadsheet has them that parts them by semicolons: quotes hold together only where a cell begins with them. */
const germanCells = (csv: string): readonly string[] => csv.split(/\r\n|\r|\n/).flatMap((line) => line.split(';'))

it.each(['Spring;=1+1;', 'Spring; @a', 'Spring\n=1+1', 'Spring\r\n-1', 'a;"=1'])('writes no formula for %j where cells are parted by semicolons', async (name) => {
  const path = join(temporaryFolder(), 'r.csv')
  await exportReport(roiDocument(roiReportOf('EUR', ['other', name])), 'csv', { path, resourcesDir })
  for (const cell of germanCells(readFileSync(path, 'utf8').slice(1))) expect(cell).not.toMatch(/^[\s"]*[=+\-@\0＝＋－＠]/u)
})

/** The trigger in every place of a document where a text can stand, headings included. */
const poisoned = (trigger: string): ReportDocument => {
  const document = roiDocument(roiReportOf('EUR', [trigger, 'other']))
  return {
    ...document,
    title: trigger,
    subtitle: document.subtitle.map(() => trigger),
    table: { ...document.table, caption: trigger, columns: document.table.columns.map((column) => ({ ...column, label: trigger })), rows: document.table.rows.map((row) => ({ ...row, notes: [trigger] })) },
    notes: [trigger],
    definitions: [{ label: trigger, definition: trigger }],
  }
}

it.each(triggers)('writes no formula for %j in any cell or heading', async (trigger) => {
  const folder = temporaryFolder()
  const [csv, xlsx] = [join(folder, 'r.csv'), join(folder, 'r.xlsx')]
  await exportReport(poisoned(trigger), 'csv', { path: csv, resourcesDir })
  await exportReport(poisoned(trigger), 'xlsx', { path: xlsx, resourcesDir })
  const texts = readCsvText(readFileSync(csv, 'utf8').slice(1)).flat().filter((cell) => Number.isNaN(Number(cell)))
  expect(texts.length).toBeGreaterThan(20)
  for (const cell of texts) expect(cell).not.toMatch(/^[\s"]*[=+\-@\0＝＋－＠]/u)
  for (const { formula, type } of rawXlsxCells(readFileSync(xlsx))) if (formula !== null) expect([formula, type]).toEqual([expect.stringMatching(/^IF\(OR\(/u), null])
})

it('takes no time by the square of the line ends in a text, with or without a formula behind them', () => {
  const since = process.threadCpuUsage()
  for (const between of ['\n', '\r\n', '\n"', '\n ']) {
    const [harmless, formula] = [`a${between.repeat(30_000)}b`, `a${between.repeat(3)}=1`]
    expect(formulaSafe(harmless)).toBe(harmless)
    expect(formulaSafe(formula)).toBe(formula.replaceAll(/\r?\n/g, "$&'"))
    expect(formulaPlain(formulaSafe(formula))).toBe(formula)
    expect(formulaPlain(`a${`${between}'`.repeat(30_000)}b`)).toContain("'")
  }
  const { user, system } = process.threadCpuUsage(since)
  expect((user + system) / 1000).toBeLessThan(1000)
})
