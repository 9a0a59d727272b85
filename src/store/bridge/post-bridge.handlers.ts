import type { postBridgeContract, PostOnDay } from '../../shared/bridge/post-bridge.contract'
import { ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

/** Characters of a post's text that a calendar has room for. */
const titleLength = 120

export const postBridgeHandlers: Handlers<typeof postBridgeContract, StoreContext> = {
  onDays: ({ prepare }, { from, to }) =>
    // Columns as selected.
    ok(prepare(`SELECT id, on_day AS "on", platform, trim(substr(text, 1, ${titleLength})) AS title FROM post WHERE kind = 'own' AND on_day BETWEEN ? AND ? ORDER BY on_day, id`).all(from, to) as PostOnDay[]),
}
