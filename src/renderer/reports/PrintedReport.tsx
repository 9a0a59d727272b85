import { sense, t } from '../../shared/kernel/words'
import { type ReportColumn, type ReportDocument, type ReportRow, type ReportSection, partsOf } from '../../shared/reports/document'
import { figureNote, formatCell, notesOnPaper } from '../../shared/reports/format'
import { rich } from '../ui/rich'
import classes from './reports.module.css'

const cellClass = ({ align }: ReportColumn): string => (align === 'end' ? (classes['end'] ?? '') : '')

const Row = ({ row, columns }: { readonly row: ReportRow; readonly columns: readonly ReportColumn[] }) => (
  <>
    <tr>
      {columns.map((column, index) => {
        const cell = row.cells[index]
        const text = cell === undefined ? '' : formatCell(cell)
        return index === 0 ? <th key={column.key} scope="row"><bdi>{text}</bdi></th> : <td key={column.key} className={cellClass(column)}><bdi>{text}</bdi></td>
      })}
    </tr>
    {/* Below all columns: the first alone is too narrow for a sentence. */}
    {row.notes !== undefined && row.notes.length > 0 && <tr className={classes['printNotes']}><td colSpan={columns.length}>{row.notes.map((note) => <small key={note}>{note}</small>)}</td></tr>}
  </>
)

const Part = ({ part: { heading, keyFigures, table } }: { readonly part: ReportSection }) => (
  <section>
    {heading !== '' && <h2><bdi>{heading}</bdi></h2>}
    {keyFigures.length > 0 && (
      <ul className={classes['printFigures']}>
        {keyFigures.map((figure) => (
          <li key={figure.label}>
            <span>{figure.label}{figure.cell.kind === 'money' ? `, ${figure.cell.currency}` : ''}</span>
            <b>{formatCell(figure.cell)}</b>
            <small>{figureNote(figure)}</small>
          </li>
        ))}
      </ul>
    )}
    <table>
      <caption>{table.caption}</caption>
      <thead>
        <tr>{table.columns.map((column) => <th key={column.key} scope="col" className={cellClass(column)}>{column.label}</th>)}</tr>
      </thead>
      <tbody>
        {/* Lines have no identity but their place. */}
        {/* oxlint-disable-next-line react/no-array-index-key */}
        {table.rows.map((row, index) => <Row key={index} row={row} columns={table.columns} />)}
      </tbody>
      {table.total !== null && <tfoot><Row row={table.total} columns={table.columns} /></tfoot>}
    </table>
  </section>
)

/** The whole report as the printer gets it: every row, headings on every page, in ink. On screen it is not there. */
export const PrintedReport = ({ document }: { readonly document: ReportDocument }) => {
  const { title, subtitle, cover, definitions } = document
  const notes = notesOnPaper(document)
  return (
    <div className={classes['print']}>
      {cover?.logo != null && <img className={classes['printLogo']} src={`data:${cover.logo.mediaType};base64,${cover.logo.base64}`} alt="" />}
      <h1>{title}</h1>
      {subtitle.map((text) => <p key={text}><bdi>{text}</bdi></p>)}
      {cover !== undefined && cover.preparedFor !== '' && <p>{rich`Prepared for ${<bdi>{cover.preparedFor}</bdi>}`}</p>}
      {cover !== undefined && cover.preparedBy !== '' && <p>{rich`Prepared by ${<bdi>{cover.preparedBy}</bdi>}`}</p>}
      {cover?.summary.map((text) => <p key={text} className={classes['printSummary']}><bdi>{text}</bdi></p>)}
      {partsOf(document).map((part) => <Part key={part.heading} part={part} />)}
      {notes.length > 0 && <h2>{sense('of a report')`Notes`}</h2>}
      <ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul>
      <h2>{t`Definitions`}</h2>
      <dl>{definitions.map(({ label, definition }) => <div key={`${label} ${definition}`}><dt>{label}</dt><dd>{definition}</dd></div>)}</dl>
    </div>
  )
}
