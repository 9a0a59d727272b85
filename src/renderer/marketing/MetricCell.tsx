import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { PedigreeFigure } from '../bridge/PedigreeFigure'
import { MetricValue } from '../ui/MetricValue'
import { metricView } from './metric-view'
import classes from './marketing.module.css'

interface MetricCellProps {
  readonly metric: MetricKey
  readonly row: MetricRow
  readonly scope: Partial<PedigreeScope>
  /** What stands below the figure. */
  readonly note?: (view: ReturnType<typeof metricView>) => string | null
}

/** A figure in a table, which opens to where it comes from; or n/a, whose reason Tab reaches. */
export const MetricCell = ({ metric, row, scope, note }: MetricCellProps) => {
  const view = metricView(metric, row)
  const { text, reason } = view
  return (
    <td className={classes['end']}>
      {reason === null ? <PedigreeFigure metric={metric} scope={scope}><MetricValue text={text} note={note?.(view) ?? null} /></PedigreeFigure> : <MetricValue text={text} reason={reason} isFocusable />}
    </td>
  )
}
