import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { CommunityId } from '../../shared/networking/community'
import type { StoreContext } from '../context'
import { migrate } from '../migrations'
import { communityHealth } from './community-health'

it('counts how everything said in the days sounds, however much it was', () => {
  const sqlite = new Database(':memory:')
  migrate(sqlite)
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
