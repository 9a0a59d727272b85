import { type ColumnTable, headerLookup } from '../headers'

/** Headers of X Ads exports by field: today's words, then those of Twitter Ads, then Spanish ones that were met. */
const xColumns: ColumnTable = {
  account_id: ['Account ID'],
  account_name: ['Account name'],
  campaign_id: ['ID', 'Campaign ID'],
  campaign_name: ['Campaign', 'Campaign name', 'Nombre de la campaña'],
  ad_set_id: ['Ad group ID', 'Line item ID'],
  ad_set_name: ['Ad group', 'Ad group name', 'Line item'],
  ad_id: ['Post ID', 'Tweet ID', 'Ad ID'],
  ad_name: ['Post', 'Tweet', 'Ad name'],
  day: ['Time', 'Time period', 'Date', 'Day', 'Fecha'],
  currency: ['Currency'],
  spend: ['Spend', 'Importe gastado'],
  impressions: ['Impressions', 'Impresiones'],
  link_clicks: ['Link clicks', 'URL clicks'],
  clicks_all: ['Clicks', 'TWClicks'],
  conversions: ['Purchases', 'Conversions', 'Website conversions', 'Results'],
  conversion_value: ['Purchases sale amount', 'Sale amount'],
}

export const xLookup = headerLookup(xColumns)

export const xConversionKinds: Readonly<Record<string, string>> = { purchases: 'X purchases', conversions: 'X conversions', 'website conversions': 'X conversions', results: 'X results' }

/** Headers that only X writes, old words and new. Some of them also stand in lists of unpaid posts. */
export const xAdHeaders: readonly string[] = ['billed engagements', 'campaign url', 'funding instrument id', 'twclicks', 'card engagements']
