import type { DefinitionBreak } from '../../shared/bridge/pedigree'
import { type Day, daysBetween } from '../../shared/kernel/day'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import { marksOn } from '../../shared/reports/break-marks'
import { withoutGaps } from '../../shared/reports/time-line'
import type { OutputOf } from '../../shared/rpc/contract'
import type { ChartModel } from '../ui/chart-model'

type DayOfResults = OutputOf<typeof campaignContract.results>['byDay'][number]

/** As many days as a chart has, unless results are known of more: a deal of a mistyped year would have it be of centuries. */
const mostDays = 2000

/** Every day from the first with results to the last, in order, where they are not too many. One of which nothing is known has no values, which is not 0. */
export const everyDay = (known: readonly DayOfResults[]): readonly DayOfResults[] => {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || daysBetween(first.on, last.on) >= mostDays) return known
  const rows = known.map((day) => ({ ...day, key: day.on }))
  // The key of a day is the day.
  return withoutGaps(rows, 'day', mostDays, (key) => ({ key: key as Day, on: key as Day, spendMinor: null, revenueMinor: null }))
}

/** Spend and revenue of a campaign day by day; null where one day is all that is known, or none. */
export const dayChart = (days: readonly DayOfResults[], currency: Currency, breaks: readonly DefinitionBreak[]): ChartModel | null => {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const unit = { kind: 'money' as const, currency }
  return {
    kind: 'line',
    isHorizontal: false,
    title: t`Spend and revenue by day`,
    description: t`${numberText(days.length)} days, ${dayRangeText(first.on, last.on)}.`,
    categoryLabel: t`Day`,
    categories: days.map(({ on }) => dayText(on)),
    marks: marksOn(breaks, days.map(({ on }) => on)),
    series: [
      { label: t`Spend`, unit, values: days.map(({ spendMinor }) => spendMinor) },
      { label: t`Revenue`, unit, values: days.map(({ revenueMinor }) => revenueMinor) },
    ].filter(({ values }) => values.some((value) => value !== null)),
  }
}
