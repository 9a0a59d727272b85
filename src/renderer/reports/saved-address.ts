import { type ReportName, reportSlug } from '../../shared/reports/definitions'
import type { SavedReport } from '../../shared/reports/saved-report'
import { searchOfFilters } from './roi-search'

/** The screen of a report. */
export const pathOfReport = (name: ReportName): string => `/reports/${reportSlug(name)}`

/** Where a saved question opens; the ROI report has an address of its own. */
export const addressOfSaved = ({ ask }: SavedReport): { readonly to: string; readonly search: object } => ({
  to: pathOfReport(ask.report),
  search: ask.report === 'roi' ? searchOfFilters(ask.filters) : { filters: ask.filters },
})
