import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CsvReader } from '../../src/imports/csv'
import { detectDelimiter } from '../../src/imports/delimiter'
import type { ImportOptions } from '../../src/shared/imports/import'
import { fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

type Wanted = Awaited<ReturnType<typeof readImport>>['summary']['totals']

interface Check {
  /** What people meet in the export of which platform. */
  readonly what: string
  readonly text: string | Uint8Array
  readonly name?: string
  readonly options?: Partial<ImportOptions>
  readonly platform: string
  readonly totals: Partial<Wanted>
  readonly rows: number
  /** Rows that sum others up. */
  readonly left?: number
}

const metaPivot = (all: string): string =>
  ['Reporting starts,Reporting ends,Campaign name,Age,Gender,Amount spent (EUR),Impressions', `2026-09-01,2026-09-30,A,18-24,female,10,100`, `2026-09-01,2026-09-30,A,18-24,male,20,200`, `2026-09-01,2026-09-30,A,18-24,${all},30,300`, `2026-09-01,2026-09-30,A,${all},${all},30,300`, `2026-09-01,2026-09-30,${all},${all},${all},30,300`].join('\n')

/** The word for “all” in each language's pivots. */
const allWords = ['All', 'alle', 'tous', 'todas', 'todos', '総計', '전체', '全部']

const text = (name: string): string => readFileSync(fixture(name), 'utf8')
/** As “Excel” exports are written. */
const utf16 = (name: string): Uint8Array => Buffer.from(`\ufeff${text(name)}`, 'utf16le')

// What the exports of each platform are known for, one by one.
const checks: readonly Check[] = [
  ...allWords.map((word): Check => ({ what: `Meta: subtotals called “${word}” at several grains`, text: metaPivot(word), platform: 'meta', totals: { spend: '30.00', impressions: 300 }, rows: 2, left: 3 })),
  { what: 'Meta: a period row is no day', text: 'Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Impressions\n2026-09-01,2026-09-30,A,5.00,10\n2026-09-01,2026-09-30,,5.00,10\n', platform: 'meta', totals: { spend: '5.00' }, rows: 1, left: 1 },
  { what: 'Meta: full-width parentheses, narrow spaces and a curly apostrophe in headers', text: 'Début des rapports,Fin des rapports,Nom de l’ensemble de publicités,Montant\u202fdépensé\u00a0（EUR）,Impressions\n2026-09-01,2026-09-01,A,5.00,10\n', platform: 'meta', totals: { spend: '5.00' }, rows: 1 },
  { what: 'Google: title, period, “--”, “< 10%”, four totals', text: text('google/report.csv'), platform: 'google', totals: { spend: '1600.00', impressions: 18_900, clicks: 630 }, rows: 4, left: 4 },
  { what: 'Google: UTF-16 with tabs, German', text: utf16('google/german.tsv'), platform: 'google', totals: { spend: '1533.33', clicks: 600 }, rows: 2, left: 2 },
  { what: 'Google: an overview card with weekday dates and US$', text: 'Date,Clicks,Impressions,Cost\n"Thu, Feb 5, 2026",10,100,US$12.50\n"Fri, Feb 6, 2026",5,50,US$7.50\n', name: 'Time_series(2026.02.05-2026.02.06).csv', platform: 'google', totals: { spend: '20.00', clicks: 15 }, rows: 2 },
  { what: 'Google: Korean totals', text: '캠페인,일,비용,노출수,클릭수,Currency code\nA,2026-09-01,5000,100,5,KRW\n합계,,5000,100,5,KRW\n', platform: 'google', totals: { impressions: 100, clicks: 5 }, rows: 1, left: 1 },
  { what: 'LinkedIn: UTF-16, a preamble of four lines, placeholder rows, urn ids', text: utf16('linkedin/daily.tsv'), platform: 'linkedin', totals: { spend: '1344.75', clicks: 244 }, rows: 4, left: 1 },
  { what: 'LinkedIn: Dutch, decimal comma', text: utf16('linkedin/dutch.tsv'), platform: 'linkedin', totals: { spend: '1064.75', impressions: 3234 }, rows: 2 },
  { what: 'X: new words, last row as a sum', text: text('x/new.csv'), platform: 'x', totals: { spend: '19.75', impressions: 6500, clicks: 150 }, rows: 2, left: 1 },
  { what: 'X: old words, by the hour', text: text('x/old.csv'), platform: 'x', totals: { spend: '5.00', impressions: 1500 }, rows: 2 },
  { what: 'X: Spanish copy with “€” and “;”', text: text('x/spanish.csv'), options: { platform: 'x' }, platform: 'x', totals: { spend: '19.75', impressions: 5150 }, rows: 2 },
  { what: 'TikTok: “<5”, =”…” cells, a full-width bracket, “Total of”', text: text('tiktok/ads.csv'), platform: 'tiktok', totals: { spend: '32.51', impressions: 10_000, linkClicks: 200 }, rows: 3, left: 1 },
  { what: 'TikTok: Cyrillic headers', text: text('tiktok/russian.csv'), platform: 'tiktok', totals: { spend: '2000.00', impressions: 6500 }, rows: 2 },
  { what: 'TikTok: GMV Max, English', text: 'Campaign name,Campaign ID,Product ID,Creative type,Video ID,TikTok account,Cost,SKU orders,Gross revenue,Product ad impressions,Product ad clicks,Currency\nA,1799213456789012,17310001,Video,73600001,@shop,100.00,5,400.00,10000,150,USD\n', name: 'creative data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { spend: '100.00', impressions: 10_000, clicks: 150, conversions: 5, conversionValue: '400.00' }, rows: 1 },
  { what: 'TikTok: GMV Max, Indonesian', text: 'Nama kampanye,ID kampanye,ID produk,Akun TikTok,Biaya,Pesanan SKU,Pendapatan kotor,Impresi iklan produk,Jumlah klik iklan produk,Mata uang\nA,1799213456789012,17310001,@toko,100000,5,400000,10000,150,IDR\n', name: 'data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { impressions: 10_000, clicks: 150, conversions: 5 }, rows: 1 },
  { what: 'Pinterest: Pin clicks apart from outbound ones', text: text('pinterest/ads.csv'), platform: 'pinterest', totals: { spend: '27.00', linkClicks: 165, clicks: 400 }, rows: 3, left: 1 },
  { what: 'Microsoft: header block and footer', text: text('microsoft/campaigns.csv'), platform: 'microsoft', totals: { spend: '32.50', clicks: 130 }, rows: 3 },
  { what: 'Reddit: currency in the header', text: text('reddit/ads.csv'), platform: 'reddit', totals: { spend: '20.00', clicks: 120 }, rows: 2 },
  { what: 'Snapchat: an end at midnight is the day before', text: text('snapchat/daily.csv'), platform: 'snapchat', totals: { spend: '20.00', clicks: 120 }, rows: 2 },
]

/** The cells of a text as a spreadsheet of the same export has them: plain numbers and ISO days typed, all else text. */
const typedCells = (content: string): (string | number | Date)[][] => {
  const rows: (string | number | Date)[][] = []
  const csv = new CsvReader(detectDelimiter(content).delimiter, (cells) => rows.push(cells.map((cell) => (/^-?\d{1,12}(\.\d{1,2})?$/.test(cell) ? Number(cell) : /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(cell) : cell))))
  csv.push(content)
  csv.end()
  return rows
}

const decode = (content: string | Uint8Array): string => (typeof content === 'string' ? content : Buffer.from(content).toString('utf16le').replace('\ufeff', ''))

describe('what exports of ads are known for', () => {
  it.each(checks)('$what', async ({ text: content, name = 'export.csv', options, platform, totals, rows: count, left = 0 }) => {
    const { summary, rows } = await readImport(temporaryFile(name, content), options)
    expect(summary).toMatchObject({ platform, totals, rowsRefused: 0, rowsTotals: left, questions: [] })
    if (left > 0) expect(summary.reconciled).not.toBe(false)
    expect(rows).toHaveLength(count)
  })

  it.each(checks)('as XLSX: $what', async ({ text: content, name = 'export.csv', options, platform, totals, rows: count, left = 0 }) => {
    const { summary, rows } = await readImport(await temporarySpreadsheet(typedCells(decode(content)), name.replace('.csv', '.xlsx')), options)
    expect(summary).toMatchObject({ platform, totals, rowsRefused: 0, rowsTotals: left, questions: [] })
    expect(rows).toHaveLength(count)
  })

  it('covers every platform of ads in text and as a spreadsheet', () => expect(new Set(checks.map(({ platform }) => platform))).toEqual(new Set(['meta', 'google', 'linkedin', 'x', 'tiktok', 'pinterest', 'microsoft', 'reddit', 'snapchat'])))
})
