import { type Day, daysBetween } from '../../shared/kernel/day'
import { ratio } from '../../shared/kernel/ratio'
import { err, ok } from '../../shared/kernel/result'
import { type Goal, type goalContract, type GoalFields, type GoalId, goalUnits } from '../../shared/networking/goal.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { touchTypes } from './touch-types'

const touched = `FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes}) AND (@communityId IS NULL OR i.community_id = @communityId) AND @ownHandleId IS @ownHandleId`

/** What a goal counts within its days, up to the day asked. */
const valueSql: Readonly<Record<GoalFields['measure'], string>> = {
  touches: `SELECT count(DISTINCT i.id) ${touched}`,
  people: `SELECT count(DISTINCT ic.contact_id) ${touched}`,
  new_contacts: 'SELECT count(*) FROM contact WHERE substr(created_at, 1, 10) >= @from AND substr(created_at, 1, 10) <= @to AND @communityId IS @communityId AND @ownHandleId IS @ownHandleId',
  posts: `SELECT count(*) FROM post WHERE kind = 'own' AND on_day >= @from AND on_day <= @to AND (@ownHandleId IS NULL OR own_handle_id = @ownHandleId) AND @communityId IS @communityId`,
  followers: 'SELECT followers FROM follower_snapshot WHERE own_handle_id = @ownHandleId AND on_day <= @to AND @from IS @from AND @communityId IS @communityId ORDER BY on_day DESC LIMIT 1',
}

const withProgress = ({ prepare }: StoreContext, goal: GoalFields & { id: GoalId }, today: Day): Goal => {
  const { measure, startsOn, dueOn, communityId, ownHandleId } = goal
  const to = today < dueOn ? today : dueOn
  // A count, or nothing where there is no snapshot.
  const value = (prepare(valueSql[measure]).pluck().get({ from: startsOn, to, communityId, ownHandleId }) as number | undefined) ?? null
  const elapsed = Math.min(1, Math.max(0, (daysBetween(startsOn, today) + 1) / (daysBetween(startsOn, dueOn) + 1)))
  return { ...goal, unit: goalUnits[measure], value, progress: ratio(value, goal.target), elapsed }
}

const cells = ({ name, measure, target, startsOn, dueOn, communityId, ownHandleId }: GoalFields) => [name, measure, target, startsOn, dueOn, communityId, ownHandleId]

export const goalHandlers: Handlers<typeof goalContract, StoreContext> = {
  list: (context, { today }) => {
    const sql = 'SELECT id, name, measure, target, starts_on AS startsOn, due_on AS dueOn, community_id AS communityId, own_handle_id AS ownHandleId FROM relationship_goal ORDER BY due_on, id'
    // The columns of the statement.
    return ok((context.prepare(sql).all() as (GoalFields & { id: GoalId })[]).map((goal) => withProgress(context, goal, today)))
  },

  add: ({ prepare }, fields) =>
    // A row id of this very table.
    ok({ id: Number(prepare('INSERT INTO relationship_goal (name, measure, target, starts_on, due_on, community_id, own_handle_id) VALUES (?, ?, ?, ?, ?, ?, ?)').run(...cells(fields)).lastInsertRowid) as GoalId }),

  replace: ({ prepare }, { id, fields }) => {
    const { changes } = prepare('UPDATE relationship_goal SET (name, measure, target, starts_on, due_on, community_id, own_handle_id) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?').run(...cells(fields), id)
    return changes === 0 ? err({ type: 'GoalNotFound', id }) : ok({ id })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM relationship_goal WHERE id = ?').run(id).changes === 0 ? err({ type: 'GoalNotFound', id }) : ok({})),
}
