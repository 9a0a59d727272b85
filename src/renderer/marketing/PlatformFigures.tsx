import { Anchor } from '@mantine/core'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import type { RoiFilters } from '../../shared/reports/roi.contract'
import { byPlatform } from '../../shared/reports/roi-document'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { WideTable } from '../ui/WideTable'
import { columnLabel } from './metric-view'
import { MetricCell } from './MetricCell'
import classes from './marketing.module.css'

interface PlatformFiguresProps {
  readonly filters: Partial<RoiFilters>
  /** The sums that could not be taken over all platforms. */
  readonly total: MetricRow
  readonly onChoose: (platform: AdPlatform) => void
}

const metrics: readonly MetricKey[] = ['spend', 'revenue', 'roas', 'roi', 'conversions', 'cpa', 'cvr', 'ctr']

/** The figures that have no sum, platform by platform, where they are whole. */
export const PlatformFigures = ({ filters, total, onChoose }: PlatformFiguresProps) => {
  const client = useClient()
  const { value: report } = useAnswer(client.report.roi, byPlatform(filters))
  if (report === undefined || report.rows.length < 2) return null
  const { revenue, conversions, clicks } = total.reasons
  return (
    <Card title={t`By platform`}>
      <p className={classes['soft']}>{t`${[revenue, conversions, clicks].filter((reason) => reason !== undefined).join(' ')} So they stand here one by one.`}</p>
      <WideTable className={classes['wide']} label={t`Figures by platform`}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t`Platform`}</th>
              {metrics.map((metric) => <th key={metric} scope="col" className={classes['end']}>{columnLabel(metric)}</th>)}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => {
              const platform = AdPlatform.safeParse(row.key)
              return (
                <tr key={row.key}>
                  <th scope="row" className={classes['rowName']}>{platform.success ? <Anchor component="button" type="button" size="sm" ta="start" title={t`Only ${row.label}`} onClick={() => onChoose(platform.data)}>{row.label}</Anchor> : row.label}</th>
                  {metrics.map((metric) => (
                    <MetricCell
                      key={metric}
                      metric={metric}
                      row={row}
                      scope={{ ...filters, currency: row.currency, ...(platform.success ? { platform: platform.data } : { part: { kind: 'line', by: 'platform', key: row.key } }) }}
                      note={({ range, note }) => range ?? note}
                    />
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </Card>
  )
}
