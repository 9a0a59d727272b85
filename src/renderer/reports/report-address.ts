import { type ReportAsk, type ReportName, reportSlug } from '../../shared/reports/definitions'
import { searchOfFilters } from './roi-search'

/** The screen of a report. */
export const pathOfReport = (name: ReportName): string => `/reports/${reportSlug(name)}`

/** Where a report opens with its filters set; those of the ROI report are parts of its address. */
export const addressOfReport = (ask: ReportAsk): { readonly to: string; readonly search: object } => ({
  to: pathOfReport(ask.report),
  search: ask.report === 'roi' ? searchOfFilters(ask.filters) : { filters: ask.filters },
})
