import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
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
import { mediaTypes } from '../media-types'
import { currenciesInUse, reportBasis } from '../marketing/report-basis'
import { answerReport } from './answer-report'
import { clientAnswer } from './client-answer'
import { communityAnswer } from './community-answer'
import { keepInTouchAnswer } from './keep-in-touch-answer'
import { readLogo, writeLogo } from './logo'
import { organicPaidAnswer } from './organic-paid-answer'
import { pacingAnswer } from './pacing-answer'
import { planVsActual } from './plan-vs-actual'
import { promiseAnswer } from './promise-answer'
import { quarterReview } from './quarter-review'
import { roiReport } from './roi-report'

export const reportHandlers: Handlers<typeof reportContract, StoreContext> = {
  roi: (context, filters) => ok(roiReport(context, filters)),
  planVsActual: (context, filters) => ok(planVsActual(context, filters)),
  pacing: (context, filters) => ok(pacingAnswer(context, filters)),
  communityHealth: (context, filters) => ok(communityAnswer(context, filters)),
  keepInTouch: (context, filters) => ok(keepInTouchAnswer(context, filters)),
  organicPaid: (context, filters) => ok(organicPaidAnswer(context, filters)),
  quarterReview: (context, filters) => ok(quarterReview(context, filters)),
  promises: (context, filters) => ok(promiseAnswer(context, filters)),
  client: (context, filters) => ok(clientAnswer(context, filters)),

  currencies: (context) => ok(currenciesInUse(context, reportBasis(context).currency)),

  export: async (context, { ask, format, paper }, control) => {
    const { document, json } = answerReport(context, ask)
    if (format === 'svg' && partsOf(document).every(({ chart }) => chart === null)) return err({ type: 'NoChart' })
    const path = context.stagingPath(`${randomUUID()}.${format}`)
    control.report({ label: t`Writing report`, done: 0, total: null })
    if (format === 'json') await writeFile(path, `${JSON.stringify(json(), null, 2)}\n`, { mode: 0o600 })
    else {
      const isWhole = await exportReport(document, format, {
        path,
        resourcesDir: context.resourcesDir,
        paper,
        onProgress: (done, total) => control.report({ label: t`Writing report`, done, total }),
        isCancelled: control.isCancelled,
      })
      if (!isWhole) return err({ type: 'Cancelled' })
    }
    if (control.isCancelled()) {
      rmSync(path, { force: true })
      return err({ type: 'Cancelled' })
    }
    const fileName = `${fileNameOf(`${document.title} ${reportBasis(context).workbook} ${localDay(context.now())}`)}.${format}`
    return ok(context.addOutput({ path, fileName, mediaType: mediaTypes[format] }))
  },

  logo: (context) => ok(readLogo(context)),
  setLogo: (context, { base64 }) => writeLogo(context, base64),
}
