import { type ColumnTable, headerLookup } from '../headers'

/**
 * Headers of LinkedIn Campaign Manager reports by field: English, then Dutch, German, Portuguese, and what was met of French, which are read where a person says that the file is LinkedIn's. Since 2025 the interface calls a campaign group a campaign
 * and a campaign an ad set; the columns follow it, so a file is read by the words that stand in it.
 */
const linkedinColumns: ColumnTable = {
  account_id: ['Account ID', 'Account-ID'],
  account_name: ['Account Name', 'Accountnaam', 'Kontoname', 'Name des Kontos'],
  campaign_id: ['Campaign ID', 'Campagne-ID', 'Kampagnen-ID', 'ID de la campagne'],
  campaign_name: ['Campaign Name', 'Campagnenaam', 'Nome da campanha', 'Name der Kampagne', 'Kampagnenname'],
  ad_set_id: ['Ad Set ID', 'Advertentieset-ID', 'Anzeigengruppen-ID'],
  ad_set_name: ['Ad Set Name', 'Naam van advertentieset', 'Name der Anzeigengruppe'],
  ad_id: ['Ad ID', 'Creative ID', 'Advertentie-ID', 'Anzeigen-ID', 'ID Pub'],
  ad_name: ['Ad Name', 'Creative Name', 'Advertentienaam', 'Name der Anzeige', 'Nom de la publicité'],
  day: ['Start Date (in UTC)', 'Date (in UTC)', 'Start Date', 'Begindatum (in UTC)', 'Startdatum (in UTC)', 'Data de início (em UTC)'],
  currency: ['Currency', 'Valuta', 'Währung'],
  spend: ['Total Spent', 'Totaal besteed', 'Gesamtausgaben', 'Total investido'],
  impressions: ['Impressions', 'Weergaven', 'Impressionen', 'Impressões'],
  reach: ['Reach', 'Bereik', 'Reichweite'],
  clicks: ['Clicks', 'Klikken', 'Klicks', 'Cliques'],
  link_clicks: ['Clicks to Landing Page', 'Klikken naar bestemmingspagina'],
  conversions: ['Conversions', 'Conversies', 'Leads'],
  conversion_value: ['Total Conversion Value'],
  ctr: ['Click Through Rate', 'Doorklikfrequentie (CTR)'],
  cpc: ['Average CPC', 'Gemiddelde CPC'],
  cpm: ['Average CPM', 'Gemiddelde CPM'],
  cpa: ['Cost per Conversion'],
}

export const linkedinLookup = headerLookup(linkedinColumns)

/** With view-through and modelled ones, hence by their own name. */
export const linkedinConversionKinds: Readonly<Record<string, string>> = { conversions: 'LinkedIn conversions', conversies: 'LinkedIn conversions', leads: 'LinkedIn leads' }
