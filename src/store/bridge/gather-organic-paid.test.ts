import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import type { Day } from '../../shared/kernel/day'
import { gatherOrganicPaid } from './gather-organic-paid'

const open = () => {
  const context = openMarketingContext()
  const exec = (sql: string): unknown => context.sqlite.exec(sql)
  exec("INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) SELECT column1, column2, lower(column2), '', '', '', '', '2025-01-01' FROM (VALUES (1, 'Ada'), (2, 'Bea'), (3, 'Cem'))")
  const deal = (id: number, status: string, on: string, customer: string, contactIds: readonly number[] = []): void => {
    exec(`INSERT INTO deal (id, name, amount_minor, currency, status, on_day, note, customer) VALUES (${id}, 'Deal', ${id}, 'EUR', '${status}', '${on}', '', '${customer}')`)
    for (const contactId of contactIds) exec(`INSERT INTO deal_contact (deal_id, contact_id) VALUES (${id}, ${contactId})`)
  }
  // Days that exist.
  const facts = (from: string, to: string) => gatherOrganicPaid(context, OrganicPaidFilters.parse({ period: { from, to } }), '2026-07-01' as Day)
  return { exec, deal, facts }
}

it('whoever buys is new once, known as where customers are valued; and whoever is said to be a customer, where no won deal says so', () => {
  const { exec, deal, facts } = open()
  deal(1, 'won', '2026-05-01', 'Kiln')
  deal(2, 'won', '2026-01-01', 'KILN')
  deal(3, 'won', '2026-03-31', ' ', [2, 1])
  deal(4, 'won', '2025-12-31', '', [1])
  deal(5, 'lost', '2026-02-01', '', [3])
  deal(6, 'won', '2026-01-05', 'Bea Ltd', [2])
  deal(7, 'won', '2026-04-05', '', [2])
  exec("INSERT INTO contact_stage (contact_id, customer_on) VALUES (1, '2026-02-03'), (3, '2026-02-02')")
  const counts = (from: string, to: string) => {
    const { deals, customers } = facts(from, to)
    return [deals.map(({ amountMinor }) => amountMinor), customers.map(({ currency }) => currency)]
  }
  // Of the first quarter both ends count: the potter's first deal, Bea's, one of two people that may be anybody's, and somebody of whom only a lost one is known.
  expect(counts('2026-01-01', '2026-03-31')).toEqual([[2, 6, 3], ['EUR', 'EUR', 'EUR', null]])
  expect(counts('2026-04-01', '2026-06-30')).toEqual([[7, 1], []])
})

it('posts are our own alone', () => {
  const { exec, facts } = open()
  for (const [kind, reach] of [['own', 5], ['mention', 50], ['user_generated', 500]] as const)
    exec(`INSERT INTO post (kind, platform, on_day, url, text, search_text, reach, permission, permission_note, read_sentiment, external_id) VALUES ('${kind}', 'x', '2026-02-01', '', '', '', ${reach}, 'none', '', 'none', '')`)
  expect(facts('2026-01-01', '2026-03-31').posts).toEqual({ count: 1, reach: 5 })
})
