import { type ColumnTable, headerLookup } from '../headers'

/** Headers of Microsoft Advertising reports by field: as the web interface writes them, then as the reporting service does, then the Spanish ones that were met. */
const microsoftColumns: ColumnTable = {
  account_id: ['Account ID', 'AccountId', 'Account number', 'AccountNumber', 'Id. de la cuenta'],
  account_name: ['Account name', 'AccountName', 'Account'],
  campaign_id: ['Campaign ID', 'CampaignId'],
  campaign_name: ['Campaign name', 'CampaignName', 'Campaign', 'Nombre de la campaña'],
  ad_set_id: ['Ad group ID', 'AdGroupId'],
  ad_set_name: ['Ad group', 'Ad group name', 'AdGroupName'],
  ad_id: ['Ad ID', 'AdId'],
  ad_name: ['Ad title', 'AdTitle', 'Ad name'],
  day: ['Gregorian date', 'GregorianDate', 'TimePeriod', 'Day', 'Date'],
  currency: ['Currency code', 'CurrencyCode'],
  segment: [
    'Keyword', 'Device type', 'DeviceType', 'Network', 'Match type', 'BidMatchType', 'DeliveredMatchType', 'Age group', 'AgeGroup', 'Gender', 'Country', 'Country/region', 'Search query', 'SearchQuery', 'Hour of day', 'HourOfDay',
  ],
  spend: ['Spend', 'Cost', 'Gasto'],
  impressions: ['Impressions', 'Impr.', 'Impresiones'],
  clicks: ['Clicks', 'Clics'],
  conversions: ['Conversions', 'Conv.', 'ConversionsQualified', 'All conversions', 'AllConversions', 'AllConversionsQualified'],
  conversion_value: ['Revenue', 'All revenue', 'AllRevenue'],
  ctr: ['CTR', 'CTR (%)', 'Ctr'],
  cpc: ['Avg. CPC', 'Average CPC', 'AverageCpc'],
  cpm: ['Avg. CPM', 'AverageCpm'],
  cpa: ['CPA', 'CostPerConversion'],
}

export const microsoftLookup = headerLookup(microsoftColumns)

export const microsoftConversionKinds: Readonly<Record<string, string>> = {
  conversions: 'Microsoft Advertising conversions', 'conv.': 'Microsoft Advertising conversions', conversionsqualified: 'Microsoft Advertising conversions',
  'all conversions': 'Microsoft Advertising conversions of every kind', allconversions: 'Microsoft Advertising conversions of every kind', allconversionsqualified: 'Microsoft Advertising conversions of every kind',
}
