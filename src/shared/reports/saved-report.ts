import { z } from 'zod'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { t } from '../kernel/words'
import { ReportAsk } from './definitions'

export const SavedReportId = RowId.brand<'SavedReportId'>()
export type SavedReportId = z.infer<typeof SavedReportId>

/** A report as a person wants it again: which one, asked how. */
export const SavedReportFields = z.object({ name: typedName(120, t`A saved report needs a name`), ask: ReportAsk })
export type SavedReportFields = z.infer<typeof SavedReportFields>

export const SavedReport = SavedReportFields.extend({ name: KeptName, id: SavedReportId })
export type SavedReport = z.infer<typeof SavedReport>
