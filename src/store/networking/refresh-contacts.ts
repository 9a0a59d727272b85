import { dueDays } from '../../shared/networking/cadence'
import { interactionTypes } from '../../shared/networking/interaction'
import type { Day } from '../../shared/kernel/day'
import type { StoreContext } from '../context'

/** SQL list of the types that restart the keep-in-touch clock. */
const touchTypes = Object.entries(interactionTypes)
  .filter(([, { isTouch }]) => isTouch)
  .map(([type]) => `'${type}'`)
  .join(', ')

const factsSql = `
  SELECT coalesce(c.ideal_days, g.ideal_days) AS idealDays, iif(c.ideal_days IS NULL, g.longest_days, c.longest_days) AS longestDays, substr(c.created_at, 1, 10) AS addedOn,
    (SELECT count(*) FROM interaction_contact ic WHERE ic.contact_id = c.id) AS interactionCount,
    (SELECT i.on_day || '|' || i.direction FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id
      WHERE ic.contact_id = c.id AND i.type IN (${touchTypes}) ORDER BY i.on_day DESC, i.id DESC LIMIT 1) AS newest
  FROM contact c LEFT JOIN contact_group g ON g.id = c.group_id WHERE c.id = ?`

const updateSql = `UPDATE contact SET last_touch_on = ?, owes_reply = ?, due_on = ?, overdue_on = ?, interaction_count = ? WHERE id = ?`

interface Facts {
  readonly idealDays: number | null
  readonly longestDays: number | null
  readonly addedOn: Day
  readonly interactionCount: number
  readonly newest: string | null
}

/** Brings what lists show of contacts (last touch, reply owed, due days) in line with their interactions and rhythm. Call after every change of either. */
export const refreshContacts = ({ prepare }: StoreContext, ids: Iterable<number>): void => {
  for (const id of ids) {
    // The columns of the statement above; days in the file are days.
    const facts = prepare(factsSql).get(id) as Facts | undefined
    if (facts === undefined) continue
    const [lastTouch, direction] = facts.newest?.split('|') ?? [null, null]
    const lastTouchOn = (lastTouch ?? null) as Day | null
    const { dueOn, overdueOn } = dueDays(facts, lastTouchOn, facts.addedOn)
    prepare(updateSql).run(lastTouchOn, direction === 'incoming' ? 1 : 0, dueOn, overdueOn, facts.interactionCount, id)
  }
}
