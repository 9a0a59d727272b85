import type { Day } from '../../shared/kernel/day'
import { type ActivityTouch, activityOf } from '../../shared/networking/activity'
import { dueDays } from '../../shared/networking/cadence'
import type { StoreContext } from '../context'

/** A contact's rhythm: their own, else the group's. */
const rhythmSql = `
  SELECT coalesce(c.ideal_days, g.ideal_days) AS idealDays, iif(c.ideal_days IS NULL, g.longest_days, c.longest_days) AS longestDays, date(c.created_at, 'localtime') AS addedOn
  FROM contact c LEFT JOIN contact_group g ON g.id = c.group_id WHERE c.id = ?`

const touchesSql = `SELECT i.type, i.direction, i.on_day AS "on" FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ?`

const updateSql = `UPDATE contact SET last_touch_on = ?, last_interaction_on = ?, owes_reply = ?, awaits_answer = ?, due_on = ?, overdue_on = ?, interaction_count = ?, strength_rank = ?, quiet_on = ?, came_back_on = ?, first_contribution_on = ? WHERE id = ?`

interface RhythmRow {
  readonly idealDays: number | null
  readonly longestDays: number | null
  readonly addedOn: Day
}

/** Most touches are the first of nothing: to look costs less than to write what stands there already. */
const keepFirsts = ({ prepare }: Pick<StoreContext, 'prepare'>, table: 'first_touch' | 'first_engaged', id: number, firsts: Readonly<Record<string, Day>>): void => {
  // The two columns of the statement.
  const before = prepare(`SELECT period, on_day FROM ${table} WHERE contact_id = ?`).raw().all(id) as [string, Day][]
  const wanted = new Map<string, Day>(Object.entries(firsts))
  if (before.length === wanted.size && before.every(([period, on]) => wanted.get(period) === on)) return
  const text = JSON.stringify(firsts)
  prepare(`DELETE FROM ${table} WHERE contact_id = ? AND period NOT IN (SELECT key FROM json_each(?))`).run(id, text)
  prepare(`INSERT INTO ${table} (contact_id, period, on_day) SELECT ?, key, value FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET on_day = excluded.on_day WHERE on_day <> excluded.on_day`).run(id, text)
}

/** Brings what lists show of contacts (last touch, whose turn, due days, strength, alerts) in line with their interactions and rhythm. Call after every change of either. */
export const refreshContacts = ({ prepare }: Pick<StoreContext, 'prepare'>, ids: Iterable<number>): void => {
  for (const id of ids) {
    // The columns of the statements above; days in the file are days.
    const rhythm = prepare(rhythmSql).get(id) as RhythmRow | undefined
    if (rhythm === undefined) continue
    const { lastTouchOn, lastInteractionOn, owesReply, awaitsAnswer, interactionCount, strengthRank, quietOn, cameBackOn, firstContributionOn, firstInPeriods, firstEngaged } = activityOf(prepare(touchesSql).all(id) as ActivityTouch[])
    const { dueOn, overdueOn } = dueDays(rhythm, lastTouchOn, rhythm.addedOn)
    prepare(updateSql).run(lastTouchOn, lastInteractionOn, owesReply ? 1 : 0, awaitsAnswer ? 1 : 0, dueOn, overdueOn, interactionCount, strengthRank, quietOn, cameBackOn, firstContributionOn, id)
    keepFirsts({ prepare }, 'first_touch', id, firstInPeriods)
    keepFirsts({ prepare }, 'first_engaged', id, firstEngaged)
  }
}
