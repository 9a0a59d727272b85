import { organicPaid } from '../../shared/bridge/organic-paid'
import type { OrganicPaidFilters, OrganicPaidReport } from '../../shared/bridge/organic-paid-report'
import { localDay } from '../../shared/kernel/day'
import { gatherOrganicPaid } from '../bridge/gather-organic-paid'
import type { StoreContext } from '../context'
import { previousPeriod } from './roi-report'

/** Answers organic vs paid: gathered in SQL, set side by side in `shared`; the days before likewise. */
export const organicPaidAnswer = (context: StoreContext, filters: OrganicPaidFilters): OrganicPaidReport => {
  const of = (period: OrganicPaidFilters['period'], before: OrganicPaidReport['before']): OrganicPaidReport => organicPaid(gatherOrganicPaid(context, { ...filters, period }, localDay(context.now())), before)
  const days = filters.compare === 'none' ? null : previousPeriod(filters.period)
  return of(filters.period, days === null ? null : { from: days.from, to: days.to, lines: of(days, null).lines })
}
