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
  { what: 'LinkedIn: Portuguese, a placeholder row', text: Buffer.from('\ufeffRelatório de campanhas\n\nData de início (em UTC)\tNome do grupo de campanhas\tNome da campanha\tTotal investido\tImpressões\tCliques\tLeads\n25/09/2026\tG\tC\t1.330,51\t4197\t17\t2\n26/09/2026\tG\tC\t30,51\t97\t1\t0\n-\t-\t-\t1.361,02\t4294\t18\t2\n', 'utf16le'), platform: 'linkedin', totals: { spend: '1361.02', impressions: 4294, clicks: 18, conversions: 2 }, rows: 2, left: 1 },
  { what: 'X: new words, last row as a sum', text: text('x/new.csv'), platform: 'x', totals: { spend: '19.75', impressions: 6500, clicks: 150 }, rows: 2, left: 1 },
  { what: 'X: old words, by the hour', text: text('x/old.csv'), platform: 'x', totals: { spend: '5.00', impressions: 1500 }, rows: 2 },
  { what: 'X: Spanish copy with “€” and “;”', text: text('x/spanish.csv'), options: { platform: 'x' }, platform: 'x', totals: { spend: '19.75', impressions: 5150 }, rows: 2 },
  { what: 'TikTok: “<5”, =”…” cells, a full-width bracket, “Total of”', text: text('tiktok/ads.csv'), platform: 'tiktok', totals: { spend: '32.51', impressions: 10_000, linkClicks: 200 }, rows: 3, left: 1 },
  { what: 'TikTok: Cyrillic headers', text: text('tiktok/russian.csv'), platform: 'tiktok', totals: { spend: '2000.00', impressions: 6500 }, rows: 2 },
  { what: 'TikTok: GMV Max, English', text: 'Campaign name,Campaign ID,Product ID,Creative type,Video ID,TikTok account,Cost,SKU orders,Gross revenue,Product ad impressions,Product ad clicks,Currency\nA,1799213456789012,17310001,Video,73600001,@shop,100.00,5,400.00,10000,150,USD\n', name: 'creative data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { spend: '100.00', impressions: 10_000, clicks: 150, conversions: 5, conversionValue: '400.00' }, rows: 1 },
  { what: 'TikTok: GMV Max, Indonesian', text: 'Nama kampanye,ID kampanye,ID produk,Akun TikTok,Biaya,Pesanan SKU,Pendapatan kotor,Impresi iklan produk,Jumlah klik iklan produk,Mata uang\nA,1799213456789012,17310001,@toko,100000,5,400000,10000,150,IDR\n', name: 'data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { impressions: 10_000, clicks: 150, conversions: 5 }, rows: 1 },
  { what: 'TikTok: GMV Max, Vietnamese, a card that has no video', text: 'Tên chiến dịch,ID chiến dịch,ID sản phẩm,Loại nội dung sáng tạo,Tiêu đề video,ID video,Tài khoản TikTok,Thời gian đăng,Trạng thái,Chi phí,Số lượng đơn hàng SKU,Chi phí cho mỗi đơn hàng,Doanh thu gộp,ROI,Số lượt hiển thị quảng cáo sản phẩm,Số lượt nhấp vào quảng cáo sản phẩm,Tỷ lệ nhấp vào quảng cáo sản phẩm,Đơn vị tiền tệ\nA,1799213456789012,17310001,Video,Bột,7360000000000001,@shop,2026-08-02 05:30,Bị loại trừ,8913183,180,49518,31061735,3.48,126094,3155,2.50%,VND\nA,1799213456789012,17310001,Thẻ sản phẩm,-,N/A,-,-,Đang phân phối,6942184,707,9819,132183523,19.04,124003,4849,3.91%,VND\n', name: 'creative data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { spend: '15855367', impressions: 250_097, clicks: 8004, conversions: 887, conversionValue: '163245258' }, rows: 2 },
  { what: 'TikTok: GMV Max, Chinese', text: '广告计划名称,广告计划 ID,商品 ID,创意作品类型,视频标题,视频 ID,TikTok 账号,发布时间,状态,成本,SKU 订单数,平均下单成本,总收入,ROI,商品广告曝光数,商品广告点击数,商品广告点击率,货币\nA,1799213456789012,17310001,视频,-,7360000000000001,@shop,2026-08-02 05:30,投放中,100.50,5,20.10,400.00,3.98,10000,150,1.50%,USD\n', name: 'creative data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { spend: '100.50', impressions: 10_000, clicks: 150, conversions: 5, conversionValue: '400.00' }, rows: 1 },
  { what: 'TikTok: GMV Max, Portuguese', text: 'Nome da campanha,ID da campanha,ID do produto,Custo,Pedidos de SKU,Receita bruta,ROI,Impressões de anúncio de produto,Cliques em anúncio de produto\nA,1799213456789012,17310001,100.50,5,400.00,3.98,10000,150\n', name: 'creative data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { spend: '100.50', impressions: 10_000, clicks: 150, conversions: 5, conversionValue: '400.00' }, rows: 1 },
  { what: 'TikTok: live GMV Max, Indonesian, orders of all shops beside those of the own', text: 'Nama LIVE,Waktu peluncuran,Status,Nama kampanye,ID Campaign,Biaya,Biaya Bersih,Pesanan SKU,Pesanan SKU (Toko saat ini),Biaya per pesanan (Toko saat ini),Pendapatan kotor,Penghasilan bruto (Toko saat ini),ROI (Toko saat ini),Tayangan LIVE,Mata uang\nPagi,2026-08-01 08:00,Selesai,A,1799213456789012,100000,90000,9,7,14286,900000,700000,7.00,5000,IDR\n', name: 'live data 2026-08-01 00 ~ 2026-08-07 23.csv', platform: 'tiktok', totals: { conversions: 9, conversionValue: '900000.00' }, rows: 1 },
  ...[
    ['English', 'By Day,Cost,SKU orders (Current shop),Cost per order (Current shop),Gross revenue (Current shop),ROI (Current shop),Currency'],
    ['Vietnamese', 'Theo ngày,Chi phí,Số lượng đơn hàng SKU (Cửa hàng hiện tại),Chi phí mỗi đơn hàng (Cửa hàng hiện tại),Doanh thu gộp (Cửa hàng hiện tại),ROI (Cửa hàng hiện tại),Tiền tệ'],
    ['Thai', 'ตามวัน,ต้นทุน,คำสั่งซื้อ SKU (ร้านค้าปัจจุบัน),ค่าใช้จ่ายต่อคำสั่งซื้อ (ร้านค้าปัจจุบัน),รายได้ขั้นต้น (ร้านค้าปัจจุบัน),ROI (ร้านค้าปัจจุบัน),สกุลเงิน'],
    ['Indonesian', 'Per Hari,Biaya,Pesanan SKU (Toko saat ini),Biaya per pesanan (Toko saat ini),Penghasilan bruto (Toko saat ini),ROI (Toko saat ini),Mata uang'],
    ['Chinese with English words', '按天,成本,SKU orders (Current shop),Cost per order (Current shop),Gross revenue (Current shop),ROI (Current shop),币种'],
  ].map(([language, header]): Check => ({ what: `TikTok: GMV Max by day, ${language}, its sum called “-”`, text: `${header}\n2026-08-15 00:00:00,667.81,26,25.68,6805.94,10.19,THB\n2026-08-16 00:00:00,400.00,32,12.50,25938.11,64.85,THB\n-,1067.81,58,18.41,32744.05,30.66,THB\n`, name: 'Campaign overview data 20260815 - 20260816.csv', platform: 'tiktok', totals: { spend: '1067.81', conversions: 58, conversionValue: '32744.05' }, rows: 2, left: 1 })),
  { what: 'TikTok: Chinese, by day', text: '系列名称,广告组名称,广告名称,账户名称,按天,消耗,平均点击成本（目标页面）,千次展示成本 (CPM),展示量,点击量（目标页面）,点击率（目标页面）,转化量,覆盖人数,货币\nS,G,A,acct,2026-09-01,12.50,0.25,12.50,1000,50,5.00%,3,900,USD\n', platform: 'tiktok', totals: { spend: '12.50', impressions: 1000, linkClicks: 50, conversions: 3 }, rows: 1 },
  { what: 'TikTok: Spanish, by day, its sum called “Total: 2 resultados”', text: 'Nombre de la campaña,Nombre del anuncio,Objetivo publicitario,Gasto,Impresiones,Alcance,Clics (destino),Visualizaciones de vídeo,Por día,Moneda\nC,A,Tráfico,12.50,1000,900,50,100,2026-09-01,PEN\nC,A,Tráfico,20.00,2000,1900,60,100,2026-09-02,PEN\nTotal: 2 resultados,,,32.50,3000,2500,110,200,-,PEN\n', platform: 'tiktok', totals: { spend: '32.50', impressions: 3000, linkClicks: 110 }, rows: 2, left: 1 },
  { what: 'TikTok: Portuguese, a sum in its words', text: 'Nome da campanha,Status principal,Orçamento da campanha,Custo,CPC (Destino),CPM,Impressões,Alcance,Cliques (Destino),CTR (Destino),Resultados,Custo por resultado\nA,Ativo,50.00,100.50,0.67,10.05,10000,9000,150,1.50%,5,20.10\nTotal de 1 resultados,-,-,100.50,0.67,10.05,10000,9000,150,1.50%,5,20.10\n', platform: 'tiktok', totals: { spend: '100.50', impressions: 10_000, linkClicks: 150, conversions: 5 }, rows: 1, left: 1 },
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
