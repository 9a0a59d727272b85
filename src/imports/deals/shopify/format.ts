import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Orders of Shopify: each line of an order has its name, the first alone its total. */
export const shopifyDealFormat: DealFormat = {
  name: t`Shopify: orders`,
  source: 'shopify',
  columns: {
    id: ['Id'],
    name: ['Name'],
    company: ['Billing Company', 'Shipping Company'],
    person: ['Billing Name', 'Shipping Name'],
    email: ['Email'],
    amount: ['Total'],
    refunded: ['Refunded Amount'],
    currency: ['Currency'],
    status: ['Financial Status'],
    won_on: ['Paid at'],
    lost_on: ['Cancelled at'],
    day: ['Created at'],
    note: ['Notes'],
  },
  signs: [['name', 'financial status', 'lineitem name'], ['name', 'financial status', 'total']],
  isNamedByNumber: true,
  isLostByDay: true,
}
