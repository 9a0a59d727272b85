import { type ColumnTable, headerLookup } from '../headers'

/** Headers of Google Ads reports and overview cards by field: English, then German, French, Spanish, Portuguese, and other spellings met. */
const googleColumns: ColumnTable = {
  account_id: ['Customer ID', 'Kundennummer'],
  account_name: ['Account', 'Account name', 'Konto'],
  campaign_id: ['Campaign ID', 'Kampagnen-ID'],
  campaign_name: ['Campaign', 'Kampagne', 'Campagne', 'Campaña', 'Campanha', '캠페인', 'キャンペーン'],
  ad_set_id: ['Ad group ID', 'Anzeigengruppen-ID'],
  ad_set_name: ['Ad group', 'Anzeigengruppe', "Groupe d'annonces", 'Grupo de anuncios', 'Grupo de anúncios'],
  ad_id: ['Ad ID', 'Anzeigen-ID'],
  ad_name: ['Ad name', 'Ad', 'Anzeige'],
  day: ['Day', 'Tag', 'Jour', 'Día', 'Dia', 'Date', 'Datum', '일', '日'],
  currency: ['Currency code', 'Währungscode', 'Code de devise', 'Código de moneda', 'Código da moeda', 'Currency'],
  segment: ['Device', 'Gerät', 'Network', 'Werbenetzwerk', 'Search Keyword', 'Keyword', 'Match type', 'Search', 'Word', 'Age Range', 'Gender', 'Hour', 'Start Hour', 'Location Name', 'Network (with search partners)', 'Click type', 'Conversion action'],
  spend: ['Cost', 'Kosten', 'Coût', 'Coste', 'Custo', 'Costo', '비용', '費用'],
  impressions: ['Impr.', 'Impressions', 'Impressionen', 'Impresiones', 'Impressões', '노출수', '表示回数'],
  clicks: ['Clicks', 'Klicks', 'Clics', 'Cliques', '클릭수', 'クリック数'],
  conversions: ['Conversions', 'Conv.', 'Conversiones', 'Conversões', '전환수', 'コンバージョン'],
  conversion_value: ['Conv. value', 'Conversion value', 'Conv.-Wert', 'Valeur de conv.', 'Valor conv.', 'Valor de conv.'],
  ctr: ['CTR'],
  cpc: ['Avg. CPC', 'Durchschn. CPC'],
}

export const googleLookup = headerLookup(googleColumns)

/** Titles on the first line of a report. */
export const googleTitles = /^(campaign|ad group|ad|keyword|search terms?|account|asset group)s? (report|performance)$|bericht$|^rapport |^informe |^relatório /i

/** Columns that only Google Ads Editor writes. */
export const editorMarkers: readonly string[] = ['campaign status', 'ad group status', 'bid strategy type', 'networks', 'languages', 'criterion type', 'max cpc', 'display network max cpc', 'ad rotation']

/** Google counts one thing, however its column is called. */
export const googleConversionKinds: Readonly<Record<string, string>> = { 'conv.': 'Conversions', conversiones: 'Conversions', conversões: 'Conversions', 전환수: 'Conversions', コンバージョン: 'Conversions' }
