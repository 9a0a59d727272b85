import type { ReactNode } from 'react'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { WideTable } from '../ui/WideTable'
import { columnLabel } from './metric-view'
import { MetricCell } from './MetricCell'
import classes from './marketing.module.css'

const shownMetrics: readonly MetricKey[] = ['spend', 'revenue', 'roas', 'conversions', 'cpa', 'impressions', 'cpm', 'clicks', 'ctr', 'cpc', 'cvr']

/** Results of several parts beside each other; each figure leads to what it is made of. */
export const MetricsTable = ({
  caption,
  heading,
  rows,
}: {
  readonly caption: string
  readonly heading: string
  readonly rows: readonly { readonly key: string; readonly label: ReactNode; readonly metrics: MetricRow; readonly scope: Partial<PedigreeScope> }[]
}) => {
  if (rows.length === 0) return null
  return (
    <WideTable className={classes['wide']} label={caption}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {shownMetrics.map((metric) => (
              <th key={metric} scope="col" className={classes['end']}>
                {columnLabel(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, metrics, scope }) => (
            <tr key={key}>
              <th scope="row" className={classes['rowName']}>{typeof label === 'string' ? <bdi>{label}</bdi> : label}</th>
              {shownMetrics.map((metric) => <MetricCell key={metric} metric={metric} row={metrics} scope={scope} note={({ range }) => range} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
