import { type Day, localDay } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import { provisionalSince } from '../../shared/marketing/metrics'
import type { StoreContext } from '../context'

/** To which day results are known, and since which platforms still restate them. Nothing where no result of them has a day, or all are settled. */
export const provisionalNotes = ({ now }: Pick<StoreContext, 'now'>, dataTo: Day | null): readonly string[] => {
  const since = dataTo === null ? null : provisionalSince(dataTo, localDay(now()))
  return dataTo === null || since === null ? [] : [t`Data to ${dayText(dataTo)}. Results since ${dayText(since)} are provisional: platforms still restate them.`]
}
