import { type ColumnTable, headerLookup } from '../headers'

/** Headers of Snapchat Ads Manager exports by field. Only a part of them was seen in a file; see docs/formats/snapchat.md. */
const snapchatColumns: ColumnTable = {
  account_id: ['Ad Account ID'],
  account_name: ['Ad Account Name', 'Account Name'],
  campaign_id: ['Campaign ID'],
  campaign_name: ['Campaign Name', 'Campaign'],
  ad_set_id: ['Ad Set ID', 'Ad Squad ID'],
  ad_set_name: ['Ad Set Name', 'Ad Squad Name'],
  ad_id: ['Ad ID'],
  ad_name: ['Ad Name'],
  day: ['Date', 'Day'],
  period_from: ['Start Time', 'Start Date'],
  period_to: ['End Time', 'End Date'],
  currency: ['Currency', 'Ad Account Currency'],
  segment: ['Age', 'Age Bucket', 'Gender', 'Country', 'Region', 'DMA', 'Device OS', 'Operating System'],
  spend: ['Spend', 'Amount Spent'],
  impressions: ['Paid Impressions', 'Impressions'],
  reach: ['Paid Reach', 'Reach'],
  clicks: ['Swipe Ups', 'Swipes', 'Swipe-Ups', 'Clicks'],
  conversions: ['Purchases', 'Conversions', 'Results'],
  conversion_value: ['Purchases Value', 'Purchase Value'],
  ctr: ['Swipe Up Rate', 'Click Rate'],
  cpc: ['eCPSU', 'eCPC'],
  cpm: ['Paid eCPM', 'eCPM'],
}

export const snapchatLookup = headerLookup(snapchatColumns)

export const snapchatConversionKinds: Readonly<Record<string, string>> = { purchases: 'Snapchat purchases', conversions: 'Snapchat conversions', results: 'Snapchat results' }
