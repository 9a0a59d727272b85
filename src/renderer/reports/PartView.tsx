import { useNavigate } from '@tanstack/react-router'
import { plural, t } from '../../shared/kernel/words'
import type { KeyFigure, ReportColumn, ReportRow, ReportSection, ReportSubject } from '../../shared/reports/document'
import { figureNote, formatCell, rowRemarks } from '../../shared/reports/format'
import { Chart } from '../ui/Chart'
import { fromReportChart } from '../ui/chart-model'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { fittingWidth } from '../ui/fitting-width'
import { FigureCell } from './FigureCell'
import classes from './reports.module.css'
import { addressOfSubject } from './subject-address'

/** A line with its place in the report, by which it is known. */
interface Line extends ReportRow {
  readonly place: number
}

const textAt = (row: ReportRow, index: number): string => {
  const cell = row.cells[index]
  return cell === undefined ? '' : formatCell(cell)
}

const widestName = 320

const Figure = ({ figure }: { readonly figure: KeyFigure }) => {
  const { label, cell } = figure
  const note = figureNote(figure)
  return (
    <li>
      <span className={classes['figureHead']}>
        <span>{label}</span>
        {cell.kind === 'money' && <span>{cell.currency}</span>}
      </span>
      <strong className={classes['figureValue']}>{formatCell(cell)}</strong>
      {note !== null && <span className={classes['figureNote']}>{note}</span>}
    </li>
  )
}

const columnOf = (column: ReportColumn, index: number, rows: readonly ReportRow[], total: ReportRow | null): DataColumn<Line> => ({
  key: column.key,
  header: column.label,
  align: column.align,
  width: Math.min(widestName, fittingWidth(column.label, [...rows, ...(total === null ? [] : [total])].map((row) => textAt(row, index)))),
  isFixed: index === 0,
  sortValue: ({ cells }) => cells[index]?.value ?? null,
  render: (line) => <FigureCell cell={line.cells[index]} />,
  footer: <FigureCell cell={total?.cells[index]} />,
})

/** One part of a report on screen: figures, the chart with the table behind it, and the lines. */
export const PartView = ({ part, name, report }: { readonly part: ReportSection; readonly name: string; readonly report: string }) => {
  const { heading, keyFigures, chart, table } = part
  const { columns, rows, total, caption } = table
  const navigate = useNavigate()
  const open = (subject: ReportSubject | undefined): void => {
    if (subject !== undefined) void navigate(addressOfSubject(subject))
  }
  // The chart draws the first lines of its table, unless it says otherwise.
  const categories = chart?.subjects ?? rows.map(({ subject }) => subject)
  const lines = rows.map((row, place): Line => ({ ...row, place }))
  const label = columns[0]?.label ?? t`Line`
  return (
    <>
      {heading !== '' && (
        <h2 className={classes['part']}>
          <bdi>{heading}</bdi>
        </h2>
      )}
      {keyFigures.length > 0 && (
        <ul className={classes['figures']} aria-label={`${t`Key figures`}${heading === '' ? '' : `: ${heading}`}`}>
          {keyFigures.map((figure) => (
            <Figure key={figure.label} figure={figure} />
          ))}
        </ul>
      )}
      {chart !== null && (
        <Chart
          {...(categories.some((subject) => subject !== undefined) && {
            onOpen: (category: number) => open(categories[category]),
            canOpen: (category: number) => categories[category] !== undefined,
          })}
          model={fromReportChart(chart, label)}
        />
      )}
      <DataTable
        name={name}
        label={heading === '' ? `${report}: ${caption}` : `${report}: ${heading}`}
        columns={columns.map((column, index) => columnOf(column, index, rows, total))}
        rows={lines}
        rowKey={({ place }) => place}
        rowLabel={(line) => textAt(line, 0) + (rowRemarks(line) === '' ? '' : `, ${rowRemarks(line)}`)}
        caption={t`${caption} · ${plural(lines.length, { one: '# line', other: '# lines' })}`}
        empty={<p className={classes['figureNote']}>{t`${caption}: there is nothing to show yet.`}</p>}
        hasFooter={total !== null}
        {...(rows.some(({ subject }) => subject !== undefined) && {
          onOpen: ({ subject }: Line) => open(subject),
          canOpen: ({ subject }: Line) => subject !== undefined,
        })}
        maxHeight={520}
      />
    </>
  )
}
