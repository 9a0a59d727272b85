import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

const campaigns = readFileSync(fixture('microsoft/campaigns.csv'), 'utf8')

describe('Microsoft Advertising', () => {
  it('reads the table of campaigns as its page downloads it, whose sum stands in the column of names, and takes it for nobody else’s', async () => {
    const table = 'Campaign report\n"September 1, 2026 - September 30, 2026"\nStatus,Campaign,Budget,Clicks,Impr.,CTR,Avg. CPC,Spend,Conv.,CPA\nEnabled,A,10.00,30,"1,000",3.00%,0.42,12.50,2.00,6.25\nEnabled,B,10.00,20,"2,000",1.00%,0.38,7.50,1.00,7.50\n-,Overall total - 2 campaigns,-,50,"3,000",1.67%,0.40,20.00,3.00,6.67\n'
    const { summary, rows } = await readImport(temporaryFile('Campaigns.csv', table))
    expect(summary).toMatchObject({ platform: 'microsoft', from: '2026-09-01', to: '2026-09-30', rowsTotals: 1, reconciled: true, totals: { spend: '20.00', impressions: 3000, clicks: 50, conversions: 3 } })
    expect(rows.map(({ entity }) => entity.campaignName)).toEqual(['A', 'B'])
  })

  it('reads the table between its header block and its copyright', async () => {
    const { summary, rows } = await readImport(fixture('microsoft/campaigns.csv'))
    expect(summary).toMatchObject({ platform: 'microsoft', currency: 'USD', grain: 'day', from: '2026-09-01', to: '2026-09-03', level: 'campaign', rowsRead: 3, rowsRefused: 0, rowsTotals: 0, questions: [], warnings: [] })
    expect(summary.totals).toMatchObject({ spend: '32.50', impressions: 3500, clicks: 130, conversions: 5.5, conversionValue: '200.00' })
    expect(summary.preview.headerLine).toBe(11)
    expect(rows[0]).toMatchObject({ clicks: 50, linkClicks: null, conversionKind: 'Microsoft Advertising conversions' })
  })

  it('reads Spanish headings below a short block, and an account’s number without its brackets', async () => {
    const text = 'Report Name: Nuevo informe\nTime Zone: (GMT) Hora universal coordinada\n\nId. de la cuenta,Nombre de la campaña,Gasto,Impresiones,Clics\n[138000001],NORTE,302.43,5242,138\n[138000001],SUR,692.99,16799,253\nTotal,-,-,22041,391\n©2026 Microsoft Corporation. All rights reserved.\n'
    const { summary, rows } = await readImport(temporaryFile('informe.csv', text))
    expect(summary).toMatchObject({ platform: 'microsoft', rowsRead: 3, rowsTotals: 1, rowsRefused: 0, reconciled: true, totals: { spend: '995.42', impressions: 22_041, clicks: 391 } })
    expect(rows.map(({ entity }) => [entity.accountId, entity.campaignName])).toEqual([['138000001', 'NORTE'], ['138000001', 'SUR']])
  })

  it('says that the file calls itself incomplete', async () => {
    const { summary } = await readImport(temporaryFile('report.csv', campaigns.replace('Data: false', 'Data: true')))
    expect(summary.warnings).toEqual(['The file itself says that its data may be incomplete (complete until 9/3/2026 10:15:00 PM (GMT)). Import it again later; the newer figures replace these.'])
  })

  it('asks when rows are missing', async () => {
    const { summary } = await readImport(temporaryFile('report.csv', campaigns.replace('Rows: 3', 'Rows: 4')))
    expect(summary.questions).toMatchObject([{ id: 'rows-missing', option: 'accepted', text: 'The file says that it has 4 rows, but 3 were found. It may have been cut off.' }])
    expect((await readImport(temporaryFile('report.csv', campaigns.replace('Rows: 3', 'Rows: 2')))).summary.questions).toMatchObject([{ text: 'The file says that it has 2 rows, but 3 were found. It may have been put together of several.' }])
    expect((await readImport(temporaryFile('report.csv', campaigns.replace('Rows: 3', 'Rows: 4')), { accepted: ['rows-missing'] })).summary.questions).toEqual([])
  })

  it('gives rows without days the report’s period', async () => {
    const { summary } = await readImport(temporaryFile('report.csv', campaigns.replace('"Gregorian date",', '').replaceAll(/^"9\/\d\/2026",/gm, '')))
    expect(summary).toMatchObject({ grain: 'period', from: '2026-09-01', to: '2026-09-03', rowsRefused: 0 })
  })

  it('asks which comes first, day or month, where nothing shows it', async () => {
    const file = campaigns.replaceAll(/ \d+:15:00 PM \(GMT\)/g, '').replace('9/1/2026,9/3/2026', '').replaceAll('"Rows: 3"\n', '')
    expect((await readImport(temporaryFile('report.csv', file))).summary.questions).toMatchObject([{ id: 'dateOrder' }])
  })

  it('names breakdowns in plain words, the same for both ways of writing them', async () => {
    const table = (device: string): string => `Report Name: Daily\nReport Aggregation: Daily\nTimePeriod,CampaignName,CampaignId,Keyword,${device},AgeGroup,CurrencyCode,Impressions,Clicks,Spend\n2026-09-01,Brand,5001,shoes,Smartphone,25-34,EUR,1000,50,12.50\n`
    for (const device of ['DeviceType', 'Device type']) {
      const { summary } = await readImport(temporaryFile('report.csv', table(device)))
      expect(summary).toMatchObject({ kind: 'Campaigns by keyword, device type and age group', segments: ['keyword', 'device type', 'age group'] })
    }
  })

  it('reads conversions with the value of these conversions alone, whichever of the two kinds a file has', async () => {
    const figures: Readonly<Record<string, number>> = { Conversions: 2, Revenue: 80, 'All conversions': 5, 'All revenue': 170, AllConversions: 5, AllRevenue: 170 }
    const read = async (...headers: string[]) => {
      const text = `Report Name: Daily\nReport Aggregation: Daily\nTimePeriod,CampaignName,CurrencyCode,Impressions,Clicks,Spend,${headers.join(',')}\n2026-09-01,Brand,EUR,1000,50,12.50,${headers.map((header) => figures[header]).join(',')}\n`
      const { summary, rows } = await readImport(temporaryFile('report.csv', text))
      expect(summary).toMatchObject({ platform: 'microsoft', rowsRefused: 0 })
      return [summary.totals.conversions, summary.totals.conversionValue, rows[0]?.conversionKind]
    }
    const [own, all] = ['Microsoft Advertising conversions', 'Microsoft Advertising conversions of every kind']
    for (const headers of [['Conversions', 'All conversions', 'Revenue', 'All revenue'], ['All revenue', 'Revenue', 'All conversions', 'Conversions']]) expect(await read(...headers)).toEqual([2, '80.00', own])
    expect(await read('All conversions', 'Revenue', 'All revenue')).toEqual([5, '170.00', all])
    expect(await read('AllConversions', 'AllRevenue')).toEqual([5, '170.00', all])
    expect(await read('Conversions', 'All revenue')).toEqual([2, null, own])
    expect(await read('Conversions', 'All conversions', 'All revenue')).toEqual([2, null, own])
    expect(await read('All conversions', 'Revenue')).toEqual([5, null, all])
    expect((await read('Revenue', 'All revenue')).slice(0, 2)).toEqual([null, '80.00'])
  })

  it('holds a CPA against the conversions that it is of, which are not those of every kind', async () => {
    const table = (conversions: string, cpa: string): string => `Report Name: Daily\nReport Aggregation: Daily\nTimePeriod,CampaignName,CurrencyCode,Impressions,Clicks,Spend,${conversions},CPA\n2026-09-01,Brand,EUR,1000,50,12.50,2,${cpa}\n`
    const warningsOf = async (conversions: string, cpa: string) => (await readImport(temporaryFile('report.csv', table(conversions, cpa)))).summary.warnings.filter((warning) => warning.includes('CPA'))
    expect(await warningsOf('All conversions', '12.50')).toEqual([])
    expect(await warningsOf('Conversions', '6.25')).toEqual([])
    expect(await warningsOf('Conversions', '12.50')).toHaveLength(1)
  })

  it('reads the reporting service’s own words, and XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([
      ['Report Name: Daily'],
      ['Report Aggregation: Daily'],
      ['TimePeriod', 'AccountName', 'CampaignName', 'CampaignId', 'CurrencyCode', 'Impressions', 'Clicks', 'Spend', 'Conversions', 'Revenue'],
      ['2026-09-01', 'Acme', 'Brand', '5001', 'EUR', 1000, 50, 12.5, 2, 80],
      ['©2026 Microsoft Corporation. All rights reserved. '],
    ]))
    expect(summary).toMatchObject({ platform: 'microsoft', currency: 'EUR', rowsRead: 1, rowsRefused: 0, from: '2026-09-01' })
    expect(summary.totals).toMatchObject({ spend: '12.50', conversionValue: '80.00' })
  })
})
