import { type ColumnTable, headerLookup } from '../headers'

/** Headers of Pinterest Ads Manager reports by field. Checkouts are read before conversions of every kind. */
const pinterestColumns: ColumnTable = {
  account_id: ['Ad account ID', 'Advertiser ID'],
  account_name: ['Ad account name', 'Advertiser name', 'Account name'],
  campaign_id: ['Campaign ID'],
  campaign_name: ['Campaign name', 'Campaign'],
  ad_set_id: ['Ad group ID'],
  ad_set_name: ['Ad group name', 'Ad group'],
  ad_id: ['Ad ID', 'Pin promotion ID'],
  ad_name: ['Ad name', 'Pin promotion name'],
  day: ['Date', 'Day'],
  currency: ['Currency', 'Ad account currency'],
  segment: ['Age', 'Age bucket', 'Gender', 'Country', 'Region', 'Device', 'Placement', 'Targeting type', 'Targeting value'],
  spend: ['Spend in account currency', 'Spend', 'Spend in USD'],
  impressions: ['Impressions', 'Paid impressions'],
  reach: ['Reach'],
  link_clicks: ['Outbound clicks', 'Paid outbound clicks'],
  clicks_all: ['Pin clicks', 'Paid Pin clicks'],
  conversions: ['Checkouts', 'Conversions (Checkout)', 'Total conversions (Checkout)', 'Total conversions'],
  conversion_value: ['Checkout value in account currency', 'Order value (Checkout)', 'Total order value (Checkout)', 'Total order value'],
  ctr: ['CTR'],
  cpc: ['eCPC', 'CPC'],
  cpm: ['eCPM', 'CPM'],
}

export const pinterestLookup = headerLookup(pinterestColumns)

export const pinterestConversionKinds: Readonly<Record<string, string>> = { checkouts: 'Pinterest checkouts', 'conversions (checkout)': 'Pinterest checkouts', 'total conversions (checkout)': 'Pinterest checkouts', 'total conversions': 'Pinterest conversions of every kind' }
