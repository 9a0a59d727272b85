import { expect, it } from 'vitest'
import { openEmpty } from '../../../tests/support/empty-workbook'
import { Day } from '../../shared/kernel/day'
import { CommunityId } from '../../shared/networking/community'
import type { StoreContext } from '../context'
import { communityHealth } from './community-health'

it('counts how everything said in the days sounds, however much it was', () => {
  const sqlite = openEmpty()
  sqlite.exec(`
    INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (1, 'Makers', 'makers', 'discord', '', '', '', '2026-01-01T00:00:00.000Z');
    INSERT INTO contact (id, name, sort_name, organization, role, source, note, how_met, owes_reply, interaction_count, created_at, awaits_answer, is_archived, has_objected) VALUES (1, 'Ada', 'ada', '', '', '', '', '', 0, 0, '2026-01-01T00:00:00.000Z', 0, 0, 0);
    WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < 6000)
    INSERT INTO interaction (id, type, direction, on_day, community_id, note, sentiment, sentiment_label, created_at)
      SELECT value, 'comment', 'incoming', '2026-02-01', 1, 'A note', 'positive', iif(value <= 2000, 'negative', 'positive'), '2026-02-01T00:00:00.000Z' FROM number;
    INSERT INTO interaction_contact (contact_id, interaction_id) SELECT 1, id FROM interaction`)
  const context: Pick<StoreContext, 'prepare'> = { prepare: (sql) => sqlite.prepare(sql) }
  const { sentiment } = communityHealth(context, CommunityId.parse(1), { from: Day.parse('2026-01-01'), to: Day.parse('2026-03-31') })
  expect(sentiment).toMatchObject({ positive: 4000, negative: 2000, corrected: 6000, people: { positive: 1 } })
  sqlite.close()
})

it('counts the first and the last day of its window, of this community alone, beside as many days before', () => {
  const sqlite = openEmpty()
  const added = '2026-01-01T00:00:00.000Z'
  for (const [id, name] of [[1, 'Makers'], [2, 'Others']] as const) sqlite.prepare("INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (?, ?, lower(?), 'discord', '', '', '', ?)").run(id, name, name, added)
  for (const [index, name] of ['Ada', 'Bo', 'Cem', 'Di', 'Eve', 'Fay'].entries()) sqlite.prepare("INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) VALUES (?, ?, lower(?), '', '', '', '', ?)").run(index + 1, name, name, added)
  const log = (on: string, people: readonly number[], direction: string, { community = 1, label = 'empty', type = 'comment', said = null }: { readonly community?: number | null; readonly label?: string; readonly type?: string; readonly said?: string | null } = {}) => {
    const { lastInsertRowid } = sqlite.prepare("INSERT INTO interaction (type, direction, on_day, community_id, note, sentiment, sentiment_label, created_at) VALUES (?, ?, ?, ?, 'A note', ?, ?, ?)").run(type, direction, on, community, said, label, added)
    for (const contactId of people) sqlite.prepare('INSERT INTO interaction_contact (contact_id, interaction_id) VALUES (?, ?)').run(contactId, lastInsertRowid)
  }
  const [ada, bo, cem, di, eve, fay] = [1, 2, 3, 4, 5, 6]
  // The window is March; the 31 days before it begin on 29 January.
  log('2026-01-28', [eve], 'incoming', { label: 'neutral' })
  log('2026-01-29', [di], 'incoming', { label: 'neutral' })
  log('2026-02-10', [ada], 'incoming')
  log('2026-02-28', [cem], 'incoming', { label: 'neutral' })
  log('2026-03-01', [ada], 'incoming', { label: 'positive' })
  log('2026-03-01', [ada], 'incoming', { label: 'none' })
  log('2026-03-10', [cem], 'incoming', { community: 2, label: 'positive' })
  log('2026-03-20', [eve], 'incoming', { label: 'positive' })
  log('2026-03-20', [eve], 'incoming', { label: 'negative' })
  log('2026-03-31', [bo], 'incoming', { label: 'negative', said: 'negative' })
  log('2026-03-31', [ada, bo], 'mutual', { label: 'positive' })
  log('2026-04-01', [fay], 'incoming', { label: 'neutral' })
  // Ada was answered after 4 days, elsewhere, and Bo on the day; Eve was not. A like is no answer.
  log('2026-03-02', [ada], 'outgoing', { community: null, type: 'like' })
  log('2026-03-05', [ada, cem], 'outgoing', { community: null })
  log('2026-03-11', [ada], 'mutual', { community: null })
  log('2026-04-02', [bo], 'mutual', { community: null })
  const joined = [[1, '2026-03-01'], [2, '2026-03-31'], [3, '2026-02-28'], [4, '2026-04-01'], [5, null]] as const
  for (const [contactId, on] of joined) sqlite.prepare('INSERT INTO membership (community_id, contact_id, level, joined_on) VALUES (1, ?, NULL, ?)').run(contactId, on)
  sqlite.exec(`
    INSERT INTO membership (community_id, contact_id, level, joined_on) VALUES (2, 1, NULL, '2026-03-10'), (1, 6, 2, '2026-03-01');
    INSERT INTO level_move (community_id, contact_id, on_day, from_level, to_level) VALUES (1, 1, '2026-03-01', 4, 3), (1, 1, '2026-04-01', 3, 4), (1, 2, '2026-03-31', 4, 2), (1, 3, '2026-02-28', 4, 3), (2, 1, '2026-03-10', 4, 1);
    INSERT INTO community_size (community_id, on_day, members) VALUES (1, '2026-03-31', 90), (1, '2026-04-01', 91), (1, '2026-02-28', 80), (2, '2026-03-10', 7)`)
  const context: Pick<StoreContext, 'prepare'> = { prepare: (sql) => sqlite.prepare(sql) }
  const health = communityHealth(context, CommunityId.parse(1), { from: Day.parse('2026-03-01'), to: Day.parse('2026-03-31') })
  expect(health).toMatchObject({
    active: 3, activeBefore: 3, lapsed: 2, new: 1, joinedTotal: 3, movedTotal: 2,
    responses: { asked: 3, answered: 2, medianDays: 2 },
    // What two say together is nobody's own; Eve said as much good as bad.
    sentiment: { positive: 3, neutral: 0, negative: 2, unread: 1, corrected: 1, people: { positive: 1, neutral: 1, negative: 1 } },
  })
  expect(health.joined.map(({ name, on }) => `${name} ${on}`)).toEqual(['Ada 2026-03-01', 'Fay 2026-03-01', 'Bo 2026-03-31'])
  expect(health.moved.map(({ name, on, from, to }) => `${name} ${on} ${from}→${to}`)).toEqual(['Ada 2026-03-01 4→3', 'Bo 2026-03-31 4→2'])
  // On 31 March: Bo and, by hand, Fay are contributors, Ada and Cem participants, Eve visits; Di joins later.
  expect(health.levels).toEqual([{ level: 2, members: 2 }, { level: 3, members: 2 }, { level: 4, members: 1 }])
  // 2 × 49 + 2 × 16 + 1; on 28 February Cem was one and Eve there.
  expect([health.commitment, health.commitmentBefore]).toEqual([131, 17])
  expect(health.sizes).toEqual([{ on: '2026-03-31', members: 90 }, { on: '2026-02-28', members: 80 }])
  sqlite.close()
})
