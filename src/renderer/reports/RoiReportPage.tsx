import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { breakText } from '../../shared/bridge/pedigree'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import { RevenueSource } from '../../shared/marketing/metrics'
import { byPlatform, chartedRows, lacksSums, roiDocument } from '../../shared/reports/roi-document'
import { placeOfRow } from '../../shared/reports/roi-place'
import { RoiGrouping, type RoiRow } from '../../shared/reports/roi.contract'
import { useBreaks } from '../bridge/use-breaks'
import { KeyFigures, Notes } from '../marketing/KeyFigures'
import { blendedFigures } from '../marketing/metric-view'
import { comparisonText } from '../marketing/period-presets'
import { PlatformFigures } from '../marketing/PlatformFigures'
import { AmountsField, CampaignField, notesBelow, OtherCurrencies, PeriodField, PlatformField } from '../marketing/SearchFields'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { usePrint } from '../platform/use-print'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Later } from '../ui/Later'
import { Page } from '../ui/Page'
import { useIsPrinting } from '../ui/use-is-printing'
import { ExportMenu } from './ExportMenu'
import { PrintedReport } from './PrintedReport'
import { Definitions } from './ReportView'
import { everyResult, filtersOfSearch, RoiSearch, searchOfFilters, searchOfSort, sortOfSearch } from './roi-search'
import { RoiTable } from './RoiTable'
import { SavedReports } from './SavedReports'
import reports from './reports.module.css'
import classes from '../marketing/marketing.module.css'

const groupingNames: Readonly<Record<RoiGrouping, string>> = { campaign: t`Campaign`, platform: t`Platform`, month: t`Month`, week: t`Week`, day: t`Day` }
const sourceNames: Readonly<Record<RevenueSource, string>> = { both: t`Platforms and deals`, platforms: t`Platforms only`, deals: t`Deals only` }

/** Takes every part of the question out of the address. */
const unset = { by: undefined, days: undefined, from: undefined, to: undefined, compare: undefined, platform: undefined, campaign: undefined, currency: undefined, onlyCurrency: undefined, ratesOn: undefined, revenue: undefined } as const

const Filters = ({ search, currency, onChange }: { readonly search: RoiSearch; readonly currency: Currency; readonly onChange: (part: Partial<Record<keyof RoiSearch, unknown>>) => void }) => (
  <div className={classes['filters']} role="group" aria-label={t`Filters`}>
    <SelectField label={t`Group by`} value={search.by ?? 'campaign'} onChange={(by) => onChange({ by, sort: undefined })} options={RoiGrouping.options.map((value) => ({ value, label: groupingNames[value] }))} />
    <PeriodField search={search} onChange={(part) => onChange({ ...part, ratesOn: undefined })} usual="all" />
    <SelectField label={t`Compare`} value={search.compare ?? 'none'} onChange={(compare) => onChange({ compare })} options={[{ value: 'none', label: t`None` }, { value: 'previous', label: t`Period before` }]} />
    <PlatformField search={search} onChange={onChange} />
    <CampaignField search={search} onChange={onChange} />
    <AmountsField search={search} onChange={onChange} main={currency} />
    <SelectField label={t`Revenue`} value={search.revenue ?? 'both'} onChange={(revenue) => onChange({ revenue })} options={RevenueSource.options.map((value) => ({ value, label: sourceNames[value] }))} />
  </div>
)

/** The ROI report on screen: the same document that the files are made from. */
export const RoiReportPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/reports/roi', RoiSearch)
  const { value: everything } = useAnswer(client.report.roi, everyResult)
  const isPrinting = useIsPrinting()
  const print = usePrint()
  const filters = filtersOfSearch(search, everything?.dataTo ?? null)
  const { value: report } = useAnswer(client.report.roi, filters, { enabled: everything !== undefined })
  const { value: platforms } = useAnswer(client.report.roi, byPlatform(filters), { enabled: report !== undefined && lacksSums(report) })
  const scope = { period: filters.period, platform: filters.platform, campaignId: filters.campaignId, otherCurrencies: filters.otherCurrencies, ratesOn: filters.ratesOn, revenueSource: filters.revenueSource }
  const breaks = useBreaks(scope)
  const back = [{ label: t`Reports`, to: '/reports' }]
  if (report === undefined || everything === undefined) return null
  if (everything.rows.length === 0 && search.currency === undefined) {
    return (
      <Page title={t`ROI report`} breadcrumbs={back}>
        <EmptyState icon={<IconChartBar size={24} />} title={t`Nothing to report yet`} action={<Button component={Link} to="/imports/new">{t`Import files`}</Button>}>
          {t`Import the results of ads, or type in deals and costs.`}
        </EmptyState>
      </Page>
    )
  }
  const document = roiDocument(report, breaks)
  const charted = chartedRows(report)
  const placeOf = (row: Pick<RoiRow, 'key'> | undefined) => (row === undefined ? null : placeOfRow(row, report.filters))
  const open = (row: Pick<RoiRow, 'key'> | undefined): void => {
    const place = placeOf(row)
    if (place === null) return
    if ('campaignId' in place) void navigate({ to: '/marketing/campaigns/$id', params: { id: place.campaignId } })
    else change({ by: 'campaign', sort: undefined, ratesOn: report.ratesOn ?? undefined, ...place })
  }
  return (
    <>
      <div className={reports['screen']}>
        <Page title={document.title} breadcrumbs={back} actions={<ExportMenu ask={{ report: 'roi', filters }} document={document} onPrint={print} />}>
          <SavedReports ask={{ report: 'roi', filters }} onOpen={({ ask }) => { if (ask.report === 'roi') change({ ...unset, ...searchOfFilters(ask.filters) }) }} />
          <Filters search={search} currency={everything.currency} onChange={change} />
          <p className={classes['soft']}>{document.subtitle.slice(1).join(' · ')}</p>
          <OtherCurrencies left={report.otherCurrencies} lacksRates={report.filters.otherCurrencies === 'convert'} onShow={(currency) => change({ currency, onlyCurrency: 'yes' })} />
          <KeyFigures metrics={blendedFigures} row={report.total} previous={report.total.previous} against={comparisonText(filters.period) ?? t`the period before`} scope={scope} />
          {lacksSums(report) && <PlatformFigures filters={filters} total={report.total} onChoose={(platform) => change({ platform })} />}
          {document.chart !== null && <Chart onOpen={(category) => open(charted[category])} canOpen={(category) => placeOf(charted[category]) !== null} model={fromReportChart(document.chart, groupingNames[filters.by])} />}
          <Later>
            <RoiTable report={report} document={document} sort={sortOfSearch(search)} onSort={(sort) => change({ sort: searchOfSort(sort) })} onOpen={open} />
            <Notes notes={[...new Set([...breaks.map(breakText), ...notesBelow(document.notes, report)])]} />
            <Definitions definitions={document.definitions} />
          </Later>
        </Page>
      </div>
      {isPrinting && <PrintedReport document={lacksSums(report) ? roiDocument(report, breaks, platforms) : document} />}
    </>
  )
}
