import { type ColumnTable, headerLookup } from '../headers'

/** Headers of Reddit Ads reports by field. Only a part of them was seen in a file; see docs/formats/reddit.md. */
const redditColumns: ColumnTable = {
  account_id: ['Account ID'],
  account_name: ['Account Name', 'Account'],
  campaign_id: ['Campaign ID'],
  campaign_name: ['Campaign Name', 'Campaign'],
  ad_set_id: ['Ad Group ID'],
  ad_set_name: ['Ad Group Name', 'Ad Group'],
  ad_id: ['Ad ID'],
  ad_name: ['Ad Name', 'Ad'],
  day: ['Date', 'Day'],
  currency: ['Currency', 'Account Currency'],
  segment: ['Community', 'Subreddit', 'Country', 'Region', 'DMA', 'Placement', 'Interest', 'Keyword', 'Device', 'Gender'],
  spend: ['Amount Spent', 'Spend'],
  impressions: ['Impressions'],
  reach: ['Reach'],
  clicks: ['Clicks'],
  conversions: ['Purchases', 'Total Purchases', 'Conversions', 'Leads', 'Results'],
  conversion_value: ['Total Purchase Value', 'Purchase Total Value', 'Total Value'],
  ctr: ['CTR'],
  cpc: ['CPC'],
  cpm: ['eCPM', 'CPM'],
}

export const redditLookup = headerLookup(redditColumns)

export const redditConversionKinds: Readonly<Record<string, string>> = { purchases: 'Reddit purchases', 'total purchases': 'Reddit purchases', conversions: 'Reddit conversions', leads: 'Reddit leads', results: 'Reddit results' }
