import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { reportCsv } from '../../src/exports/csv'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { formulaPlain, formulaSafe } from '../../src/shared/reports/formula-safe'
import { temporaryFolder } from '../support/open-test-store'
import { readImport, temporaryFile } from '../support/read-import'
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

describe('a report of our own', () => {
  const summaryOf = async (name: string, content: string) => (await readImport(temporaryFile(name, content))).summary

  it('is asked about, for its figures would count twice, in either language', async () => {
    const question = [{ id: 'own-report', option: 'accepted', text: expect.stringContaining('a report that Rapport wrote') }]
    expect((await summaryOf('roi.csv', reportCsv(roiDocument(roiReportOf('EUR', ['Spring']))))).questions).toMatchObject(question)
    expect((await summaryOf('roi.csv', 'Kampagne,Ausgaben,CPA,ROAS,ROI (Gewinn),Hinweise\nSpring,12.50,2.50,0.25,0.1,\n')).questions).toMatchObject(question)
    expect((await summaryOf('plan.csv', 'Campaign,Planned,Spent,Difference,Against plan,Notes\nSpring,10.00,12.50,2.50,0.25,\n')).questions).toMatchObject(question)
    expect((await readImport(temporaryFile('plan.csv', 'Campaign,Planned,Spent,Difference,Against plan,Notes\nSpring,10.00,12.50,2.50,0.25,\n'), { accepted: ['own-report'] })).summary).toMatchObject({ questions: [], totals: { spend: '12.50' } })
    expect((await summaryOf('other.csv', 'Campaign,Date,Spend,ROAS,CPA,Notes\nSpring,2026-09-30,1.00,2,3,\n')).questions).toEqual([])
  })

  it('names no currency by what is no amount', async () => {
    const { currency, rowsRefused } = await summaryOf('notes.csv', 'Campaign,Date,Spend\nSpring,2026-09-30,1.00\nNote,2026-09-30,ROI report: data to 28 Nov 2026\n')
    expect([currency, rowsRefused]).toEqual(['EUR', 1])
  })

  it('as a page is a page, and no download of a platform that it names', async () => {
    const page = '<!doctype html>\n<html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head><body>Instagram</body></html>'
    const readAs = (html: string) => readBack(temporaryFile('report.html', html), {}, 'EUR', (file, options) => readAny(file, { ...options, onPeople: () => undefined }))
    expect(await readAs(page)).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/web page/) } })
    expect(await readAs(page.replace("default-src 'none'", ''))).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/Instagram download/) } })
  })
})

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
