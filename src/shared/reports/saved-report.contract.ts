import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { SavedReport, SavedReportFields, SavedReportId } from './saved-report'

const SavedReportNotFound = z.object({ type: z.literal('SavedReportNotFound'), id: SavedReportId })
const ReportNameTaken = z.object({ type: z.literal('ReportNameTaken'), name: z.string() })

export const savedReportContract = {
  /** All saved reports in the order they were added. */
  list: query({ input: z.object({}), output: z.array(SavedReport) }),
  add: command({ input: SavedReportFields, output: SavedReport, errors: errors(ReportNameTaken), label: t`Save report` }),
  /** Puts another name or question in its place. */
  replace: command({ input: z.object({ id: SavedReportId, fields: SavedReportFields }), output: SavedReport, errors: errors(SavedReportNotFound, ReportNameTaken), label: t`Change saved report` }),
  remove: command({ input: z.object({ id: SavedReportId }), output: z.object({}), errors: errors(SavedReportNotFound), label: t`Remove saved report` }),
}
