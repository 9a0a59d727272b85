import type { ReportDocument } from '../../shared/reports/document'
import { type ReportAsk, reportDefinitions } from '../../shared/reports/definitions'
import { documentJson } from '../../shared/reports/document-json'
import { roiDocument } from '../../shared/reports/roi-document'
import { roiJson } from '../../shared/reports/roi-json'
import type { Json } from '../../shared/rpc/contract'
import { readBreaks } from '../bridge/pedigree.handlers'
import type { StoreContext } from '../context'
import { clientAnswer } from './client-answer'
import { communityAnswer } from './community-answer'
import { keepInTouchAnswer } from './keep-in-touch-answer'
import { organicPaidAnswer } from './organic-paid-answer'
import { pacingAnswer } from './pacing-answer'
import { quarterReview, yearReview } from './period-review'
import { planVsActual } from './plan-vs-actual'
import { promiseAnswer } from './promise-answer'
import { roiByPlatform, roiReport } from './roi-report'

/** A report answered: as a document for every file, and as JSON for programs. */
interface AnsweredReport {
  readonly document: ReportDocument
  /** Made only where it is asked for. */
  readonly json: () => Json
}

const answered = <Answer>(ask: ReportAsk, answer: Answer, toDocument: (answer: Answer) => ReportDocument): AnsweredReport => {
  const document = toDocument(answer)
  return { document, json: () => documentJson(ask.report, ask.filters, document) }
}

/** Answers any report by its name. */
export const answerReport = (context: StoreContext, ask: ReportAsk): AnsweredReport => {
  switch (ask.report) {
    case 'roi': {
      const report = roiReport(context, ask.filters)
      const platforms = roiByPlatform(context, report)
      return { document: roiDocument(report, readBreaks(context, ask.filters), platforms), json: () => roiJson(report, platforms) }
    }
    case 'planVsActual':
      return answered(ask, planVsActual(context, ask.filters), reportDefinitions.planVsActual.toDocument)
    case 'pacing':
      return answered(ask, pacingAnswer(context, ask.filters), reportDefinitions.pacing.toDocument)
    case 'communityHealth':
      return answered(ask, communityAnswer(context, ask.filters), reportDefinitions.communityHealth.toDocument)
    case 'keepInTouch':
      return answered(ask, keepInTouchAnswer(context, ask.filters), reportDefinitions.keepInTouch.toDocument)
    case 'organicPaid':
      return answered(ask, organicPaidAnswer(context, ask.filters), reportDefinitions.organicPaid.toDocument)
    case 'quarterReview':
      return answered(ask, quarterReview(context, ask.filters), reportDefinitions.quarterReview.toDocument)
    case 'yearReview':
      return answered(ask, yearReview(context, ask.filters), reportDefinitions.yearReview.toDocument)
    case 'promises':
      return answered(ask, promiseAnswer(context, ask.filters), reportDefinitions.promises.toDocument)
    case 'client':
      return answered(ask, clientAnswer(context, ask.filters), reportDefinitions.client.toDocument)
  }
}
