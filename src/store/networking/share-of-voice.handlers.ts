import { err, ok } from '../../shared/kernel/result'
import { shareOfVoice, type shareOfVoiceContract, type ShareOfVoiceFields, type ShareOfVoiceId } from '../../shared/networking/share-of-voice.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

const cells = ({ name, from, to, source, ownMentions, competitors }: ShareOfVoiceFields) => [name, from, to, source, ownMentions, JSON.stringify(competitors)]

export const shareOfVoiceHandlers: Handlers<typeof shareOfVoiceContract, StoreContext> = {
  list: ({ prepare }) => {
    const sql = 'SELECT id, name, from_day AS "from", to_day AS "to", source, own_mentions AS ownMentions, competitors FROM share_of_voice ORDER BY to_day DESC, id DESC'
    // The columns of the statement; the competitors were written below.
    const rows = prepare(sql).all() as (Omit<ShareOfVoiceFields, 'competitors'> & { id: ShareOfVoiceId; competitors: string })[]
    return ok(
      rows.map((row) => {
        const competitors = JSON.parse(row.competitors) as ShareOfVoiceFields['competitors']
        return { ...row, competitors, share: shareOfVoice({ ...row, competitors }) }
      }),
    )
  },

  add: ({ prepare }, fields) => {
    const { lastInsertRowid } = prepare('INSERT INTO share_of_voice (name, from_day, to_day, source, own_mentions, competitors) VALUES (?, ?, ?, ?, ?, ?)').run(...cells(fields))
    // A row id of this very table.
    return ok({ ...fields, id: Number(lastInsertRowid) as ShareOfVoiceId, share: shareOfVoice(fields) })
  },

  replace: ({ prepare }, { id, fields }) => {
    const { changes } = prepare('UPDATE share_of_voice SET (name, from_day, to_day, source, own_mentions, competitors) = (?, ?, ?, ?, ?, ?) WHERE id = ?').run(...cells(fields), id)
    return changes === 0 ? err({ type: 'ShareOfVoiceNotFound', id }) : ok({ ...fields, id, share: shareOfVoice(fields) })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM share_of_voice WHERE id = ?').run(id).changes === 0 ? err({ type: 'ShareOfVoiceNotFound', id }) : ok({})),
}
