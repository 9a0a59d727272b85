import { Button, Menu } from '@mantine/core'
import { IconChartBar, IconDownload } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import type { ReportCell, ReportDocument } from '../../shared/reports/document'
import { formatCell, reasonOf } from '../../shared/reports/format'
import { roiDocument } from '../../shared/reports/roi-document'
import { ReportFormat, type RoiFilters, RoiGrouping } from '../../shared/reports/roi.contract'
import { RevenueSource } from '../../shared/marketing/metrics'
import { KeyFigures, Notes } from '../marketing/KeyFigures'
import { comparisonText, type PeriodPreset, periodPresetNames, periodPresets } from '../marketing/period-presets'
import { useBridge, useClient } from '../platform/client'
import { useAnswer, useJob } from '../platform/queries'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import { EmptyState } from '../ui/EmptyState'
import { DayField, SelectField } from '../ui/fields'
import { JobProgress } from '../ui/JobProgress'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { showDefect, showMessage } from '../ui/toasts'
import { filtersOfSearch, parseRoiSearch, type RoiSearch, searchOfSort, sortOfSearch } from './roi-search'
import { sortRows } from './sort-rows'
import classes from '../marketing/marketing.module.css'

const groupingNames: Readonly<Record<RoiGrouping, string>> = { campaign: 'Campaign', platform: 'Platform', month: 'Month', week: 'Week', day: 'Day' }
const sourceNames: Readonly<Record<RevenueSource, string>> = { both: 'Platforms and deals', platforms: 'Platforms only', deals: 'Deals only' }
const formatNames: Readonly<Record<ReportFormat, string>> = { pdf: 'PDF', xlsx: 'Spreadsheet (XLSX)', csv: 'CSV', html: 'Web page (HTML)', json: 'JSON' }
const formatOrder: readonly ReportFormat[] = ['pdf', 'xlsx', 'csv', 'html', 'json']

const Cell = ({ cell }: { readonly cell: ReportCell }) => (cell.kind === 'text' ? <bdi>{cell.value}</bdi> : <MetricValue text={formatCell(cell)} reason={cell.value === null ? (reasonOf(cell) ?? 'There is no figure.') : null} />)

const RoiTable = ({ document, sort, onSort }: { readonly document: ReportDocument; readonly sort: ReturnType<typeof sortOfSearch>; readonly onSort: (sort: NonNullable<ReturnType<typeof sortOfSearch>>) => void }) => {
  const { columns, total, caption } = document.table
  const end = (index: number): string => (columns[index]?.align === 'end' ? (classes['end'] ?? '') : '')
  return (
    // A wide table scrolls by itself and must be reachable to do so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['wide']} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes['table']} aria-label={caption}>
        <thead>
          <tr>
            {columns.map(({ key, label }, index) => {
              const direction = sort?.column === key ? sort.direction : null
              return (
                // Two comparison columns share a label; the key tells them apart.
                <th key={key} scope="col" className={end(index)} aria-sort={direction ?? 'none'}>
                  <button type="button" className={classes['sort']} onClick={() => onSort({ column: key, direction: direction === 'descending' ? 'ascending' : 'descending' })}>
                    {label} {direction === null ? '' : direction === 'ascending' ? '↑' : '↓'}
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sortRows(document.table, sort).map(({ cells }) => {
            const first = cells[0]
            return (
              <tr key={first === undefined ? '' : String(first.value)}>
                {cells.map((cell, index) => (
                  <td key={columns[index]?.key ?? ''} className={end(index)}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
        {total !== null && (
          <tfoot>
            <tr>
              {total.cells.map((cell, index) => (
                <td key={columns[index]?.key ?? ''} className={end(index)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

const Filters = ({ search, onChange }: { readonly search: RoiSearch; readonly onChange: (part: Partial<Record<keyof RoiSearch, unknown>>) => void }) => (
  <div className={classes['filters']} role="group" aria-label="Filters">
    <SelectField label="Group by" value={search.by ?? 'campaign'} onChange={(by) => onChange({ by, sort: undefined })} options={RoiGrouping.options.map((value) => ({ value, label: groupingNames[value] }))} />
    <SelectField<PeriodPreset> label="Period" value={search.days ?? 'all'} onChange={(days) => onChange({ days })} options={periodPresets.map((value) => ({ value, label: periodPresetNames[value] }))} />
    {search.days === 'custom' && (
      <>
        <DayField label="From" value={search.from ?? ''} onChange={(from) => onChange({ from: from === '' ? undefined : from })} />
        <DayField label="To" value={search.to ?? ''} onChange={(to) => onChange({ to: to === '' ? undefined : to })} />
      </>
    )}
    <SelectField label="Compare" value={search.compare ?? 'none'} onChange={(compare) => onChange({ compare })} options={[{ value: 'none', label: 'No comparison' }, { value: 'previous', label: 'Period before' }]} />
    <SelectField label="Platform" value={search.platform ?? ''} onChange={(platform) => onChange({ platform: platform === '' ? undefined : platform })} options={[{ value: '' as const, label: 'All' }, ...AdPlatform.options.map((value) => ({ value, label: platformNames[value] }))]} />
    <SelectField label="Revenue" value={search.revenue ?? 'both'} onChange={(revenue) => onChange({ revenue })} options={RevenueSource.options.map((value) => ({ value, label: sourceNames[value] }))} />
  </div>
)

const ExportMenu = ({ filters }: { readonly filters: RoiFilters }) => {
  const client = useClient()
  const bridge = useBridge()
  const { start, cancel, isRunning, progress } = useJob(client.report.exportRoi)
  const save = async (format: ReportFormat): Promise<void> => {
    const made = await start({ filters, format })
    if (made === null || !made.ok) return
    const { id, fileName } = made.value
    if (bridge.download !== null) {
      await bridge.download(id, fileName)
      return showMessage(`Downloaded ${fileName}.`)
    }
    const saved = await client.host.saveOutput({ id, fileName })
    if (saved.ok) showMessage(`Saved ${saved.value.savedAs ?? fileName}.`)
    else if (saved.error.type === 'WorkbookProblem') showMessage(saved.error.sentence, 'failed')
  }
  if (isRunning) return <JobProgress label="Writing the report" progress={progress} onCancel={cancel} />
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button leftSection={<IconDownload size={16} />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formatOrder.map((format) => (
          <Menu.Item key={format} onClick={() => void save(format).catch(showDefect)}>
            {formatNames[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The ROI report on screen: the same document that the files are made from. */
export const RoiReportPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const search = parseRoiSearch(useSearch({ strict: false }))
  const { value: everything } = useAnswer(client.report.roi, {})
  const filters = filtersOfSearch(search, everything?.dataTo ?? null)
  const { value: report } = useAnswer(client.report.roi, filters)
  // The address is this page's own; other pages read other parts of it.
  const change = (part: Partial<Record<keyof RoiSearch, unknown>>): void => void navigate({ to: '/reports/roi', search: { ...search, ...part } as never, replace: true })
  const back = [{ label: 'Reports', to: '/reports' }]
  if (report === undefined || everything === undefined) return null
  if (everything.rows.length === 0) {
    return (
      <Page title="Return on investment" breadcrumbs={back}>
        <EmptyState icon={<IconChartBar size={24} />} title="Nothing to report yet" action={<Button component={Link} to="/imports/new">Import files</Button>}>
          Import results from Meta Ads Manager or Google Ads, or type in deals and costs.
        </EmptyState>
      </Page>
    )
  }
  const document = roiDocument(report)
  return (
    <Page title={document.title} breadcrumbs={back} actions={<ExportMenu filters={filters} />}>
      <Filters search={search} onChange={change} />
      <p className={classes['soft']}>{document.subtitle.slice(1).join(' · ')}</p>
      <KeyFigures row={report.total} previous={report.total.previous} against={comparisonText(filters.period) ?? 'before'} />
      {document.chart !== null && (
        <Card title="Chart">
          <Chart model={fromReportChart(document.chart, groupingNames[filters.by])} />
        </Card>
      )}
      <Card title="Figures">
        <RoiTable document={document} sort={sortOfSearch(search)} onSort={(sort) => change({ sort: searchOfSort(sort) })} />
      </Card>
      <Notes notes={document.notes} />
      <Card title="Definitions">
        <dl className={classes['facts']}>
          {document.definitions.map(({ label, definition }) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Page>
  )
}
