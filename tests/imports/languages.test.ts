import { describe, expect, it } from 'vitest'
import { readImport, temporaryFile } from '../support/read-import'

/** One campaign on two days, 20.00 and 50 link clicks in all, in the words of Meta’s exports. */
const meta = (headings: readonly string[]): string =>
  `${headings.map((heading) => `"${heading}"`).join(',')}\n2026-09-01,2026-09-01,A,active,3,actions:offsite_conversion.fb_pixel_purchase,900,1000,12.50,30\n2026-09-02,2026-09-02,A,active,4,actions:offsite_conversion.fb_pixel_purchase,950,2000,7.50,20\n`

describe('Meta', () => {
  it.each([
    ['Italian', ['Inizio dei report', 'Fine dei report', 'Nome della campagna', 'Pubblicazione della campagna', 'Risultati', 'Indicatore di risultato', 'Copertura', 'Impression', 'Importo speso (EUR)', 'Clic sul link']],
    ['Dutch', ['Start rapportage', 'Einde rapportage', 'Campagnenaam', 'Weergave van campagne', 'Resultaten', 'Resultatenindicator', 'Bereik', 'Weergaven', 'Besteed bedrag (EUR)', 'Klikken op links']],
    ['Turkish', ['Rapor Başlangıcı', 'Rapor Sonu', 'Kampanya Adı', 'Kampanya Yayını', 'Sonuçlar', 'Sonuç Göstergesi', 'Erişim', 'Gösterim', 'Harcanan Tutar (EUR)', 'Bağlantı Tıklamaları']],
    ['Indonesian', ['Awal pelaporan', 'Akhir pelaporan', 'Nama kampanye', 'Penayangan kampanye', 'Hasil', 'Indikator Hasil', 'Jangkauan', 'Impresi', 'Jumlah yang dibelanjakan (EUR)', 'Klik tautan']],
    ['Thai', ['เริ่มการรายงาน', 'สิ้นสุดการรายงาน', 'ชื่อแคมเปญ', 'สถานะการแสดงโฆษณา', 'ผลลัพธ์', 'ตัวระบุผลลัพธ์', 'การเข้าถึง', 'อิมเพรสชัน', 'จำนวนเงินที่ใช้จ่ายไป (EUR)', 'การคลิกลิงก์']],
    ['Vietnamese', ['Lượt bắt đầu báo cáo', 'Lượt kết thúc báo cáo', 'Tên chiến dịch', 'Phân phối chiến dịch', 'Kết quả', 'Chỉ báo kết quả', 'Người tiếp cận', 'Lượt hiển thị', 'Số tiền đã chi tiêu (EUR)', 'Lượt click vào liên kết']],
  ])('is read in %s, to the cent', async (_language, headings) => {
    const { summary, rows } = await readImport(temporaryFile('export.csv', meta(headings)))
    expect(summary).toMatchObject({ platform: 'meta', currency: 'EUR', grain: 'day', from: '2026-09-01', to: '2026-09-02', level: 'campaign', warnings: [], questions: [], totals: { spend: '20.00', impressions: 3000, linkClicks: 50, results: 7 } })
    expect(rows).toMatchObject([{ entity: { campaignName: 'A' }, conversionKind: 'actions:offsite_conversion.fb_pixel_purchase', reach: 900 }, { reach: 950 }])
  })

  it('tells kinds of results apart by what stands in their column, below whatever heading', async () => {
    const text = meta(['Reporting starts', 'Reporting ends', 'Campaign name', 'Campaign delivery', 'Results', 'Ukazatel výsledků', 'Reach', 'Impressions', 'Amount spent (EUR)', 'Link clicks']).replace('fb_pixel_purchase', 'fb_pixel_lead')
    const { summary } = await readImport(temporaryFile('export.csv', text))
    expect(summary.totals.results).toBe(null)
    expect(summary.warnings.join()).toContain('The results are of 2 unlike kinds')
  })

  it('says that days stand below headings that it does not know, and that nothing is known as spend', async () => {
    const headings = ['Początek', 'Koniec', 'Nazwa kampanii', 'Wyświetlanie', 'Wyniki', 'Wskaźnik', 'Zasięg', 'Wyświetlenia', 'Wydane (EUR)', 'Kliknięcia linku']
    const { summary } = await readImport(temporaryFile('export.csv', meta(headings)), { platform: 'meta' })
    expect(summary.warnings).toContain('Days stand below headings that are not known and were not read: “Początek”, “Koniec”. If they are the days of the results, say so at the heading.')
    expect(summary.warnings).toContain('No heading is known as spend. Not read: “Wydane (EUR)”. If one of them is spend, say so at its heading.')
  })
})

/** A report by day with its sums below, in the words of Google Ads: 20,00 and 50 clicks. */
const google = ({ title, period, headings, total }: { readonly title: string; readonly period: string; readonly headings: string; readonly total: string }): string =>
  `${title}\n"${period}"\n${headings}\nOn,Brand,2026-09-01,EUR,"12,50","1.000",30,"1,00"\nOn,Brand,2026-09-02,EUR,"7,50","2.000",20,"1,00"\n${total}, --, --,EUR,"20,00","3.000",50,"2,00"\n`

describe('Google Ads', () => {
  it.each([
    { title: 'Report campagne', period: '1 settembre 2026 - 30 settembre 2026', headings: 'Stato campagna,Campagna,Giorno,Codice valuta,Costo,Impr.,Clic,Conversioni', total: 'Totale: campagne' },
    { title: 'Campagnerapport', period: '1 september 2026 - 30 september 2026', headings: 'Campagnestatus,Campagne,Dag,Valutacode,Kosten,Vertoningen,Klikken,Conversies', total: 'Totaal: campagnes' },
    { title: 'Raport kampanii', period: '1 wrz 2026 – 30 wrz 2026', headings: 'Stan kampanii,Kampania,Dzień,Kod waluty,Koszt,Wyśw.,Kliknięcia,Konwersje', total: 'Łącznie: konto' },
    { title: 'Kampanya raporu', period: '1 Eylül 2026 - 30 Eylül 2026', headings: 'Kampanya durumu,Kampanya,Gün,Para birimi kodu,Maliyet,Gösterim,Tıklamalar,Dönüşümler', total: 'Toplam: Kampanyalar' },
    { title: 'Rapport sur les campagnes', period: '1 septembre 2026 - 30 septembre 2026', headings: 'État de la campagne,Campagne,Jour,Code de devise,Coût,Impr.,Clics,Conversions', total: 'Total : campagnes' },
    { title: 'キャンペーン レポート', period: '2026年9月1日 - 2026年9月30日', headings: 'キャンペーンの状態,キャンペーン,日,通貨コード,費用,表示回数,クリック数,コンバージョン', total: '合計: キャンペーン' },
    { title: '캠페인 보고서', period: '2026년 9월 1일 - 2026년 9월 30일', headings: '캠페인 상태,캠페인,일,통화 코드,비용,노출수,클릭수,전환수', total: '합계: 캠페인' },
    { title: '广告系列报告', period: '2026年9月1日至2026年9月30日', headings: '广告系列状态,广告系列,天,货币代码,费用,展示次数,点击次数,转化次数', total: '总计：广告系列' },
  ])('is read as “$title”, and held against its own sum', async (words) => {
    const { summary, rows } = await readImport(temporaryFile('report.csv', google(words)), {}, 'USD')
    expect(summary).toMatchObject({ platform: 'google', currency: 'EUR', grain: 'day', level: 'campaign', reconciled: true, warnings: [], questions: [], totals: { spend: '20.00', impressions: 3000, clicks: 50, conversions: 2 } })
    expect(rows).toMatchObject([{ entity: { campaignName: 'Brand' }, from: '2026-09-01', conversionKind: 'Conversions' }, { from: '2026-09-02' }])
    // Without the column of days, the period above the table holds.
    const undated = google(words).split('\n').map((line, index) => (index < 2 ? line : line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((_, column) => column !== 2).join(','))).join('\n')
    expect((await readImport(temporaryFile('report.csv', undated), {}, 'USD')).summary).toMatchObject({ grain: 'period', from: '2026-09-01', to: '2026-09-30' })
  })

  it('is known by its column of currency codes alone', async () => {
    const { summary } = await readImport(temporaryFile('report.csv', 'キャンペーン,日,通貨コード,費用,クリック数,コンバージョン値\nA,2026-09-01,JPY,"1,234",30,"5,000.00"\n'))
    expect(summary).toMatchObject({ platform: 'google', currency: 'JPY', totals: { spend: '1234', clicks: 30, conversionValue: '5000' } })
  })

  it('is not read into a table by the word “report” above it', async () => {
    expect((await readImport(temporaryFile('report.csv', 'Monatsbericht\n\nKampagne,Datum,Kosten,Klicks\nA,2026-09-01,12.50,30\n'))).summary.platform).toBe('generic')
  })
})

it('reads LinkedIn’s German words', async () => {
  const text = '\ufeffBericht zur Performance\nStartdatum des Berichts: 1. September 2026, 00:00\nEnddatum des Berichts: 2. Oktober 2026, 23:59\n\nStartdatum (in UTC)\tName der Kampagne\tName der Anzeigengruppe\tAnzeigengruppen-ID\tGesamtausgaben\tImpressions\tKlicks\tConversions\tLeads\n1.10.2026\tHerbst\tBerlin\t123\t"1.330,51"\t4.197\t17\t9\t2\n2.10.2026\tHerbst\tBerlin\t123\t"0,5"\t3\t1\t0\t0\n'
  const { summary, rows } = await readImport(temporaryFile('bericht.csv', Buffer.from(text, 'utf16le')))
  expect(summary).toMatchObject({ platform: 'linkedin', grain: 'day', from: '2026-10-01', to: '2026-10-02', level: 'ad_set', questions: [], rowsRefused: 0, totals: { spend: '1331.01', impressions: 4200, clicks: 18, conversions: 9 } })
  expect(rows).toMatchObject([{ entity: { campaignName: 'Herbst', adSetName: 'Berlin' }, conversionKind: 'LinkedIn conversions' }, {}])
})

it.each([['2026年9月1日～2026年9月30日'], ['2026년 9월 1일 ~ 2026년 9월 30일'], ['1 sep 2026 – 30 sep 2026'], ['1. september 2026 - 30. september 2026']])('reads the period %s', async (period) => {
  expect((await readImport(temporaryFile('report.csv', `Campaign report\n"${period}"\nCampaign,Currency code,Cost,Impr.\nA,EUR,1.00,5\n`))).summary).toMatchObject({ from: '2026-09-01', to: '2026-09-30' })
})

it('says that nothing names campaigns where names stand below a heading that is not known', async () => {
  const { summary } = await readImport(temporaryFile('report.csv', 'Kampaň,Date,Cost,Clicks\nJaro,2026-09-01,12.50,30\nLéto,2026-09-02,7.50,20\n'))
  expect(summary.warnings).toContain('No heading is known as the name of a campaign, so all rows count for the account alone. Not read: “Kampaň”. If one of them names campaigns, say so at its heading.')
})
