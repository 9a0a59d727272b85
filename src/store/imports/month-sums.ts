import { Day, monthAround, toDayNumber } from '../../shared/kernel/day'
import type { StoreContext } from '../context'
import type { Stretch } from './row-order'

const startOfMonth = (column: string): string => `unixepoch(${column} * 86400, 'unixepoch', 'start of month') / 86400`

/** The last month that there is has none after it. */
const lastDay = toDayNumber(Day.parse('9999-12-31'))

const isInOneMonth = `from_day <> 0 AND ${startOfMonth('from_day')} = ${startOfMonth('to_day')}`

/** First and last day of the month in which a slice lies; its own days where it lies in no single month, both 0 where it has none. In SQL. */
export const monthSpan = {
  from: `CASE WHEN ${isInOneMonth} THEN ${startOfMonth('from_day')} ELSE from_day END`,
  to: `CASE WHEN ${isInOneMonth} THEN coalesce(unixepoch(from_day * 86400, 'unixepoch', 'start of month', '+1 month', '-1 day') / 86400, ${lastDay}) ELSE to_day END`,
} as const

/** The same of one stretch. */
export const spanOf = (stretch: Stretch): Stretch => {
  if (stretch.fromDay === 0) return stretch
  const { from, to } = monthAround(stretch.fromDay)
  return stretch.toDay <= to ? { fromDay: from, toDay: to } : stretch
}

/** Whether a span is a month, and no stretch of its own. */
export const isMonth = ({ fromDay, toDay }: Stretch): boolean => {
  const { from, to } = monthAround(fromDay)
  return fromDay === from && toDay === to
}

const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** Adds up by campaign and month what counts everywhere of an account. */
export const sumMonths = ({ prepare }: Pick<StoreContext, 'prepare'>, accountId: number): void => {
  prepare('DELETE FROM actual_month WHERE account_id = ?').run(accountId)
  prepare(
    `INSERT INTO actual_month (account_id, campaign_id, currency, from_day, to_day, first_day, last_day, slice_count, spend_minor, impressions, reach, link_clicks, clicks_all, clicks,
       conversions, conversion_kind_min, conversion_kind_max, conversion_value_minor)
     SELECT account_id, campaign_id, currency, ${monthSpan.from} AS month_from, ${monthSpan.to} AS month_to, min(from_day), max(to_day), count(*), sum(spend_minor), sum(impressions),
       CASE WHEN count(*) = 1 THEN max(reach) END, sum(link_clicks), sum(clicks_all), sum(clicks), sum(conversions), min(${kind}), max(${kind}), sum(conversion_value_minor)
     FROM actual_slice WHERE account_id = ? AND is_counted = 1 GROUP BY campaign_id, currency, month_from, month_to`,
  ).run(accountId)
}
