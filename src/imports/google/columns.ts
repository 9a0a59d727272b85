import { type ColumnTable, headerLookup, normaliseHeader } from '../headers'

/** What the column of currency codes is called: the words are Google's own in each language. */
const currencyCodes = ['Currency code', 'Währungscode', 'Code de devise', 'Código de moneda', 'Código da moeda', 'Codice valuta', 'Valutacode', 'Kod waluty', 'Para birimi kodu', 'Valutakod', 'Kode mata uang', 'Код валюты', '通貨コード', '통화 코드', '货币代码'] as const

/** Headers of Google Ads reports and overview cards by field: English, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish and others. */
const googleColumns: ColumnTable = {
  account_id: ['Customer ID', 'Kundennummer'],
  account_name: ['Account', 'Account name', 'Konto'],
  campaign_id: ['Campaign ID', 'Kampagnen-ID', 'ID campagna', 'Campagne-ID', 'Identyfikator kampanii', 'ID de campaña', 'ID de la campaña', 'ID da campanha', 'ID de la campagne'],
  campaign_name: ['Campaign', 'Kampagne', 'Campagne', 'Campaña', 'Campanha', '캠페인', 'キャンペーン', 'Campagna', 'Nome campagna', 'Kampania', 'Kampanya', 'Kampanj', 'Kampanye', 'Chiến dịch', 'Кампания', '广告系列', '廣告活動'],
  ad_set_id: ['Ad group ID', 'Anzeigengruppen-ID', 'Advertentiegroep-ID', 'ID gruppo di annunci'],
  ad_set_name: ['Ad group', 'Anzeigengruppe', "Groupe d'annonces", 'Grupo de anuncios', 'Grupo de anúncios', 'Gruppo di annunci', 'Advertentiegroep', 'Grupa reklam', 'Reklam grubu', 'Annonsgrupp', 'Grup iklan', 'Nhóm quảng cáo', 'Группа объявлений', '広告グループ', '광고그룹'],
  ad_id: ['Ad ID', 'Anzeigen-ID'],
  ad_name: ['Ad name', 'Ad', 'Anzeige'],
  day: ['Day', 'Tag', 'Jour', 'Día', 'Dia', 'Date', 'Datum', '일', '日', '天', 'Giorno', 'Dag', 'Dzień', 'Gün', 'Hari', 'Ngày', 'День'],
  currency: [...currencyCodes, 'Currency'],
  segment: ['Device', 'Gerät', 'Network', 'Werbenetzwerk', 'Search Keyword', 'Keyword', 'Search term', 'Match type', 'Search', 'Word', 'Age Range', 'Gender', 'Hour', 'Start Hour', 'Location Name', 'Network (with search partners)', 'Click type', 'Conversion action', 'Apparaat', 'Dispositivo', 'Appareil', 'Urządzenie', 'Cihaz'],
  spend: ['Cost', 'Kosten', 'Coût', 'Coste', 'Custo', 'Costo', '비용', '費用', 'Koszt', 'Maliyet', 'Kostnad', 'Biaya', 'Chi phí', 'Стоимость', 'Расход', '费用'],
  impressions: ['Impr.', 'Impressions', 'Impressionen', 'Impresiones', 'Impressões', '노출수', '表示回数', '展示次数', 'Impressioni', 'Vertoningen', 'Vert.', 'Wyświetlenia', 'Wyśw.', 'Gösterimler', 'Gösterim', 'Tayangan', 'Показы'],
  clicks: ['Clicks', 'Klicks', 'Clics', 'Cliques', '클릭수', 'クリック数', 'Clic', 'Klikken', 'Kliknięcia', 'Tıklamalar', 'Klick', 'Klik', 'Клики', '点击次数'],
  conversions: ['Conversions', 'Conv.', 'Conversiones', 'Conversões', '전환수', 'コンバージョン', '转化次数', 'Conversioni', 'Conversies', 'Konwersje', 'Dönüşümler', 'Konverteringar', 'Konversi', 'Конверсии'],
  conversion_value: ['Conv. value', 'Conversion value', 'Conv.-Wert', 'Valeur de conv.', 'Valor conv.', 'Valor de conv.', 'Valore conv.', 'Conversiewaarde', 'Conv.-waarde', 'Wartość konwersji', 'Valeur conv.', 'コンバージョン値', '전환 가치', '转化价值'],
  ctr: ['CTR'],
  cpc: ['Avg. CPC', 'Durchschn. CPC', 'CPC medio', 'Gem. CPC', 'Śr. CPC', 'CPC moy.', 'Ort. TBM'],
  cpm: ['Avg. CPM', 'Durchschn. CPM'],
  cpa: ['Cost / conv.', 'Kosten/Conv.'],
}

export const googleLookup = headerLookup(googleColumns)

/** Titles on the first line of a report, by language: in each what Google reports on, for other programs write a title above a table as well. */
const titles: readonly RegExp[] = [
  /^(campaign|ad group|ad|keyword|search terms?|account|asset group)s? (report|performance)$/,
  /^(kampagnen|anzeigengruppen|anzeigen|keyword|suchkeyword|suchbegriffs?|konto|asset-gruppen)-?bericht$/,
  /^rapport (sur |de |des |du |d')?(les |la |le )?(campagne|groupe|annonce|mot|terme|compte)/,
  /^informe (de |sobre )?(las |los |la )?(campaña|grupo|anuncio|palabra|término|cuenta)/,
  /^relatório (de |das |dos |da |do )?(campanha|grupo|anúncio|palavra|termo|conta)/,
  /^(report|rapporto) (sulle |sui |sugli |delle |dei |degli )?(campagn|gruppi|annunci|parole|termini|account)/,
  /^(campagne|advertentiegroep|advertentie|zoekwoord|zoekwoorden|zoekterm|zoektermen|account)n?rapport$/,
  /^raport (dotyczący |o )?(kampanii|grup|reklam|słów|haseł|konta)/,
  /^(kampanya|reklam grubu|reklam|anahtar kelime|hesap) raporu$/,
  /^(キャンペーン|広告グループ|広告|検索キーワード|検索語句|アカウント) ?レポート$/,
  /^(캠페인|광고그룹|광고|검색 키워드|검색어|계정) ?보고서$/,
  /^(广告系列|广告组|广告|搜索关键字|搜索字词|帐号|账号)报告$/,
  /^отч[её]т (о |об |по )?(кампани|групп|объявлени|ключев|поисков|аккаунт)/,
  /^(kampanj|annonsgrupp|annons|kampagne|annoncegruppe|annonce|kampanje)s?rapport$/,
]

const codes: ReadonlySet<string> = new Set(currencyCodes.map(normaliseHeader))

/** Whether a column is that of currency codes which Google Ads writes, in any of its languages. */
export const isGoogleCurrencyCode = (header: string): boolean => codes.has(normaliseHeader(header))

/** Whether a line is the title that Google Ads writes above a report, in any of its languages. */
export const isGoogleTitle = (line: string): boolean => {
  const title = line.trim().toLowerCase()
  return titles.some((pattern) => pattern.test(title))
}

/** Columns that only Google Ads Editor writes. */
export const editorMarkers: readonly string[] = ['campaign status', 'ad group status', 'bid strategy type', 'networks', 'languages', 'criterion type', 'max cpc', 'display network max cpc', 'ad rotation']

/** Google counts one thing, however its column is called. */
export const googleConversionKinds: Readonly<Record<string, string>> = { 'conv.': 'Conversions', conversiones: 'Conversions', conversões: 'Conversions', 전환수: 'Conversions', コンバージョン: 'Conversions', 转化次数: 'Conversions', conversioni: 'Conversions', conversies: 'Conversions', konwersje: 'Conversions', dönüşümler: 'Conversions', konverteringar: 'Conversions', konversi: 'Conversions', конверсии: 'Conversions' }
