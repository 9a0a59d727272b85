import { Link } from '@tanstack/react-router'
import { PedigreeMetric, type PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { plural, t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import type { ReportCell, ReportColumn, ReportDocument, ReportRow } from '../../shared/reports/document'
import { formatCell } from '../../shared/reports/format'
import { placeOfRow } from '../../shared/reports/roi-place'
import type { RoiReport, RoiRow } from '../../shared/reports/roi.contract'
import { PedigreeFigure } from '../bridge/PedigreeFigure'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { fittingWidth } from '../ui/fitting-width'
import { FigureCell } from './FigureCell'
import type { TableSort } from './roi-search'
import { sortRows } from './sort-rows'

interface RoiTableProps {
  readonly report: RoiReport
  /** The report as a document, whose lines stand in the report's order. */
  readonly document: ReportDocument
  readonly sort: TableSort | null
  readonly onSort: (sort: TableSort) => void
  readonly onOpen: (row: RoiRow) => void
}

/** A line's figures with what it stands for. */
interface Line extends ReportRow {
  readonly row: RoiRow
}

/** A cell that opens to where its figure comes from, where it is the figure of a measure. */
const Opened = ({ metric, cell, scope, isTabStop }: { readonly metric: string; readonly cell: ReportCell | undefined; readonly scope: PedigreeScope | null; readonly isTabStop: boolean }) => {
  const known = PedigreeMetric.safeParse(metric)
  if (cell === undefined || cell.value === null || scope === null || !known.success) return <FigureCell cell={cell} />
  return <PedigreeFigure metric={known.data} scope={scope} isTabStop={isTabStop}><FigureCell cell={cell} /></PedigreeFigure>
}

/** What a person looks for first; the files keep the order of the arithmetic. */
const first = ['label', 'spend', 'cost', 'revenue', 'roas', 'roi']

const inReadingOrder = (columns: readonly ReportColumn[]): readonly ReportColumn[] => [
  ...first.flatMap((key) => columns.filter((column) => column.key === key)),
  ...columns.filter(({ key }) => !first.includes(key)),
]

/** The lines of the report: sorted, opened, their columns chosen. */
export const RoiTable = ({ report, document, sort, onSort, onOpen }: RoiTableProps) => {
  const { columns, rows, total, caption } = document.table
  const { period, platform, campaignId, otherCurrencies, revenueSource, by } = report.filters
  const whole = { period, platform, campaignId, otherCurrencies, ratesOn: report.ratesOn, revenueSource, currency: report.currency, part: null }
  const scopeOf = (row: RoiRow): PedigreeScope | null => {
    const place = placeOfRow(row, report.filters)
    if (place === null) return by === 'campaign' || by === 'platform' ? { ...whole, part: { kind: 'line', by, key: row.key } } : null
    if ('campaignId' in place) return { ...whole, campaignId: CampaignId.parse(Number(place.campaignId)) }
    return 'platform' in place ? { ...whole, platform: place.platform } : { ...whole, period: { from: place.from, to: place.to } }
  }
  const lines = report.rows.flatMap((row, index): Line[] => {
    const line = rows[index]
    return line === undefined ? [] : [{ ...line, row }]
  })
  const label = (line: Line): string => line.row.label
  const dataColumns = inReadingOrder(columns).map((column): DataColumn<Line> => {
    const index = columns.indexOf(column)
    return {
      key: column.key,
      header: column.label,
      align: column.align,
      width: column.key === 'label' ? 220 : fittingWidth(column.label, [...rows, ...(total === null ? [] : [total])].map(({ cells }) => { const cell = cells[index]; return cell === undefined ? '' : formatCell(cell) })),
      sortable: true,
      render: (line) => {
        const place = column.key === 'label' ? placeOfRow(line.row, report.filters) : null
        // A true link for the mouse; by keyboard the row itself opens.
        if (place !== null && 'campaignId' in place) return <Link to="/marketing/campaigns/$id" params={{ id: place.campaignId }} tabIndex={-1}><bdi>{label(line)}</bdi></Link>
        return <Opened metric={column.key} cell={line.cells[index]} scope={scopeOf(line.row)} isTabStop={false} />
      },
      footer: <Opened metric={column.key} cell={total?.cells[index]} scope={whole} isTabStop />,
    }
  })
  return (
    <DataTable
      name="roi"
      label={caption}
      columns={dataColumns}
      rows={sortRows({ columns, rows: lines }, sort)}
      rowKey={({ row }) => row.key}
      rowLabel={label}
      sort={sort === null ? null : { key: sort.column, direction: sort.direction }}
      onSort={(column, direction) => onSort({ column, direction })}
      onOpen={({ row }) => onOpen(row)}
      canOpen={({ row }) => placeOfRow(row, report.filters) !== null}
      caption={t`${plural(lines.length, { one: '# line', other: '# lines' })}, amounts in ${report.currency}. A line opens what it is made of; the right arrow leads to its figures.`}
      hasFooter={total !== null}
      maxHeight={560}
    />
  )
}
