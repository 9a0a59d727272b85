import { z } from 'zod'
import { RowId } from '../kernel/id'
import { t } from '../kernel/words'
import { ReportAsk } from './definitions'

export const SavedReportId = RowId.brand<'SavedReportId'>()
export type SavedReportId = z.infer<typeof SavedReportId>

/** A report as a person wants it again: which one, asked how. */
export const SavedReportFields = z.object({ name: z.string().trim().min(1, t`A saved report needs a name`).max(120), ask: ReportAsk })
export type SavedReportFields = z.infer<typeof SavedReportFields>

export const SavedReport = SavedReportFields.extend({ id: SavedReportId })
export type SavedReport = z.infer<typeof SavedReport>
