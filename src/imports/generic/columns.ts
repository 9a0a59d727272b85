import { type ColumnTable, headerLookup } from '../headers'

/** A heading as people and databases write it, too: without accents (`Impressoes`), with underscores (`conversion_value`). */
const spellings = (header: string): readonly string[] => [header, header.normalize('NFD').replaceAll(/\p{M}/gu, '')].flatMap((one) => [one, one.replaceAll(' ', '_')])

/** Headers by which the generic reader proposes a mapping; the person decides. */
const genericColumns: ColumnTable = {
  account_name: ['Account', 'Account name', 'Konto'],
  campaign_id: ['Campaign ID'],
  campaign_name: ['Campaign', 'Campaign name', 'Kampagne', 'Campagne', 'Campaña', 'Nombre de la campaña', 'Campanha', 'Kampagnenname', 'Name der Kampagne', 'Nom de la campagne', 'Nome da campanha', 'Campagna', 'Nome della campagna', 'Campagnenaam', 'Kampania', 'Nazwa kampanii', 'Kampanya', 'Kampanya adı', 'Kampanj'],
  ad_set_name: ['Ad set', 'Ad group', 'Ad group name', 'Ad set name', 'Anzeigengruppe', 'Gruppo di annunci', 'Advertentiegroep', 'Grupa reklam', 'Reklam grubu', "Groupe d'annonces", 'Grupo de anuncios', 'Grupo de anúncios', 'adset_name'],
  ad_name: ['Ad', 'Ad name', 'Creative', 'Anzeige'],
  day: ['Date', 'Day', 'Datum', 'Tag', 'Fecha', 'Jour', 'Data', 'Gregorian date', 'By Day', 'time', 'Día', 'Dia', 'Giorno', 'Dag', 'Dzień', 'Gün', 'Tarih', 'Дата', 'Time period'],
  period_from: ['From', 'Start', 'Start date', 'Reporting starts', 'Von', 'date_start'],
  period_to: ['To', 'End', 'End date', 'Reporting ends', 'Bis', 'date_stop'],
  currency: ['Currency', 'Currency code', 'Währung', 'Devise', 'Moneda', 'Währungscode', 'Valuta', 'Valutacode', 'Codice valuta', 'Waluta', 'Kod waluty', 'Moeda', 'Divisa', 'Para birimi', 'Account currency'],
  segment: ['Age', 'Gender', 'Country', 'Region', 'Device', 'Platform', 'Network', 'Placement', 'Keyword', 'Search term'],
  spend: ['Spend', 'Cost', 'Amount spent', 'Total spent', 'Ausgaben', 'Kosten', 'Importe gastado', 'Dépenses', 'Coût', 'Spend amount', 'Media spend', 'Costs', 'spent', 'total spend', 'Montant dépensé', 'Coste', 'Costo', 'Custo', 'Gasto', 'Valor gasto', 'Importo speso', 'Spesa', 'Besteed bedrag', 'Uitgaven', 'Koszt', 'Wydatki', 'Maliyet', 'Harcama', 'Kostnad', 'Media cost'],
  impressions: ['Impressions', 'Impr.', 'Impressionen', 'Impresiones', 'Impressões', 'Views', 'Paid impressions', 'Impressioni', 'Impression', 'Vertoningen', 'Weergaven', 'Wyświetlenia', 'Gösterim', 'Gösterimler'],
  reach: ['Reach', 'Reichweite', 'Alcance', 'Couverture', 'Copertura', 'Bereik', 'Zasięg', 'Erişim'],
  link_clicks: ['Link clicks', 'Clicks to landing page', 'Link-Klicks', 'Clic sul link', 'Klikken op links', 'Kliknięcia linku', 'inline_link_clicks'],
  clicks: ['Clicks', 'Klicks', 'Clics', 'Cliques', 'Swipe ups', 'Clicks (destination)', 'Taps', 'Clic', 'Klikken', 'Kliknięcia', 'Tıklamalar', 'Klick', 'Klik'],
  clicks_all: ['Clicks (all)'],
  conversions: ['Conversions', 'Results', 'Purchases', 'Leads', 'Conversiones', 'Konversionen', 'total conversions', 'Conversões', 'Conversioni', 'Conversies', 'Konwersje', 'Dönüşümler', 'Ergebnisse', 'Résultats', 'Resultados', 'Risultati', 'Resultaten', 'Wyniki', 'Installs (Total)', 'Installs (Tap-Through)', 'Installs'],
  conversion_value: ['Revenue', 'Conversion value', 'Total conversion value', 'Umsatz', 'Value', 'Ingresos', 'Conv. value', 'Conv value', 'Purchase value', 'Purchases conversion value', 'Omzet', 'Fatturato', 'Przychód', 'Gelir', "Chiffre d'affaires", 'Receita'],
  ctr: ['CTR'],
  cpc: ['CPC', 'Avg. CPC'],
  cpm: ['CPM'],
  cpa: ['CPA', 'Cost per conversion'],
}

export const genericLookup = headerLookup(Object.fromEntries(Object.entries(genericColumns).map(([field, headers]) => [field, headers.flatMap(spellings)])))
