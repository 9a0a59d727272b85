import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportField } from '../../src/shared/imports/import'
import { Day } from '../../src/shared/kernel/day'
import { readImport, temporaryFile, temporarySheets, temporarySpreadsheet } from '../support/read-import'
import { packParts, spreadsheetParts } from '../support/spreadsheet-files'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

interface Expected {
  readonly rows: number
  readonly spend: number
  readonly impressions: number
  readonly clicks: number
  readonly conversions: number
  readonly spendByChannel: readonly number[]
  readonly tv: number
  readonly radio: number
  readonly newspaper: number
  readonly sales: number
}

// Computed independently of this project; see the data's own README.
const expected = hasRealData ? (JSON.parse(readFileSync(join(realData, 'expected.json'), 'utf8')) as Record<string, Expected>) : {}
const expectedOf = (name: string): Expected => {
  const found = expected[name]
  if (found === undefined) throw new Error(`Nothing is expected of ${name}`)
  return found
}

/** The file's header, for mapping columns by name. */
const headerOf = (name: string): readonly string[] => (readFileSync(join(realData, name), 'utf8').split('\n')[0] ?? '').trim().split(',').map((cell) => cell.replaceAll('"', ''))

const mapped = (name: string, fields: Readonly<Record<string, ImportField>>) => {
  const mapping = Object.fromEntries(headerOf(name).flatMap((header, index) => (fields[header] === undefined ? [] : [[String(index), fields[header]]])))
  return readImport(join(realData, name), { mapping }, 'USD')
}

const cents = (rows: number): number => rows * 0.005

describe.skipIf(!hasRealData)(`any table by a mapping: ${realDataTitle}`, () => {
  it('reads the classic ad results as their README adds them up', async () => {
    const want = expectedOf('kag/KAG_conversion_data.csv')
    const { summary, rows } = await mapped('kag/KAG_conversion_data.csv', { age: 'segment', gender: 'segment', interest: 'segment', Impressions: 'impressions', Clicks: 'clicks', Spent: 'spend', Total_Conversion: 'conversions' })
    expect(summary).toMatchObject({ platform: 'meta', segments: ['age', 'gender', 'interest'], rowsRefused: 0, rowsTotals: 0, questions: [] })
    expect(rows).toHaveLength(want.rows)
    expect(summary.totals).toMatchObject({ spend: want.spend.toFixed(2), impressions: want.impressions, clicks: want.clicks, conversions: want.conversions })
    expect(rows.filter(({ clicks, spendMinor }) => clicks === 0 && spendMinor === 0)).toHaveLength(207)
  })

  it.each([0, 1, 2, 3, 4])('reads channel %i of a data set of regions and weeks', async (channel) => {
    const name = 'meridian/geo_all_channels.csv'
    const { summary, rows } = await mapped(name, { geo: 'segment', time: 'day', [`Channel${channel}_impression`]: 'impressions', [`Channel${channel}_spend`]: 'spend' })
    const want = expectedOf(name)
    expect(rows).toHaveLength(want.rows)
    expect(summary).toMatchObject({ rowsRefused: 0, from: '2021-01-25', grain: 'day' })
    expect(Math.abs(Number(summary.totals.spend) - (want.spendByChannel[channel] ?? 0))).toBeLessThanOrEqual(cents(want.rows))
  })

  it.each([0, 1, 2, 3])('reads channel %i of a national data set', async (channel) => {
    const name = 'meridian/national_media.csv'
    const { summary, rows } = await mapped(name, { time: 'day', conversions: 'conversions', [`Channel${channel}_impression`]: 'impressions', [`Channel${channel}_spend`]: 'spend' })
    const want = expectedOf(name)
    expect(rows).toHaveLength(want.rows)
    expect(Math.abs(Number(summary.totals.spend) - (want.spendByChannel[channel] ?? 0))).toBeLessThanOrEqual(cents(want.rows))
  })

  it.each(['tv_S', 'ooh_S', 'print_S', 'search_S', 'facebook_S'])('reads the weekly spend of %s', async (channel) => {
    const name = 'robyn/dt_simulated_weekly.csv'
    const { summary, rows } = await mapped(name, { DATE: 'day', revenue: 'conversion_value', [channel]: 'spend' })
    const index = headerOf(name).indexOf(channel)
    const lines = readFileSync(join(realData, name), 'utf8').trim().split('\n').slice(1)
    const sum = lines.reduce((total, line) => total + Number(line.split(',')[index]), 0)
    expect(rows).toHaveLength(208)
    expect(summary).toMatchObject({ rowsRefused: 0, from: '2015-11-23', questions: [] })
    expect(Math.abs(Number(summary.totals.spend) - sum)).toBeLessThanOrEqual(cents(208))
  })

  it.each(['TV', 'Radio', 'Newspaper'] as const)('reads the budget of %s beside sales, without dates', async (channel) => {
    const name = 'advertising-islr/Advertising.csv'
    const { summary, rows } = await mapped(name, { [channel]: 'spend', Sales: 'conversions' })
    const want = expectedOf(name)
    expect(rows).toHaveLength(200)
    expect(summary).toMatchObject({ from: null, rowsRefused: 0, questions: [] })
    expect(Number(summary.totals.spend)).toBeCloseTo({ TV: want.tv, Radio: want.radio, Newspaper: want.newspaper }[channel], 6)
    expect(summary.totals.conversions).toBeCloseTo(want.sales, 6)
  })
})

describe('any table', () => {
  it('takes dates between points for day first, without asking', async () => {
    const { summary, rows } = await readImport(temporaryFile('spend.csv', 'Datum;Kampagne;Kosten\n03.04.2026;A;1.234,50\n04.04.2026;A;12,00\n'))
    expect(summary.questions).toEqual([])
    expect(rows.map(({ from, spendMinor }) => [from, spendMinor])).toEqual([['2026-04-03', 123_450], ['2026-04-04', 1200]])
  })

  it('reads a stretch of days in a column of days as such, and takes hours behind a day however they are written', async () => {
    const days = ['2026-09-01 - 2026-09-07', '2026-09-08 to 2026-09-14', '2026-09-15 10:00:00.12-0700', '2026-09-16T10:00:00Z', '2026-09-17 10.30.15', '2026-09-18 (Fri)', '2026-09-19 10:00 - 2026-09-19 11:00', 'Sep 20, 2026 – Sep 26, 2026', '30.09.2026 - 27.09.2026', '2026-09-01 - 2026-09-07 - 2026-09-09']
    const { summary, rows } = await readImport(temporaryFile('spend.csv', `Campaign,Date,Cost\n${days.map((day) => `A,"${day}",1.50\n`).join('')}`))
    expect(summary.refusals.map(({ reason }) => reason)).toEqual(days.slice(-2).map((text) => `“${text}” in the column “Date” is not a day.`))
    expect(rows.map(({ from, to }) => [from.slice(8), to.slice(8)])).toEqual([['01', '07'], ['08', '14'], ['15', '15'], ['16', '16'], ['17', '17'], ['18', '18'], ['19', '19'], ['20', '26']])
    expect(summary).toMatchObject({ grain: 'period', from: '2026-09-01', to: '2026-09-26' })
    expect(summary.preview.sample[0]?.cells[1]?.parsed).toBe('1 Sep – 7 Sep 2026')
  })

  it('finds the order of day and month at either end of a stretch', async () => {
    const read = async (...weeks: readonly string[]) => await readImport(temporaryFile('spend.csv', `Campaign,Date,Cost\n${weeks.map((week) => `A,${week},1.50\n`).join('')}`))
    const { summary, rows } = await read('09/01/2026 - 09/07/2026', '09/08/2026 - 09/14/2026')
    expect(summary).toMatchObject({ rowsRefused: 0, questions: [] })
    expect(rows.map(({ from, to }) => [from, to])).toEqual([['2026-09-01', '2026-09-07'], ['2026-09-08', '2026-09-14']])
    expect((await read('09/01/2026 - 09/07/2026')).summary.questions).toMatchObject([{ option: 'dateOrder', choices: [{ value: 'DMY', example: '09/01/2026 would be 9 Jan 2026' }, expect.anything()] }])
  })

  it('says that a period which was given is not used, where the file names its days itself', async () => {
    const given = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-31') }
    const warningsOf = async (text: string): Promise<readonly string[]> => (await readImport(temporaryFile('spend.csv', text), { ...given, currency: 'EUR' })).summary.warnings
    expect(await warningsOf('Date,Campaign,Cost\n2026-04-06,A,1.50\n')).toEqual(['The file itself names its days; the period you gave was not used.'])
    expect(await warningsOf('Date range: 2026-04-01 - 2026-04-30\nCampaign,Cost\nA,1.50\n')).toEqual(['The file itself names its days; the period you gave was not used.'])
    expect(await warningsOf('Date range: 2026-01-01 - 2026-01-31\nCampaign,Cost\nA,1.50\n')).toEqual([])
    expect(await warningsOf('Campaign,Cost\nA,1.50\n')).toEqual(['The period is the one you gave; the file names none.'])
  })

  it('still asks about dates between slashes', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Cost\n03/04/2026,A,1.50\n'))
    expect(summary.questions).toMatchObject([{ id: 'dateOrder' }])
  })

  it('says where dates contradict each other, instead of that they show nothing', async () => {
    const path = temporaryFile('spend.csv', 'Date,Campaign,Cost\n03/04/2026,A,1.50\n25/04/2026,A,1.50\n04/26/2026,A,1.50\n')
    expect((await readImport(path)).summary.questions).toMatchObject([{ id: 'dateOrder', text: 'The dates of the file contradict each other: “25/04/2026” on line 3 has the day first, “04/26/2026” on line 4 the month. Rows that do not fit your answer are refused.' }])
    expect((await readImport(path, { dateOrder: 'DMY' })).summary).toMatchObject({ questions: [], rowsRefused: 1, refusals: [{ line: 4 }] })
  })

  it('does not take an empty line of commas for a sum that agrees', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Cost\n2026-04-03,A,1.50\n,,\n'))
    expect(summary).toMatchObject({ rowsTotals: 1, reconciled: null, fileTotals: null })
  })

  it('says that weeks or months are not read, where nothing else tells days', async () => {
    const warningsOf = async (header: string): Promise<string> => (await readImport(temporaryFile('spend.csv', `${header},Campaign,Cost\n2026-04-06,A,1.50\n2026-04-13,A,2.50\n`))).summary.warnings.join()
    expect(await warningsOf('Week')).toContain('The column “Week” names no single days and was not read')
    expect(await warningsOf('Day')).not.toContain('names no single days')
  })

  it('knows a heading with marks that have no width in it', async () => {
    const { rows } = await readImport(temporaryFile('spend.csv', '\u200eDate,Campaign,\u200bSpend\u200f\n2026-04-06,A,1.50\n'))
    expect(rows).toMatchObject([{ from: '2026-04-06', spendMinor: 150 }])
  })

  it('says that rows name no campaign where others do, as cells that are merged make them', async () => {
    const warningsOf = async (...names: readonly string[]): Promise<string> =>
      (await readImport(temporaryFile('spend.csv', `Date,Campaign,Cost\n${names.map((name, index) => `2026-04-0${index + 1},${name},1.50\n`).join('')}`))).summary.warnings.join()
    expect(await warningsOf('A', '', '', 'B')).toContain('2 rows name no campaign, though others do')
    expect(await warningsOf('A', 'B')).not.toContain('no campaign')
    expect(await warningsOf('', '')).not.toContain('no campaign')
  })

  it.each([
    ['Spend (€)', 'EUR'], ['Cost [CHF]', 'CHF'], ['Cost USD', 'USD'], ['Kosten in CHF', 'CHF'], ['Spend, GBP', 'GBP'], ['Cost (US$)', 'USD'], ['Cost (in SEK)', 'SEK'], ['Spend £', 'GBP'], ['Kosten (zł)', 'PLN'], ['Kosten (Kč)', 'CZK'], ['Kosten Ft', 'HUF'], ['Maliyet (TL)', 'TRY'],
  ])('knows spend and its currency by the heading “%s”', async (heading, currency) => {
    const { summary, rows } = await readImport(temporaryFile('spend.csv', `Date,Campaign,"${heading}",Clicks all\n2026-04-06,A,1.50,3\n`))
    expect(rows).toMatchObject([{ spendMinor: 150, clicks: null, clicksAll: null }])
    expect(summary).toMatchObject({ currency, questions: [] })
  })

  it.each(['Cost (net)', 'Cost (Sum)', 'Cost (XYZ)'])('takes three letters behind a heading for a word where they are no currency: “%s”', async (heading) => {
    for (const mapping of [null, { 0: 'day', 1: 'campaign_name', 2: 'spend' } as const]) {
      const { summary } = await readImport(temporaryFile('spend.csv', `Date,Campaign,${heading}\n2026-04-06,A,1.50\n`), { mapping })
      expect(summary).toMatchObject({ currency: 'EUR', totals: { spend: '1.50' }, warnings: [expect.stringContaining('The file names no currency')] })
    }
  })

  it.each(['Conversions (EUR)', 'Clicks (EUR)', 'Impressions (USD)'])('takes no money for a count of what it was paid for: “%s”', async (heading) => {
    const { summary } = await readImport(temporaryFile('spend.csv', `Date,Campaign,Cost (EUR),${heading}\n2026-04-06,A,1.50,350\n`))
    expect(summary).toMatchObject({ currency: 'EUR', totals: { spend: '1.50', impressions: null, clicks: null, conversions: null } })
  })

  it('reads amounts of one currency alone, that of what was spent, whichever column stands first', async () => {
    for (const columns of ['Revenue (EUR),Cost (USD)', 'Cost (USD),Revenue (EUR)']) {
      const { summary } = await readImport(temporaryFile('spend.csv', `Date,Campaign,${columns}\n2026-04-06,A,1.50,1.50\n`))
      expect(summary).toMatchObject({ currency: 'USD', totals: { spend: '1.50', conversionValue: null }, questions: [], warnings: [expect.stringMatching(/^Column \d, “Revenue \(EUR\)”, was not read: it is in EUR, and the file in USD\. /)] })
    }
    const same = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Cost (USD),Revenue ($)\n2026-04-06,A,1.50,3.50\n'))
    expect(same.summary).toMatchObject({ currency: 'USD', totals: { spend: '1.50', conversionValue: '3.50' }, warnings: [] })
  })

  it('believes the heading of what was spent before a column of currencies that it does not agree with', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Currency,Cost (USD)\n2026-04-06,A,EUR,1.50\n'))
    expect(summary).toMatchObject({ currency: 'USD', rowsRefused: 0, totals: { spend: '1.50' }, warnings: ['Column 3, “Currency”, was not read: it names EUR, and the heading of what was spent USD.'] })
    const mixed = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Currency,Cost (USD)\n2026-04-06,A,EUR,1.50\n2026-04-07,A,USD,2.50\n'))
    expect(mixed.summary).toMatchObject({ currency: 'USD', rowsRefused: 1, totals: { spend: '2.50' } })
  })

  it('refuses a mapping of a column that the file does not have, as one counted from 1, instead of reading rows without figures', async () => {
    const file = temporaryFile('spend.csv', 'Date,Campaign,Money\n2026-04-06,A,1.50\n')
    await expect(readImport(file, { mapping: { 1: 'day', 2: 'campaign_name', 3: 'spend' } })).rejects.toThrow('The mapping names column 3, and the columns of this file are 0 to 2.')
  })

  it('asks which currency a shared sign in a heading stands for, and takes no count for money', async () => {
    const asked = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Spend ($)\n2026-04-06,A,1.50\n'))
    expect(asked.summary.questions).toMatchObject([{ id: 'currency', choices: [{ value: 'USD', example: 'Spend ($) is in USD' }, ...Array<unknown>(5).fill(expect.anything())] }])
    const mapped = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Clicks (all),Money\n2026-04-06,A,3,1.50\n'), { mapping: { 0: 'day', 1: 'campaign_name', 2: 'clicks_all', 3: 'spend' } })
    expect(mapped.summary.currency).toBe('EUR')
  })

  it.each([
    ['1 234,50 Kč', 'CZK'], ['1.234,50 Ft', 'HUF'], ['₱1,234.50', 'PHP'], ['₺1.234,50', 'TRY'], ['1.234,50 TL', 'TRY'], ['R$ 1.234,50', 'BRL'], ['1 234,50 zł', 'PLN'], ['1.234,50 lv', null], ['1234,50 лв.', 'BGN'], ['₦1,234.50', 'NGN'], ['1.234,50 Euro', 'EUR'], ['Fr. 1’234.50', 'CHF'],
    ['R 1 234,50', 'ZAR'], ['RM1,234.50', 'MYR'], ['Rp 1.234,50', 'IDR'], ['S$1,234.50', 'SGD'], ['$1,234.50 CAD', 'CAD'], ['1 234,50 ₴', 'UAH'], ['1 234,50 грн', 'UAH'], ['¢1,234.50', null], ['1,234.50 km', null],
  ])('reads %s as the currency that alone is written so, or refuses it', async (amount, currency) => {
    const { summary } = await readImport(temporaryFile('spend.csv', `Date\tCampaign\tCost\n2026-04-06\tA\t${amount}\n`))
    expect(summary.refusals.map(({ reason }) => reason)).toEqual(currency === null ? [`“${amount}” in the column “Cost” is not a number.`] : [])
    if (currency !== null) expect(summary).toMatchObject({ currency, questions: [], totals: { spend: '1234.50' } })
  })

  it.each([['kr 1 234,50', ['SEK', 'NOK', 'DKK', 'ISK']], ['1.234,50 lei', ['RON', 'MDL']], ['Rs. 1,234.50', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']]])('asks what %s is in, and believes a column that says it', async (amount, currencies) => {
    const { summary } = await readImport(temporaryFile('spend.csv', `Date\tCampaign\tCost\n2026-04-06\tA\t${amount}\n`))
    expect(summary.questions.flatMap(({ choices }) => choices.map(({ value }) => value))).toEqual(currencies)
    const told = await readImport(temporaryFile('spend.csv', `Date\tCampaign\tCost\tCurrency\n2026-04-06\tA\t${amount}\t${currencies[1]}\n`))
    expect(told.summary).toMatchObject({ currency: currencies[1], questions: [], totals: { spend: '1234.50' } })
  })

  it('refuses a row in another currency by its sign', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Date\tCampaign\tCost\n2026-04-06\tA\t1,50 €\n2026-04-07\tA\t99,50 Kč\n'))
    expect(summary.refusals.map(({ reason }) => reason)).toEqual(["“99,50 Kč” is not in EUR, the file's currency: amounts of two currencies are never added."])
  })

  it('takes a currency that is left out, or a dash, for the file’s own, and refuses another', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Cost,Currency\n2026-04-06,A,1.00,EUR\n2026-04-07,A,2.00,\n2026-04-08,A,4.00,--\n2026-04-09,A,8.00,CHF\n'))
    expect(summary).toMatchObject({ currency: 'EUR', totals: { spend: '7.00' }, refusals: [{ line: 5 }] })
  })

  it('refuses a row that ends before it starts', async () => {
    const { summary } = await readImport(temporaryFile('spend.csv', 'Start date,End date,Campaign,Cost\n2026-04-06,2026-04-06,A,1.00\n2026-04-06,2026-04-05,A,2.00\n'))
    expect(summary).toMatchObject({ totals: { spend: '1.00' }, refusals: [{ line: 3, reason: 'The row ends before it starts.' }] })
  })

  it('takes dashes in the place of an id for none: campaigns are told apart by their names', async () => {
    const { rows } = await readImport(temporaryFile('spend.csv', 'Date,Campaign ID,Campaign,Cost\n2026-04-06,7,A,1.00\n2026-04-06,--,B,1.00\n2026-04-06,-,C,1.00\n'))
    expect(rows.map(({ entity }) => [entity.campaignId, entity.campaignName])).toEqual([['7', 'A'], ['', 'B'], ['', 'C']])
  })

  // Worked out: a CTR of 3 %, a CPC of 2.00, a CPM of 60.00.
  it.each([['CTR', ['3%', '3.00%', '3.003%', '2.998%'], ['4%', '3.01%', '2.99%']], ['CPC', ['2', '2.00', '2.0019', '1.9981'], ['3', '2.01', '1.99']], ['CPM', ['60', '60.00', '60.06', '59.94'], ['61', '60.10', '59.90']], ['CPA', ['50', '50.00', '50.05', '49.95'], ['51', '50.20', '49.80']]])('holds a printed %s against its row to its last place and a thousandth, and says where it differs', async (ratio, right, wrong) => {
    const warningsOf = async (printed: string): Promise<string> => (await readImport(temporaryFile('spend.csv', `Date,Campaign,Cost,Impressions,Clicks,Conversions,${ratio}\n2026-04-06,A,600.00,10000,300,12,${printed}\n`))).summary.warnings.join()
    for (const printed of right) expect([printed, await warningsOf(printed)]).toEqual([printed, expect.not.stringContaining('differs from')])
    for (const printed of wrong) expect([printed, await warningsOf(printed)]).toEqual([printed, expect.stringContaining(`The printed ${ratio} of 1 row differs from`)])
  })

  it('says which of two columns of one figure was not read, and takes the one that is meant', async () => {
    const file = temporaryFile('spend.csv', 'Date,Campaign,Cost (EUR),Media cost (EUR),Leads,Installs,CPC,Avg. CPC\n2026-04-06,A,1.50,1.00,3,4,0.5,0.5\n')
    const { summary } = await readImport(file)
    expect(summary.warnings).toEqual([
      'Column 4, “Media cost (EUR)”, was not read: column 3, “Cost (EUR)”, is taken for the same figure. If you mean the other one, say so at its heading.',
      'Column 6, “Installs”, was not read: column 5, “Leads”, is taken for the same figure. If you mean the other one, say so at its heading.',
    ])
    const said = await readImport(file, { mapping: { 0: 'day', 1: 'campaign_name', 3: 'spend', 5: 'conversions' } })
    expect(said.summary).toMatchObject({ warnings: [], totals: { spend: '1.00', conversions: 4 } })
  })

  it('says where no heading is known as spend, and which may be', async () => {
    const warningsOf = async (heading: string, mapping: Record<string, ImportField> | null = null): Promise<string> =>
      (await readImport(temporaryFile('spend.csv', `Date,Campaign,Clicks,${heading}\n2026-04-06,A,3,1.50\n`), { mapping })).summary.warnings.join()
    expect(await warningsOf('Outlay')).toContain('No heading is known as spend. Not read: “Outlay”.')
    expect(await warningsOf('Cost')).not.toContain('known as spend')
    expect(await warningsOf('Outlay', { 0: 'day', 1: 'campaign_name', 2: 'clicks' })).not.toContain('known as spend')
  })

  it('reads a column of currencies by their signs, and refuses rows of another', async () => {
    const { summary, rows } = await readImport(temporaryFile('spend.csv', 'Date,Campaign,Cost,Currency\n2026-04-06,A,1.50,£\n2026-04-07,A,2.50,GBP\n2026-04-08,A,9.00,€\n'))
    expect(summary).toMatchObject({ currency: 'GBP', rowsRefused: 1 })
    expect(rows.map(({ spendMinor }) => spendMinor)).toEqual([150, 250])
  })

  it('says which other sheets have results that it did not read', async () => {
    const month = (campaign: string): (string | number)[][] => [['Date', 'Campaign', 'Spend'], ['2026-01-05', campaign, 10.5]]
    const path = await temporarySheets({ January: month('A'), Notes: [['Ask Ada'], ['again']], February: month('B') })
    const { summary, rows } = await readImport(path)
    expect(rows.map(({ entity }) => entity.campaignName)).toEqual(['A'])
    expect(summary.warnings.join()).toContain('Only the sheet “January” was read. There are results on other sheets too (February)')
    const asked = await readImport(path, { sheet: 'February' })
    expect(asked.rows.map(({ entity }) => entity.campaignName)).toEqual(['B'])
    expect(asked.summary.warnings.join()).not.toContain('Only the sheet')
  })

  it('reads rows that a filter hides, and says so', async () => {
    const table = [['Campaign', 'Day', 'Cost'], ['A', '2026-03-01', 5], ['B', '2026-03-02', 7], ['C', '2026-03-03', 9]]
    const read = async (hiddenRows: readonly number[]) => readImport(await temporarySheets({ Report: table }, 'report.xlsx', {}, hiddenRows))
    const { rows, summary } = await read([3, 4])
    expect(rows).toHaveLength(3)
    expect(summary.warnings).toContain('2 rows of the spreadsheet are hidden, as a filter does, and are read like those that are shown.')
    expect((await read([])).summary.warnings.join()).not.toContain('hidden')
  })

  it.each(['hidden', 'veryHidden'] as const)('reads the sheets that are shown before one that is %s, and says so where there is no other', async (state) => {
    const month = (campaign: string): (string | number)[][] => [['Date', 'Campaign', 'Spend'], ['2026-01-05', campaign, 10.5]]
    const { summary, rows } = await readImport(await temporarySheets({ Old: month('A'), Notes: [['Ask Ada'], ['again']], Now: month('B') }, 'export.xlsx', { Old: state }))
    expect(rows.map(({ entity }) => entity.campaignName)).toEqual(['B'])
    expect(summary.preview.sheets).toEqual(['Notes', 'Now', 'Old'])
    expect(summary.warnings.join()).toContain('Only the sheet “Now” was read. There are results on other sheets too (Old, which is hidden)')
    expect(summary.warnings.join()).not.toContain('is hidden in the spreadsheet')
    const only = await readImport(await temporarySheets({ Old: month('A'), Notes: [['Ask Ada'], ['again']] }, 'export.xlsx', { Old: state }))
    expect(only.rows.map(({ entity }) => entity.campaignName)).toEqual(['A'])
    expect(only.summary.warnings.join()).toContain('The sheet “Old” is hidden in the spreadsheet')
  })

  it.each(['1', 'true'])('reads days of a spreadsheet that counts them from 1904, as date1904="%s" says', async (word) => {
    const parts = spreadsheetParts([[{ kind: 'shared', text: 'Date' }, { kind: 'shared', text: 'Campaign' }, { kind: 'shared', text: 'Spend' }], [{ kind: 'date', day: '2022-03-30' }, { kind: 'shared', text: 'A' }, { kind: 'number', value: 10.5 }]])
    const workbook = parts['xl/workbook.xml'] ?? ''
    const { rows } = await readImport(temporaryFile('export.xlsx', packParts({ ...parts, 'xl/workbook.xml': workbook.replace('<sheets>', `<workbookPr date1904="${word}"/><sheets>`) })))
    expect(rows.map(({ from }) => from)).toEqual(['2026-03-31'])
  })

  it('reads days that a spreadsheet left as numbers, in a column that has nothing else, and says so', async () => {
    const table = (...days: (number | string | Date | null)[]): (string | number | Date | null)[][] => [['Day', 'Campaign', 'Cost'], ...days.map((day) => [day, 'A', 1.5])]
    const { summary, rows } = await readImport(await temporarySpreadsheet(table(45292, 45293.75, new Date('2024-01-03T00:00:00Z'))))
    expect(summary).toMatchObject({ rowsRefused: 0, grain: 'day', from: '2024-01-01', to: '2024-01-03', totals: { spend: '4.50' } })
    expect(rows.map(({ from }) => from)).toEqual(['2024-01-01', '2024-01-02', '2024-01-03'])
    expect(summary.warnings.join()).toContain('The column “Day” has numbers without the format of a date. They were read as spreadsheets count days: 45292 is 1 Jan 2024.')
    // A number that is no day of our time, or a text, and none of them is read.
    for (const other of [2024, 'January']) {
      const { summary: doubted } = await readImport(await temporarySpreadsheet(table(45292, 45293, other)))
      expect(doubted.rowsRefused).toBe(3)
      expect(doubted.refusals[0]?.reason).toBe('“45292” in the column “Day” is not a day, but looks like one as spreadsheets count them: 1 Jan 2024. Give the column the format of a date there, save it again, and import that.')
    }
    const { summary: text } = await readImport(temporaryFile('days.csv', 'Day,Campaign,Cost\n45292,A,1.50\n2024-01-02,A,1.50\n'))
    expect(text).toMatchObject({ rowsRefused: 1, refusals: [{ line: 2, reason: expect.stringContaining('looks like one as spreadsheets count them: 1 Jan 2024') }] })
  })

  it('counts such days from 1904 where the spreadsheet does', async () => {
    const parts = spreadsheetParts([['Day', 'Campaign', 'Cost'].map((text) => ({ kind: 'shared', text })), [{ kind: 'number', value: 43830 }, { kind: 'shared', text: 'A' }, { kind: 'number', value: 10.5 }]])
    const { rows } = await readImport(temporaryFile('export.xlsx', packParts({ ...parts, 'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>') })))
    expect(rows.map(({ from }) => from)).toEqual(['2024-01-01'])
  })

  it.each([['13/01/2026', 'day first'], ['01/13/2026', 'month first']])('refuses a column whose days up to the 12th a spreadsheet program took for months: %s, written %s', async (later) => {
    const table = (...days: (string | Date)[]): (string | number | Date)[][] => [['Day', 'Campaign', 'Cost'], ...days.map((day) => [day, 'A', 1.5])]
    await expect(readImport(await temporarySpreadsheet(table(new Date('2026-11-01'), new Date('2026-12-01'), later)))).rejects.toThrow(`In the column “Day” later days are text, such as “${later}”, and only days up to the 12th are dates`)
    expect((await readImport(await temporarySpreadsheet(table(new Date('2026-01-11'), new Date('2026-01-12'), new Date('2026-01-15'), later)))).summary.rowsRefused).toBe(0)
  })

  it('says of a row without a day whether it is called as a sum is', async () => {
    const { summary, rows } = await readImport(temporaryFile('subtotals.csv', 'Date,Campaign,Spend\n2026-09-01,A,1.00\n,Zwischensumme,1.00\n,B,2.00\n2026-09-02,A,3.00\n'))
    expect(rows.map(({ spendMinor }) => spendMinor)).toEqual([100, 300])
    const sum = 'The row is called as a sum is and names no day, so it was left out as the sum of other rows.'
    expect(summary.refusals.map(({ line, reason }) => [line, reason])).toEqual([[3, sum], [4, 'The row names no day in the column “Date”.']])
  })

  it.each([['13/09/2026 00:00', '14/09/2026 23:59:59'], ['9/13/2026 12:00:00 AM', '9/14/2026, 11:30 PM'], ['13.09.2026 00:00', '14.09.2026 23:30'], ['2026/09/13 00:00:00.000', '2026/09/14 10:00 UTC'], ['20260913', '20260914']])('reads the day of %s, whatever the hour', async (first, second) => {
    const { summary } = await readImport(temporaryFile('days.csv', `Date,Campaign,Cost\n"${first}",A,1.50\n"${second}",A,2.50\n`))
    expect(summary).toMatchObject({ rowsRefused: 0, questions: [], grain: 'day', from: '2026-09-13', to: '2026-09-14', totals: { spend: '4.00' } })
  })

  it('still asks about days with an hour that do not show their order, and refuses what is no hour', async () => {
    expect((await readImport(temporaryFile('days.csv', 'Date,Campaign,Cost\n03/04/2026 10:30,A,1.50\n'))).summary.questions).toMatchObject([{ id: 'dateOrder' }])
    expect((await readImport(temporaryFile('days.csv', 'Date,Campaign,Cost\n13/04/2026 early,A,1.50\n'))).summary.rowsRefused).toBe(1)
  })

  it('refuses a file with a second table whose columns stand in another order, and reads on below the same headings', async () => {
    const [first, second] = ['Date,Campaign,Cost,Impressions\n2026-09-01,A,10.00,100\n', 'Date,Campaign,Impressions,Cost\n2026-09-02,A,200,20.00\n']
    await expect(readImport(temporaryFile('both.csv', `${first}${second}`))).rejects.toThrow('Line 3 has headings again, and other ones than line 1')
    expect((await readImport(temporaryFile('both.csv', `${first}${first.replace('09-01', '09-02')}`))).summary).toMatchObject({ refusals: [{ line: 3, reason: 'The line has the headings once more, as files do that were put together.' }], totals: { spend: '20.00', impressions: 200 } })
    const many = Array.from({ length: 3000 }, (_, index) => `2026-09-01,A${index % 7},0.01,1\n`).join('')
    await expect(readImport(temporaryFile('both.csv', `${first}${many}${second}`))).rejects.toThrow('Line 3003 has headings again')
  })

  it.each([
    ['of searches by day', 'Date,Clicks,Impressions,CTR,Position\n2026-09-01,10,100,10%,3.2\n2026-09-02,12,140,8.57%,3.1\n'],
    ['of searches by word', 'Top queries,Clicks,Impressions,CTR,Position\nbread,10,100,10%,3.2\nrolls,12,140,8.57%,3.1\n'],
    ['of videos, in German', 'Inhalte,Videotitel,Aufrufe,Impressionen\nGesamt,,1500,9000\nabc,Brot,1000,9000\n'],
  ])('asks whether a table %s is about ads: it has no spend and names no campaign', async (_what, table) => {
    const file = temporaryFile('report.csv', table)
    expect((await readImport(file)).summary.questions).toMatchObject([{ id: 'may-be-unpaid', option: 'accepted' }])
    expect((await readImport(file, { accepted: ['may-be-unpaid'] })).summary.questions).toEqual([])
    expect((await readImport(file, { platform: 'generic' })).summary.questions).toEqual([])
  })

  it('asks whether a table with spend is about ads that has neither days nor campaigns, as what a model made of them', async () => {
    const model = 'solID,rn,coef,total_spend,roi_total\n1_102_2,(Intercept),799392.88,,\n1_102_2,tv_S,0.21,"9,000,000.51",1.2\n'
    const file = temporaryFile('pareto.csv', model)
    expect((await readImport(file)).summary.questions).toMatchObject([{ id: 'may-not-be-ads', option: 'accepted', text: expect.stringContaining('no days') }])
    expect((await readImport(file, { accepted: ['may-not-be-ads'] })).summary).toMatchObject({ questions: [], totals: { spend: '9000000.51' } })
    for (const told of ['Date,Channel,Spend\n2026-09-01,tv,1.50\n', 'Ad set,Spend\nA,1.50\n', 'Start,Spend\n2026-09-01,1.50\n']) expect((await readImport(temporaryFile('spend.csv', told))).summary.questions).toEqual([])
    expect((await readImport(temporaryFile('spend 2026-09-01 to 2026-09-30.csv', 'Channel,Spend\ntv,1.50\n'))).summary).toMatchObject({ questions: [], from: '2026-09-01' })
  })

  it('takes the views of a channel for no impressions of ads, and a word alone above a table for its title', async () => {
    await expect(readImport(temporaryFile('Totals.csv', 'Date,Views\n2026-09-01,10\n2026-09-02,12\n'))).rejects.toThrow('No column of this file looks like spend')
    await expect(readImport(temporaryFile('Reach.csv', Buffer.from('\ufeffsep=,\r\n"Reach"\r\n"Date","Primary"\r\n"2026-09-01T00:00:00","120"\r\n', 'utf16le')))).rejects.toThrow('No column of this file looks like spend')
    expect((await readImport(temporaryFile('spend.csv', 'Date,Campaign,Spend,Views\n2026-09-01,A,1.50,100\n'))).summary.totals).toMatchObject({ spend: '1.50', impressions: 100 })
  })

  it('knows the words of the platforms’ interfaces for programs', async () => {
    const { summary } = await readImport(temporaryFile('api.csv', 'date_start,date_stop,campaign_name,adset_name,spend,impressions,inline_link_clicks,account_currency\n2026-09-01,2026-09-01,A,S,12.50,1000,30,GBP\n'))
    expect(summary).toMatchObject({ currency: 'GBP', grain: 'day', from: '2026-09-01', level: 'ad_set', warnings: [], questions: [], totals: { spend: '12.50', linkClicks: 30 } })
  })

  it('takes the one currency that a line above the table names, and of two the workbook’s own, with a warning', async () => {
    const read = (lines: string) => readImport(temporaryFile('above.csv', `${lines}\n\nDate,Campaign,Spend,Impressions\n2026-09-01,A,1.50,100\n`))
    expect((await read('Currency: USD')).summary).toMatchObject({ currency: 'USD', questions: [] })
    const { summary } = await read('Currency: USD\nCurrency: EUR')
    expect(summary.currency).toBe('EUR')
    expect(summary.warnings.join(' ')).toMatch(/\bEUR\b/)
  })

  it('knows its words with underscores and without accents', async () => {
    const { summary } = await readImport(temporaryFile('warehouse.csv', 'date,account_id,campaign_name,cost_usd,impressions,link_clicks,total_conversions,conv_value\n2026-09-01,7,A,12.50,1000,30,4,99.90\n'))
    expect(summary).toMatchObject({ currency: 'USD', grain: 'day', warnings: [], totals: { spend: '12.50', impressions: 1000, linkClicks: 30, conversions: 4, conversionValue: '99.90' } })
    const plain = await readImport(temporaryFile('plain.csv', 'Data,Campanha,Impressoes,Cliques,Custo,Conversoes\n2026-09-01,A,1000,30,12.50,4\n'))
    expect(plain.summary.totals).toMatchObject({ spend: '12.50', impressions: 1000, clicks: 30, conversions: 4 })
  })

  it('reads days as databases write them', async () => {
    const table = 'Date,Campaign,Cost\n20260228,A,1.50\n20260301,A,1.50\n20260231,A,1.50\n'
    expect((await readImport(temporaryFile('days.csv', table))).summary).toMatchObject({ rowsRefused: 1, from: '2026-02-28', to: '2026-03-01', refusals: [{ line: 4 }] })
    expect((await readImport(await temporarySpreadsheet([['Date', 'Campaign', 'Cost'], [20260228, 'A', 1.5], [20260301, 'A', 1.5]]))).summary).toMatchObject({ rowsRefused: 0, from: '2026-02-28', to: '2026-03-01' })
  })

  it.each(['Totaal: campagnes', 'Totale: account', 'Razem', 'Łącznie: konto', 'Toplam', 'Totalt', 'Итого', '合计', 'Suma total', 'Total général : compte', 'Sumatoria', 'Итог', '총합', '총합계', 'Összes', 'Celkový součet', 'Eindtotaal', 'Totalsumma', '总和', 'Jumlah'])('takes a row that says “%s” and names nothing for the file’s own sum', async (word) => {
    const { summary } = await readImport(temporaryFile('report.csv', `Status,Campaign,Day,Cost,Impressions\nOn,A,2026-03-01,10.00,100\nOn,B,2026-03-02,5.00,50\n${word},--,--,15.00,150\n`))
    expect(summary).toMatchObject({ rowsTotals: 1, reconciled: true, totals: { spend: '15.00', impressions: 150 }, questions: [] })
  })

  it.each([['last', ['A,2026-03-01,10.01,100', 'B,2026-03-02,5.02,50', 'Σ,2026-03-31,15.03,150'], 4], ['first', ['Σ,2026-03-31,15.03,150', 'A,2026-03-01,10.01,100', 'B,2026-03-02,5.02,50'], 2]] as const)('asks before a %s row counts that adds up all others, whatever it is called', async (_place, rows, line) => {
    const table = (some: readonly string[]): string => `Campaign,Day,Cost,Impressions\n${some.join('\n')}\n`
    expect((await readImport(temporaryFile('report.csv', table(rows)))).summary.questions).toMatchObject([{ id: 'row-adds-up', option: 'accepted', text: expect.stringContaining(`The figures of line ${line} are the sums of all other rows`) }])
    expect((await readImport(temporaryFile('report.csv', table(rows)), { accepted: ['row-adds-up'] })).summary).toMatchObject({ questions: [], totals: { spend: '30.06' } })
    expect((await readImport(temporaryFile('report.csv', table(rows.map((row) => row.replace('150', '151')))))).summary.questions).toEqual([])
  })

  it('finds such a row at the end of thousands, which are read from their bytes', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `A,2026-03-${String(1 + (index % 30)).padStart(2, '0')},0.01,2`)
    expect((await readImport(temporaryFile('report.csv', `Campaign,Day,Cost,Impressions\n${rows.join('\n')}\nA,2026-03-31,50.00,10000\n`))).summary.questions).toMatchObject([{ id: 'row-adds-up', text: expect.stringContaining('line 5002') }])
  })

  it('asks before rows between the others that are called as sums count beside what they may add up', async () => {
    const table = 'Campaign,Day,Cost,Impressions\nA,2026-03-01,10.00,100\nSubtotal,2026-03-01,10.00,100\nB,2026-03-02,5.00,50\nGrand total,2026-03-02,15.00,150\n'
    expect((await readImport(temporaryFile('pivot.csv', table))).summary.questions).toMatchObject([{ id: 'named-like-totals', option: 'accepted' }])
    expect((await readImport(temporaryFile('pivot.csv', table.replace('Subtotal', '小計').replace('Grand total', '総合計')))).summary.questions).toMatchObject([{ id: 'named-like-totals' }])
    const { summary } = await readImport(temporaryFile('pivot.csv', table), { accepted: ['named-like-totals'] })
    expect(summary).toMatchObject({ questions: [], rowsRead: 4 })
    expect((await readImport(temporaryFile('pivot.csv', table.replaceAll(/^(Subtotal|Grand total).*\n/gm, '')))).summary.questions).toEqual([])
  })
})

describe('Campaign Manager 360, by the generic mapper', () => {
  const above = (range: string, filters = 0): string => ['Campaign Manager 360', 'Report Name,Autumn', 'Date/Time Generated,10/1/2026 4:10 AM', 'Report Time Zone,(GMT+01:00) Berlin', 'Account ID,123456', `Date Range,${range}`, ...Array.from({ length: filters }, (_, index) => `Campaign,Autumn ${index},Impressions`), '', 'Report Fields', ''].join('\n')
  const table = 'Campaign,Campaign ID,Placement,Date,Impressions,Clicks,Click Rate,Total Conversions,Media Cost\nAutumn,111,P1,2026-09-01,1000,10,1.00%,2,12.50\nAutumn,111,P2,2026-09-02,2000,30,1.50%,3,22.50\nGrand Total:,---,---,---,3000,40,1.33%,5,35.00\n'

  it.each([['short', 0], ['longer than other files are searched', 60]])('finds the table behind the line that ends what stands above it, which is %s, and holds its rows against its total', async (_what, filters) => {
    const { summary } = await readImport(temporaryFile('report.csv', above('9/1/2026 - 9/30/2026', filters) + table))
    expect(summary).toMatchObject({ platform: 'generic', grain: 'day', rowsRead: 3, rowsTotals: 1, rowsRefused: 0, reconciled: true, segments: ['placement'], totals: { spend: '35.00', impressions: 3000, clicks: 40, conversions: 5 } })
  })

  it.each([['9/1/2026 - 9/30/2026', '2026-09-01', '2026-09-30'], ['01/09/2026 - 30/09/2026', '2026-09-01', '2026-09-30'], ['2026-09-01 - 2026-09-30', '2026-09-01', '2026-09-30'], ['9/1/2026 - 9/3/2026', null, null]])('takes the period of rows without days from its range %s where that means one only', async (range, from, to) => {
    const { summary } = await readImport(temporaryFile('report.csv', `${above(range)}Campaign,Impressions,Clicks,Media Cost (EUR)\nAutumn,3000,40,35.00\nGrand Total:,3000,40,35.00\n`))
    expect(summary).toMatchObject({ from, to, rowsTotals: 1, reconciled: true })
  })
})

describe('Apple Search Ads, by the generic mapper', () => {
  it('takes currency and period from the lines above the table, taps for clicks and installs for conversions', async () => {
    const text = 'Campaigns\nStart Date: Jan 1, 2026\nEnd Date: Jan 31, 2026\nCurrency: GBP\nTime Zone: Europe/London\n\nCampaign ID,Campaign Name,Spend,Impressions,Taps,Installs (Total),New Downloads (Total),Installs (Tap-Through)\n123456,Kiln App,100.50,1000,50,12,8,10\n123457,Kiln App Brand,90.50,900,40,9,8,9\n,,191.00,1900,90,21,16,19\n'
    const { summary, rows } = await readImport(temporaryFile('campaigns.csv', text))
    expect(summary).toMatchObject({ platform: 'generic', currency: 'GBP', grain: 'period', from: '2026-01-01', to: '2026-01-31', level: 'campaign', rowsTotals: 1, reconciled: true, totals: { spend: '191.00', impressions: 1900, clicks: 90, conversions: 21 } })
    expect(summary.warnings.join()).not.toContain('currency')
    expect(rows[0]).toMatchObject({ conversionKind: 'Installs (Total)' })
  })

  it('reads the days of a report by day, and keeps keywords apart', async () => {
    const text = 'Day,Campaign Name,Keyword,Spend,Impressions,Taps,Installs (Tap-Through)\n2026-01-15,Kiln App,pottery,100.50,1000,50,10\n2026-01-15,Kiln App,glaze,90.50,900,40,9\n'
    const { summary } = await readImport(temporaryFile('keywords.csv', text))
    expect(summary).toMatchObject({ grain: 'day', segments: ['keyword'], totals: { clicks: 90, conversions: 19 } })
    expect(summary.warnings.join()).not.toContain('repeat')
  })

  it('keeps a currency that a column names, whatever stands above the table', async () => {
    const { summary } = await readImport(temporaryFile('campaigns.csv', 'Currency: GBP\nDay,Campaign,Spend (USD),Clicks\n2026-01-15,Kiln,100.50,50\n'))
    expect(summary.currency).toBe('USD')
  })
})
