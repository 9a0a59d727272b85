import { type ColumnTable, headerLookup, normaliseHeader } from '../headers'

/**
 * Headers of TikTok Ads Manager reports and GMV Max exports by field: English, Indonesian, Vietnamese, Chinese, Thai, Spanish, Portuguese, as published importers of real files name them, then Russian.
 * The Russian ones were not seen in a file; they are read where a person says that a file is TikTok's, or beside a header that only TikTok writes.
 */
const tiktokColumns: ColumnTable = {
  account_id: ['Account ID', 'Advertiser ID'],
  account_name: ['Account name', 'Advertiser name', '账户名称'],
  campaign_id: ['Campaign ID', 'ID Campaign', 'ID kampanye', 'ID chiến dịch', '广告计划 ID', 'ID da campanha'],
  campaign_name: ['Campaign name', 'Campaign', 'Nama kampanye', 'Tên chiến dịch', '系列名称', '广告计划名称', 'Nombre de la campaña', 'Nome da campanha', 'Название кампании'],
  ad_set_id: ['Ad group ID', 'ID grup iklan'],
  ad_set_name: ['Ad group name', 'Ad group', 'Nama grup iklan', '广告组名称', 'Nombre del grupo de anuncios', 'Название группы объявлений'],
  ad_id: ['Ad ID', 'ID iklan', '广告 ID'],
  ad_name: ['Ad name', 'Ad', 'Nama iklan', '广告名称', 'Nombre del anuncio', 'Название объявления'],
  day: ['By Day', 'Day', 'Date', 'Stat time day', 'Tanggal', 'Menurut hari', 'Per Hari', 'Theo ngày', '按天', 'ตามวัน', 'Por día', 'По дням', 'День', 'Дата'],
  currency: ['Currency', 'Mata uang', 'Đơn vị tiền tệ', 'Tiền tệ', '货币', '币种', 'สกุลเงิน', 'Moneda', 'Валюта'],
  segment: [
    'Product ID', 'ID produk', 'Video ID', 'ID video', 'TikTok account', 'Akun TikTok', 'Creative type', 'Jenis materi iklan', 'Video title', 'Judul video', 'Shop', 'Toko',
    'ID sản phẩm', 'Tài khoản TikTok', 'Loại nội dung sáng tạo', 'Tiêu đề video', '商品 ID', '视频 ID', 'TikTok 账号', '创意作品类型', '视频标题', 'ID do produto', 'LIVE name', 'Nama LIVE',
    'Age', 'Gender', 'Country', 'Country/Region', 'Placement', 'Device', 'Operating system', 'Usia', 'Jenis kelamin', 'Penempatan', 'Edad', 'Возраст', 'Пол', 'Страна', 'Плейсмент',
  ],
  spend: ['Cost', 'Spend', 'Biaya', 'Chi phí', '成本', '消耗', 'ต้นทุน', 'Coste', 'Gasto', 'Custo', 'Расходы', 'Затраты'],
  impressions: ['Impressions', 'Product ad impressions', 'Impresi', 'Impresi iklan produk', 'Số lượt hiển thị quảng cáo sản phẩm', '商品广告曝光数', '展示量', 'Impresiones', 'Impressões', 'Impressões de anúncio de produto', 'Показы'],
  reach: ['Reach', 'Jangkauan', '覆盖人数', 'Alcance', 'Охват'],
  link_clicks: ['Clicks (destination)', 'Klik (tujuan)', '点击量（目标页面）', 'Clics (destino)', 'Cliques (destino)', 'Клики (целевая страница)', 'Клики (место назначения)'],
  clicks_all: ['Clicks (all)', 'Klik (semua)', 'Клики (все)'],
  clicks: ['Clicks', 'Product ad clicks', 'Jumlah klik iklan produk', 'Jumlah klik', 'Klik', 'Số lượt nhấp vào quảng cáo sản phẩm', '商品广告点击数', 'Cliques em anúncio de produto', 'Клики'],
  conversions: [
    'Complete payment', 'Total complete payment', 'Purchases', 'SKU orders', 'Orders (SKU)', 'Pesanan SKU', 'Pesanan (SKU)', 'Số lượng đơn hàng SKU', 'Đơn hàng (SKU)', 'SKU 订单数', 'Pedidos de SKU',
    'SKU orders (Current shop)', 'Pesanan SKU (Toko saat ini)', 'Số lượng đơn hàng SKU (Cửa hàng hiện tại)', 'คำสั่งซื้อ SKU (ร้านค้าปัจจุบัน)', 'Conversions', 'Conversion', 'Konversi', '转化量', 'Conversiones', 'Конверсии', 'Results', 'Resultados'],
  conversion_value: [
    'Complete payment value', 'Total complete payment value', 'Total purchase value', 'Gross revenue', 'Pendapatan kotor', 'Doanh thu gộp', '总收入', 'Receita bruta',
    'Gross revenue (Current shop)', 'Penghasilan bruto (Toko saat ini)', 'Doanh thu gộp (Cửa hàng hiện tại)', 'รายได้ขั้นต้น (ร้านค้าปัจจุบัน)'],
  ctr: ['CTR (destination)', 'CTR', 'CTR (tujuan)', 'Product ad click rate', 'Tingkat klik iklan produk', 'Tỷ lệ nhấp vào quảng cáo sản phẩm', '商品广告点击率', '点击率（目标页面）', 'CTR (destino)'],
  cpc: ['CPC (destination)', 'CPC', 'CPC (tujuan)', '平均点击成本（目标页面）', 'CPC (destino)'],
  cpm: ['CPM', '千次展示成本 (CPM)'],
}

export const tiktokLookup = headerLookup(tiktokColumns)

const shopOrders = 'TikTok Shop orders'

/** Of the orders those of the shop that is advertised, where the file tells no others. */
const currentShopOrders = 'TikTok Shop orders (current shop)'

/** An order in the shop, a payment on a website and an optimisation event are three things. */
const conversionKinds: Readonly<Record<string, string>> = {
  'complete payment': 'Complete payment (TikTok)', 'total complete payment': 'Complete payment (TikTok)', purchases: 'TikTok purchases',
  'sku orders': shopOrders, 'orders (sku)': shopOrders, 'pesanan sku': shopOrders, 'pesanan (sku)': shopOrders, 'số lượng đơn hàng sku': shopOrders, 'đơn hàng (sku)': shopOrders, 'sku 订单数': shopOrders, 'pedidos de sku': shopOrders,
  'sku orders (current shop)': currentShopOrders, 'pesanan sku (toko saat ini)': currentShopOrders, 'số lượng đơn hàng sku (cửa hàng hiện tại)': currentShopOrders, 'คำสั่งซื้อ sku (ร้านค้าปัจจุบัน)': currentShopOrders,
  conversions: 'TikTok conversions', conversion: 'TikTok conversions', konversi: 'TikTok conversions', 转化量: 'TikTok conversions', conversiones: 'TikTok conversions', конверсии: 'TikTok conversions', results: 'TikTok results', resultados: 'TikTok results',
}

/** By header as it is compared, which takes Thai vowels apart. */
export const tiktokConversionKinds: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(conversionKinds).map(([header, kind]) => [normaliseHeader(header), kind]))

/** Headers that only TikTok writes, as they are compared. */
export const tiktokHeaders: readonly string[] = [
  'clicks (destination)', 'ctr (destination)', 'cpc (destination)', 'by day', '2-second video views', '6-second video views', 'complete payment roas', 'website url (ad level)',
  'product ad impressions', 'sku orders', 'orders (sku)', 'tiktok account', 'net cost',
  'klik (tujuan)', 'impresi iklan produk', 'pesanan sku', 'pesanan (sku)', 'akun tiktok', 'biaya bersih',
  'sku orders (current shop)', 'pesanan sku (toko saat ini)', 'số lượng đơn hàng sku', 'số lượng đơn hàng sku (cửa hàng hiện tại)', 'số lượt hiển thị quảng cáo sản phẩm', 'tài khoản tiktok',
  'sku 订单数', '商品广告曝光数', 'tiktok 账号', '点击量(目标页面)', '点击率(目标页面)', '平均点击成本(目标页面)', 'คำสั่งซื้อ sku (ร้านค้าปัจจุบัน)',
  'clics (destino)', 'cliques (destino)', 'ctr (destino)', 'cpc (destino)', 'pedidos de sku', 'impressões de anúncio de produto',
  'клики (целевая страница)', 'клики (место назначения)',
].map(normaliseHeader)
