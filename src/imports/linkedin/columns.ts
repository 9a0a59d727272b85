import { type ColumnTable, headerLookup } from '../headers'

/**
 * Headers of LinkedIn Campaign Manager reports by field: English, then Dutch, then others met. Since 2025 the interface calls a campaign group a campaign
 * and a campaign an ad set; the columns follow it, so a file is read by the words that stand in it.
 */
const linkedinColumns: ColumnTable = {
  account_id: ['Account ID', 'Account-ID'],
  account_name: ['Account Name', 'Accountnaam'],
  campaign_id: ['Campaign ID', 'Campagne-ID'],
  campaign_name: ['Campaign Name', 'Campagnenaam', 'Nome da campanha'],
  ad_set_id: ['Ad Set ID', 'Advertentieset-ID'],
  ad_set_name: ['Ad Set Name', 'Naam van advertentieset'],
  ad_id: ['Ad ID', 'Creative ID', 'Advertentie-ID'],
  ad_name: ['Ad Name', 'Creative Name', 'Advertentienaam'],
  day: ['Start Date (in UTC)', 'Date (in UTC)', 'Start Date', 'Begindatum (in UTC)'],
  currency: ['Currency', 'Valuta'],
  spend: ['Total Spent', 'Totaal besteed'],
  impressions: ['Impressions', 'Weergaven'],
  reach: ['Reach', 'Bereik'],
  clicks: ['Clicks', 'Klikken'],
  link_clicks: ['Clicks to Landing Page', 'Klikken naar bestemmingspagina'],
  conversions: ['Conversions', 'Conversies', 'Leads'],
  conversion_value: ['Total Conversion Value'],
  ctr: ['Click Through Rate', 'Doorklikfrequentie (CTR)'],
  cpc: ['Average CPC', 'Gemiddelde CPC'],
  cpm: ['Average CPM', 'Gemiddelde CPM'],
}

export const linkedinLookup = headerLookup(linkedinColumns)

/** With view-through and modelled ones, hence by their own name. */
export const linkedinConversionKinds: Readonly<Record<string, string>> = { conversions: 'LinkedIn conversions', conversies: 'LinkedIn conversions', leads: 'LinkedIn leads' }
