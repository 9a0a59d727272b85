import { err, ok, type Result } from '../../shared/kernel/result'
import type { FollowUp, FollowUpId } from '../../shared/networking/follow-up'
import type { followUpContract } from '../../shared/networking/follow-up.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { contactExists } from './contact-rows'

const selectSql = `SELECT f.id, f.contact_id AS contactId, f.on_day AS "on", f.note, f.done_on AS doneOn, c.name, ${hasPhotoSql('c.id')} FROM follow_up f JOIN contact c ON c.id = f.contact_id`

type Missing = { type: 'FollowUpNotFound'; id: FollowUpId }

const found = ({ prepare }: StoreContext, id: FollowUpId): Result<FollowUp, Missing> => {
  // The columns of selectSql.
  const row = prepare(`${selectSql} WHERE f.id = ?`).get(id) as PhotoCount<FollowUp> | undefined
  return row === undefined ? err({ type: 'FollowUpNotFound', id }) : ok(withPhoto(row))
}

/** Of everybody, what is to do for those who are kept in touch with. */
const ofAll = 'EXISTS (SELECT 1 FROM contact WHERE id = f.contact_id AND +is_archived = 0 AND has_objected = 0)'

/** What a list asks; only that stands in the text, so that an index can be used. */
const whereOf = ({ contactId, until, isDone }: { readonly contactId: number | null; readonly until: string | null; readonly isDone: boolean }): string =>
  [`WHERE f.done_on IS ${isDone ? 'NOT NULL' : 'NULL'}`, ...(contactId !== null ? ['f.contact_id = @contactId'] : isDone ? [] : [ofAll]), ...(until === null ? [] : ['f.on_day <= @until'])].join(' AND ')

export const followUpHandlers: Handlers<typeof followUpContract, StoreContext> = {
  list: ({ prepare }, { contactId, until, isDone, offset, limit }) => {
    const where = whereOf({ contactId, until, isDone })
    const total = Number(prepare(`SELECT count(*) FROM follow_up f ${where}`).pluck().get({ contactId, until }))
    // The columns of selectSql.
    return ok({ rows: (prepare(`${selectSql} ${where} ORDER BY f.on_day, f.id LIMIT @limit OFFSET @offset`).all({ contactId, until, limit, offset }) as PhotoCount<FollowUp>[]).map(withPhoto), total })
  },

  add: (context, { contactId, on, note }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    const { lastInsertRowid } = context.prepare('INSERT INTO follow_up (contact_id, on_day, note, done_on, created_at) VALUES (?, ?, ?, NULL, ?)').run(contactId, on, note, context.now().toISOString())
    // A row id of this very table.
    return found(context, Number(lastInsertRowid) as FollowUpId) as Result<FollowUp, never>
  },

  edit: (context, { id, changes: { on, note } }) => {
    context.prepare('UPDATE follow_up SET on_day = coalesce(?, on_day), note = coalesce(?, note) WHERE id = ?').run(on ?? null, note ?? null, id)
    return found(context, id)
  },

  finish: (context, { id, doneOn }) => {
    context.prepare('UPDATE follow_up SET done_on = ? WHERE id = ?').run(doneOn, id)
    return found(context, id)
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM follow_up WHERE id = ?').run(id).changes === 0 ? err({ type: 'FollowUpNotFound', id }) : ok({})),
}
