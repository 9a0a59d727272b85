import { randomUUID } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportReport } from '../../exports/export-report'
import { localDay } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import type { ReportFormat, reportContract } from '../../shared/reports/roi.contract'
import { roiDocument } from '../../shared/reports/roi-document'
import { roiJson } from '../../shared/reports/roi-json'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { currenciesInUse, reportBasis } from '../marketing/report-basis'
import { roiReport } from './roi-report'

const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html',
}

/** A name every file system takes. */
const fileNameOf = (workbook: string, day: string, format: ReportFormat): string =>
  `ROI report ${workbook} ${day}`.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ').replaceAll(/\s+/gu, ' ').slice(0, 120).trim() + `.${format}`

export const reportHandlers: Handlers<typeof reportContract, StoreContext> = {
  roi: (context, filters) => ok(roiReport(context, filters)),

  currencies: (context) => ok(currenciesInUse(context, reportBasis(context).currency)),

  exportRoi: async (context, { filters, format }, control) => {
    const report = roiReport(context, filters)
    const path = join(context.stagingDir, `${randomUUID()}.${format}`)
    control.report({ label: 'Writing report', done: 0, total: null })
    if (format === 'json') await writeFile(path, `${JSON.stringify(roiJson(report), null, 2)}\n`, { mode: 0o600 })
    else await exportReport(roiDocument(report), format, { path, resourcesDir: context.resourcesDir })
    if (control.isCancelled()) {
      rmSync(path, { force: true })
      return err({ type: 'Cancelled' })
    }
    const fileName = fileNameOf(report.workbook, localDay(context.now()), format)
    const mediaType = mediaTypes[format]
    return ok({ id: context.addOutput({ path, fileName, mediaType }), fileName, size: statSync(path).size, mediaType })
  },
}
