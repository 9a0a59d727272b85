import { addDays, type Day, startOfLocalDay } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import { type Goal, type goalContract, type GoalFields, type GoalId, goalProgress, type GoalStanding, goalUnits } from '../../shared/networking/goal.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { communityExists } from './community.handlers'
import { ownHandleExists } from './own-handle.handlers'
import { newestSnapshot, snapshotNear } from './snapshots'
import { touchTypes } from './touch-types'

/** Touches of the days in one community. */
const touchedThere = `i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes}) AND i.community_id = @communityId`

/** Touches of the days, everywhere. */
const touchedAnywhere = `i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes})`

/** Whoever was touched last on one of the days was touched on one of them; of those who were touched after them too, their interactions are looked through. */
const peopleAnywhere = `SELECT (SELECT count(*) FROM contact WHERE is_archived IN (0, 1) AND last_touch_on BETWEEN @from AND @to)
  + (SELECT count(*) FROM contact c WHERE c.is_archived IN (0, 1) AND c.last_touch_on > @to
     AND EXISTS (SELECT 1 FROM interaction_contact ic CROSS JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = c.id AND ${touchedAnywhere}))`

const contactsAdded = 'created_at >= @begin AND created_at < @end'

/** What a goal counts within its days, up to the day asked. */
const valueSql = (isInCommunity: boolean): Readonly<Record<Exclude<GoalFields['measure'], 'followers'>, string>> => ({
  touches: `SELECT count(*) FROM interaction i WHERE ${isInCommunity ? touchedThere : touchedAnywhere}`,
  people: isInCommunity ? `SELECT count(DISTINCT ic.contact_id) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE ${touchedThere}` : peopleAnywhere,
  new_contacts: `SELECT count(*) FROM contact WHERE is_archived IN (0, 1) AND ${contactsAdded}`,
  posts: `SELECT count(*) FROM post WHERE kind = 'own' AND on_day >= @from AND on_day <= @to AND (@ownHandleId IS NULL OR own_handle_id = @ownHandleId)`,
})

/** Followers of a handle at a goal's beginning and on a day. */
const followersOf = (context: StoreContext, { ownHandleId, startsOn }: GoalFields, to: Day): GoalStanding & { readonly valueOn: Day | null } => {
  if (ownHandleId === null) return { start: null, value: null, valueOn: null }
  const newest = newestSnapshot(context, ownHandleId, to)
  return { start: snapshotNear(context, ownHandleId, startsOn)?.followers ?? null, value: newest?.followers ?? null, valueOn: newest?.on ?? null }
}

const archivedSql = `SELECT count(*) FROM contact WHERE is_archived = 1 AND ${contactsAdded}`

const standingOf = (context: StoreContext, goal: GoalFields, to: Day): GoalStanding & Pick<Goal, 'valueOn' | 'archived'> => {
  const { measure, startsOn, communityId, ownHandleId } = goal
  if (measure === 'followers') return { ...followersOf(context, goal, to), archived: 0 }
  const count = (sql: string): number => Number(context.prepare(sql).pluck().get({ from: startsOn, to, begin: startOfLocalDay(startsOn), end: startOfLocalDay(addDays(to, 1)), communityId, ownHandleId }))
  return { start: 0, value: count(valueSql(communityId !== null)[measure]), valueOn: null, archived: measure === 'new_contacts' ? count(archivedSql) : 0 }
}

type GoalRow = GoalFields & { readonly id: GoalId; readonly about: string | null }

const withProgress = (context: StoreContext, goal: GoalRow, today: Day): Goal => {
  const standing = standingOf(context, goal, today < goal.dueOn ? today : goal.dueOn)
  return { ...goal, ...standing, unit: goalUnits[goal.measure], ...goalProgress(goal, standing, today) }
}

const listSql = `SELECT g.id, g.name, g.measure, g.target, g.starts_on AS startsOn, g.due_on AS dueOn, g.community_id AS communityId, g.own_handle_id AS ownHandleId, coalesce(k.name, h.handle) AS about
  FROM relationship_goal g LEFT JOIN community k ON k.id = g.community_id LEFT JOIN own_handle h ON h.id = g.own_handle_id`

/** Goals whose last day lies in a window, with where they stand on a day. */
export const goalsDueBetween = (context: StoreContext, from: Day, to: Day, today: Day): Goal[] =>
  // The columns of listSql.
  (context.prepare(`${listSql} WHERE g.due_on >= ? AND g.due_on <= ? ORDER BY g.due_on, g.id`).all(from, to) as GoalRow[]).map((goal) => withProgress(context, goal, today))

const refusalOf = (context: StoreContext, { communityId, ownHandleId }: GoalFields) => {
  if (communityId !== null && !communityExists(context, communityId)) return { type: 'CommunityNotFound', id: communityId } as const
  return ownHandleId !== null && !ownHandleExists(context, ownHandleId) ? ({ type: 'OwnHandleNotFound', id: ownHandleId } as const) : null
}

const cells = ({ name, measure, target, startsOn, dueOn, communityId, ownHandleId }: GoalFields) => [name, measure, target, startsOn, dueOn, communityId, ownHandleId]

export const goalHandlers: Handlers<typeof goalContract, StoreContext> = {
  // The columns of listSql.
  list: (context, { today }) => ok((context.prepare(`${listSql} ORDER BY g.due_on, g.id`).all() as GoalRow[]).map((goal) => withProgress(context, goal, today))),

  add: (context, fields) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    const { lastInsertRowid } = context.prepare('INSERT INTO relationship_goal (name, measure, target, starts_on, due_on, community_id, own_handle_id) VALUES (?, ?, ?, ?, ?, ?, ?)').run(...cells(fields))
    // A row id of this very table.
    return ok({ id: Number(lastInsertRowid) as GoalId })
  },

  replace: (context, { id, fields }) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    const { changes } = context.prepare('UPDATE relationship_goal SET (name, measure, target, starts_on, due_on, community_id, own_handle_id) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?').run(...cells(fields), id)
    return changes === 0 ? err({ type: 'GoalNotFound', id }) : ok({ id })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM relationship_goal WHERE id = ?').run(id).changes === 0 ? err({ type: 'GoalNotFound', id }) : ok({})),
}
