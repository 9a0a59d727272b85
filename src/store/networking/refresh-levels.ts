import type { ActivityTouch } from '../../shared/networking/activity'
import { levelMoves } from '../../shared/networking/level'
import type { StoreContext } from '../context'

const touchesSql = `SELECT i.type, i.direction, i.on_day AS "on" FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ? AND i.community_id = ?`

/** Brings the moves between levels of some members in line with what they did there. Call after every change of either. */
export const refreshLevels = ({ prepare }: Pick<StoreContext, 'prepare'>, communityId: number, contactIds: Iterable<number>): void => {
  for (const contactId of contactIds) {
    prepare('DELETE FROM level_move WHERE community_id = ? AND contact_id = ?').run(communityId, contactId)
    if (prepare('SELECT 1 FROM membership WHERE community_id = ? AND contact_id = ?').get(communityId, contactId) === undefined) continue
    // The columns of the statement; types and days in the file are such.
    const touches = prepare(touchesSql).all(contactId, communityId) as ActivityTouch[]
    for (const { on, from, to } of levelMoves(touches)) prepare('INSERT INTO level_move (community_id, contact_id, on_day, from_level, to_level) VALUES (?, ?, ?, ?, ?)').run(communityId, contactId, on, from, to)
  }
}

/** The moves that show: of members whose level is computed. What a pinned member did is kept, and moves them once they are let go. */
export const shownMoves = 'level_move v CROSS JOIN membership m ON m.community_id = v.community_id AND m.contact_id = v.contact_id AND m.level IS NULL'

/** The computed level of member `m` on day `@today`. */
export const computedLevel = `coalesce((SELECT v.to_level FROM level_move v WHERE v.community_id = m.community_id AND v.contact_id = m.contact_id AND v.on_day <= @today ORDER BY v.on_day DESC LIMIT 1), 4)`
