import { z } from 'zod'
import { keysOf } from '../kernel/keys-of'
import { t } from '../kernel/words'
import { clientReport } from './client-report'
import { communityHealthReport } from './community-report'
import { keepInTouchReport } from './keep-in-touch-report'
import { organicPaidReport } from './organic-paid-document'
import { pacingReport } from './pacing-report'
import { quarterReviewReport, yearReviewReport } from './period-review'
import { planVsActualReport } from './plan-vs-actual'
import { promiseReport } from './promise-report'
import { defineReport } from './report-definition'
import { roiDocument } from './roi-document'
import { RoiFilters } from './roi.contract'

/** The ROI report's screen has fields of its own, so it names none here. */
const roiReportDefinition = defineReport({
  title: t`ROI report`,
  question: t`What came back for what was spent? By campaign, platform, month, week or day, with fees, production and labour in the cost.`,
  filters: RoiFilters,
  fields: [],
  toDocument: roiDocument,
})

/** Every report there is, by the name that the contract, the shell and addresses know it by. Another one is a module of its own and a line here, in the contract and in the store. */
export const reportDefinitions = {
  roi: roiReportDefinition,
  planVsActual: planVsActualReport,
  pacing: pacingReport,
  communityHealth: communityHealthReport,
  keepInTouch: keepInTouchReport,
  organicPaid: organicPaidReport,
  quarterReview: quarterReviewReport,
  yearReview: yearReviewReport,
  promises: promiseReport,
  client: clientReport,
} as const

export const ReportName = z.enum(keysOf(reportDefinitions))
export type ReportName = z.infer<typeof ReportName>

/** The report's name in an address or a command: `plan-vs-actual`. */
export const reportSlug = (name: ReportName): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The report of such a name. Null: there is none. */
export const reportOfSlug = (slug: string): ReportName | null => ReportName.options.find((name) => reportSlug(name) === slug) ?? null

/** A report with what is asked of it. */
export const ReportAsk = z.discriminatedUnion('report', [
  z.object({ report: z.literal('roi'), filters: reportDefinitions.roi.filters.prefault({}) }),
  z.object({ report: z.literal('planVsActual'), filters: reportDefinitions.planVsActual.filters.prefault({}) }),
  z.object({ report: z.literal('pacing'), filters: reportDefinitions.pacing.filters.prefault({}) }),
  z.object({ report: z.literal('communityHealth'), filters: reportDefinitions.communityHealth.filters.prefault({}) }),
  z.object({ report: z.literal('keepInTouch'), filters: reportDefinitions.keepInTouch.filters.prefault({}) }),
  z.object({ report: z.literal('organicPaid'), filters: reportDefinitions.organicPaid.filters.prefault({}) }),
  z.object({ report: z.literal('quarterReview'), filters: reportDefinitions.quarterReview.filters.prefault({}) }),
  z.object({ report: z.literal('yearReview'), filters: reportDefinitions.yearReview.filters.prefault({}) }),
  z.object({ report: z.literal('promises'), filters: reportDefinitions.promises.filters.prefault({}) }),
  z.object({ report: z.literal('client'), filters: reportDefinitions.client.filters.prefault({}) }),
])
export type ReportAsk = z.infer<typeof ReportAsk>
