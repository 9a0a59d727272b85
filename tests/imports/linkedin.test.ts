import { describe, expect, it } from 'vitest'
import { asUtf16, fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

describe('LinkedIn Campaign Manager', () => {
  it('reads a daily report in UTF-16 with tabs below a preamble of any length', async () => {
    const { summary, rows } = await readImport(asUtf16(fixture('linkedin/daily.tsv')))
    expect(summary).toMatchObject({ platform: 'linkedin', currency: 'USD', grain: 'day', from: '2026-09-01', to: '2026-09-03', level: 'ad', rowsRefused: 0, rowsTotals: 1, reconciled: true, questions: [] })
    expect(summary.totals).toMatchObject({ spend: '1344.75', impressions: 12_500, clicks: 244, linkClicks: 182, conversions: 4, conversionValue: '400.00' })
    expect(summary.preview).toMatchObject({ encoding: 'UTF-16 (little endian)', delimiter: '\t', headerLine: 6 })
    expect(rows[0]).toMatchObject({ from: '2026-09-01', to: '2026-09-01', clicks: 200, linkClicks: 150, conversionKind: 'LinkedIn conversions' })
    expect(rows[0]?.entity).toMatchObject({ accountName: 'Acme', campaignId: '600', campaignName: 'Autumn', adSetId: '701', adSetName: 'Directors', adId: '9001', adName: 'Ad A' })
  })

  it('takes a placeholder for an unknown figure and says so', async () => {
    const { summary, rows } = await readImport(asUtf16(fixture('linkedin/daily.tsv')))
    expect(rows[2]).toMatchObject({ spendMinor: null, impressions: null, clicks: null, conversions: null })
    expect(summary.warnings).toContain('6 cells say that there is no figure (“--”, “-”, “n/a”). It is unknown, not 0.')
  })

  it('does not put a whole report on its first day', async () => {
    const { summary, rows } = await readImport(asUtf16(fixture('linkedin/period.tsv')))
    expect(summary).toMatchObject({ grain: 'period', from: '2026-09-01', to: '2026-09-30', level: 'campaign' })
    expect(rows.map(({ from, to, spendMinor }) => [from, to, spendMinor])).toEqual([['2026-09-01', '2026-09-30', 5539], ['2026-09-01', '2026-09-30', 2000]])
    expect(summary.warnings.join()).toContain('Export with a daily breakdown')
  })

  it('says that nothing shows how many days a row covers, where the lines above the headings are gone or a name stands on their first day twice', async () => {
    const table = (...rows: string[]): string => `Start Date (in UTC)\tCampaign Name\tTotal Spent\tImpressions\n${rows.map((row) => `${row}\t1.00\t100\n`).join('')}`
    const preamble = 'Campaign Performance Report (in UTC)\nReport Start: September 1, 2026, 12:00 AM\nReport End: September 30, 2026, 11:59 PM\n\n'
    const isSaid = async (text: string): Promise<boolean> => (await readImport(temporaryFile('report.csv', text))).summary.warnings.join().includes('Nothing shows how many days a row covers: each was read as the day that it starts on.')
    for (const text of [table('9/1/2026\tA', '9/1/2026\tB'), table('8/1/2026\tA', '9/1/2026\tA'), preamble + table('9/1/2026\tA', '9/1/2026\tA')]) expect([text, await isSaid(text)]).toEqual([text, true])
    for (const text of [table('9/1/2026\tA', '9/2/2026\tA'), preamble + table('9/1/2026\tA', '9/1/2026\tB'), preamble + table('9/1/2026\tA', '9/2/2026\tA'), preamble.replace('September 30', 'September 1') + table('9/1/2026\tA')]) expect([text, await isSaid(text)]).toEqual([text, false])
  })

  it('does not put a month on its first day', async () => {
    const text = 'Campaign Performance Report (in UTC)\nReport Start: September 15, 2026, 12:00 AM\nReport End: November 20, 2026, 11:59 PM\n\nStart Date (in UTC)\tCampaign Name\tTotal Spent\tImpressions\n9/15/2026\tA\t1.00\t100\n10/1/2026\tA\t2.00\t200\n11/1/2026\tA\t3.00\t300\n'
    const { summary, rows } = await readImport(temporaryFile('report.csv', text))
    expect(rows.map(({ from, to }) => [from, to])).toEqual([['2026-09-15', '2026-09-30'], ['2026-10-01', '2026-10-31'], ['2026-11-01', '2026-11-20']])
    expect(summary.warnings.join()).toContain('each was read as that month')
    const daily = text.replace('10/1/2026\tA', '10/1/2026\tA\t2.00\t200\n10/2/2026\tA')
    expect((await readImport(temporaryFile('report.csv', daily))).summary.grain).toBe('day')
  })

  it('reads Dutch words, days first and a decimal comma', async () => {
    const { summary, rows } = await readImport(asUtf16(fixture('linkedin/dutch.tsv')))
    expect(summary).toMatchObject({ platform: 'linkedin', currency: 'EUR', questions: [], rowsRefused: 0, from: '2026-09-03', to: '2026-09-04' })
    expect(rows.map(({ spendMinor, impressions }) => [spendMinor, impressions])).toEqual([[936, 1234], [105_539, 2000]])
    expect(rows[0]?.conversionKind).toBe('LinkedIn conversions')
    expect(summary.warnings).toEqual([])
  })

  it('takes a thousand for a thousand by the language of the file, where the cells could be read both ways', async () => {
    const dutch = 'Begindatum (in UTC)\tCampagnenaam\tTotaal besteed\tWeergaven\tKlikken\n13-9-2026\tA\t12\t1.234\t7\n'
    const english = 'Start Date (in UTC)\tCampaign Name\tTotal Spent\tImpressions\tClicks\n9/13/2026\tA\t12\t1,234\t7\n'
    for (const text of [dutch, english]) {
      const { summary, rows } = await readImport(temporaryFile('report.csv', text))
      expect(summary.questions).toEqual([])
      expect(rows[0]).toMatchObject({ from: '2026-09-13', impressions: 1234 })
    }
  })

  it('says where nothing but the platform shows the order of day and month, and asks where another program wrote the days', async () => {
    const table = (delimiter: string): string => ['Start Date (in UTC),Campaign Name,Total Spent,Impressions', '03/09/2026,A,12,100', '04/09/2026,A,12,100'].join('\n').replaceAll(',', delimiter)
    const { summary } = await readImport(temporaryFile('report.csv', table('\t')))
    expect(summary).toMatchObject({ from: '2026-03-09', to: '2026-04-09', questions: [] })
    expect(summary.warnings).toContain('The dates do not show whether the day or the month comes first; they were read with the month first, as the platform writes them.')
    expect((await readImport(temporaryFile('report.csv', table(';')))).summary.questions.map(({ option }) => option)).toEqual(['dateOrder'])
  })

  it('takes the order of day and month by the language of the file where nothing else shows it', async () => {
    const dayOf = async (text: string): Promise<string | undefined> => (await readImport(temporaryFile('report.csv', text))).rows[0]?.from
    expect(await dayOf('Begindatum (in UTC)\tCampagnenaam\tTotaal besteed\tWeergaven\n3-9-2026\tA\t12\t100\n')).toBe('2026-09-03')
    expect(await dayOf('Start Date (in UTC)\tCampaign Name\tTotal Spent\tImpressions\n9/3/2026\tA\t12\t100\n')).toBe('2026-09-03')
  })

  it('takes the order of day and month from the report’s own period where the cells do not show it', async () => {
    const file = (start: string, end: string): string =>
      temporaryFile('report.csv', `Campaign Performance Report (in UTC)\nReport Start: "${start}", Report End: "${end}"\n\nStart Date (in UTC),Campaign Name,Total Spent,Impressions,Clicks\n03/09/2026,A,1.00,100,1\n04/09/2026,A,1.00,100,1\n`)
    expect((await readImport(file('September 1, 2026', 'September 30, 2026'))).summary).toMatchObject({ from: '2026-09-03', to: '2026-09-04', questions: [] })
    expect((await readImport(file('March 1, 2026', 'April 30, 2026'))).summary).toMatchObject({ from: '2026-03-09', to: '2026-04-09', questions: [] })
  })

  it('reads the same table as XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([
      ['Campaign Performance Report (in UTC)'],
      ['Report Start: September 1, 2026, 12:00 AM'],
      ['Report End: September 2, 2026, 11:59 PM'],
      ['Start Date (in UTC)', 'Account Name', 'Campaign Name', 'Campaign ID', 'Currency', 'Total Spent', 'Impressions', 'Clicks', 'Conversions'],
      [new Date('2026-09-01'), 'Acme', 'A', '11', 'USD', 12.5, 1000, 10, 1],
      [new Date('2026-09-02'), 'Acme', 'A', '11', 'USD', 7.5, 500, 5, 0],
      ['Total', null, null, null, null, 20, 1500, 15, 1],
    ]))
    expect(summary).toMatchObject({ platform: 'linkedin', grain: 'day', from: '2026-09-01', to: '2026-09-02', reconciled: true })
    expect(summary.totals).toMatchObject({ spend: '20.00', clicks: 15 })
  })
})
