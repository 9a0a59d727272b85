import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { breakText } from '../../shared/bridge/pedigree'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { periodText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import { CampaignId, type CampaignRow } from '../../shared/marketing/campaign'
import { isZoneNote } from '../../shared/marketing/day-zones'
import { metricDefinitions } from '../../shared/marketing/metrics'
import { amountsText, areApart, roiDocument } from '../../shared/reports/roi-document'
import type { RoiReport, RoiRow } from '../../shared/reports/roi.contract'
import { useBreaks } from '../bridge/use-breaks'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { everyResult } from '../reports/roi-search'
import { addressOfSubject } from '../reports/subject-address'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { WideTable } from '../ui/WideTable'
import { budgetView } from './budget'
import { BudgetBar } from './BudgetBar'
import { dataToNote } from './data-to-note'
import { KeyFigures, Notes } from './KeyFigures'
import { amountsOfSearch, MarketingSearch, periodOfSearch } from './marketing-search'
import { blendedFigures } from './metric-view'
import { MetricCell } from './MetricCell'
import { chartGrain, comparisonText, periodDays } from './period-presets'
import { PlatformFigures } from './PlatformFigures'
import { AmountsField, notesBelow, OtherCurrencies, PeriodField, PlatformField } from './SearchFields'
import classes from './marketing.module.css'

const shownCampaigns = 8
const metrics = ['spend', 'revenue', 'roas', 'roi'] as const

interface TopCampaign {
  readonly id: CampaignId
  readonly line: RoiRow
  /** Its budget and what was spent of it, in the campaign's own currency. Undefined: not fetched yet. */
  readonly campaign: CampaignRow | undefined
}

/** The campaigns among the lines of a report, in its order: most spend first. */
const topCampaigns = ({ rows }: RoiReport): readonly Omit<TopCampaign, 'campaign'>[] =>
  rows.flatMap((line) => {
    const id = CampaignId.safeParse(Number(line.key))
    return id.success && line.spendMinor !== null ? [{ id: id.data, line }] : []
  }).slice(0, shownCampaigns)

const TopCampaigns = ({ rows, scope }: { readonly rows: readonly TopCampaign[]; readonly scope: Partial<PedigreeScope> }) => (
  <WideTable className={classes['wide']} label={t`Campaigns with the most spend, table`}>
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t`Campaign`}</th>
          <th scope="col">{t`Budget used, all days`}</th>
          {metrics.map((metric) => <th key={metric} scope="col" className={classes['end']}>{metricDefinitions[metric].label}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, line, campaign }) => {
          const budget = campaign === undefined ? null : budgetView(campaign.budgetMinor, campaign.spentMinor, campaign.metrics.currency)
          return (
            <tr key={id}>
              <th scope="row" className={classes['rowName']}><Link to="/marketing/campaigns/$id" params={{ id: String(id) }}>{line.label}</Link></th>
              <td className={classes['bar']}>{budget !== null ? <BudgetBar view={budget} /> : campaign === undefined ? null : <span className={classes['soft']}>{t`none set`}</span>}</td>
              {metrics.map((metric) => <MetricCell key={metric} metric={metric} row={line} scope={{ ...scope, campaignId: id, currency: line.currency }} />)}
            </tr>
          )
        })}
      </tbody>
    </table>
  </WideTable>
)

/** The paid workspace at a glance: what was spent, what came back, which campaigns did it. */
export const MarketingOverview = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/marketing', MarketingSearch)
  const { value: all } = useAnswer(client.report.roi, everyResult)
  const period = periodOfSearch(search, 'last90', all?.dataTo ?? null)
  const filters = { period, platform: search.platform ?? null, ...amountsOfSearch(search) }
  const compare = comparisonText(period) === null ? 'none' : 'previous'
  const isReady = all !== undefined
  const { value: report } = useAnswer(client.report.roi, { ...filters, by: 'campaign', compare }, { enabled: isReady })
  const { value: overTime } = useAnswer(client.report.roi, { ...filters, by: chartGrain(periodDays(period)) }, { enabled: isReady })
  const top = report === undefined ? [] : topCampaigns(report)
  const { value: campaigns } = useAnswer(client.marketing.campaign.list, { ids: top.map(({ id }) => id) }, { enabled: top.length > 0 })
  const scope = { period, platform: filters.platform, otherCurrencies: filters.otherCurrencies }
  const breaks = useBreaks({ period, platform: filters.platform })
  if (all === undefined || report === undefined || overTime === undefined) return null
  if (all.rows.length === 0 && search.currency === undefined) {
    return (
      <Page title={t`Marketing`}>
        <EmptyState icon={<IconFileImport size={26} />} title={t`Bring your ad results`} action={<Button component={Link} to="/imports/new">{t`Import files`}</Button>}>
          {t`Drop an export from Meta, Google, LinkedIn, TikTok or another platform anywhere on this window. You see what it holds before anything changes.`}
        </EmptyState>
      </Page>
    )
  }
  const chart = roiDocument(overTime, breaks).chart
  /** The campaigns of a stretch of days, in the report. */
  const openStretch = (category: number): void => {
    const subject = chart?.subjects?.[category]
    if (subject !== undefined) void navigate(addressOfSubject(subject))
  }
  return (
    <Page title={t`Marketing`} actions={<Button component={Link} to="/reports/roi" variant="default">{t`ROI report`}</Button>}>
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <PeriodField search={search} onChange={change} usual="last90" />
        <PlatformField search={search} onChange={change} />
        <AmountsField search={search} onChange={change} main={all.currency} />
        <span className={classes['soft']} aria-live="polite">{[periodText(period), ...(report.conversions.length + report.otherCurrencies.length === 0 ? [] : [amountsText(report)])].join(' · ')}</span>
      </div>
      <OtherCurrencies left={report.otherCurrencies} lacksRates={report.filters.otherCurrencies === 'convert'} onShow={(currency) => change({ currency, onlyCurrency: 'yes' })} />
      <KeyFigures metrics={blendedFigures} row={report.total} previous={report.total.previous} against={comparisonText(period) ?? t`the period before`} scope={scope} />
      {search.platform === undefined && areApart(report.total) && <PlatformFigures filters={filters} total={report.total} onChoose={(platform) => change({ platform })} />}
      {chart !== null && <Chart onOpen={openStretch} model={fromReportChart(chart, t`Period`)} height={240} />}
      <Card title={t`Campaigns with the most spend`} actions={<Link to="/marketing/campaigns">{t`All campaigns`}</Link>}>
        {top.length === 0 ? <p className={classes['soft']}>{t`No campaign has a known spend here.`}</p> : <TopCampaigns rows={top.map((row) => ({ ...row, campaign: campaigns?.rows.find(({ id }) => id === row.id) }))} scope={scope} />}
      </Card>
      <Notes notes={[...new Set([...breaks.map(breakText), ...notesBelow(report.warnings, report), ...overTime.warnings.filter(isZoneNote), ...dataToNote(report)])]} />
    </Page>
  )
}
