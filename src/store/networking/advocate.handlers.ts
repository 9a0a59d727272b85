import type { Day } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import type { advocateContract } from '../../shared/networking/advocate.contract'
import type { ContactId } from '../../shared/networking/contact'
import { strengthOn } from '../../shared/networking/strength'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { contactExists } from './contact-rows'

const listSql = 'SELECT a.contact_id AS contactId, c.name, a.reason, a.since_day AS since, c.strength_rank AS rank FROM advocate a JOIN contact c ON c.id = a.contact_id ORDER BY c.strength_rank DESC, c.sort_name'

export const advocateHandlers: Handlers<typeof advocateContract, StoreContext> = {
  list: ({ prepare }, { today }) =>
    // The columns of listSql.
    ok((prepare(listSql).all() as { contactId: ContactId; name: string; reason: string; since: Day; rank: number | null }[]).map(({ rank, ...advocate }) => ({ ...advocate, strength: strengthOn(rank, today) }))),

  name: (context, { contactId, reason, since }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    context.prepare('INSERT INTO advocate (contact_id, reason, since_day) VALUES (?, ?, ?) ON CONFLICT (contact_id) DO UPDATE SET reason = excluded.reason, since_day = excluded.since_day').run(contactId, reason, since)
    return ok({})
  },

  remove: ({ prepare }, { contactId }) => (prepare('DELETE FROM advocate WHERE contact_id = ?').run(contactId).changes === 0 ? err({ type: 'ContactNotFound', id: contactId }) : ok({})),
}
