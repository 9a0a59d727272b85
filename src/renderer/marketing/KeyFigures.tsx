import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { ComparisonBadge } from '../ui/ComparisonBadge'
import { MetricValue } from '../ui/MetricValue'
import { metricChange, metricView } from './metric-view'
import classes from './marketing.module.css'

interface KeyFiguresProps {
  readonly row: MetricRow
  readonly previous?: MetricRow | null
  /** What the previous row stands for, in words. */
  readonly against?: string
  readonly metrics?: readonly MetricKey[]
}

const usual: readonly MetricKey[] = ['spend', 'cost', 'revenue', 'conversions', 'ctr', 'roas', 'roi']

/** The figures that matter, each with its kind, its change, and its reason where it has none. */
export const KeyFigures = ({ row, previous = null, against = 'before', metrics = usual }: KeyFiguresProps) => (
  <dl className={classes['figures']} style={{ margin: 0 }}>
    {metrics.map((metric) => {
      const { label, definition, text, reason, note } = metricView(metric, row, { withCurrency: true })
      const change = metricChange(metric, row, previous)
      return (
        <div key={metric} className={classes['figure']}>
          <dt className={classes['figureLabel']} title={definition}>
            {label}
          </dt>
          <dd className={classes['figureValue']} style={{ margin: 0 }}>
            <MetricValue text={text} reason={reason} note={note} isFocusable />
            {change !== null && <ComparisonBadge {...change} against={against} />}
          </dd>
        </div>
      )
    })}
  </dl>
)

/** Sentences that belong to the numbers above or below them. */
export const Notes = ({ notes }: { readonly notes: readonly string[] }) =>
  notes.length === 0 ? null : (
    <ul className={classes['notes']} aria-label="Notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
