import type { ReactNode } from 'react'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { MetricValue } from '../ui/MetricValue'
import { metricView } from './metric-view'
import classes from './marketing.module.css'

interface MetricsTableProps {
  readonly caption: string
  readonly heading: string
  readonly metrics: readonly MetricKey[]
  readonly rows: readonly { readonly key: string; readonly label: ReactNode; readonly metrics: MetricRow }[]
}

/** The count whose kind a measure depends on; where that count has a column, its kind is said there once. */
const countOf = (metric: MetricKey): MetricKey => (metric === 'ctr' || metric === 'cpc' ? 'clicks' : metric === 'cpa' || metric === 'cvr' ? 'conversions' : metric)

/** Rows of measures, each with its unit in the heading and the kind of click or conversion beside its count. */
export const MetricsTable = ({ caption, heading, metrics, rows }: MetricsTableProps) => {
  const first = rows[0]
  if (first === undefined) return null
  return (
    // A wide table scrolls by itself and must be reachable to do so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['wide']} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes['table']} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {metrics.map((metric) => {
              const { label, unit, definition } = metricView(metric, first.metrics)
              return (
                <th key={metric} scope="col" className={classes['end']} title={definition}>
                  {label}
                  {unit !== null && <span className={classes['unit']}> {unit}</span>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, metrics: row }) => (
            <tr key={key}>
              <td className={classes['name']}>{label}</td>
              {metrics.map((metric) => {
                const { text, reason, note } = metricView(metric, row)
                const isSaidElsewhere = countOf(metric) !== metric && metrics.includes(countOf(metric))
                return (
                  <td key={metric} className={classes['end']}>
                    <MetricValue text={text} reason={reason} note={isSaidElsewhere ? null : note} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
