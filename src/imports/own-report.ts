import { metricDefinitions } from '../shared/marketing/metrics'
import type { Column } from './platform-format'

/** Whether these are the headings of a report of this program as CSV, with its notes last. Its texts may carry an apostrophe against formulas. */
export const isOwnReport = (columns: readonly Column[]): boolean => {
  const headers = columns.map(({ header }) => header)
  return headers.at(-1) === 'Notes' && [metricDefinitions.roas.label, metricDefinitions.roi.label, metricDefinitions.cpa.label].every((label) => headers.includes(label))
}
