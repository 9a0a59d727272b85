import type { ContactId } from '../../shared/networking/contact'
import type { StoreContext } from '../context'

/** Moves to one contact what the Bridge keeps of another, before the other goes; where both have something, the first keeps theirs. */
export const moveBridgeRows = ({ prepare }: Pick<StoreContext, 'prepare'>, keep: ContactId, other: ContactId): void => {
  // Before the deals: what a person joined with the one who stays is no import's.
  prepare('INSERT INTO import_deal_contact (batch_id, deal_id, contact_id) SELECT batch_id, deal_id, @keep FROM import_deal_contact AS i WHERE contact_id = @other AND NOT EXISTS (SELECT 1 FROM deal_contact WHERE deal_id = i.deal_id AND contact_id = @keep) ON CONFLICT DO NOTHING').run({ keep, other })
  prepare('INSERT INTO deal_contact (deal_id, contact_id) SELECT deal_id, ? FROM deal_contact WHERE contact_id = ? ON CONFLICT DO NOTHING').run(keep, other)
  // The earlier day: they are one person, who became a lead or customer once.
  prepare(
    `INSERT INTO contact_stage (contact_id, lead_on, customer_on) SELECT ?, lead_on, customer_on FROM contact_stage WHERE contact_id = ?
     ON CONFLICT DO UPDATE SET lead_on = nullif(min(coalesce(contact_stage.lead_on, '~'), coalesce(excluded.lead_on, '~')), '~'), customer_on = nullif(min(coalesce(contact_stage.customer_on, '~'), coalesce(excluded.customer_on, '~')), '~')`,
  ).run(keep, other)
  prepare('INSERT INTO campaign_response (contact_id, campaign_id, on_day, note) SELECT ?, campaign_id, on_day, note FROM campaign_response WHERE contact_id = ? ON CONFLICT DO NOTHING').run(keep, other)
  prepare('UPDATE OR IGNORE attribution SET contact_id = ? WHERE contact_id = ?').run(keep, other)
  prepare('UPDATE attribution SET source_contact_id = ? WHERE source_contact_id = ?').run(keep, other)
  // What was answered about the one is not asked again about the other. Subjects are “contact:7” or “contact:7:2026-01-31”.
  const [subject, subjectOfOther] = [`contact:${keep}`, `contact:${other}`]
  prepare("UPDATE OR IGNORE bridge_action SET subject = @subject || substr(subject, length(@subjectOfOther) + 1) WHERE contact_id = @other AND subject || ':' LIKE @subjectOfOther || ':%'").run({ subject, subjectOfOther, other })
  prepare('UPDATE bridge_action SET contact_id = ? WHERE contact_id = ?').run(keep, other)
  prepare('INSERT INTO bridge_action_contact (action_id, contact_id, follow_up_id) SELECT action_id, ?, follow_up_id FROM bridge_action_contact WHERE contact_id = ? ON CONFLICT DO NOTHING').run(keep, other)
}
