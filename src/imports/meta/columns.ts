import { type ColumnTable, headerLookup } from '../headers'

/**
 * Headers of Meta Ads Manager exports by field: English, then German, French, Spanish, Brazilian Portuguese, Japanese, Korean, Chinese (simplified, traditional), Russian, Italian, Dutch, Polish, Turkish, Indonesian, Vietnamese, Thai, Hungarian, Arabic,
 * and other spellings met. A currency suffix, `(EUR)`, is taken off before they are compared.
 */
const metaColumns: ColumnTable = {
  account_id: ['Account ID', 'Konto-ID', 'Identifiant du compte'],
  account_name: ['Account name', 'Kontoname', 'Nom du compte', 'Nombre de la cuenta', 'Nome da conta', 'アカウント名', '계정 이름', '账户名称', '帳號名稱'],
  campaign_id: ['Campaign ID', 'Kampagnen-ID', 'ID de campagne', 'Identificador de la campaña', 'ID da campanha', 'キャンペーンID', '캠페인 ID', 'xyz_campaign_id', 'Campagne-ID', 'รหัสแคมเปญ'],
  campaign_name: ['Campaign name', 'Name der Kampagne', 'Nom de la campagne', 'Nombre de la campaña', 'Nome da campanha', 'キャンペーン名', '캠페인 이름', '广告系列名称', '行銷活動名稱', 'Kampagnenname', 'Campaign', 'Campaigns', 'Название кампании', 'Nome della campagna', 'Campagnenaam', 'Naam campagne', 'Nazwa kampanii', 'Kampanya Adı', 'Nama kampanye', 'Tên chiến dịch', 'ชื่อแคมเปญ', 'Kampány neve', 'اسم الحملة'],
  ad_set_id: ['Ad set ID', 'Ad Set ID', 'Anzeigengruppen-ID', 'fb_campaign_id', 'Advertentieset-ID', 'รหัสชุดโฆษณา'],
  ad_set_name: ['Ad set name', 'Name der Anzeigengruppe', "Nom de l'ensemble de publicités", 'Nombre del conjunto de anuncios', 'Nome do conjunto de anúncios', '広告セット名', '광고 세트 이름', '广告组名称', '廣告組合名稱', 'Ad sets', 'Название группы объявлений', 'Nome del gruppo di inserzioni', 'Naam advertentieset', 'Nazwa zestawu reklam', 'Reklam seti adı', 'Nama set iklan', 'Tên nhóm quảng cáo', 'ชื่อชุดโฆษณา', 'Hirdetéssorozat neve', 'اسم مجموعة الإعلانات'],
  ad_id: ['Ad ID', 'Anzeigen-ID', 'ID de la publicité', 'ad_id', 'Advertentie-ID', 'รหัสโฆษณา', 'ID โฆษณา'],
  ad_name: ['Ad name', 'Name der Anzeige', 'Nom de la publicité', 'Nombre del anuncio', 'Nome do anúncio', '広告名', '광고 이름', '广告名称', '廣告名稱', 'Ads', 'Название объявления', 'Anzeigenname', "Nome dell'inserzione", 'Naam advertentie', 'Advertentienaam', 'Nazwa reklamy', 'Reklam Adı', 'Nama iklan', 'Tên quảng cáo', 'ชื่อโฆษณา', 'โฆษณา', 'Hirdetés neve', 'اسم الإعلان'],
  day: ['Day', 'Tag', 'Jour', 'Día', 'Dia', '日', '일', '天数', '日期', 'Date', 'День', 'Giorno', 'Dag', 'Dzień', 'Gün', 'Tanggal', 'Ngày', 'วัน', 'Nap'],
  period_from: ['Reporting starts', 'Berichtsstart', 'Début des rapports', 'Inicio del informe', 'Início dos relatórios', 'レポート開始日', '보고 시작', '报告开始日期', '分析報告開始', 'Дата начала отчетности', 'Inizio dei report', 'Start rapportage', 'Rapor Başlangıcı', 'Awal pelaporan', 'Lượt bắt đầu báo cáo', 'Bắt đầu báo cáo', 'เริ่มการรายงาน', 'Jelentés kezdete', 'بداية التقارير'],
  period_to: ['Reporting ends', 'Berichtsende', 'Fin des rapports', 'Fin del informe', 'Término dos relatórios', 'Encerramento dos relatórios', 'レポート終了日', '보고 종료', '报告结束日期', '分析報告結束', 'Окончание отчетности', 'Дата окончания отчетности', 'Fine dei report', 'Einde rapportage', 'Rapor Sonu', 'Akhir pelaporan', 'Lượt kết thúc báo cáo', 'Kết thúc báo cáo', 'สิ้นสุดการรายงาน', 'Jelentés vége', 'نهاية التقارير'],
  currency: ['Currency', 'Währung', 'Devise', 'Divisa', 'Moeda', 'Valuta', 'Waluta', 'Para birimi', 'Đơn vị tiền tệ'],
  segment: [
    'Age', 'Alter', 'Âge', 'Edad', 'Idade', 'Gender', 'Geschlecht', 'Genre', 'Sexo', 'Region', 'Région', 'Región', 'Região', 'Country', 'Land', 'Pays', 'País', 'Placement', 'Platzierung', 'Platform', 'Plattform', 'Plateforme', 'Plataforma',
    'Device platform', 'Impression device', 'DMA region', 'Time of day (ad account time zone)', "Time of day (viewer's time zone)", 'Product ID', 'interest', 'Objective', 'Ziel', 'Objectif', 'Objetivo',
    'Età', 'Genere', 'Leeftijd', 'Geslacht', 'Wiek', 'Płeć', 'Yaş', 'Cinsiyet', 'Usia', 'Jenis kelamin', 'Waktu (zona waktu akun iklan)', 'Életkor',
  ],
  spend: ['Amount spent', 'Ausgegebener Betrag', 'Montant dépensé', 'Importe gastado', 'Valor usado', '消化金額', '지출 금액', '已花费金额', '花費金額', 'Valor gasto', 'Spent', 'Spend', 'Потраченная сумма', 'Сумма затрат', 'Importo speso', 'Besteed bedrag', 'Wydana kwota', 'Harcanan Tutar', 'Jumlah yang dibelanjakan', 'Số tiền đã chi tiêu', 'จำนวนเงินที่ใช้จ่ายไป', 'Elköltött összeg', 'المبلغ الذي تم إنفاقه'],
  impressions: ['Impressions', 'Impressionen', 'Impresiones', 'Impressões', 'インプレッション', '노출', '展示次数', '曝光次數', 'Показы', 'Impression', 'Weergaven', 'Vertoningen', 'Wyświetlenia', 'Gösterim', 'Impresi', 'Lượt hiển thị', 'อิมเพรสชัน', 'Megjelenések', 'مرات الظهور'],
  reach: ['Reach', 'Reichweite', 'Couverture', 'Alcance', 'リーチ', '도달', '覆盖人数', '觸及人數', 'Portée', 'Охват', 'Copertura', 'Bereik', 'Zasięg', 'Erişim', 'Jangkauan', 'Người tiếp cận', 'การเข้าถึง', 'Elérés'],
  link_clicks: ['Link clicks', 'Link-Klicks', 'Clics sur un lien', 'Clics en el enlace', 'Cliques no link', 'リンクのクリック', '링크 클릭', '链接点击量', '連結點擊次數', 'Clics sur le lien', 'Linkklicks', 'Клики по ссылке', 'Clic sul link', 'Klikken op links', 'Linkkliks', 'Kliknięcia linku', 'Bağlantı Tıklamaları', 'Klik tautan', 'Lượt click vào liên kết', 'การคลิกลิงก์'],
  clicks_all: ['Clicks (all)', 'Klicks (alle)', 'Clics (tous)', 'Clics (todos)', 'Cliques (todos)', 'クリック(すべて)', '클릭(전체)', '点击量（全部）', '點擊次數（全部）', 'Clicks', 'Клики (все)', 'Clic (tutti)', 'Klikken (alle)', 'Kliknięcia (wszystkie)', 'Tıklamalar (Tümü)', 'Klik (semua)', 'Lượt click (tất cả)'],
  conversions: ['Purchases', 'Website purchases', 'Purchases with shared items', 'Käufe', 'Achats', 'Compras', '購入', '구매', '购物', '購買', 'Total_Conversion', 'Acquisti', 'Aankopen', 'Zakupy', 'Alışverişler', 'การซื้อ', 'Vásárlások', 'عمليات الشراء', 'Pembelian dengan item bersama'],
  conversion_value: ['Purchases conversion value', 'Website purchases conversion value', 'Purchases conversion value for shared items only', 'Conversion-Wert von Käufen', "Valeur de conversion des achats", 'Valor de conversión de compras', 'Valor de conversão da compra', 'Conversiewaarde aankopen', 'ค่าคอนเวอร์ชั่นการซื้อ', 'Vásárlások konverziós értéke', 'قيمة تحويل عمليات الشراء', 'Nilai Konversi Pembelian Khusus untuk Item Bersama'],
  results: ['Results', 'Ergebnisse', 'Résultats', 'Resultados', '結果', '결과', '成效', '成果', 'Результат', 'Результаты', 'Risultati', 'Resultaten', 'Wyniki', 'Sonuçlar', 'Hasil', 'Kết quả', 'ผลลัพธ์', 'Eredmények'],
  result_kind: ['Result indicator', 'Result type', 'Indikator für Ergebnisse', 'Indicateur de résultats', 'Indicador de resultado', 'Tipo de resultado', 'Indicador de resultados', '結果インジケーター', '결과 표시 도구', '成效指标', '成果指標', 'Индикатор результата', 'Индикатор результатов', 'Ergebnisindikator', 'Ergebnistyp', 'Indicatore di risultato', 'Resultatenindicator', 'Resultaatindicator', 'Resultaattype', 'Typ wyniku', 'Sonuç Göstergesi', 'Sonuç Türü', 'Indikator hasil', 'Jenis hasil', 'Loại kết quả', 'ตัวระบุผลลัพธ์', 'ประเภทผลลัพธ์', 'Eredmény jelzése'],
  attribution: ['Attribution setting', 'Attributionseinstellung', "Paramètre d'attribution", 'Configuración de atribución', 'Configuração de atribuição', 'Настройка атрибуции', 'Impostazione di attribuzione', 'Pengaturan atribusi', 'Cài đặt ghi nhận'],
  ctr: ['CTR (link click-through rate)', 'CTR (Link-Klickrate)', 'CTR (taux de clics sur le lien)', 'CTR (porcentaje de clics en el enlace)', 'CTR (taxa de cliques no link)', 'CTR (percentuale di clic sul link)', 'CTR (doorklikratio voor klikken op link)'],
  cpc: ['CPC (cost per link click)', 'CPC (Kosten pro Link-Klick)', 'CPC (coût par clic sur un lien)', 'CPC (coste por clic en el enlace)', 'CPC (costo por clic en el enlace)', 'CPC (custo por clique no link)', 'CPC (costo per clic sul link)', 'CPC (kosten per klik op link)'],
  cpm: ['CPM (cost per 1,000 impressions)', 'CPM (Kosten pro 1.000 Impressionen)', 'CPM (Coût pour 1 000 impressions)', 'CPM (coste por 1000 impresiones)', 'CPM (coste por 1.000 impresiones)', 'CPM (costo por mil impresiones)', 'CPM (custo por 1.000 impressões)', 'CPM (costo per 1.000 impression)'],
}

export const metaLookup = headerLookup(metaColumns)

/** Headers that describe a campaign where one is named, and break results down where none is. */
export const metaDescriptions: ReadonlySet<string> = new Set(['objective', 'ziel', 'objectif', 'objetivo'])

/** The word of a subtotal row in a pivoted export. */
export const metaAllWords: ReadonlySet<string> = new Set(['all', 'alle', 'tous', 'toutes', 'todas', 'todos', '総計', 'すべて', '전체', '全部', '总计', 'tutti', 'tutte', 'wszystkie', 'wszystko', 'tümü', 'semua', 'tất cả', 'الكل', 'все'])

/** One name for what a column of conversions counts, whatever language the file is in. */
export const metaConversionKinds: Readonly<Record<string, string>> = { käufe: 'Purchases', achats: 'Purchases', compras: 'Purchases', 購入: 'Purchases', 구매: 'Purchases', 购物: 'Purchases', 購買: 'Purchases', acquisti: 'Purchases', aankopen: 'Purchases', zakupy: 'Purchases', alışverişler: 'Purchases', การซื้อ: 'Purchases', vásárlások: 'Purchases', 'عمليات الشراء': 'Purchases', 'pembelian dengan item bersama': 'Purchases with shared items' }
