import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asUtf16, fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

const report = readFileSync(fixture('google/report.csv'), 'utf8')

describe('Google Ads', () => {
  it('reads a report with several totals, two of them over the same', async () => {
    const { summary, rows } = await readImport(fixture('google/report.csv'))
    expect(summary).toMatchObject({ platform: 'google', currency: 'EUR', grain: 'day', level: 'campaign', rowsTotals: 4, rowsRefused: 0, reconciled: true, questions: [] })
    expect(summary.totals).toMatchObject({ spend: '1600.00', impressions: 18_900, clicks: 630, conversions: 3.83, conversionValue: '153.20' })
    expect(rows[1]).toMatchObject({ conversions: 0.33, conversionKind: 'Conversions' })
  })

  it.each(['2026-09-01 - 2026-09-30', '2026-09-01 – 2026-09-30', '2026-09-01 ~ 2026-09-30'])('takes “%s” above the table, as languages write it that put the year first, for the whole stretch and not for its first day', async (stretch) => {
    const { summary } = await readImport(temporaryFile('report.csv', `Campaign report\n${stretch}\nCampaign,Currency code,Cost,Impr.,Clicks\nA,EUR,12.50,1000,10\n`))
    expect(summary).toMatchObject({ platform: 'google', grain: 'period', from: '2026-09-01', to: '2026-09-30', warnings: [] })
  })

  it.each(['auto', 'google', 'generic'] as const)('is read by a mapping of its columns, of %s, from the header that was found without one, in a language that nobody else is known to write, too', async (platform) => {
    const path = temporaryFile('report.csv', 'キャンペーン レポート\n2026年9月1日～2026年9月30日\nキャンペーン,通貨コード,日,費用,表示回数,クリック数,コンバージョン,メモ\n春,JPY,2026-09-01,1200,1000,10,1,3\n夏,JPY,2026-09-02,800,500,5,1,2\n')
    expect((await readImport(path)).summary).toMatchObject({ platform: 'google', totals: { conversions: 2 } })
    const { summary } = await readImport(path, { platform, mapping: { 0: 'campaign_name', 1: 'currency', 2: 'day', 3: 'spend', 4: 'impressions', 5: 'clicks', 6: 'ignored', 7: 'conversions' } })
    // Whose it is stays as it was found, unless somebody says otherwise.
    expect(summary).toMatchObject({ platform: platform === 'generic' ? 'generic' : 'google', from: '2026-09-01', to: '2026-09-02', rowsRefused: 0, currency: 'JPY', totals: { spend: '2000', impressions: 1500, clicks: 15, conversions: 5 } })
  })

  it('knows the sums of a report of keywords by their third column, and holds the rows against the one over the table', async () => {
    const { summary, rows } = await readImport(fixture('google/keywords.csv'))
    expect(summary).toMatchObject({ platform: 'google', from: '2026-03-31', to: '2026-04-27', rowsTotals: 6, rowsRefused: 0, reconciled: true, questions: [], warnings: [] })
    expect(summary.totals).toMatchObject({ spend: '1031.09', impressions: 1022, clicks: 16, conversions: 3 })
    expect(rows).toHaveLength(3)
  })

  it.each([
    ['Avg. CPM,Cost / conv.', '10.00,25.00', '11.00,20.00'],
    ['Durchschn. CPM,Kosten/Conv.', '10.00,25.00', '11.00,20.00'],
  ])('holds what is printed under “%s” against the rows', async (headings, right, wrong) => {
    const warnings = async (printed: string) => (await readImport(temporaryFile('report.csv', `Campaign report\nSeptember 1, 2026 - September 3, 2026\nCampaign,Day,Currency code,Cost,Impr.,Conversions,${headings}\nA,2026-09-01,EUR,100.00,10000,4.00,${printed}\n`))).summary.warnings
    expect(await warnings(right)).toEqual([])
    expect(await warnings(wrong)).toEqual(['CPM', 'CPA'].map((ratio) => expect.stringContaining(`The printed ${ratio} of 1 row differs from`)))
  })

  it('does not agree with a sum of costs where no row has any', async () => {
    const read = async (cost: string) => (await readImport(temporaryFile('report.csv', `Campaign report\nSeptember 1, 2026 - September 3, 2026\nCampaign,Day,Currency code,Cost,Impr.,Conversions\nA,2026-09-01,EUR,--,1000,\nTotal: Campaigns,--,EUR,${cost},1000,3\n`))).summary
    expect(await read('12.50')).toMatchObject({ reconciled: false, questions: [{ id: 'totals-differ', text: expect.stringContaining('The summary row has spend, but no other row does.') }] })
    expect(await read('--')).toMatchObject({ reconciled: true, questions: [] })
  })

  it('takes a row that names no campaign, ad group or keyword for a sum, whatever the column is called that says so', async () => {
    const text = 'Suchkeyword-Bericht\n1. März 2026 - 31. März 2026\nStatus,Keyword,Unbekannte Spalte,Kampagne,Anzeigengruppe,Impr.,Währungscode,Kosten,Klicks\nAktiv,ton,Weitgehend,Schalen,Ton,20,EUR,"28,31",3\nAktiv,glasur,Weitgehend,Schalen,Ton,2,EUR,"2,78",1\n --,,Gesamt: Alle außer entfernte Keywords, --, --,22,EUR,"31,09",4\n,,Gesamt: Konto,,,40,EUR,"40,00",5\n'
    const { summary } = await readImport(temporaryFile('bericht.csv', text))
    expect(summary).toMatchObject({ platform: 'google', rowsTotals: 2, rowsRefused: 0, reconciled: true, questions: [], totals: { spend: '31.09', impressions: 22, clicks: 4 } })
  })

  it('knows its sums where somebody moved the column that says so, also below rows that name no campaign', async () => {
    const lines = [['Cost', 'Campaign', 'Impr.', 'Currency code', 'Campaign status'], ['10.00', 'Bowls', '100', 'EUR', 'Enabled'], ['5.00', ' --', '50', 'EUR', 'Enabled'], ['15.00', ' --', '150', 'EUR', 'Total: Campaigns'], ['15.00', ' --', '150', 'EUR', 'Total: Account'], ['15.00', '', '150', 'EUR', 'Total: Search']]
    for (const first of [0, 1, 2]) {
      const { summary } = await readImport(temporaryFile('report.csv', `Campaign report\nOctober 1, 2026 - October 2, 2026\n${lines.map((cells) => [...cells.slice(first), ...cells.slice(0, first)].join(',')).join('\n')}\n`))
      expect(summary).toMatchObject({ platform: 'google', rowsTotals: 3, reconciled: true, questions: [], totals: { spend: '15.00', impressions: 150 } })
    }
  })

  it.each(['keywords.csv', 'search-terms.csv'])('knows the sums of %s wherever its columns were moved', async (name) => {
    const [title = '', period = '', ...lines] = readFileSync(fixture(`google/${name}`), 'utf8').trim().split('\n')
    const rows = lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
    const expected = (await readImport(fixture(`google/${name}`))).summary
    for (let first = 0; first < (rows[0]?.length ?? 0); first += 1) {
      const { summary } = await readImport(temporaryFile('report.csv', [title, period, ...rows.map((cells) => [...cells.slice(first), ...cells.slice(0, first)].join(','))].join('\n')))
      expect([first, summary.totals, summary.rowsTotals, summary.reconciled]).toEqual([first, expected.totals, expected.rowsTotals, expected.reconciled])
    }
  })

  it('keeps searches apart, and says that those Google does not name are in no row', async () => {
    const { summary } = await readImport(fixture('google/search-terms.csv'))
    expect(summary).toMatchObject({ platform: 'google', segments: ['search term', 'match type'], rowsTotals: 4, rowsRefused: 0, reconciled: true, questions: [] })
    expect(summary.totals).toMatchObject({ spend: '407.99', impressions: 7, clicks: 5, conversions: 1 })
    expect(summary.warnings).toEqual(['Google names only part of the searches: what the others cost is in no row of this report. For all of it, import the report of campaigns instead.'])
  })

  it('holds the rows of a report of ads against the sum over ads, not against the account', async () => {
    const text = 'Ad report\n"March 31, 2026 - April 27, 2026"\nAd ID,Campaign,Ad group,Clicks,Impr.,Currency code,Cost\n1,Bowls,Homes,2,20,EUR,4.00\nTotal: Ads,,,2,20,EUR,4.00\nTotal: Account,,,5,50,EUR,9.00\n'
    expect((await readImport(temporaryFile('Ad report.csv', text))).summary).toMatchObject({ rowsTotals: 2, reconciled: true, questions: [] })
  })

  it('takes “--” for unknown, not for 0, and says so', async () => {
    const { summary, rows } = await readImport(fixture('google/report.csv'))
    expect(rows[2]).toMatchObject({ spendMinor: null, impressions: null, clicks: null, conversions: null, conversionValueMinor: null })
    expect(summary.warnings).toEqual(['5 cells say that there is no figure (“--”, “-”, “n/a”). It is unknown, not 0.'])
  })

  it('takes a masked figure in a measure for unknown', async () => {
    const { summary, rows } = await readImport(temporaryFile('report.csv', report.replace('66.67,900,30', '66.67,< 10,30')))
    expect(rows[3]?.impressions).toBeNull()
    expect(summary.warnings.join()).toContain('1 cell only gives a bound')
    expect(summary.questions).toMatchObject([{ id: 'totals-differ' }])
  })

  it('reads “Excel .csv”: UTF-16 with tabs, in German', async () => {
    const { summary, rows } = await readImport(asUtf16(fixture('google/german.tsv')))
    expect(summary).toMatchObject({ platform: 'google', reconciled: true, rowsTotals: 2, questions: [], kind: 'Kampagnenbericht' })
    expect(summary.totals).toMatchObject({ spend: '1533.33', impressions: 18_000, clicks: 600 })
    expect(rows[0]?.conversionKind).toBe('Conversions')
  })

  it('gives rows without days the period above the table, in German too', async () => {
    const text = readFileSync(fixture('google/german.tsv'), 'utf8').replace('\tTag', '').replaceAll(/\t2026-09-0\d/g, '').replaceAll('\t\tEUR', '\tEUR')
    expect((await readImport(temporaryFile('bericht.csv', text))).summary).toMatchObject({ grain: 'period', from: '2026-09-01', to: '2026-09-03', rowsRefused: 0 })
  })

  it('refuses an Editor file with a sentence', async () => {
    const headers = ['Campaign', 'Campaign Status', 'Ad Group', 'Ad Group Status', 'Bid Strategy Type', 'Networks', 'Languages', 'Max CPC', 'Criterion Type', ...Array.from({ length: 232 }, (_, index) => `Column ${index}`)]
    const path = temporaryFile('editor.csv', Buffer.from(`\ufeff${headers.join('\t')}\nBrand${'\t'.repeat(240)}\n`, 'utf16le'))
    await expect(readImport(path)).rejects.toThrow('This is a Google Ads Editor file: it holds settings, not results.')
  })

  it('refuses a card whose rows overlap', async () => {
    const path = temporaryFile('Searches(Word_2026.02.05-2026.02.10).csv', 'Word,Cost,Clicks,Impressions,Conversions,Top Containing Queries\nlondon,US$9.72,7,64,0.00,"(cleaning london)"\ncleaning,US$8.77,6,47,0.00,"(cleaning london)"\n')
    await expect(readImport(path)).rejects.toThrow('counts each search once for every word')
  })

  it('does not guess that rows are missing where there are more than the sum is of', async () => {
    const { summary } = await readImport(temporaryFile('report.csv', `${report}${report.split('\n').slice(3, 5).join('\n')}\n`))
    expect(summary.questions).toMatchObject([{ id: 'totals-differ', text: expect.stringContaining('Some may stand in the file twice, or be sums of others, and would count twice') }])
    expect(summary.questions[0]?.text).not.toContain('missing')
  })

  it('says which refused row is not in the sum, instead of guessing that rows are missing', async () => {
    const text = 'Campaign report\nOctober 1, 2026 - October 2, 2026\nCampaign,Day,Currency code,Cost,Impr.,Clicks\nA,2026-10-01,EUR,10.00,100,5\nA,2026-10-02,USD,10.00,100,5\nTotal: Account,,,20.00,200,10\n'
    const { summary } = await readImport(temporaryFile('report.csv', text))
    expect(summary.questions).toMatchObject([{ id: 'totals-differ' }])
    expect(summary.questions[0]?.text).toContain('One row was refused and is not in the sum: line 5. The row is in USD, the file in EUR')
    expect(summary.questions[0]?.text).not.toContain('missing')
  })

  it('reads XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([['Campaign report'], ['September 1, 2026 - September 3, 2026'], ['Campaign', 'Currency code', 'Cost', 'Impr.', 'Clicks', 'CTR'], ['Brand', 'EUR', 12.5, 4000, 80, 0.02], ['Total: Campaigns', null, 12.5, 4000, 80, 0.02]]))
    expect(summary).toMatchObject({ platform: 'google', from: '2026-09-01', to: '2026-09-03', reconciled: true, warnings: [] })
  })
})

describe.skipIf(!hasRealData)(`overview cards: ${realDataTitle}`, () => {
  const folder = join(realData, 'google-ads/londonclean01')
  const cards = hasRealData ? readdirSync(folder) : []

  it.each(cards.filter((name) => /^(Demographics|Locations|Day_&_hour)/.test(name)))('%s has nothing a report could use', (name) => expect(readImport(join(folder, name))).rejects.toThrow('neither cost nor clicks'))
  it('a card of words is refused, for its rows overlap', () => expect(readImport(join(folder, 'Searches(Word_2026.02.05-2026.02.10).csv'))).rejects.toThrow('do not add up'))
  it('a card without a measure is refused', () => expect(readImport(join(folder, 'Optimisation_score(2026.02.05).csv'))).rejects.toThrow('nothing to import'))
})
