import type { FollowerSnapshot, OwnHandleId } from '../../shared/networking/own-handle'
import type { StoreContext } from '../context'

/** All snapshots of one handle, oldest first. */
export const readSnapshots = ({ prepare }: StoreContext, id: OwnHandleId): FollowerSnapshot[] =>
  // The three columns of the statement.
  prepare('SELECT on_day AS "on", followers, gained FROM follower_snapshot WHERE own_handle_id = ? ORDER BY on_day').all(id) as FollowerSnapshot[]
