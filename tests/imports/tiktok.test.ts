import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

const ads = readFileSync(fixture('tiktok/ads.csv'), 'utf8')

describe('TikTok Ads Manager', () => {
  it('takes numbers of sixteen digits that end in nought for rounded ids in a spreadsheet, which keeps fifteen: two campaigns would be one', async () => {
    const table = (first: number, second: number): (string | number)[][] => [['Campaign ID', 'Campaign name', 'By Day', 'Currency', 'Cost', 'Clicks (destination)'], [first, 'A', '2026-09-01', 'EUR', 12.5, 30], [second, 'B', '2026-09-01', 'EUR', 2.5, 20]]
    const rounded = await readImport(await temporarySpreadsheet(table(1_799_213_456_789_010, 1_799_213_456_789_010)))
    expect(rounded.rows.map(({ entity }) => [entity.campaignId, entity.campaignName])).toEqual([['', 'A'], ['', 'B']])
    expect(rounded.summary.warnings.join()).toContain('2 ids were rounded by a spreadsheet program')
    const whole = await readImport(await temporarySpreadsheet(table(1_799_213_456_789_012, 179_921_345_678_910)))
    expect(whole.rows.map(({ entity }) => entity.campaignId)).toEqual(['1799213456789012', '179921345678910'])
  })

  it('reads a daily report by ad, its ids kept from spreadsheets, its total as a checksum', async () => {
    const { summary, rows } = await readImport(fixture('tiktok/ads.csv'))
    expect(summary).toMatchObject({ platform: 'tiktok', currency: 'EUR', grain: 'day', from: '2026-09-01', to: '2026-09-02', level: 'ad', rowsRefused: 0, rowsTotals: 1, reconciled: true, questions: [] })
    expect(summary.totals).toMatchObject({ spend: '32.51', impressions: 10_000, linkClicks: 200, clicks: 235, conversions: 5 })
    expect(rows[0]?.entity).toMatchObject({ campaignId: '1799213456789012', adSetName: 'Broad', adId: '1799213456789901' })
    expect(rows[0]).toMatchObject({ linkClicks: 80, clicksAll: 95, clicks: null, conversionKind: 'TikTok conversions' })
  })

  it('takes a masked figure for unknown and says so', async () => {
    const { summary, rows } = await readImport(fixture('tiktok/ads.csv'))
    expect(rows[1]).toMatchObject({ spendMinor: 1, impressions: null, reach: null, linkClicks: 0 })
    expect(summary.warnings).toEqual(['2 cells only give a bound, such as “<5”. Such a figure is unknown, not 0; sums leave it out and may be too low, and ratios of such sums are off.'])
  })

  it('tells a figure that it knows of any row, and one that may not happen though all are blank, but none that is wholly hidden', async () => {
    const lines = (...rows: readonly string[]) => readImport(temporaryFile('ads.csv', ['Campaign name,Ad group name,By Day,Currency,Cost,Impressions,Clicks (destination),Conversions,CPC (destination),Clicks (all)', ...rows].join('\n')))
    expect((await lines('Spring,Broad,2026-09-01,EUR,2.00,100,4,,0.50,5', 'Spring,Broad,2026-09-02,EUR,1.00,<5,1,,1.00,1')).summary.told).toEqual(['spend', 'impressions', 'link_clicks', 'clicks_all', 'conversions'])
    expect((await lines('Spring,Broad,2026-09-01,EUR,2.00,<5,<5,--,,', 'Spring,Broad,2026-09-02,EUR,1.00,,,--,,')).summary.told).toEqual(['spend', 'clicks_all'])
  })

  it('lets masked figures explain a total that is larger than the rows, but no more than they can hide', async () => {
    const withTotal = (impressions: string) => readImport(temporaryFile('ads.csv', ads.replace('32.51,"10,000"', `32.51,"${impressions}"`)))
    expect((await withTotal('10,004')).summary).toMatchObject({ reconciled: true, questions: [] })
    expect((await withTotal('10,006')).summary).toMatchObject({ reconciled: false, questions: [{ id: 'totals-differ' }] })
    expect((await withTotal('9,999')).summary.reconciled).toBe(false)
  })

  it('holds a masked amount to hide so much money, not so many minor units', async () => {
    const withTotal = (cost: string) => readImport(temporaryFile('ads.csv', ads.replace(/,0\.01,/, ',<5,').replace('32.51,"10,000"', `${cost},"10,000"`)))
    expect((await withTotal('37.49')).summary.warnings.join(' ')).toContain('which its masked figures explain')
    expect((await withTotal('37.52')).summary).toMatchObject({ reconciled: false, questions: [{ id: 'totals-differ' }] })
  })

  it('does not use ids that a spreadsheet has rounded', async () => {
    const { summary, rows } = await readImport(temporaryFile('ads.csv', ads.replaceAll('="1799213456789012"', '1.79921E+15')))
    expect(rows[0]?.entity).toMatchObject({ campaignId: '', campaignName: 'Spring', adId: '1799213456789901' })
    expect(summary.warnings.join()).toContain('3 ids were rounded')
  })

  it('says where a printed rate is not what its row gives', async () => {
    const { summary } = await readImport(temporaryFile('ads.csv', ads.replace('2.00%,95', '2.40%,95').replace('0.17,2.00%', '0.71,2.00%')))
    expect(summary.warnings).toContain('The printed CTR of 1 row differs from clicks ÷ impressions by more than rounding; Rapport computes its own.')
    expect(summary.warnings).toContain('The printed CPC of 1 row differs from spend ÷ clicks by more than rounding; Rapport computes its own.')
  })

  it('reads GMV Max creative data in Indonesian, its period from the file’s name', async () => {
    const path = await temporarySpreadsheet([
      ['Nama kampanye', 'ID Campaign', 'ID produk', 'Jenis materi iklan', 'Judul video', 'ID video', 'Akun TikTok', 'Waktu posting', 'Status', 'Jenis otorisasi', 'Biaya', 'Pesanan SKU', 'Biaya per pesanan', 'Pendapatan kotor', 'ROI', 'Impresi iklan produk', 'Jumlah klik iklan produk', 'Tingkat klik iklan produk', 'Rasio konversi iklan', 'Mata uang'],
      ['Kampanye A', '1799213456789012', '1731000000000001', 'Video', 'Jual cepat', '7360000000000001', '@toko', '2026-07-30', 'Ditayangkan', 'Afiliasi', 100_000, 5, 20_000, 400_000, 4, 10_000, 150, 0.015, 0.0333, 'IDR'],
      ['Kampanye A', '1799213456789012', '1731000000000001', 'Video', 'Gagal', '7360000000000002', '@toko', '2026-07-30', 'Ditayangkan', 'Afiliasi', 50_000, 0, 0, 0, 0, 2000, 30, 0.015, 0, 'IDR'],
    ], 'creative data for product campaigns 2026-08-01 00 ~ 2026-08-07 23.xlsx')
    const { summary, rows } = await readImport(path)
    expect(summary).toMatchObject({ platform: 'tiktok', currency: 'IDR', grain: 'period', from: '2026-08-01', to: '2026-08-07', level: 'campaign', questions: [] })
    expect(summary.totals).toMatchObject({ spend: '150000.00', impressions: 12_000, clicks: 180, conversions: 5, conversionValue: '400000.00' })
    expect(rows[0]).toMatchObject({ linkClicks: null, clicks: 150, conversionKind: 'TikTok Shop orders' })
    expect(rows[0]?.entity.campaignId).toBe('1799213456789012')
    expect(summary.warnings).toEqual(['The period 1 Aug 2026 to 7 Aug 2026 comes from the file\'s name; nothing in the file names it.'])
  })

  it('reads Russian headers beside one that only TikTok writes', async () => {
    const { summary } = await readImport(fixture('tiktok/russian.csv'))
    expect(summary).toMatchObject({ platform: 'tiktok', currency: 'RUB', level: 'ad_set', questions: [] })
    expect(summary.totals).toMatchObject({ spend: '2000.00', impressions: 6500, linkClicks: 120, clicks: 145 })
  })

  it('does not take a shop’s list of orders for ad results', async () => {
    const path = temporaryFile('orders.csv', 'Date,TikTok account,SKU orders,Gross revenue\n2026-09-01,@shop,5,100.00\n')
    await expect(readImport(path)).rejects.toThrow('nothing to import')
  })

  it('keeps orders of the advertised shop apart from those of all shops', async () => {
    const kindOf = async (header: string): Promise<string | null | undefined> => (await readImport(temporaryFile('overview.csv', `By Day,Cost,${header},Currency\n2026-08-15 00:00:00,667.81,26,THB\n`))).rows[0]?.conversionKind
    expect(await kindOf('SKU orders')).toBe('TikTok Shop orders')
    expect(await kindOf('SKU orders (Current shop)')).toBe('TikTok Shop orders (current shop)')
    expect(await kindOf('คำสั่งซื้อ SKU (ร้านค้าปัจจุบัน)')).toBe('TikTok Shop orders (current shop)')
  })

  it('leaves a file that could be anyone’s to the person', async () => {
    const path = temporaryFile('ads.csv', 'Date,Campaign name,Cost,Impressions,Clicks\n2026-09-01,A,"$1,234.56",45000,890\n')
    expect((await readImport(path)).summary.platform).toBe('generic')
    const { summary } = await readImport(path, { platform: 'tiktok' }, 'USD')
    expect(summary).toMatchObject({ platform: 'tiktok', questions: [], preview: { recognisedBy: ['you said so'] } })
    expect(summary.totals.spend).toBe('1234.56')
  })
})
