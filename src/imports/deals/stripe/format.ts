import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Payments of Stripe, exported from its dashboard. */
export const stripeDealFormat: DealFormat = {
  name: t`Stripe: payments`,
  source: 'stripe',
  columns: {
    id: ['id', 'PaymentIntent ID'],
    name: ['Description'],
    company: ['Customer Business Name'],
    person: ['Customer Name', 'Customer Description', 'Card Name'],
    email: ['Customer Email', 'Receipt Email'],
    campaign: ['utm_campaign (metadata)', 'campaign (metadata)'],
    amount: ['Amount'],
    refunded: ['Amount Refunded'],
    currency: ['Currency'],
    status: ['Status'],
    lost_on: ['Refunded date (UTC)'],
    day: ['Created date (UTC)', 'Created (UTC)'],
  },
  signs: [['created date (utc)', 'amount', 'amount refunded'], ['created (utc)', 'amount', 'amount refunded'], ['created date (utc)', 'amount', 'seller message'], ['created (utc)', 'amount', 'seller message']],
  words: { processing: 'open' },
}
