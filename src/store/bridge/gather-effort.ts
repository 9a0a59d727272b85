import type { HourlyRate, TimePart } from '../../shared/bridge/effort'
import { addDays, type Day, firstOfMonth, monthOf } from '../../shared/kernel/day'
import type { StoreContext } from '../context'

interface Days {
  readonly from: Day
  readonly to: Day
}

/** The days asked, as far as anything happened on them. Null: nothing did. */
const daysWithInteractions = ({ prepare }: StoreContext, { from, to }: Readonly<Record<keyof Days, Day | null>>): Days | null => {
  // The two columns of the statement; each is found at one end of an index.
  const { first, last } = prepare('SELECT (SELECT min(on_day) FROM interaction) AS first, (SELECT max(on_day) FROM interaction) AS last').get() as { first: Day | null; last: Day | null }
  if (first === null || last === null) return null
  const days = { from: from === null || from < first ? first : from, to: to === null || to > last ? last : to }
  return days.from > days.to ? null : days
}

const monthStart = (day: Day): Day => firstOfMonth(monthOf(day))

/** Within one stretch: what its whole months hold as they are kept, and the days at its ends one by one; by type. */
const partsOf = ({ prepare }: StoreContext, { from, to }: Days): TimePart[] => {
  const firstMonth = monthStart(from) === from ? from : monthStart(addDays(monthStart(from), 31))
  const rest = monthStart(addDays(to, 1))
  const edges = firstMonth < rest ? [{ from, to: addDays(firstMonth, -1) }, { from: rest, to }] : [{ from, to }]
  const days = edges.filter((edge) => edge.from <= edge.to)
  const byDays = prepare('SELECT @on AS "on", type, coalesce(sum(minutes), 0) AS loggedMinutes, count(*) - count(minutes) AS withoutMinutes FROM interaction WHERE on_day BETWEEN @from AND @to GROUP BY type')
  const byMonths = prepare('SELECT @on AS "on", type, sum(minutes) AS loggedMinutes, sum(without_minutes) AS withoutMinutes FROM interaction_month WHERE month >= @first AND month < @rest GROUP BY type')
  // The columns of the statements; the contract holds the types.
  const whole = firstMonth < rest ? (byMonths.all({ on: from, first: monthOf(firstMonth), rest: monthOf(rest) }) as TimePart[]) : []
  return [...whole, ...days.flatMap((edge) => byDays.all({ on: from, ...edge }) as TimePart[])]
}

/** Time that interactions took, by type, for each stretch of days in which one hourly rate holds. */
export const gatherTime = (context: StoreContext, asked: Readonly<Record<keyof Days, Day | null>>, rates: readonly HourlyRate[]): TimePart[] => {
  const days = daysWithInteractions(context, asked)
  if (days === null) return []
  const starts = [days.from, ...rates.map(({ from }) => from).filter((from) => from > days.from && from <= days.to)].sort()
  return starts.flatMap((from, index) => {
    const next = starts[index + 1]
    return partsOf(context, { from, to: next === undefined ? days.to : addDays(next, -1) })
  })
}

/** Both have spoken: 1 is ours, 2 theirs. */
const bothSides = 3

/** How many people and we had both spoken within the days, told from the interactions themselves: as one text, since to have SQLite put them in groups takes twice as long. */
const engagedWithin = ({ prepare }: StoreContext, days: Days): number => {
  const sql = `SELECT json_group_array(ic.contact_id * 4 + CASE i.direction WHEN 'outgoing' THEN 1 WHEN 'incoming' THEN 2 ELSE ${bothSides} END) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day BETWEEN @from AND @to`
  const sides = new Map<number, number>()
  // Whole numbers, as the statement makes them.
  for (const part of JSON.parse(String(prepare(sql).pluck().get(days))) as number[]) {
    const contactId = Math.floor(part / 4)
    sides.set(contactId, (sides.get(contactId) ?? 0) | part % 4)
  }
  return [...sides.values()].filter((spoken) => spoken === bothSides).length
}

/** How many people and we had both spoken within the days: kept from the beginning of everything and of a year on, else counted from the interactions. */
export const countEngaged = (context: StoreContext, asked: Readonly<Record<keyof Days, Day | null>>): number => {
  const { prepare } = context
  const days = daysWithInteractions(context, asked)
  if (days === null) return 0
  const { from, to } = days
  const year = from.slice(0, 4)
  const isEver = asked.from === null || asked.from < from
  const period = isEver ? 'ever' : from.endsWith('-01-01') && to.startsWith(year) ? year : null
  if (period !== null) return Number(prepare('SELECT count(*) FROM first_engaged WHERE period = ? AND on_day <= ?').pluck().get(period, to))
  return engagedWithin(context, days)
}
