import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import type { Day } from '../../shared/kernel/day'
import { gatherActionFacts } from './gather-action-facts'

// A day that exists.
const today = '2026-05-01' as Day

const open = () => {
  const { prepare, sqlite, ...context } = openMarketingContext()
  sqlite.exec(`
    INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) SELECT column1, column2, lower(column2), '', '', '', '', '2025-01-01' FROM (VALUES (1, 'Ada'), (2, 'Bea'), (3, 'Cem'));
    INSERT INTO campaign (id, name, sort_name, objective, status, starts_on, ends_on, owner, brief, created_at) SELECT column1, column2, column2, 'sales', column3, column4, column5, '', '', '2025-01-01' FROM (VALUES
      (1, 'a always', 'active', NULL, NULL), (2, 'b begins', 'active', '2026-05-01', NULL), (3, 'c to come', 'active', '2026-05-02', NULL), (4, 'd ends', 'active', NULL, '2026-05-01'), (5, 'e over', 'active', NULL, '2026-04-30'), (6, 'f draft', 'draft', NULL, NULL));
  `)
  return { exec: (sql: string) => sqlite.exec(sql), facts: () => gatherActionFacts({ ...context, prepare, sqlite }, today) }
}

const deal = (id: number, status: string, on: string): string => `INSERT INTO deal (id, name, amount_minor, currency, status, on_day, note) VALUES (${id}, 'Deal ${id}', 100, 'EUR', '${status}', '${on}', ''); INSERT INTO deal_contact (deal_id, contact_id) VALUES (${id}, 1);`
const touch = (id: number, type: string, direction: string, on: string): string => `INSERT INTO interaction (id, type, direction, on_day, note, created_at) VALUES (${id}, '${type}', '${direction}', '${on}', '', ''); INSERT INTO interaction_contact (interaction_id, contact_id) VALUES (${id}, 1);`

it('a campaign runs from its first day to its last, and keeps an audience out where one is excluded', () => {
  const { exec, facts } = open()
  exec(`INSERT INTO audience (id, name, sort_name, kind, definition, exclusions, note, created_at) VALUES (1, 'Customers', 'customers', 'customer_list', '', '', '', ''); INSERT INTO audience_use (audience_id, campaign_id, platform, is_excluded) VALUES (1, 1, 'meta', 0), (1, 2, 'meta', 1);`)
  expect(facts().campaigns.map(({ id, isRunning, hasExclusion }) => [id, isRunning, hasExclusion])).toEqual([[1, true, false], [2, true, true], [3, false, false], [4, true, false], [5, false, false], [6, false, false]])
})

it('somebody is a customer since the day that was said, else since their first won deal', () => {
  const { exec, facts } = open()
  exec(deal(1, 'won', '2026-02-01') + deal(2, 'won', '2026-03-01') + deal(3, 'lost', '2026-01-01'))
  const customers = () => facts().customers.map(({ name, customerOn, wonDeals, revenue }) => [name, customerOn, wonDeals, revenue])
  expect(customers()).toEqual([['Ada', '2026-02-01', 2, [{ currency: 'EUR', amountMinor: 200 }]]])
  exec("INSERT INTO contact_stage (contact_id, customer_on) VALUES (1, '2026-02-10'), (2, '2026-04-01')")
  expect(customers()).toEqual([['Ada', '2026-02-10', 2, [{ currency: 'EUR', amountMinor: 200 }]], ['Bea', '2026-04-01', 0, []]])
})

it('we speak with whom we write to, and meet who writes to us; a like is neither, and deals of more than a year ago are past', () => {
  const { exec, facts } = open()
  exec(deal(1, 'lost', '2026-02-01') + deal(2, 'won', '2025-04-29') + deal(3, 'open', '2026-04-01'))
  exec(touch(1, 'call', 'outgoing', '2026-02-02') + touch(2, 'message', 'incoming', '2026-02-03') + touch(3, 'like', 'outgoing', '2026-02-04') + touch(4, 'like', 'incoming', '2026-02-05'))
  expect(facts().deals).toMatchObject([{ id: 1, status: 'lost', people: [{ name: 'Ada', spokeOn: '2026-02-02', metOn: '2026-02-03' }] }])
  exec(deal(4, 'won', '2025-04-30') + touch(5, 'meeting', 'mutual', '2026-03-01'))
  expect(facts().deals.map(({ id, people }) => [id, people.map(({ spokeOn, metOn }) => [spokeOn, metOn])])).toEqual([[1, [['2026-03-01', '2026-03-01']]], [4, [['2026-03-01', '2026-03-01']]]])
})

it('a post may be used since it was allowed, else since its day', () => {
  const { exec, facts } = open()
  const post = (kind: string, permission: string, on: string, permittedOn: string | null): string => `INSERT INTO post (kind, platform, author_id, on_day, url, text, search_text, permission, permission_on, permission_note, read_sentiment, external_id) VALUES ('${kind}', 'x', 1, '${on}', '', '', '', '${permission}', ${permittedOn === null ? 'NULL' : `'${permittedOn}'`}, '', 'none', '');`
  exec(post('user_generated', 'granted', '2026-03-01', '2026-04-01') + post('user_generated', 'granted', '2026-03-15', null) + post('user_generated', 'asked', '2026-03-01', '2026-04-02') + post('mention', 'granted', '2026-03-01', '2026-04-03'))
  expect(facts().grantedPosts.map(({ name, grantedOn }) => [name, grantedOn])).toEqual([['Ada', '2026-04-01'], ['Ada', '2026-03-15']])
})

it('a community has those who joined within ninety days, today with them', () => {
  const { exec, facts } = open()
  exec(`INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (1, 'Makers', 'makers', 'discord', '', '', '', ''); INSERT INTO advocate (contact_id, reason, since_day) VALUES (1, 'x', '2026-01-01');
    INSERT INTO membership (community_id, contact_id, joined_on) VALUES (1, 1, '2026-01-31'), (1, 2, '2026-05-01'), (1, 3, '2026-05-02');`)
  expect(facts().communities).toEqual([{ id: 1, name: 'Makers', members: 3, joined: 1, advocates: 1 }])
  exec("UPDATE membership SET joined_on = '2026-02-01' WHERE contact_id = 1")
  expect(facts().communities).toMatchObject([{ joined: 2 }])
})

it('a community has the advocates in it whom we may approach, and is of no interest without one', () => {
  const { exec, facts } = open()
  exec(`INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (1, 'Makers', 'makers', 'discord', '', '', '', ''); INSERT INTO advocate (contact_id, reason, since_day) VALUES (1, 'x', '2026-01-01'), (2, 'x', '2026-01-01'), (3, 'x', '2026-01-01');
    INSERT INTO membership (community_id, contact_id, joined_on) VALUES (1, 1, '2026-05-01'), (1, 2, '2026-05-01'), (1, 3, '2026-05-01'); UPDATE contact SET is_archived = 1 WHERE id = 2; UPDATE contact SET has_objected = 1 WHERE id = 3;`)
  expect(facts().communities).toMatchObject([{ members: 3, joined: 3, advocates: 1 }])
  exec('UPDATE contact SET is_archived = 1 WHERE id = 1')
  expect(facts().communities).toEqual([])
})

it('to answer somebody was proposed before where it was of that campaign, whatever was decided', () => {
  const { exec, facts } = open()
  exec(`INSERT INTO campaign_response (contact_id, campaign_id, on_day, note) VALUES (1, 1, '2026-04-20', ''), (1, 2, '2026-04-21', '');
    INSERT INTO bridge_action (id, rule, subject, campaign_id, decision, decided_on) VALUES (1, 'answer_responders', 'campaign:1:1', 1, 'dismissed', '2026-04-22'); INSERT INTO bridge_action_contact (action_id, contact_id) VALUES (1, 1);`)
  expect(facts().responses.map(({ campaignId, wasProposed }) => [campaignId, wasProposed])).toEqual([[2, false], [1, true]])
})
