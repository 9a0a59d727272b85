import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Orders of WooCommerce: its own analytics, where the amounts as they are shown alone have the sign of their currency, and the usual extensions that export orders. An order under way is paid there. */
export const woocommerceDealFormat: DealFormat = {
  name: t`WooCommerce: orders`,
  source: 'woocommerce',
  columns: {
    id: ['order_number', 'order_id', 'Order Number', 'Order ID', 'Order #', 'Bestellnummer', 'Bestell-Nr.'],
    company: ['billing_company', 'Company (Billing)', 'Billing Company'],
    person: ['Customer', 'Customer name', 'Full Name (Billing)', 'Billing Name', 'customer_name', 'Kunde'],
    first_name: ['billing_first_name', 'First Name (Billing)', 'Billing First Name'],
    last_name: ['billing_last_name', 'Last Name (Billing)', 'Billing Last Name'],
    email: ['billing_email', 'Email (Billing)', 'Billing Email Address', 'Billing Email', 'customer_email'],
    campaign: ['utm_campaign', '_wc_order_attribution_utm_campaign', 'meta:_wc_order_attribution_utm_campaign', 'wc_order_attribution_utm_campaign', 'Campaign'],
    amount: ['order_total', 'Order Total Amount', 'Order Total', 'Net Sales', 'N. Revenue'],
    refunded: ['refunded_total', 'total_refunded', 'Order Refund Amount', 'Refunded Total'],
    currency: ['order_currency', 'Order Currency', 'currency', 'N. Revenue (formatted)'],
    status: ['status', 'order_status', 'Order Status', 'Bestellstatus'],
    won_on: ['paid_date', 'date_paid', 'Paid Date'],
    day: ['order_date', 'date', 'Order Date', 'Bestelldatum', 'Datum'],
    note: ['customer_note', 'Customer Note', 'customer_message'],
  },
  signs: [['order_number', 'order_total'], ['order_id', 'order_total'], ['order number', 'order total amount'], ['order number', 'order status', 'order total'], ['order #', 'net sales'], ['order #', 'n. revenue']],
  words: {
    processing: 'won', 'in bearbeitung': 'won', abgeschlossen: 'won', fertiggestellt: 'won',
    'wc completed': 'won', 'wc processing': 'won', 'wc on hold': 'open', 'wc pending': 'open', 'wc checkout draft': 'open', 'wc cancelled': 'lost', 'wc refunded': 'refunded', 'wc failed': 'lost',
  },
}
