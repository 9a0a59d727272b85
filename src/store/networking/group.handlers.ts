import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { longestProblem, type Rhythm } from '../../shared/networking/cadence'
import type { Group, GroupId } from '../../shared/networking/group'
import type { groupContract } from '../../shared/networking/group.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { refreshContacts } from './refresh-contacts'

const countSql = (isArchived: 0 | 1): string => `(SELECT count(*) FROM contact c WHERE c.group_id = g.id AND c.is_archived = ${isArchived})`

const selectSql = `SELECT g.id, g.name, g.ideal_days AS idealDays, g.longest_days AS longestDays, ${countSql(0)} AS contacts, ${countSql(1)} AS archived FROM contact_group g`

const read = ({ prepare }: StoreContext, id: GroupId): Group | null => (prepare(`${selectSql} WHERE g.id = ?`).get(id) as Group | undefined) ?? null

const isTaken = ({ prepare }: StoreContext, name: string): boolean => prepare('SELECT 1 FROM contact_group WHERE name = ?').get(name) !== undefined

const membersOf = ({ prepare }: StoreContext, id: GroupId): number[] => prepare('SELECT id FROM contact WHERE group_id = ?').pluck().all(id).map(Number)

/** Whether there is such a group. */
export const groupExists = ({ prepare }: StoreContext, id: GroupId): boolean => prepare('SELECT 1 FROM contact_group WHERE id = ?').get(id) !== undefined

/** What a rhythm must not be. Null: it is right. */
export const rhythmRefusal = (rhythm: Rhythm): { type: 'LongestRefused'; message: string } | null => {
  const message = longestProblem(rhythm)
  return message === null ? null : { type: 'LongestRefused', message }
}

export const groupHandlers: Handlers<typeof groupContract, StoreContext> = {
  // The columns of selectSql.
  list: ({ prepare }) => ok(prepare(`${selectSql} ORDER BY g.sort_name, g.id`).all() as Group[]),

  add: (context, { name, idealDays, longestDays }) => {
    if (isTaken(context, name)) return err({ type: 'NameTaken', name })
    const refusal = rhythmRefusal({ idealDays, longestDays })
    if (refusal !== null) return err(refusal)
    // A row id of this very table.
    const id = unusedId(context, 'contact_group') as GroupId
    context.prepare('INSERT INTO contact_group (id, name, sort_name, ideal_days, longest_days, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(id, name, sortName(name), idealDays, longestDays, context.now().toISOString())
    return ok({ id, name, idealDays, longestDays, contacts: 0, archived: 0 })
  },

  edit: (context, { id, changes }) => {
    const before = read(context, id)
    if (before === null) return err({ type: 'GroupNotFound', id })
    const after = applyPatch(before, changes)
    if (after.name !== before.name && isTaken(context, after.name)) return err({ type: 'NameTaken', name: after.name })
    const hasNewRhythm = after.idealDays !== before.idealDays || after.longestDays !== before.longestDays
    const refusal = hasNewRhythm ? rhythmRefusal(after) : null
    if (refusal !== null) return err(refusal)
    context.prepare('UPDATE contact_group SET name = ?, sort_name = ?, ideal_days = ?, longest_days = ? WHERE id = ?').run(after.name, sortName(after.name), after.idealDays, after.longestDays, id)
    if (hasNewRhythm) refreshContacts(context, membersOf(context, id))
    return ok(after)
  },

  remove: (context, { id }) => {
    if (!groupExists(context, id)) return err({ type: 'GroupNotFound', id })
    const members = membersOf(context, id)
    context.prepare('DELETE FROM contact_group WHERE id = ?').run(id)
    refreshContacts(context, members)
    return ok({})
  },
}
