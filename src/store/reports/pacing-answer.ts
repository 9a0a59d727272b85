import { localDay } from '../../shared/kernel/day'
import type { PacingAnswer, PacingFilters } from '../../shared/reports/pacing-report'
import type { StoreContext } from '../context'
import { pacingHandlers } from '../marketing/pacing.handlers'
import { reportBasis } from '../marketing/report-basis'

/** Answers how spending stands against the plan, as its own screen has it. A version that is not there any more is no plan. */
export const pacingAnswer = (context: StoreContext, filters: PacingFilters): PacingAnswer => {
  const overview = pacingHandlers.overview(context, filters)
  const { plan, lines, alerts } = overview.ok ? overview.value : { plan: null, lines: [], alerts: [] }
  return { workbook: reportBasis(context).workbook, filters, plan: plan?.name ?? null, today: localDay(context.now()), lines, alerts }
}
