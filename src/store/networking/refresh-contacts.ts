import type { Day } from '../../shared/kernel/day'
import { type ActivityTouch, activityOf } from '../../shared/networking/activity'
import { dueDays } from '../../shared/networking/cadence'
import type { StoreContext } from '../context'

/** What is kept of a contact's interactions, each in a column of its own. */
const keptColumns = ['last_touch_on', 'last_interaction_on', 'owes_reply', 'awaits_answer', 'due_on', 'overdue_on', 'interaction_count', 'strength_rank', 'quiet_on', 'came_back_on', 'first_contribution_on'] as const

type Kept = Readonly<Record<(typeof keptColumns)[number], string | number | null>>

/** A contact's rhythm (their own, else the group's), whether they objected, and what is kept. The sign before a parameter has SQLite plan once, not anew for each value. */
const contactSql = `
  SELECT coalesce(c.ideal_days, g.ideal_days) AS idealDays, iif(c.ideal_days IS NULL, g.longest_days, c.longest_days) AS longestDays, date(c.created_at, 'localtime') AS addedOn, c.has_objected AS hasObjected, ${keptColumns.map((column) => `c.${column}`).join(', ')}
  FROM contact c LEFT JOIN contact_group g ON g.id = c.group_id WHERE c.id = +?`

const touchesSql = `SELECT i.type, i.direction, i.on_day AS "on", ic.needs_no_reply AS needsNoReply FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = +?`

interface ContactRow extends Kept {
  readonly idealDays: number | null
  readonly longestDays: number | null
  readonly addedOn: Day
  readonly hasObjected: number
}

/** Whoever objected is not to be written to: they wait for nothing. */
const nothingWaits = { owes_reply: 0, awaits_answer: 0, due_on: null, overdue_on: null }

/** Writes what changed alone: SQLite writes an entry of each index that has one of the columns named, also where its value stays. */
const keep = ({ prepare }: Pick<StoreContext, 'prepare'>, id: number, before: Kept, kept: Kept): void => {
  const changed = keptColumns.filter((column) => before[column] !== kept[column])
  if (changed.length > 0) prepare(`UPDATE contact SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(...changed.map((column) => kept[column]), id)
}

/** Most touches are the first of nothing: to look costs less than to write what stands there already. */
const keepFirsts = ({ prepare }: Pick<StoreContext, 'prepare'>, table: 'first_touch' | 'first_engaged', id: number, firsts: Readonly<Record<string, Day>>): void => {
  // The two columns of the statement.
  const before = new Map(prepare(`SELECT period, on_day FROM ${table} WHERE contact_id = ?`).raw().all(id) as [string, Day][])
  for (const period of before.keys()) if (firsts[period] === undefined) prepare(`DELETE FROM ${table} WHERE contact_id = ? AND period = ?`).run(id, period)
  for (const [period, on] of Object.entries(firsts)) {
    if (before.get(period) !== on) prepare(`INSERT INTO ${table} (contact_id, period, on_day) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET on_day = excluded.on_day`).run(id, period, on)
  }
}

/** Brings what lists show of contacts (last touch, whose turn, due days, strength, alerts) in line with their interactions, rhythm and objection. Call after every change of those. */
export const refreshContacts = ({ prepare }: Pick<StoreContext, 'prepare'>, ids: Iterable<number>): void => {
  for (const id of ids) {
    // The columns of the statements above; days in the file are days.
    const contact = prepare(contactSql).get(id) as ContactRow | undefined
    if (contact === undefined) continue
    const activity = activityOf(prepare(touchesSql).all(id) as ActivityTouch[])
    const { dueOn, overdueOn } = dueDays(contact, activity.lastTouchOn, contact.addedOn)
    keep({ prepare }, id, contact, {
      last_touch_on: activity.lastTouchOn, last_interaction_on: activity.lastInteractionOn, owes_reply: activity.owesReply ? 1 : 0, awaits_answer: activity.awaitsAnswer ? 1 : 0, due_on: dueOn, overdue_on: overdueOn,
      ...(contact.hasObjected === 1 && nothingWaits),
      interaction_count: activity.interactionCount, strength_rank: activity.strengthRank, quiet_on: activity.quietOn, came_back_on: activity.cameBackOn, first_contribution_on: activity.firstContributionOn,
    })
    keepFirsts({ prepare }, 'first_touch', id, activity.firstInPeriods)
    keepFirsts({ prepare }, 'first_engaged', id, activity.firstEngaged)
  }
}
