import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { speakIn } from '../../src/locales/speak-in'
import { speak } from '../../src/shared/kernel/language'

// Before any module is loaded that keeps words.
await speakIn('de')
const [{ exportReport }, { roiDocument }, { openTestStore, resourcesDir, temporaryFolder }, { asks, checkReport }, { rawXlsxCells, readCsvText, tablesOfHtml }, { roiReportOf }] = await Promise.all([
  import('../../src/exports/export-report'), import('../../src/shared/reports/roi-document'), import('../support/open-test-store'), import('../support/report-checks'), import('../support/read-exports'), import('../support/roi-reports'),
])

/** All of them where they are kept to be looked at; else those that between them have every kind of part. */
const looked = process.env['RAPPORT_REPORTS'] === undefined ? asks.filter(([name]) => ['roi by month, compared', 'client report'].includes(name)) : asks

it('says in German, in every format, what the JSON says in numbers', { timeout: 240_000 }, async () => {
  const rapport = await openTestStore({ isSample: true, now: () => new Date('2026-04-02T10:00:00Z') })
  for (const ask of looked) expect((await checkReport(rapport, ask, { locale: 'de', notAvailable: 'k. A.' })).json.definitions.length).toBeGreaterThan(0)
  // The one promise of the sample that is three days late: what its proposals asked for was done, in whichever words.
  expect(await rapport.client.networking.followUp.list({ until: '2026-04-01' })).toMatchObject({ value: { total: 1 } })
})

const written = async (format: 'csv' | 'html' | 'xlsx'): Promise<string> => {
  const path = join(temporaryFolder(), `Bericht.${format}`)
  await exportReport(roiDocument(roiReportOf('EUR', ['Frühling', 'Herbst'], { isCompared: true })), format, { path, resourcesDir })
  return path
}

it('has German headings and German figures for eyes, and numbers for programs as in English', async () => {
  const [heading = [], spring = []] = readCsvText(readFileSync(await written('csv'), 'utf8').slice(1))
  expect([heading.at(0), heading.at(1), heading.at(-1)]).toEqual(['Kampagne', 'Ausgaben', 'Hinweise'])
  const html = readFileSync(await written('html'), 'utf8')
  expect(html).toContain('<html lang="de">')
  expect(tablesOfHtml(html)[0]?.[1]?.slice(0, 2)).toEqual(['Frühling', '987,65'])
  const cells = rawXlsxCells(readFileSync(await written('xlsx')))
  expect(cells.find(({ at }) => at === 'B2')).toMatchObject({ type: null, value: '987.65' })
  // The same numbers, whatever is spoken: only what is for eyes changes.
  speak('en')
  const [, english = []] = readCsvText(readFileSync(await written('csv'), 'utf8').slice(1))
  expect(english.slice(1, -1)).toEqual(spring.slice(1, -1))
  expect(rawXlsxCells(readFileSync(await written('xlsx'))).filter(({ type }) => type === null)).toEqual(cells.filter(({ type }) => type === null))
})
