import { describe, expect, it } from 'vitest'
import { readImport, temporaryFile, temporarySheets, temporarySpreadsheet } from '../support/read-import'

/** Headers as real exports in each language have them, in one order. */
const languages: Readonly<Record<string, readonly string[]>> = {
  English: ['Reporting starts', 'Reporting ends', 'Campaign name', 'Ad set name', 'Ad name', 'Amount spent (EUR)', 'Impressions', 'Reach', 'Frequency', 'Results', 'Result indicator'],
  German: ['Berichtsstart', 'Berichtsende', 'Name der Kampagne', 'Name der Anzeigengruppe', 'Name der Anzeige', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Reichweite', 'Frequenz', 'Ergebnisse', 'Indikator für Ergebnisse'],
  French: ['Début des rapports', 'Fin des rapports', 'Nom de la campagne', 'Nom de l’ensemble de publicités', 'Nom de la publicité', 'Montant dépensé (EUR)', 'Impressions', 'Couverture', 'Répétition', 'Résultats', 'Indicateur de résultats'],
  Spanish: ['Inicio del informe', 'Fin del informe', 'Nombre de la campaña', 'Nombre del conjunto de anuncios', 'Nombre del anuncio', 'Importe gastado (EUR)', 'Impresiones', 'Alcance', 'Frecuencia', 'Resultados', 'Indicador de resultado'],
  Portuguese: ['Início dos relatórios', 'Término dos relatórios', 'Nome da campanha', 'Nome do conjunto de anúncios', 'Nome do anúncio', 'Valor usado (EUR)', 'Impressões', 'Alcance', 'Frequência', 'Resultados', 'Indicador de resultados'],
  Japanese: ['レポート開始日', 'レポート終了日', 'キャンペーン名', '広告セット名', '広告名', '消化金額 (EUR)', 'インプレッション', 'リーチ', 'フリークエンシー', '結果', '結果インジケーター'],
  Korean: ['보고 시작', '보고 종료', '캠페인 이름', '광고 세트 이름', '광고 이름', '지출 금액 (EUR)', '노출', '도달', '빈도', '결과', '결과 표시 도구'],
  'simplified Chinese': ['报告开始日期', '报告结束日期', '广告系列名称', '广告组名称', '广告名称', '已花费金额（EUR）', '展示次数', '覆盖人数', '频次', '成效', '成效指标'],
  'traditional Chinese': ['分析報告開始', '分析報告結束', '行銷活動名稱', '廣告組合名稱', '廣告名稱', '花費金額 (EUR)', '曝光次數', '觸及人數', '頻率', '成果', '成果指標'],
  Hungarian: ['Jelentés kezdete', 'Jelentés vége', 'Kampány neve', 'Hirdetéssorozat neve', 'Hirdetés neve', 'Elköltött összeg (EUR)', 'Megjelenések', 'Elérés', 'Gyakoriság', 'Eredmények', 'Eredmény jelzése'],
  Russian: ['Дата начала отчетности', 'Окончание отчетности', 'Название кампании', 'Название группы объявлений', 'Название объявления', 'Потраченная сумма (EUR)', 'Показы', 'Охват', 'Частота', 'Результат', 'Индикатор результата'],
}

const row = ['2026-09-01', '2026-09-01', 'Autumn', 'Set', 'Ad', '12.50', '4000', '3000', '1.33', '2', 'actions:lead']
const csv = (...rows: readonly (readonly string[])[]): string => temporaryFile('meta.csv', rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'))

describe('Meta Ads Manager', () => {
  it.each(Object.entries(languages))('reads an export in %s', async (_language, headers) => {
    const { summary, rows } = await readImport(csv(headers, row, ['2026-09-01', '2026-09-01', '', '', '', '12.50', '4000', '3000', '1.33', '', '']))
    expect(summary).toMatchObject({ platform: 'meta', currency: 'EUR', grain: 'day', from: '2026-09-01', to: '2026-09-01', level: 'ad', rowsTotals: 1, reconciled: true, questions: [], warnings: [] })
    expect(rows).toMatchObject([{ spendMinor: 1250, impressions: 4000, reach: 3000, conversions: 2, conversionKind: 'actions:lead', entity: { campaignName: 'Autumn', adSetName: 'Set', adName: 'Ad' } }])
  })

  it('reads lines that a spreadsheet program quoted as a whole, which were once taken for sums', async () => {
    const { summary, rows } = await readImport(temporaryFile('meta.csv', 'Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n2026-09-01,2026-09-01,A,12.50,100\n"2026-09-01,2026-09-01,""B, C"",7.50,50"\n'))
    expect(summary).toMatchObject({ rowsTotals: 0, refusals: [] })
    expect(rows).toMatchObject([{ spendMinor: 1250 }, { spendMinor: 750, impressions: 50, entity: { campaignName: 'B, C' } }])
  })

  it('adds results of no named kind to none that is named', async () => {
    const read = async (results: number) => (await readImport(temporaryFile('meta.csv', `Campaign name,Day,Results,Result indicator,Amount spent (EUR)\nA,2026-09-01,5,actions:purchase,1.50\nB,2026-09-01,${results},,2.50\n`))).summary
    const apart = await readImport(temporaryFile('meta.csv', 'Campaign name,Day,Results,Result indicator,Purchases,Amount spent (EUR)\nA,2026-09-01,5,actions:purchase,4,1.50\nB,2026-09-01,7,actions:lead,3,2.50\n'))
    expect(apart.summary).toMatchObject({ totals: { results: null, conversions: 7 }, warnings: ['The results are of 2 unlike kinds (actions:purchase; actions:lead); conversions are those of the column “Purchases” alone.'] })
    expect(await read(7)).toMatchObject({ totals: { results: null, conversions: null, spend: '4.00' }, warnings: ['The results are of 2 unlike kinds (actions:purchase; of no named kind); they are kept apart and not added.'] })
    expect(await read(0)).toMatchObject({ totals: { results: 5, conversions: 5 }, warnings: [] })
  })

  it('names what a Spanish report calls the type of a result, so that unlike ones are not added', async () => {
    const { summary, rows } = await readImport(csv(['Nombre de la campaña', 'Día', 'Importe gastado (USD)', 'Impresiones', 'Resultados', 'Tipo de resultado'], ['A', '2026-09-01', '10.00', '4000', '3000', 'Alcance'], ['B', '2026-09-01', '5.00', '900', '12', 'Clics en el enlace']))
    expect(rows.map(({ conversions, conversionKind }) => [conversions, conversionKind])).toEqual([[3000, 'Alcance'], [12, 'Clics en el enlace']])
    expect(summary).toMatchObject({ platform: 'meta', questions: [] })
  })

  it('reads an Arabic report with its subtotals, and Thai purchases', async () => {
    const arabic = await readImport(csv(['بداية التقارير', 'نهاية التقارير', 'اسم الحملة', 'اسم مجموعة الإعلانات', 'المبلغ الذي تم إنفاقه (EUR)', 'مرات الظهور', 'عمليات الشراء', 'قيمة تحويل عمليات الشراء'], ['2026-09-01', '2026-09-03', 'A', 'S', '12.50', '3000', '3', '150.00'], ['2026-09-01', '2026-09-03', 'A', 'الكل', '12.50', '3000', '3', '150.00']))
    expect(arabic.summary).toMatchObject({ platform: 'meta', grain: 'period', rowsTotals: 1, questions: [], totals: { spend: '12.50', impressions: 3000, conversions: 3, conversionValue: '150.00' } })
    const thai = await readImport(csv(['ชื่อแคมเปญ', 'โฆษณา', 'วัน', 'จำนวนเงินที่ใช้จ่ายไป (EUR)', 'การซื้อ', 'ค่าคอนเวอร์ชั่นการซื้อ', 'การคลิกลิงก์'], ['A', 'X', '2026-09-01', '12.50', '3', '150.00', '40']))
    expect(thai.rows).toMatchObject([{ from: '2026-09-01', spendMinor: 1250, linkClicks: 40, conversions: 3, conversionKind: 'Purchases', entity: { adName: 'X' } }])
  })

  it('reads purchases with shared items in Indonesian, by the week', async () => {
    const headers = ['Minggu', 'Nama kampanye', 'Nama iklan', 'Jumlah yang dibelanjakan (EUR)', 'Nilai Konversi Pembelian Khusus untuk Item Bersama', 'ROAS pembelian khusus untuk item bersama', 'Pembelian dengan item bersama', 'Frekuensi', 'Impresi', 'Klik tautan', 'Awal pelaporan', 'Akhir pelaporan']
    const { summary, rows } = await readImport(csv(headers, ['2026-07-01 - 2026-07-07', 'A', 'X', '10.00', '40.00', '4.00', '5', '1.10', '1000', '15', '2026-07-01', '2026-07-07'], ['2026-07-08 - 2026-07-14', 'A', 'X', '5.00', '20.00', '4.00', '2', '1.10', '500', '7', '2026-07-08', '2026-07-14']))
    expect(summary).toMatchObject({ platform: 'meta', grain: 'period', questions: [], totals: { spend: '15.00', linkClicks: 22, conversions: 7, conversionValue: '60.00' } })
    expect(rows[0]).toMatchObject({ from: '2026-07-01', to: '2026-07-07', conversionKind: 'Purchases with shared items' })
  })

  it('takes the hours of the viewer’s day for a breakdown, which never adds up with another', async () => {
    const { summary, rows } = await readImport(csv(['Reporting starts', 'Reporting ends', 'Campaign name', "Time of day (viewer's time zone)", 'Impressions', 'Amount spent (USD)'], ['2026-05-01', '2026-09-20', 'Autumn', '00:00:00 - 00:59:59', '765', '8.528474'], ['2026-05-01', '2026-09-20', 'Autumn', '01:00:00 - 01:59:59', '323', '3.335492']))
    expect(summary.warnings).toEqual([])
    expect(rows.map(({ segment }) => segment)).toEqual([expect.stringContaining('00:00:00 - 00:59:59'), expect.stringContaining('01:00:00 - 01:59:59')])
  })

  it('asks before campaigns, their ad sets and their ads in one table count three times', async () => {
    const head = 'Campaign name,Ad set name,Ad name,Delivery level,Reporting starts,Reporting ends,Amount spent (EUR),Impressions\n'
    const rows = ['A,,,campaign', 'A,S1,,adset', 'A,S2,--,adset', 'A,S1,X,ad', 'A,S2,Y,ad', 'B,,,campaign', 'B,S3,,adset', 'B,S3,Z,ad'].map((names, index) => `${names},2026-09-01,2026-09-30,${[20.01, 12.5, 7.51, 12.5, 7.51, 5, 5, 5][index] ?? 0},${[3000, 1000, 2000, 1000, 2000, 500, 500, 500][index] ?? 0}\n`)
    const file = temporaryFile('report.csv', head + rows.join(''))
    expect((await readImport(file)).summary.questions).toMatchObject([{ id: 'nested-sums', option: 'accepted', text: expect.stringContaining('the first is line 2') }])
    expect((await readImport(file, { accepted: ['nested-sums'] })).summary.questions).toEqual([])
    // Ads alone, and a campaign that has no ad sets beside one that has.
    expect((await readImport(temporaryFile('report.csv', head + rows.filter((row) => row.includes(',ad,')).join('')))).summary).toMatchObject({ questions: [], totals: { spend: '25.01' } })
    expect((await readImport(temporaryFile('report.csv', head + rows.filter((row) => row.startsWith('B,,') || (row.startsWith('A') && row.includes(',ad,'))).join('')))).summary.questions).toEqual([])
  })

  it('reads the raw rows of a report in two sheets, not those made for the eye with sums between them, and no Google card', async () => {
    const raw = [['', 'Ads report', 'This is raw data. See Sheet 1 for a formatted report.', '', 'Report Period: Sep 1, 2026 - Sep 2, 2026'], ['', 'Campaign name', 'Delivery level', 'Day', 'Result type', 'Results', 'Amount spent (EUR)', 'Impressions'], ['', 'A', 'campaign', '2026-09-01', 'Link clicks', 3, 12.5, 1000], ['', 'A', 'campaign', '2026-09-02', 'Link clicks', 4, 7.5, 2000]]
    const formatted = [['Ads report'], ['Campaign name', 'Day', 'Amount spent (EUR)', 'Impressions'], ['All', 'All', 20, 3000], ['A', 'All', 20, 3000], [null, '2026-09-01', 12.5, 1000], [null, '2026-09-02', 7.5, 2000]]
    const { summary, rows } = await readImport(await temporarySheets({ 'Formatted Report': formatted, 'Raw Data Report': raw }, 'Ads-report.xlsx'))
    expect(summary).toMatchObject({ platform: 'meta', grain: 'day', totals: { spend: '20.00', impressions: 3000, results: 7 } })
    expect(rows.map(({ entity, from }) => [entity.campaignName, from])).toEqual([['A', '2026-09-01'], ['A', '2026-09-02']])
  })

  it('takes blank results for none, but not where they are by region, of which Meta tells none', async () => {
    const by = async (dimension: string, ...results: readonly string[]) =>
      (await readImport(temporaryFile('export.csv', [`${dimension},Impressions,Results,"Amount spent (EUR)","Reporting starts","Reporting ends"`, ...results.map((count, index) => `${dimension} ${index},5000,${count},10.00,2025-10-26,2025-11-25`)].join('\n')))).summary.told
    expect(await by('Campaign name', '', '')).toEqual(['spend', 'impressions', 'conversions'])
    expect(await by('Region', '', '')).toEqual(['spend', 'impressions'])
    expect(await by('Region', '', '3')).toEqual(['spend', 'impressions', 'conversions'])
  })

  it('calls purchases the same in every language', async () => {
    const kindOf = async (purchases: string): Promise<string | undefined> => (await readImport(csv(['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (EUR)', 'Impressions', purchases], ['2026-09-01', '2026-09-01', 'A', '1', '100', '2']))).rows[0]?.conversionKind
    for (const purchases of ['Purchases', 'Käufe', 'Achats', 'Compras', '購入', '구매', '購買']) expect(await kindOf(purchases)).toBe('Purchases')
    expect(await kindOf('Website purchases')).toBe('Website purchases')
  })

  it('reads purchases rather than a variant of them, whatever comes first', async () => {
    const { rows } = await readImport(csv(['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (EUR)', 'Website purchases', 'Purchases'], ['2026-09-01', '2026-09-01', 'A', '1', '2', '3']))
    expect(rows[0]).toMatchObject({ conversions: 3, conversionKind: 'Purchases' })
  })

  it.each([
    ['another currency', 'Amount spent (USD)', '13.75'],
    ['the same name', 'Amount spent (EUR)', '0'],
  ])('says which of two columns of one meaning was not read: %s', async (_what, header, amount) => {
    const { summary } = await readImport(csv(['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (EUR)', 'Impressions', header], ['2026-09-01', '2026-09-01', 'A', '12.50', '100', amount]))
    expect(summary).toMatchObject({ currency: 'EUR', totals: { spend: '12.50' } })
    expect(summary.warnings).toEqual([`Column 6, “${header}”, was not read: column 4, “Amount spent (EUR)”, has the same meaning and was. If you mean the other one, say so at its heading.`])
  })

  it('leaves out subtotals of a pivot and says where a printed rate is off', async () => {
    const { summary } = await readImport(csv(
      ['Reporting starts', 'Reporting ends', 'Campaign name', 'Age', 'Amount spent (EUR)', 'Impressions', 'Link clicks', 'CPC (cost per link click) (EUR)', 'CPM (cost per 1,000 impressions) (EUR)'],
      ['2026-09-01', '2026-09-30', 'A', '18-24', '10', '1000', '20', '0.5', '10'],
      ['2026-09-01', '2026-09-30', 'A', '25-34', '30', '2000', '20', '1.5', '51'],
      ['2026-09-01', '2026-09-30', 'A', 'All', '40', '3000', '40', '1', '13.333333'],
    ))
    expect(summary).toMatchObject({ rowsTotals: 1, totals: { spend: '40.00', linkClicks: 40 }, warnings: ['The printed CPM of 1 row differs from spend ÷ impressions × 1000 by more than rounding; Rapport computes its own.'] })
  })

  it.each([
    ['German', ['Berichtsstart', 'Berichtsende', 'Name der Kampagne', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Link-Klicks', 'CTR (Link-Klickrate)', 'CPC (Kosten pro Link-Klick) (EUR)', 'CPM (Kosten pro 1.000 Impressionen) (EUR)']],
    ['French', ['Début des rapports', 'Fin des rapports', 'Nom de la campagne', 'Montant dépensé (EUR)', 'Impressions', 'Clics sur un lien', 'CTR (taux de clics sur le lien)', 'CPC (coût par clic sur un lien) (EUR)', 'CPM (Coût pour 1\u00a0000\u00a0impressions) (EUR)']],
    ['Spanish', ['Inicio del informe', 'Fin del informe', 'Nombre de la campaña', 'Importe gastado (EUR)', 'Impresiones', 'Clics en el enlace', 'CTR (porcentaje de clics en el enlace)', 'CPC (costo por clic en el enlace) (EUR)', 'CPM (costo por mil impresiones) (EUR)']],
    ['Portuguese', ['Início dos relatórios', 'Término dos relatórios', 'Nome da campanha', 'Valor usado (EUR)', 'Impressões', 'Cliques no link', 'CTR (taxa de cliques no link)', 'CPC (custo por clique no link) (EUR)', 'CPM (custo por 1.000 impressões) (EUR)']],
    ['Italian', ['Inizio dei report', 'Fine dei report', 'Nome della campagna', 'Importo speso (EUR)', 'Impression', 'Clic sul link', 'CTR (percentuale di clic sul link)', 'CPC (costo per clic sul link) (EUR)', 'CPM (costo per 1.000 impression) (EUR)']],
  ])('holds the rates that it prints in %s against its rows', async (_language, headers) => {
    const line = (...rates: readonly string[]): string[] => ['2026-09-01', '2026-09-30', 'A', '10.00', '1000', '20', ...rates]
    expect((await readImport(csv(headers, line('2', '0.5', '10')))).summary.warnings).toEqual([])
    expect((await readImport(csv(headers, line('3', '0.7', '11')))).summary.warnings).toEqual([
      'The printed CTR of 1 row differs from clicks ÷ impressions by more than rounding; Rapport computes its own.',
      'The printed CPC of 1 row differs from spend ÷ clicks by more than rounding; Rapport computes its own.',
      'The printed CPM of 1 row differs from spend ÷ impressions × 1000 by more than rounding; Rapport computes its own.',
    ])
  })

  it('takes an ad set that is called “All” for one, by its id, and else where it adds up to something else', async () => {
    const headers = ['Campaign name', 'Ad set name', 'Ad set ID', 'Day', 'Amount spent (EUR)', 'Impressions']
    const rows = [['Spring', 'All', '11', '2026-09-01', '10.00', '100'], ['Spring', 'Women', '12', '2026-09-01', '5.00', '50']]
    expect((await readImport(csv(headers, ...rows))).summary).toMatchObject({ rowsTotals: 0, questions: [], totals: { spend: '15.00', impressions: 150 } })
    const withoutIds = csv(headers.toSpliced(2, 1), ...rows.map((row) => row.toSpliced(2, 1)), ['', '', '', '15.00', '150'])
    expect((await readImport(withoutIds)).summary).toMatchObject({ questions: [{ id: 'named-like-parts', text: 'One row says “All” where others have a name (the first is line 2), as sums do, but the others add up to something else. If an ad, an ad set or a campaign is called so, import it; if these are sums, take them out of the file first.' }] })
    expect((await readImport(withoutIds, { accepted: ['named-like-parts'] })).summary).toMatchObject({ rowsTotals: 1, questions: [], reconciled: true, totals: { spend: '15.00', impressions: 150 } })
  })

  it('knows the sums of a pivot that has ids', async () => {
    const { summary } = await readImport(csv(
      ['Campaign name', 'Campaign ID', 'Ad set name', 'Ad set ID', 'Day', 'Amount spent (EUR)', 'Impressions'],
      ['Spring', '1', 'Men', '11', '2026-09-01', '10.00', '100'], ['Spring', '1', 'Men', '11', 'All', '10.00', '100'], ['Spring', '1', 'All', 'All', 'All', '10.00', '100'],
    ))
    expect(summary).toMatchObject({ rowsTotals: 2, questions: [], totals: { spend: '10.00', impressions: 100 } })
  })

  it('reads XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([languages['German'] ?? [], ['2026-09-01', '2026-09-30', 'Herbst', 'Gruppe', 'Anzeige', 12.5, 4000, 3000, 1.33, 2, 'actions:lead']]))
    expect(summary).toMatchObject({ platform: 'meta', grain: 'period', totals: { spend: '12.50' } })
  })

  it('takes no number kept as text among real ones for one that Meta wrote: it may be thousands', async () => {
    const table = (texts: readonly string[], numbers: number) => temporarySpreadsheet([['Campaign name', 'Day', 'Amount spent (EUR)', 'Impressions'], ...Array.from({ length: numbers }, (_, index) => [`A${index}`, '2026-09-01', 12.5, 4000]), ...texts.map((text) => ['B', '2026-09-02', text, 4000])])
    expect((await readImport(await table(['1.234'], 2))).summary).toMatchObject({ questions: [{ id: 'decimal', choices: [{ example: '1.234 would be 1.234' }, { example: '1.234 would be 1234' }] }], rowsRefused: 1 })
    expect((await readImport(await table(['1.234'], 2), { decimal: ',' })).summary).toMatchObject({ questions: [], rowsRefused: 0, totals: { spend: '1259.00' } })
    expect((await readImport(await table(['1.234', '7.5'], 2))).summary).toMatchObject({ questions: [], totals: { spend: '33.73' } })
    // Beyond the first rows, too.
    expect((await readImport(await table(['1.234'], 2500))).summary).toMatchObject({ questions: [{ id: 'decimal' }], rowsRefused: 1, refusals: [{ line: 2502, reason: expect.stringContaining('thousands or decimals') }] })
  })
})
