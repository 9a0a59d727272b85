import type { Day } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import type { Advocate, advocateContract } from '../../shared/networking/advocate.contract'
import { strengthOn } from '../../shared/networking/strength'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { contactExists } from './contact-rows'

const advocateSql = `SELECT a.contact_id AS contactId, c.name, ${hasPhotoSql('c.id')}, a.reason, a.since_day AS since, c.strength_rank AS rank, count(p.id) AS posts
  FROM advocate a JOIN contact c ON c.id = a.contact_id LEFT JOIN post p ON p.author_id = a.contact_id AND p.kind <> 'own'`

const toAdvocate = (row: unknown, today: Day): Advocate => {
  // The columns of advocateSql.
  const { rank, ...advocate } = withPhoto(row as PhotoCount<Omit<Advocate, 'strength'>> & { rank: number | null })
  return { ...advocate, strength: strengthOn(rank, today) }
}

export const advocateHandlers: Handlers<typeof advocateContract, StoreContext> = {
  list: ({ prepare }, { today }) => ok(prepare(`${advocateSql} GROUP BY a.contact_id ORDER BY c.strength_rank DESC NULLS LAST, c.sort_name`).all().map((row) => toAdvocate(row, today))),

  ofContact: ({ prepare }, { contactId, today }) => {
    const row = prepare(`${advocateSql} WHERE a.contact_id = ? GROUP BY a.contact_id`).get(contactId)
    return ok(row === undefined ? null : toAdvocate(row, today))
  },

  name: (context, { contactId, reason, since }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    context.prepare('INSERT INTO advocate (contact_id, reason, since_day) VALUES (?, ?, ?) ON CONFLICT (contact_id) DO UPDATE SET reason = excluded.reason, since_day = excluded.since_day').run(contactId, reason, since)
    return ok({})
  },

  remove: ({ prepare }, { contactId }) => (prepare('DELETE FROM advocate WHERE contact_id = ?').run(contactId).changes === 0 ? err({ type: 'ContactNotFound', id: contactId }) : ok({})),
}
