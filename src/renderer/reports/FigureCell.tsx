import { t } from '../../shared/kernel/words'
import type { ReportCell } from '../../shared/reports/document'
import { formatCell, reasonOf } from '../../shared/reports/format'
import { MetricValue } from '../ui/MetricValue'

/** A cell of a report on the screen, with the reason where it has no figure. */
export const FigureCell = ({ cell }: { readonly cell: ReportCell | undefined }) =>
  cell === undefined ? null : cell.kind === 'text' ? <bdi>{cell.value}</bdi> : <MetricValue text={formatCell(cell)} reason={cell.value === null ? (reasonOf(cell) ?? (cell.kind === 'day' ? t`No day is set or known.` : t`There is no figure.`)) : null} />
