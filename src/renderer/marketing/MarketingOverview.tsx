import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import type { MetricKey, Period } from '../../shared/marketing/metrics'
import { roiDocument } from '../../shared/reports/roi-document'
import type { RoiReport, RoiRow } from '../../shared/reports/roi.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import { EmptyState } from '../ui/EmptyState'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { KeyFigures } from './KeyFigures'
import { MetricsTable } from './MetricsTable'
import { PeriodFields } from './PeriodFields'
import { allDays, chartGrain, comparisonText, periodDays, periodOfPreset, type PeriodPreset, periodText } from './period-presets'
import classes from './marketing.module.css'

const figures: readonly MetricKey[] = ['spend', 'revenue', 'roas', 'roi', 'ctr', 'cvr']
const platformMetrics: readonly MetricKey[] = ['spend', 'clicks', 'ctr', 'conversions', 'cvr', 'revenue', 'roas', 'roi']
const campaignMetrics: readonly MetricKey[] = ['spend', 'cost', 'revenue', 'roas', 'roi']
const shownCampaigns = 8

/** What the figures cover: the period, the newest day in it, and what they are compared with. */
const coverage = (report: RoiReport, period: Period): string => {
  const against = comparisonText(period)
  const parts = [periodText(period), report.dataTo === null ? 'no dated results in it' : `data to ${dayText(report.dataTo)}`, ...(against === null ? [] : [`changes are against ${against}`])]
  return `${parts.join(' · ')}.`
}

/** A row's name; a campaign's leads to its page. */
const CampaignName = ({ row }: { readonly row: RoiRow }) =>
  /^\d+$/.test(row.key) ? (
    <Link to="/marketing/campaigns/$id" params={{ id: row.key }}>
      <bdi>{row.label}</bdi>
    </Link>
  ) : (
    <bdi>{row.label}</bdi>
  )

/** Platforms side by side: what may not be added over them is still known for each. */
const PlatformCard = ({ period }: { readonly period: Period }) => {
  const client = useClient()
  const { value: report } = useAnswer(client.report.roi, { by: 'platform', period })
  if (report === undefined || report.rows.length < 2) return null
  return (
    <Card title="By platform">
      <MetricsTable caption="Platforms" heading="Platform" metrics={platformMetrics} rows={report.rows.map((row) => ({ key: row.key, label: row.label, metrics: row }))} />
    </Card>
  )
}

/** The paid workspace at a glance: what was spent, what came back, which campaigns did it. */
export const MarketingOverview = () => {
  const client = useClient()
  const [preset, setPreset] = useState<PeriodPreset>('last90')
  const [custom, setCustom] = useState<Period>(allDays)
  const { value: all } = useAnswer(client.report.roi, {})
  const period = periodOfPreset(preset, all?.dataTo ?? null, custom)
  const grain = chartGrain(periodDays(period))
  const against = comparisonText(period)
  const { value: report } = useAnswer(client.report.roi, { by: 'campaign', period, compare: against === null ? 'none' : 'previous' })
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
      actions={
        <PeriodFields
          preset={preset}
          custom={custom}
          onChange={(next, days) => {
            setPreset(next)
            setCustom(days)
          }}
        />
      }
    >
      <p className={classes['soft']}>{coverage(report, period)}</p>
      <KeyFigures row={report.total} previous={report.total.previous} against={against ?? 'the period before'} metrics={figures} />
      <NoticeList sentences={report.warnings} shownAtFirst={2} />
      {chart !== null && <Chart model={fromReportChart(chart, 'Period', { isTime: true })} />}
      <PlatformCard period={period} />
      <Card title="Campaigns with the most spend" actions={<Link className={classes['more']} to="/marketing/campaigns">All campaigns</Link>}>
        {report.rows.length === 0 ? (
          <p className={classes['soft']}>Nothing in these days.</p>
        ) : (
          <MetricsTable caption="Campaigns with the most spend" heading="Campaign" metrics={campaignMetrics} rows={report.rows.slice(0, shownCampaigns).map((row) => ({ key: row.key, label: <CampaignName row={row} />, metrics: row }))} />
        )}
      </Card>
    </Page>
  )
}
