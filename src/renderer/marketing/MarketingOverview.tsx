import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { roiDocument } from '../../shared/reports/roi-document'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { KeyFigures, Notes } from './KeyFigures'
import { metricView } from './metric-view'
import { allDays, chartGrain, comparisonText, periodDays, periodOfPreset, type PeriodPreset, periodPresetNames, periodPresets, periodText } from './period-presets'
import classes from './marketing.module.css'

/** The paid workspace at a glance: what was spent, what came back, which campaigns did it. */
export const MarketingOverview = () => {
  const client = useClient()
  const [preset, setPreset] = useState<PeriodPreset>('last90')
  const { value: all } = useAnswer(client.report.roi, {})
  const period = periodOfPreset(preset, all?.dataTo ?? null, allDays)
  const grain = chartGrain(periodDays(period))
  const compare = comparisonText(period) === null ? 'none' : 'previous'
  const { value: report } = useAnswer(client.report.roi, { by: 'campaign', period, compare })
  const { value: overTime } = useAnswer(client.report.roi, { by: grain, period })
  if (all === undefined || report === undefined || overTime === undefined) return null
  if (all.rows.length === 0) {
    return (
      <Page title="Marketing">
        <EmptyState icon={<IconFileImport size={26} />} title="Bring your ad results" action={<Button component={Link} to="/imports/new">Import files</Button>}>
          Drop an export from Meta Ads Manager or Google Ads anywhere on this window. You see what it holds before anything changes.
        </EmptyState>
      </Page>
    )
  }
  const chart = roiDocument(overTime).chart
  return (
    <Page
      title="Marketing"
      actions={<SelectField label="Period" value={preset} onChange={setPreset} options={periodPresets.filter((value) => value !== 'custom').map((value) => ({ value, label: periodPresetNames[value] }))} />}
    >
      <KeyFigures row={report.total} previous={report.total.previous} against={comparisonText(period) ?? 'before'} metrics={['spend', 'revenue', 'roas', 'roi', 'ctr', 'cvr']} />
      {chart !== null && <Card title={`Over time, ${periodText(period)}`}><Chart model={fromReportChart(chart, 'Period')} /></Card>}
      <Card title="Campaigns with the most spend" actions={<Link to="/marketing/campaigns">All campaigns</Link>}>
        <div className={classes['wide']}>
          <table className={classes['table']}>
            <thead><tr><th scope="col">Campaign</th>{(['spend', 'revenue', 'roas', 'roi'] as const).map((metric) => <th key={metric} scope="col" className={classes['end']}>{metricView(metric, report.total).label}</th>)}</tr></thead>
            <tbody>
              {report.rows.slice(0, 8).map((row) => (
                <tr key={row.key}>
                  <td>{/^\d+$/.test(row.key) ? <Link to="/marketing/campaigns/$id" params={{ id: row.key }}>{row.label}</Link> : row.label}</td>
                  {(['spend', 'revenue', 'roas', 'roi'] as const).map((metric) => { const { text, reason } = metricView(metric, row); return <td key={metric} className={classes['end']}><MetricValue text={text} reason={reason} /></td> })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Notes notes={[...report.warnings, ...(report.dataTo === null ? [] : [`Data to ${report.dataTo}.`])]} />
    </Page>
  )
}
