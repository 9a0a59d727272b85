import { localDay } from '../../shared/kernel/day'
import { tallyOf } from '../../shared/marketing/advice/promise'
import type { PromiseAnswer, PromiseFilters } from '../../shared/reports/promise-report'
import type { StoreContext } from '../context'
import { scoredPromises } from '../marketing/advice-promise'
import { reportBasis } from '../marketing/report-basis'

/** Answers the promise tally. */
export const promiseAnswer = (context: StoreContext, filters: PromiseFilters): PromiseAnswer => {
  const promises = [...scoredPromises(context)]
  return { workbook: reportBasis(context).workbook, filters, today: localDay(context.now()), promises, tally: tallyOf(promises) }
}
