import { type ColumnTable, headerLookup } from '../headers'

/** Headers by which the generic reader proposes a mapping; the person decides. */
const genericColumns: ColumnTable = {
  account_name: ['Account', 'Account name', 'Konto'],
  campaign_id: ['Campaign ID', 'campaign_id'],
  campaign_name: ['Campaign', 'Campaign name', 'campaign_name', 'Kampagne', 'Campagne', 'Campaña', 'Nombre de la campaña', 'Campanha'],
  ad_set_name: ['Ad set', 'Ad group', 'Ad group name', 'Ad set name', 'ad_group', 'Anzeigengruppe'],
  ad_name: ['Ad', 'Ad name', 'Creative', 'Anzeige'],
  day: ['Date', 'Day', 'Datum', 'Tag', 'Fecha', 'Jour', 'Data', 'Gregorian date', 'By Day', 'time'],
  period_from: ['From', 'Start', 'Start date', 'Reporting starts', 'Von'],
  period_to: ['To', 'End', 'End date', 'Reporting ends', 'Bis'],
  currency: ['Currency', 'Currency code', 'Währung', 'Devise', 'Moneda'],
  segment: ['Age', 'Gender', 'Country', 'Region', 'Device', 'Platform', 'Network', 'Placement'],
  spend: ['Spend', 'Cost', 'Amount spent', 'Total spent', 'Ausgaben', 'Kosten', 'Importe gastado', 'Dépenses', 'Coût', 'Spend amount', 'Media spend', 'Costs', 'spent', 'total spend'],
  impressions: ['Impressions', 'Impr.', 'Impressionen', 'Impresiones', 'Impressões', 'Views', 'Paid impressions'],
  reach: ['Reach', 'Reichweite', 'Alcance', 'Couverture'],
  link_clicks: ['Link clicks', 'Clicks to landing page'],
  clicks: ['Clicks', 'Klicks', 'Clics', 'Cliques', 'Swipe ups', 'Clicks (destination)'],
  clicks_all: ['Clicks (all)'],
  conversions: ['Conversions', 'Results', 'Purchases', 'Leads', 'Conversiones', 'Konversionen', 'total conversions'],
  conversion_value: ['Revenue', 'Conversion value', 'Total conversion value', 'Umsatz', 'Value', 'Ingresos', 'Conv. value'],
  ctr: ['CTR'],
  cpc: ['CPC', 'Avg. CPC'],
  cpm: ['CPM'],
}

export const genericLookup = headerLookup(genericColumns)
