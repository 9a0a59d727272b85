import type { Day } from '../../shared/kernel/day'
import { daysAbout, type FollowerGrowth, type FollowerSnapshot, growthBetween, type OwnHandleId, snapshotFor } from '../../shared/networking/own-handle'
import type { StoreContext } from '../context'

const selectSnapshots = 'SELECT on_day AS "on", followers, gained FROM follower_snapshot WHERE own_handle_id = ?'

/** All snapshots of one handle, oldest first. */
export const readSnapshots = ({ prepare }: StoreContext, id: OwnHandleId): FollowerSnapshot[] =>
  // The three columns of the statement.
  prepare(`${selectSnapshots} ORDER BY on_day`).all(id) as FollowerSnapshot[]

/** What a snapshot gained is what came since the one before it: where another comes between them, or goes, it says nothing any more. `on`: the day of that one. */
export const forgetGainAfter = ({ prepare }: StoreContext, id: OwnHandleId, on: Day): void => {
  prepare('UPDATE follower_snapshot SET gained = NULL WHERE own_handle_id = @id AND on_day = (SELECT min(on_day) FROM follower_snapshot WHERE own_handle_id = @id AND on_day > @on)').run({ id, on })
}

/** The last snapshot of a handle, or the last up to a day. Null: there is none. */
export const newestSnapshot = ({ prepare }: StoreContext, id: OwnHandleId, to: Day | null = null): FollowerSnapshot | null => {
  const values = to === null ? [id] : [id, to]
  // The three columns of the statement.
  return (prepare(`${selectSnapshots} ${to === null ? '' : 'AND on_day <= ?'} ORDER BY on_day DESC LIMIT 1`).get(...values) as FollowerSnapshot | undefined) ?? null
}

/** The snapshot that stands for a day, read from the days about it; as `snapshotFor` over all. */
export const snapshotNear = ({ prepare }: StoreContext, id: OwnHandleId, day: Day): FollowerSnapshot | null =>
  // The three columns of the statement.
  snapshotFor(prepare(`${selectSnapshots} AND on_day BETWEEN ? AND ?`).all(id, ...daysAbout(day)) as FollowerSnapshot[], day)

/** The growth of a window; as `followerGrowth` over all snapshots, of which only those about both ends are read. */
export const growthOf = (context: StoreContext, id: OwnHandleId, from: Day, to: Day): FollowerGrowth =>
  growthBetween({ start: snapshotNear(context, id, from), end: snapshotNear(context, id, to), hasSnapshots: newestSnapshot(context, id) !== null }, (after, until) => {
    const sql = 'SELECT iif(count(*) = count(gained), sum(gained), NULL) FROM follower_snapshot WHERE own_handle_id = ? AND on_day > ? AND on_day <= ?'
    // The one column of the statement.
    return context.prepare(sql).pluck().get(id, after, until) as number | null
  })
