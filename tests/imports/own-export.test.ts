import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportCsv } from '../../src/exports/csv'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { formulaPlain, formulaSafe } from '../../src/shared/reports/formula-safe'
import { temporaryFolder } from '../support/open-test-store'
import { readBack } from '../support/read-report'
import { roiReportOf } from '../support/roi-reports'
import { seeded } from '../support/seeded'

const names = ['-50% off', '=1+1', '+49 30 123', '@home', "'-50% off", "''=1", "'Tis the season", '"=1', " =1", '＝1', 'Spring', 'Spring;=1+1;', "L'été", "=cmd|' /C calc'!A0"]

const namesIn = async (text: string): Promise<readonly string[]> => {
  const path = join(temporaryFolder(), 'report.csv')
  writeFileSync(path, text)
  const result = await readBack(path, { decimal: '.' }, 'EUR')
  if (!result.ok) throw new Error(result.error.sentence)
  expect(result.value.summary.rowsRefused).toBe(0)
  return result.value.rows.map(({ entity }) => entity.campaignName)
}

describe('the apostrophe against formulas (T32)', () => {
  it('goes when our own report is read again, and every name comes back as it was', async () => {
    expect(await namesIn(reportCsv(roiDocument(roiReportOf('EUR', names))))).toEqual(names)
  })

  it('stays in a file that is not ours', async () => {
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`)
    expect(await namesIn(`Campaign,Date,Spend\n${quoted.map((name) => `${name},2026-09-30,1.00`).join('\n')}\n`)).toEqual(names.map((name) => name.trim()))
  })

  it('is undone exactly for any text', () => {
    const letters = ["'", '"', '=', '-', '+', '@', ' ', '\t', '\n', 'a', '1', '＝', '\0', '\ufeff', ';', '\r'] as const
    for (let seed = 1; seed <= 5000; seed += 1) {
      const random = seeded(seed)
      const text = Array.from({ length: random.below(8) }, () => random.pick(letters)).join('')
      expect(formulaPlain(formulaSafe(text))).toBe(text)
    }
  })
})
