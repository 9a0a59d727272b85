import { type ColumnTable, headerLookup } from '../headers'

/**
 * Headers of TikTok Ads Manager reports and GMV Max exports by field: English, Indonesian, then Russian. The Russian ones were not seen in a file;
 * they are read where a person says that a file is TikTok's, or beside a header that only TikTok writes.
 */
const tiktokColumns: ColumnTable = {
  account_id: ['Account ID', 'Advertiser ID'],
  account_name: ['Account name', 'Advertiser name'],
  campaign_id: ['Campaign ID', 'ID Campaign', 'ID kampanye'],
  campaign_name: ['Campaign name', 'Campaign', 'Nama kampanye', 'Название кампании'],
  ad_set_id: ['Ad group ID', 'ID grup iklan'],
  ad_set_name: ['Ad group name', 'Ad group', 'Nama grup iklan', 'Название группы объявлений'],
  ad_id: ['Ad ID', 'ID iklan'],
  ad_name: ['Ad name', 'Ad', 'Nama iklan', 'Название объявления'],
  day: ['By Day', 'Day', 'Date', 'Stat time day', 'Tanggal', 'Menurut hari', 'По дням', 'День', 'Дата'],
  currency: ['Currency', 'Mata uang', 'Валюта'],
  segment: [
    'Product ID', 'ID produk', 'Video ID', 'ID video', 'TikTok account', 'Akun TikTok', 'Creative type', 'Jenis materi iklan', 'Video title', 'Judul video', 'Shop', 'Toko',
    'Age', 'Gender', 'Country', 'Country/Region', 'Placement', 'Device', 'Operating system', 'Usia', 'Jenis kelamin', 'Penempatan', 'Возраст', 'Пол', 'Страна', 'Плейсмент',
  ],
  spend: ['Cost', 'Spend', 'Biaya', 'Расходы', 'Затраты'],
  impressions: ['Impressions', 'Product ad impressions', 'Impresi', 'Impresi iklan produk', 'Показы'],
  reach: ['Reach', 'Jangkauan', 'Охват'],
  link_clicks: ['Clicks (destination)', 'Klik (tujuan)', 'Клики (целевая страница)', 'Клики (место назначения)'],
  clicks_all: ['Clicks (all)', 'Klik (semua)', 'Клики (все)'],
  clicks: ['Clicks', 'Product ad clicks', 'Jumlah klik iklan produk', 'Jumlah klik', 'Klik', 'Клики'],
  conversions: ['Complete payment', 'Total complete payment', 'Purchases', 'SKU orders', 'Orders (SKU)', 'Pesanan SKU', 'Pesanan (SKU)', 'Conversions', 'Conversion', 'Konversi', 'Конверсии', 'Results'],
  conversion_value: ['Complete payment value', 'Total complete payment value', 'Total purchase value', 'Gross revenue', 'Pendapatan kotor'],
  ctr: ['CTR (destination)', 'CTR', 'CTR (tujuan)', 'Product ad click rate', 'Tingkat klik iklan produk'],
  cpc: ['CPC (destination)', 'CPC', 'CPC (tujuan)'],
  cpm: ['CPM'],
}

export const tiktokLookup = headerLookup(tiktokColumns)

const shopOrders = 'TikTok Shop orders'

/** An order in the shop, a payment on a website and an optimisation event are three things. */
export const tiktokConversionKinds: Readonly<Record<string, string>> = {
  'complete payment': 'Complete payment (TikTok)', 'total complete payment': 'Complete payment (TikTok)', purchases: 'TikTok purchases',
  'sku orders': shopOrders, 'orders (sku)': shopOrders, 'pesanan sku': shopOrders, 'pesanan (sku)': shopOrders,
  conversions: 'TikTok conversions', conversion: 'TikTok conversions', konversi: 'TikTok conversions', конверсии: 'TikTok conversions', results: 'TikTok results',
}

/** Headers that only TikTok writes, as they are compared. */
export const tiktokHeaders: readonly string[] = [
  'clicks (destination)', 'ctr (destination)', 'cpc (destination)', 'by day', '2-second video views', '6-second video views', 'complete payment roas', 'website url (ad level)',
  'product ad impressions', 'sku orders', 'orders (sku)', 'tiktok account', 'net cost',
  'klik (tujuan)', 'impresi iklan produk', 'pesanan sku', 'pesanan (sku)', 'akun tiktok', 'biaya bersih',
  'клики (целевая страница)', 'клики (место назначения)',
]
