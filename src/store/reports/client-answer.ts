import type { AnsweredBlock, ClientBlock, ClientReport, ClientReportFilters } from '../../shared/reports/client-report'
import { PlanVsActualFilters } from '../../shared/reports/plan-vs-actual'
import { OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import { RoiFilters } from '../../shared/reports/roi.contract'
import type { StoreContext } from '../context'
import { reportBasis } from '../marketing/report-basis'
import { communityAnswer } from './community-answer'
import { keepInTouchAnswer } from './keep-in-touch-answer'
import { readLogo } from './logo'
import { organicPaidAnswer } from './organic-paid-answer'
import { pacingAnswer } from './pacing-answer'
import { planVsActual } from './plan-vs-actual'
import { promiseAnswer } from './promise-answer'
import { roiByPlatform, roiReport } from './roi-report'

const roiBlock = (context: StoreContext, filters: RoiFilters): AnsweredBlock => {
  const answer = roiReport(context, filters)
  return { block: 'roi', answer, platforms: roiByPlatform(context, answer) }
}

const answerBlock = (context: StoreContext, block: ClientBlock, { period, compare, currency, otherCurrencies, rule }: ClientReportFilters): AnsweredBlock => {
  switch (block) {
    case 'roi':
      return roiBlock(context, RoiFilters.parse({ period, compare, currency, otherCurrencies }))
    case 'plan_vs_actual':
      return { block, answer: planVsActual(context, PlanVsActualFilters.parse({ period, compare, currency })) }
    case 'pacing':
      return { block, answer: pacingAnswer(context, { planId: null }) }
    case 'community_health':
      return { block, answer: communityAnswer(context, { period, communityId: null }) }
    case 'keep_in_touch':
      return { block, answer: keepInTouchAnswer(context, { period, state: 'all' }) }
    case 'organic_paid':
      return { block, answer: organicPaidAnswer(context, OrganicPaidFilters.parse({ period, compare, currency, otherCurrencies, rule })) }
    case 'promises':
      return { block, answer: promiseAnswer(context, { state: 'all' }) }
  }
}

/** Answers the chosen parts in their order, each once, with the logo where it is wanted. */
export const clientAnswer = (context: StoreContext, filters: ClientReportFilters): ClientReport => ({
  workbook: reportBasis(context).workbook,
  filters,
  logo: filters.withLogo ? readLogo(context) : null,
  blocks: [...new Set(filters.blocks)].map((block) => answerBlock(context, block, filters)),
})
