import { Tooltip } from '@mantine/core'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { ComparisonBadge } from '../ui/ComparisonBadge'
import { metricChange, metricView } from './metric-view'
import classes from './KeyFigures.module.css'

interface KeyFiguresProps {
  readonly row: MetricRow
  readonly previous?: MetricRow | null
  /** What the previous row stands for, in words. */
  readonly against?: string
  readonly metrics?: readonly MetricKey[]
}

const usual: readonly MetricKey[] = ['spend', 'cost', 'revenue', 'conversions', 'ctr', 'roas', 'roi']

/** The figures that matter, each with its unit and kind, its change, its definition on hover, and its reason where it has none. */
export const KeyFigures = ({ row, previous = null, against = 'the period before', metrics = usual }: KeyFiguresProps) => (
  <dl className={classes['figures']}>
    {metrics.map((metric) => {
      const { label, definition, text, unit, reason, note } = metricView(metric, row)
      const change = metricChange(metric, row, previous)
      return (
        <div key={metric} className={classes['figure']}>
          <dt className={classes['head']}>
            <Tooltip label={definition} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
              <button type="button" className={classes['label']}>
                {label}
              </button>
            </Tooltip>
            {unit !== null && <span className={classes['unit']}>{unit}</span>}
          </dt>
          <dd className={classes['body']}>
            <span className={classes['value']} data-missing={reason !== null}>
              {text}
            </span>
            {reason !== null && (
              <span className={classes['note']} title={reason}>
                {reason}
              </span>
            )}
            {note !== null && (
              <span className={classes['note']} title={note}>
                {note}
              </span>
            )}
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
