import { writeFile } from 'node:fs/promises'
import { exportReport } from '../../exports/export-report'
import { localDay } from '../../shared/kernel/day'
import { fileNameOf } from '../../shared/kernel/file-name'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { partsOf } from '../../shared/reports/document'
import type { reportContract } from '../../shared/reports/report.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { currenciesInUse, reportBasis } from '../marketing/report-basis'
import { makeOutput } from '../write-output'
import { answerReport } from './answer-report'
import { clientAnswer } from './client-answer'
import { communityAnswer } from './community-answer'
import { keepInTouchAnswer } from './keep-in-touch-answer'
import { readLogo, writeLogo } from './logo'
import { organicPaidAnswer } from './organic-paid-answer'
import { pacingAnswer } from './pacing-answer'
import { quarterReview, yearReview } from './period-review'
import { planVsActual } from './plan-vs-actual'
import { promiseAnswer } from './promise-answer'
import { roiReport } from './roi-report'

export const reportHandlers: Handlers<typeof reportContract, StoreContext> = {
  roi: (context, filters) => ok(roiReport(context, filters)),
  planVsActual: (context, filters) => ok(planVsActual(context, filters)),
  pacing: (context, filters) => ok(pacingAnswer(context, filters)),
  communityHealth: (context, filters) => ok(communityAnswer(context, filters)),
  keepInTouch: (context, filters) => ok(keepInTouchAnswer(context, filters)),
  organicPaid: (context, filters) => ok(organicPaidAnswer(context, filters)),
  quarterReview: (context, filters) => ok(quarterReview(context, filters)),
  yearReview: (context, filters) => ok(yearReview(context, filters)),
  promises: (context, filters) => ok(promiseAnswer(context, filters)),
  client: (context, filters) => ok(clientAnswer(context, filters)),

  currencies: (context) => ok(currenciesInUse(context, reportBasis(context).currency)),

  export: (context, { ask, format, paper }, { report, isCancelled }) => {
    const onProgress = (done: number, total: number | null): void => report({ label: t`Writing report`, done, total })
    const write = async (path: string) => {
      const { document, json } = answerReport(context, ask)
      if (format === 'svg' && partsOf(document).every(({ chart }) => chart === null)) return err({ type: 'NoChart' as const })
      onProgress(0, null)
      if (format === 'json') await writeFile(path, `${JSON.stringify(json(), null, 2)}\n`, { mode: 0o600 })
      else if (!(await exportReport(document, format, { path, resourcesDir: context.resourcesDir, paper, onProgress, isCancelled }))) return err({ type: 'Cancelled' as const })
      return ok({ fileName: `${fileNameOf(`${document.title} ${reportBasis(context).workbook} ${localDay(context.now())}`)}.${format}` })
    }
    return makeOutput(context, format, write, isCancelled)
  },

  logo: (context) => ok(readLogo(context)),
  setLogo: (context, { base64 }) => writeLogo(context, base64),
}
