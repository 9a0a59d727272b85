import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { readCredits } from './credits'

it('of one day, an answer to a campaign comes before a talk: it is the first touch, and the talk the last', () => {
  const context = openMarketingContext()
  context.sqlite.exec(`
    INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) VALUES (1, 'Ada', 'ada', '', '', '', '', '2025-01-01');
    INSERT INTO campaign (id, name, sort_name, objective, status, owner, brief, created_at) VALUES (1, 'Spring', 'spring', 'sales', 'active', '', '', '2025-01-01');
    INSERT INTO interaction (id, type, direction, on_day, note, created_at) VALUES (1, 'call', 'mutual', '2026-03-01', '', ''); INSERT INTO interaction_contact (interaction_id, contact_id) VALUES (1, 1);
    INSERT INTO campaign_response (id, contact_id, campaign_id, on_day, note) VALUES (2, 1, 1, '2026-03-01', '');
  `)
  const credits = readCredits(context, 'deal', [{ id: 7, until: '2026-03-01', contactIds: [1], campaign: null }]).get(7)
  expect([credits?.first.side, credits?.last.side]).toEqual(['paid', 'organic'])
})
