import type { Day } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import { type ShareOfVoice, shareOfVoice, type shareOfVoiceContract, type ShareOfVoiceFields, type ShareOfVoiceId } from '../../shared/networking/share-of-voice.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

const cells = ({ name, from, to, source, ownMentions, competitors }: ShareOfVoiceFields) => [name, from, to, source, ownMentions, JSON.stringify(competitors)]

const listSql = 'SELECT id, name, from_day AS "from", to_day AS "to", source, own_mentions AS ownMentions, competitors FROM share_of_voice'

const toVoice = (row: unknown): ShareOfVoice => {
  // The columns of listSql; the competitors were written by cells.
  const voice = row as Omit<ShareOfVoice, 'competitors' | 'share'> & { competitors: string }
  const competitors = JSON.parse(voice.competitors) as ShareOfVoiceFields['competitors']
  return { ...voice, competitors, share: shareOfVoice({ ...voice, competitors }) }
}

/** Measurements whose last day lies in a window, by that day. */
export const voicesEndingBetween = ({ prepare }: StoreContext, from: Day, to: Day): ShareOfVoice[] => prepare(`${listSql} WHERE to_day >= ? AND to_day <= ? ORDER BY to_day, id`).all(from, to).map(toVoice)

export const shareOfVoiceHandlers: Handlers<typeof shareOfVoiceContract, StoreContext> = {
  list: ({ prepare }) => ok(prepare(`${listSql} ORDER BY to_day DESC, id DESC`).all().map(toVoice)),

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
