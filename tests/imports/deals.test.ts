import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type DealFile, type DealOptions, type DealRow, readDeals } from '../../src/imports/deals/read-deals'
import { recogniseDeals } from '../../src/imports/deals/recognise-deals'
import { readSheets } from '../../src/imports/read-sheets'
import { valueOf } from '../support/open-test-store'
import { fixture, temporaryFile, temporarySheets, temporarySpreadsheet } from '../support/read-import'

const nothingSaid: DealOptions = { dateOrder: 'auto', currency: null, status: null }
const read = async (path: string, said: Partial<DealOptions> = {}): Promise<DealFile> => valueOf(await readDeals(path, { ...nothingSaid, ...said }))
const readText = (text: string, said: Partial<DealOptions> = {}): Promise<DealFile> => read(temporaryFile('deals.csv', text), said)
const refusedText = (text: string, said: Partial<DealOptions> = {}) => readDeals(temporaryFile('deals.csv', text), { ...nothingSaid, ...said })

/** A deal as one line: number, name, customer, amount, status and day. */
const told = ({ externalId, name, customer, amountMinor, currency, status, on }: DealRow): string => [externalId, name, customer, `${amountMinor} ${currency}`, status, on].join(' | ')
const table = (rows: string, header = 'Deal,Customer,Amount,Currency,Status,Date'): string => `${header}\n${rows}\n`

describe('lists of deals', () => {
  it('reads HubSpot: stages, blanks and days', async () => {
    const file = await read(fixture('deals/hubspot.csv'))
    expect(file).toMatchObject({ takenFor: 'HubSpot: deals', provedBy: ['Deal Name', 'Deal Stage', 'Record ID'], totals: 0, further: 0, warnings: ['Read as open, since it says neither won nor lost: Appointment scheduled.'] })
    expect(file.deals.map(told)).toEqual([
      '11000000001 | Harbour Books – yearly plan | Harbour Books | 480000 EUR | won | 2026-09-14',
      '11000000002 | Blue Cup – workshop | Blue Cup Café | 125050 EUR | lost | 2026-09-20',
      '11000000003 | Fern & Co – trial | Ada Fern (ada@fern.example) | 90000 USD | open | 2026-11-30',
    ])
    expect(file.refusals).toEqual([{ line: 5, reason: 'The row has no amount.', text: expect.stringContaining('No amount yet') }])
  })

  it('reads HubSpot in German; an open deal without a day of closing has the day it was made', async () => {
    const file = await read(fixture('deals/hubspot-german.csv'))
    expect(file).toMatchObject({ takenFor: 'HubSpot: deals', refusals: [], warnings: ['Read as open, since it says neither won nor lost: Termin vereinbart.'] })
    expect(file.deals.map(told)).toEqual([
      '12000000001 | Jahrespaket | Hafenbuch GmbH | 480000 EUR | won | 2026-09-14',
      '12000000002 | Werkstatt | Blaue Tasse | 125050 EUR | lost | 2026-09-20',
      '12000000003 | Probe |  | 90000 EUR | open | 2026-09-01',
    ])
  })

  it('reads Pipedrive: the day by the status, amounts without decimals', async () => {
    const file = await read(fixture('deals/pipedrive.csv'))
    expect(file).toMatchObject({ takenFor: 'Pipedrive: deals', refusals: [], warnings: [] })
    expect(file.deals.map(told)).toEqual([
      '41 | Print run | Harbour Books | 1200000 EUR | won | 2026-09-02',
      '42 | Menu design | Cem Acar | 80075 EUR | lost | 2026-09-09',
      '43 | Signage | Sakura Signs | 150000 JPY | open | 2026-12-15',
      '44 | Old stock |  | 30000 USD | open | 2026-08-21',
    ])
  })

  it('reads Pipedrive as newer exports head its columns, and all the addresses that it knows of somebody', async () => {
    const file = await readText(table('141,Print run,12000,EUR,Harbour Books,Jo Penn,Won,2026-07-01,2026-09-01,2026-09-02,,jo@harbourbooks.example\n142,Menu design,800.75,EUR,,,Open,2026-07-15,,,,cem@bluecup.example', 'Deal - Pipedrive System ID,Deal - Title,Deal - Value,Deal - Currency of value,Organization,Contact person,Deal - Status,Deal - Creation date,Deal - Expected close date,Deal - Closed on,Person - Email - Work,Person - Email - Home'))
    expect(file).toMatchObject({ takenFor: 'Pipedrive: deals', refusals: [], warnings: [] })
    expect(file.deals.map(told)).toEqual(['141 | Print run | Harbour Books | 1200000 EUR | won | 2026-09-02', '142 | Menu design | cem@bluecup.example | 80075 EUR | open | 2026-07-15'])
    expect(file.deals.map(({ person, emails }) => [person, ...emails])).toEqual([['Jo Penn', 'jo@harbourbooks.example'], ['', 'cem@bluecup.example']])
  })

  it('reads Salesforce: ids by their letters, campaigns, and no line below the table', async () => {
    const file = await read(fixture('deals/salesforce.csv'))
    expect(file).toMatchObject({ takenFor: 'Salesforce: opportunities', refusals: [], warnings: ['Read as open, since it says neither won nor lost: Negotiation/Review.', '3 lines of text below the table were passed over.'] })
    expect(file.deals.map(told)).toEqual([
      '006A000001AbCdE | Harbour rollout | Harbour Books | 1250000 USD | won | 2026-09-14',
      '006A000001abcde | Blue Cup refit | Blue Cup Café | 300000 USD | lost | 2026-08-30',
      '006A000001AbCdF | Fern pilot | Fern & Co | 180000 CAD | open | 2026-12-31',
    ])
    expect(file.deals.map(({ campaign }) => campaign)).toEqual(['Autumn fair', '', ''])
  })

  it('reads Salesforce’s data export, whose stages may have any name', async () => {
    const file = await readText('Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon\n1,A,Signed,5,EUR,2026-09-01,1,1\n2,B,Gone,6,EUR,2026-09-02,1,0\n3,C,Talks,7,EUR,2026-09-03,0,0\n')
    expect(file.deals.map(({ status }) => status)).toEqual(['won', 'lost', 'open'])
    expect(file.warnings).toEqual(['Read as open, since it says neither won nor lost: Talks.'])
  })

  it('reads Shopify: one order of several lines, refunds, cancelled orders', async () => {
    const file = await read(fixture('deals/shopify.csv'))
    expect(file).toMatchObject({ takenFor: 'Shopify: orders', further: 1, refusals: [], warnings: ['One order is paid in part, and still open.', 'One deal was refunded in part: its amount is what is left.'] })
    expect(file.deals.map(told)).toEqual([
      '5550000000001 | #1001 | Ada Fern | 4500 EUR | won | 2026-09-01',
      '5550000000002 | #1002 | Blue Cup Café | 4000 EUR | won | 2026-09-02',
      '5550000000003 | #1003 | Cy North | 2500 EUR | lost | 2026-09-04',
      '5550000000004 | #1004 | Di Sea | 3000 EUR | open | 2026-09-05',
      '5550000000005 | #1005 | Ed Hill | 1200 EUR | lost | 2026-09-06',
      '5550000000006 | #1006 | Fay Lake | 8000 EUR | open | 2026-09-07',
    ])
    expect(file.deals.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8])
  })

  it('takes the name of a Shopify order for its number where the id is missing or was rounded, and a paid order that was cancelled for lost', async () => {
    const text = readFileSync(fixture('deals/shopify.csv'), 'utf8').replace('5550000000001', '5.55E+12').replace('5550000000002', '').replace(',Gift wrap,,', ',Gift wrap,2026-09-09 08:00:00 +0200,')
    const file = await readText(text)
    expect(file.deals.slice(0, 2).map(told)).toEqual(['#1001 | #1001 | Ada Fern | 4500 EUR | lost | 2026-09-09', '#1002 | #1002 | Blue Cup Café | 4000 EUR | won | 2026-09-02'])
    expect(file.warnings.join()).toMatch(/The number of one deal was rounded.*One order was cancelled and is read as lost/)
  })

  it('reads WooCommerce: an order under way is paid, a repeated order counts once', async () => {
    const file = await read(fixture('deals/woocommerce.csv'))
    expect(file).toMatchObject({ takenFor: 'WooCommerce: orders', further: 1, refusals: [], warnings: ['One deal was refunded in part: its amount is what is left.'] })
    expect(file.deals.map(told)).toEqual([
      '901 | Deal 901 | Ada Fern | 4590 EUR | won | 2026-09-01',
      '902 | Deal 902 | Blue Cup Café | 10000 EUR | won | 2026-09-02',
      '903 | Deal 903 | cy@north.example | 3000 EUR | open | 2026-09-03',
      '904 | Deal 904 | Di Sea | 1200 EUR | lost | 2026-09-04',
      '905 | Deal 905 | Ed Hill | 2500 EUR | lost | 2026-09-05',
      '906 | Deal 906 | Fay Lake | 2500 EUR | lost | 2026-09-06',
    ])
    expect(file.deals[0]).toMatchObject({ campaign: 'autumn-2026', note: 'Ring twice' })
  })

  it('takes the currency of WooCommerce’s analytics from the amount as it is shown, and asks where its sign is one of several', async () => {
    const orders = (sign: string) => table(`2026-11-02 10:14:22,1501,"${sign}1,054.90",completed,Ada Fern,new,1× Salt grinder,1,,945.38,Organic: Google`, 'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution')
    expect((await readText(orders('€'))).deals.map(told)).toEqual(['1501 | Deal 1501 | Ada Fern | 94538 EUR | won | 2026-11-02'])
    expect(await refusedText(orders('$'))).toMatchObject({ ok: false, error: { asks: 'currency' } })
  })

  it('reads Stripe: codes in small letters, yen, refunds', async () => {
    const file = await read(fixture('deals/stripe.csv'))
    expect(file).toMatchObject({ takenFor: 'Stripe: payments', refusals: [], warnings: ['One deal was refunded in part: its amount is what is left.'] })
    expect(file.deals.map(told)).toEqual([
      'ch_3A | Yearly plan | Harbour Books | 4900 EUR | won | 2026-09-01',
      'ch_3B | Deal ch_3B | ken@sakura.example | 1500 JPY | won | 2026-09-02',
      'ch_3C | Workshop | cy@north.example | 2000 EUR | lost | 2026-09-10',
      'ch_3D | Course | di@sea.example | 5000 USD | won | 2026-09-04',
      'ch_3E | Mug | ed@hill.example | 1500 EUR | lost | 2026-09-05',
    ])
  })

  it('reads a German spreadsheet, leaves its sum out and says what was not taken over', async () => {
    const file = await read(fixture('deals/spreadsheet-german.csv'))
    expect(file).toMatchObject({ takenFor: 'A table of deals', provedBy: [], totals: 1, refusals: [], warnings: ['Not taken over: Betreuer.'] })
    expect(file.deals.map(told)).toEqual([' | Jahrespaket | Hafenbuch GmbH | 123450 EUR | won | 2026-09-14', ' | Werkstatt | Blaue Tasse | 80000 EUR | lost | 2026-09-02', ' | Probe |  | 9050 EUR | open | 2026-12-01'])
    expect(file.deals[0]).toMatchObject({ campaign: 'Herbstmesse', note: 'Kam über den Stand' })
  })

  it('reads Rapport’s own list, as it is copied in English and German, and the table of an archive', async () => {
    const english = await read(fixture('deals/rapport.csv'))
    expect(english).toMatchObject({ takenFor: 'Rapport: deals', refusals: [], warnings: [] })
    expect(english.deals.map(told)).toEqual([' | Yearly plan | Harbour Books | 123450 EUR | won | 2026-09-14', ' | =Pilot |  | 15000 JPY | open | 2026-12-01'])
    const german = await read(fixture('deals/rapport-german.csv'))
    expect(german).toMatchObject({ takenFor: 'Rapport: deals', refusals: [], warnings: [] })
    expect(german.deals.map(told)).toEqual([' | Jahrespaket | Hafenbuch GmbH | 123450 EUR | won | 2026-09-14', ' | Probe |  | 9000 USD | lost | 2026-12-01'])
    expect((await read(fixture('deals/rapport-archive.csv'))).deals.map(told)).toEqual(['1 | Yearly plan | Harbour Books | 123450 EUR | won | 2026-09-14', '2 | Signage |  | 15000 JPY | open | 2026-12-01'])
  })

  it('reads the typed cells of a spreadsheet, and the sheet that is named', async () => {
    const day = new Date('2026-09-14T00:00:00Z')
    const list = (name: string) => [['Deal', 'Amount (EUR)', 'Status', 'Date'], [name, 0.1 + 0.2, 'won', day]]
    const path = await temporarySheets({ Notes: [['For the boss']], Autumn: list('A'), Winter: list('B') })
    expect(await read(path)).toMatchObject({ deals: [{ name: 'A', amountMinor: 30, on: '2026-09-14' }], warnings: ['Only the sheet “Autumn” was read. There are deals on other sheets too (Winter): save each as a file of its own, and import that.'] })
    expect(await read(path, { sheet: 'Winter' })).toMatchObject({ deals: [{ name: 'B' }], warnings: [] })
    const mended = await temporarySpreadsheet([['Deal', 'Amount (EUR)', 'Status', 'Date'], ['A', 5, 'won', new Date('2026-07-03T00:00:00Z')], ['B', 5, 'won', '13/07/2026']])
    expect(await readDeals(mended, nothingSaid)).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('has taken the day of those for the month') } })
    const plain = await temporarySpreadsheet([['Deal', 'Amount (EUR)', 'Status', 'Date'], ['A', 5, 'won', 46_000]])
    expect(await read(plain)).toMatchObject({ refusals: [{ reason: expect.stringContaining('“46000” in the column “Date” is not a day, but looks like one') }] })
    const ids = await temporarySpreadsheet([['Order ID', 'Amount (EUR)', 'Status', 'Date'], [17_991_234_567_890_100, 5, 'won', day], [1234, 1 / 3, 'won', day]])
    expect(await read(ids)).toMatchObject({ deals: [], refusals: [{ line: 2, reason: 'The row has no name, no number and no customer.' }, { line: 3, reason: expect.stringContaining('has more decimals than EUR has') }] })
  })
})

describe('what a list of deals does not show is asked', () => {
  const asked = (asks: string, sentence: string) => ({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringContaining(sentence), asks } })

  it('the currency, where nothing names it', async () => {
    const text = table('A,Ann,5,won,2026-09-01', 'Deal,Customer,Amount,Status,Date')
    expect(await refusedText(text)).toMatchObject(asked('currency', 'The file does not say what currency the amount “5” is in. Say which.'))
    expect((await readText(text, { currency: 'KWD' })).deals).toMatchObject([{ amountMinor: 5000, currency: 'KWD' }])
    const mixed = ['A,Ann,5 €,won,2026-09-01', 'B,Ann,many,won,2026-09-01']
    expect(await readText(table(mixed.join('\n'), 'Deal,Customer,Amount,Status,Date'))).toMatchObject({ deals: [{ currency: 'EUR' }], refusals: [{ line: 3, reason: '“many” is not an amount.' }] })
    expect(await refusedText(table([...mixed, 'C,Ann,300,won,2026-09-01'].join('\n'), 'Deal,Customer,Amount,Status,Date'))).toMatchObject(asked('currency', 'what currency the amount “300” is in'))
  })

  it('the currency of a sign that several share, and only one of those is taken', async () => {
    for (const text of [table('A,Ann,$5.00,,won,2026-09-01'), table('A,Ann,5.00,won,2026-09-01', 'Deal,Customer,Amount ($),Status,Date'), table('A,Ann,5.00,$,won,2026-09-01')]) {
      expect(await refusedText(text)).toMatchObject(asked('currency', 'USD, CAD'))
      expect(await refusedText(text, { currency: 'EUR' })).toMatchObject(asked('currency', 'USD, CAD'))
      for (const currency of ['USD', 'CAD']) expect((await readText(text, { currency })).deals).toMatchObject([{ amountMinor: 500, currency }])
    }
    expect((await readText(table('A,Ann,$5.00,CAD,won,2026-09-01'), { currency: 'USD' })).deals).toMatchObject([{ currency: 'CAD' }])
  })

  it('the status, where no column says it; an answer is for rows that do not', async () => {
    const text = table('A,Ann,5,EUR,2026-09-01', 'Deal,Customer,Amount,Currency,Date')
    expect(await refusedText(text)).toMatchObject(asked('status', 'No column says whether the deals are open, won or lost. Say which.'))
    expect((await readText(text, { status: 'won' })).deals).toMatchObject([{ status: 'won' }])
    const blank = table('A,Ann,5,EUR,,2026-09-01\nB,Ben,5,EUR,lost,2026-09-01')
    expect(await readText(blank)).toMatchObject({ deals: [{ status: 'open' }, { status: 'lost' }], warnings: ['One row says no status and was read as open.'] })
    expect(await readText(blank, { status: 'won' })).toMatchObject({ deals: [{ status: 'won' }, { status: 'lost' }], warnings: [] })
  })

  it('which of day and month comes first, unless a day shows it', async () => {
    const text = table('A,Ann,5,EUR,won,03/07/2026')
    expect(await refusedText(text)).toMatchObject(asked('dateOrder', 'does not show whether the day or the month comes first'))
    expect((await readText(text, { dateOrder: 'MDY' })).deals[0]?.on).toBe('2026-03-07')
    expect((await readText(`${text}B,Ben,5,EUR,won,13/07/2026 10:30\n`)).deals.map(({ on }) => on)).toEqual(['2026-07-03', '2026-07-13'])
    expect(await refusedText(`${text}B,Ben,5,EUR,won,13/07/2026\nC,Cy,5,EUR,won,07/13/2026\n`)).toMatchObject(asked('dateOrder', 'contradict each other'))
  })
})

describe('rows of a list of deals', () => {
  it.each([
    ['A,Ann,-5,EUR,won,2026-09-01', 'The amount “-5” is less than nothing.'],
    ['A,Ann,5.001,EUR,won,2026-09-01\nB,Ann,5.55,EUR,won,2026-09-01', '“5.001” has more decimals than EUR has.'],
    ['A,Ann,1500.50,JPY,won,2026-09-01', '“1500.50” has more decimals than JPY has.'],
    ['A,Ann,many,EUR,won,2026-09-01', '“many” is not an amount.'],
    ['A,Ann,9999999999999999,EUR,won,2026-09-01', '“9999999999999999” is '],
    ['A,Ann,5,Taler,won,2026-09-01', '“Taler” is not a currency.'],
    ['A,Ann,5 €,USD,won,2026-09-01', 'The row names two currencies, USD and EUR: by its column, its heading or its sign.'],
    ['A,Ann,5,EUR,closed,2026-09-01', '“closed” does not say whether the deal was won or lost.'],
    ['A,Ann,5,EUR,partially refunded,2026-09-01', 'It was refunded in part, and no column says how much is left.'],
    ['A,Ann,5,EUR,won,', 'The row has no day.'],
    ['A,Ann,5,EUR,won,soon', '“soon” in the column “Date” is not a day.'],
    [',,5,EUR,won,2026-09-01', 'The row has no name, no number and no customer.'],
  ])('refuses %s', async (row, reason) => {
    const { refusals } = await readText(table(row))
    expect(refusals).toMatchObject([{ line: 2, reason: expect.stringContaining(reason), text: expect.stringContaining(' | ') }])
  })

  it.each([
    ['1500', 'JPY', 1500], ['"1,500"', 'JPY', 1500], ['1500.00', 'JPY', 1500], ['1.5', 'KWD', 1500], ['1234.567', 'KWD', 1_234_567], ['"1.234,50"', 'EUR', 123_450], ['"1,234.50"', 'EUR', 123_450], ['"1,234"', 'EUR', 123_400],
    ['EUR 12.50', 'EUR', 1250], ['€12.5', '', 1250], ['5.10000', 'EUR', 510],
  ])('reads %s %s as %i', async (text, currency, amountMinor) => expect((await readText(table(`A,Ann,${text},${currency},won,2026-09-01`))).deals).toMatchObject([{ amountMinor, currency: currency || 'EUR' }]))

  it('says where only the currency’s decimals show how an amount is meant, and refuses what nothing shows', async () => {
    expect(await readText(table('A,Ann,5.000,EUR,won,2026-09-01'))).toMatchObject({ deals: [{ amountMinor: 500_000 }], warnings: ['Amounts like “5.000” (line 2) were read as thousands, since EUR has no three decimals.'] })
    expect(await readText(table('A,Ann,5.250,KWD,won,2026-09-01'))).toMatchObject({ deals: [{ amountMinor: 5250 }], warnings: ['Amounts like “5.250” (line 2) were read with decimals, since KWD has three of them.'] })
    expect((await readText(table('A,Ann,"1,234.50",EUR,won,2026-09-01\nB,Ben,"5,000",EUR,won,2026-09-01'))).deals).toMatchObject([{ amountMinor: 123_450 }, { amountMinor: 500_000 }])
    expect(await refusedText(table('A,Ann,"1,234.50",EUR,won,2026-09-01\nB,Ben,"1.234,50",EUR,won,2026-09-01'))).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('are written in two ways') } })
    expect(await refusedText(table('A,Ann,5.000,EUR,won,2026-09-01\nB,Ben,"5,000",EUR,won,2026-09-01'))).toMatchObject({ ok: false, error: { sentence: 'The amounts of the file are written in two ways, “5.000” on line 2 and “5,000” on line 3, so that nothing shows which mark stands before decimals. Write them alike, and import the file again.' } })
  })

  it.each([
    ['Closed Won', 'won'], ['7 – closed-won (100 %)', 'won'], ['Gewonnen', 'won'], ['Paid', 'won'], ['Bezahlt', 'won'], ['CLOSED LOST', 'lost'], ['Verloren', 'lost'], ['Storniert', 'lost'], ['Offen', 'open'], ['on-hold', 'open'], ['In Bearbeitung', 'open'], ['partially_paid', 'open'],
  ])('takes %s for %s', async (word, status) => expect((await readText(table(`A,Ann,5,EUR,${word},2026-09-01`))).deals).toMatchObject([{ status }]))

  it('names the stages that are not known once, and reads them as open', async () => {
    const file = await readText(table('A,Ann,5,EUR,Demo,2026-09-01\nB,Ben,5,EUR,Demo,2026-09-01\nC,Cy,5,EUR,constructor,2026-09-01'))
    expect(file).toMatchObject({ deals: [{ status: 'open' }, { status: 'open' }, { status: 'open' }], warnings: ['Read as open, since it says neither won nor lost: Demo, constructor.'] })
  })

  it('does not add up rows of one number in any table, and says so', async () => {
    const file = await readText(table('7,A,5,EUR,won,2026-09-01\n7,B,5,EUR,won,2026-09-01\n7,B,,EUR,won,2026-09-01', 'Order number,Product,Amount,Currency,Status,Date'))
    expect(file).toMatchObject({ deals: [{ externalId: '7' }], further: 1, refusals: [{ line: 3, reason: '“7” is on line 2 already. Rows of one number are not added up: leave one row with the whole amount.' }] })
  })

  it('says where a deal that was won has only the day it was made', async () => {
    expect(await readText(table('A,Ann,5,EUR,won,2026-09-01', 'Deal,Customer,Amount,Currency,Status,Created'))).toMatchObject({ deals: [{ on: '2026-09-01' }], warnings: ['Of one deal that is won or lost the file does not say when; the day it was created was taken.'] })
  })

  it('keeps what is left of a deal that is said to be refunded where a column says that part of it was', async () => {
    const file = await readText(table('A,100,40,EUR,refunded,2026-09-01\nB,100,100,EUR,Refunded,2026-09-01\nC,100,,EUR,Erstattet,2026-09-01\nD,100,40,EUR,cancelled,2026-09-01', 'Deal,Amount,Refunded amount,Currency,Status,Date'))
    expect(file.deals.map(({ status, amountMinor }) => [status, amountMinor])).toEqual([['won', 6000], ['lost', 10_000], ['lost', 10_000], ['lost', 10_000]])
    expect(file.warnings).toEqual(['One deal was refunded in part: its amount is what is left.'])
  })

  it('refuses a refund of more than was paid', async () => {
    expect(await readText(table('A,5,7,EUR,won,2026-09-01', 'Deal,Amount,Refunded amount,Currency,Status,Date'))).toMatchObject({ refusals: [{ line: 2, reason: 'More was refunded (“7”) than the amount “5”.' }] })
  })
})

describe('what is a list of deals', () => {
  it.each(['hubspot', 'hubspot-german', 'pipedrive', 'salesforce', 'shopify', 'woocommerce', 'stripe', 'rapport', 'rapport-german', 'rapport-archive'])('%s is proved by headers of its own', async (name) => {
    const { sheets } = await readSheets(fixture(`deals/${name}.csv`), null)
    expect(recogniseDeals(sheets[0]?.rows ?? [])?.provedBy).not.toEqual([])
  })

  it.each(['deals/spreadsheet-german.csv', 'tiktok/ads.csv', 'organic/business-suite.csv', 'organic/x-analytics.csv'])('%s is not', async (name) => {
    const { sheets } = await readSheets(fixture(name), null)
    expect(recogniseDeals(sheets[0]?.rows ?? [])).toBeNull()
  })

  it('refuses more rows than are kept in one go, with what to do', async () => {
    expect(await refusedText(table('Cups,Ada,5,EUR,Won,2026-09-01\n'.repeat(50_001).trimEnd()))).toMatchObject({ ok: false, error: { sentence: 'The file holds more than 50,000 deals. Export them year by year, and import one file after the other.' } })
  })

  it('refuses what is none, and a list without amounts or days with what to do', async () => {
    for (const name of ['tiktok/ads.csv', 'organic/business-suite.csv']) expect(await readDeals(fixture(name), nothingSaid)).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('does not look like a list of deals') } })
    expect(await refusedText('Record ID,Deal Name,Deal Stage,Close Date\n1,A,Closed won,2026-09-01\n')).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('no column of it has their amounts') } })
    expect(await refusedText('Record ID,Deal Name,Deal Stage,Amount\n1,A,Closed won,5\n')).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('no column of it has their days') } })
  })
})
