import { spokenNow } from '../shared/kernel/language'
import { sense, t } from '../shared/kernel/words'
import { chartShapes, type ChartShape } from '../shared/reports/chart-shapes'
import { type KeyFigure, partsOf, type ReportCell, type ReportChart, type ReportColumn, type ReportCover, type ReportDocument, type ReportRow, type ReportSection, type ReportTable } from '../shared/reports/document'
import { figureNote, formatCell, notesOnPaper, reasonOf } from '../shared/reports/format'
import { xmlCharacters } from './xml-characters'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => xmlCharacters(text).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)

const style = `
:root { color-scheme: light dark; --ink: #16181d; --soft: #565c69; --line: #dfe2e8; --axis: #9aa1af; --ground: #ffffff; --card: #ffffff; --band: #f5f6f9; --head: #2b2f7a; --tone0: #5058c8; --tone1: #0b8a7d; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef3; --soft: #aab0bd; --line: #343945; --axis: #6b7280; --ground: #14161b; --card: #1b1e25; --band: #1d2027; --head: #343a94; --tone0: #929af0; --tone1: #3fc4b4; } }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); background: var(--ground); }
header { padding: 32px max(24px, calc((100vw - 1400px) / 2)); color: #ffffff; background: var(--head); overflow-wrap: anywhere; }
header p { margin: 0; color: #d9dbf7; } header p.workbook { font-size: 16px; color: #ffffff; }
main { max-width: 1448px; margin: 0 auto; padding: 8px 24px 64px; }
h1 { margin: 0 0 2px; font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; } h2 { margin: 36px 0 10px; font-size: 16px; } h2.part { margin-top: 48px; padding-top: 18px; border-top: 2px solid var(--head); font-size: 20px; } h3 { margin: 24px 0 8px; font-size: 15px; } header img { display: block; width: auto; height: auto; max-width: 240px; max-height: 80px; margin: 0 0 18px; padding: 8px; border-radius: 6px; background: #ffffff; } .summary { max-width: 760px; margin: 28px 0 8px; font-size: 15px; overflow-wrap: anywhere; } .soft { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 24px 0 8px; padding: 0; list-style: none; }
.figures li { padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); } .figures b { display: block; font-size: 20px; line-height: 1.35; font-variant-numeric: tabular-nums; } .figures .head { display: flex; justify-content: space-between; } .figures small { display: block; font-size: 12px; line-height: 1.35; color: var(--soft); font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid var(--tone0); outline-offset: 2px; } table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 13px; } caption { padding-bottom: 8px; text-align: start; color: var(--soft); }
th, td { padding: 7px 9px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; background: var(--ground); } thead th { vertical-align: bottom; font-weight: 600; border-bottom: 2px solid var(--axis); } .end { text-align: end; font-variant-numeric: tabular-nums; } td.end { white-space: nowrap; } .compared { border-inline-start: 1px solid var(--line); }
tbody th, tfoot th { min-width: 200px; max-width: 340px; overflow-wrap: anywhere; font-weight: 400; } tr > :first-child { position: sticky; inset-inline-start: 0; } tbody tr:nth-child(even) > * { background: var(--band); } tfoot > tr > * { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 700; }
abbr { color: var(--soft); text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; } th small { display: block; color: var(--soft); }
svg { display: block; width: 100%; max-width: 1100px; height: auto; } ul.notes { margin: 0; padding-inline-start: 18px; overflow-wrap: anywhere; } dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; } dt { font-weight: 600; } dd { margin: 0; color: var(--soft); }
.grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--axis); stroke-width: 1; } .mark { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 3; } .label { fill: var(--soft); font-size: 9px; font-variant-numeric: tabular-nums; } .t0 { fill: var(--tone0); } .t1 { fill: var(--tone1); } .l0, .l1 { fill: none; stroke-width: 2; } .l0 { stroke: var(--tone0); } .l1 { stroke: var(--tone1); }
@page { size: landscape; margin: 12mm; }
@media print { :root { color-scheme: light; --ink: #16181d; --soft: #565c69; --line: #dfe2e8; --axis: #9aa1af; --ground: #ffffff; --card: #ffffff; --band: #f5f6f9; --tone0: #5058c8; --tone1: #0b8a7d; } body { font-size: 9pt; } header { padding: 0 0 8px; color: var(--ink); background: none; } header p, header p.workbook { color: var(--soft); } main { max-width: none; padding: 0; } .wide { overflow: visible; } .figures { grid-template-columns: repeat(7, 1fr); gap: 6px; } .figures li { padding: 6px 8px; } .figures b { font-size: 10pt; } table { font-size: 6.5pt; } th, td { padding: 3px 4px; } tbody th, tfoot th { min-width: 90px; } tr > :first-child { position: static; } tr, svg, .figures li, dl { break-inside: avoid; } thead { display: table-header-group; } tfoot { display: table-row-group; } tfoot tr { break-before: avoid; } h2 { break-after: avoid; } }
`

const svgShape = (shape: ChartShape): string => {
  switch (shape.kind) {
    case 'rect':
      return `<rect class="t${shape.tone}" x="${shape.x.toFixed(1)}" y="${shape.y.toFixed(1)}" width="${shape.width.toFixed(1)}" height="${shape.height.toFixed(1)}" rx="1.5">${shape.label === '' ? '' : `<title>${escape(shape.label)}</title>`}</rect>`
    case 'line':
      return `<polyline class="${typeof shape.tone === 'string' ? shape.tone : `l${shape.tone}`}" points="${shape.points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>`
    case 'text':
      return `<text class="label" x="${shape.x.toFixed(1)}" y="${shape.y.toFixed(1)}" text-anchor="${shape.anchor}">${escape(shape.text)}</text>`
  }
}

const cellHtml = (cell: ReportCell): string => {
  const reason = reasonOf(cell)
  const text = escape(formatCell(cell))
  // Names may be written from right to left; they must not turn what stands beside them.
  if (cell.kind === 'text') return `<bdi>${text}</bdi>`
  return reason === null ? text : `<abbr title="${escape(reason)}">${text}</abbr>`
}

const classOf = ({ align, isComparison = false }: ReportColumn): string => [align === 'end' ? 'end' : '', isComparison ? 'compared' : ''].filter((name) => name !== '').join(' ')

const rowHtml = ({ columns }: ReportTable, { cells, notes = [] }: ReportRow): string => {
  const remarks = notes.length === 0 ? '' : `<small>${escape(notes.join(' '))}</small>`
  return `<tr>${columns.map((column, index) => {
    const cell = cells[index]
    if (cell === undefined) return '<td></td>'
    return index === 0 ? `<th scope="row">${cellHtml(cell)}${remarks}</th>` : `<td class="${classOf(column)}">${cellHtml(cell)}</td>`
  }).join('')}</tr>`
}

const chartHtml = (chart: ReportChart | null, level: 'h2' | 'h3', position: number): string => {
  if (chart === null) return ''
  const { width, height, shapes } = chartShapes(chart, { width: 1000, height: 260 })
  return `<${level}>${escape(chart.title)}</${level}><svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title-${position} chart-text-${position}"><title id="chart-title-${position}">${escape(chart.title)}</title><desc id="chart-text-${position}">${escape(chart.description)}</desc>${shapes.map(svgShape).join('')}</svg>`
}

const figureHtml = (figure: KeyFigure): string => {
  const { label, cell } = figure
  const unit = cell.kind === 'money' ? `<span>${escape(cell.currency)}</span>` : ''
  const below = figureNote(figure)
  return `<li><span class="head soft"><span>${escape(label)}</span>${unit}</span><b>${escape(formatCell(cell))}</b>${below === null ? '' : `<small>${escape(below)}</small>`}</li>`
}

const tableHtml = (table: ReportTable): string => `<div class="wide" role="region" aria-label="${escape(table.caption)}" tabindex="0"><table><caption>${escape(table.caption)}</caption>
<thead><tr>${table.columns.map((column) => `<th scope="col" class="${classOf(column)}">${escape(column.label)}</th>`).join('')}</tr></thead>
<tbody>${table.rows.map((row) => rowHtml(table, row)).join('\n')}</tbody>
${table.total === null ? '' : `<tfoot>${rowHtml(table, table.total)}</tfoot>`}
</table></div>`

/** Headings below a part's own are one level deeper. */
const partHtml = ({ heading, keyFigures, chart, table }: ReportSection, position: number): string => {
  const level = heading === '' ? 'h2' : 'h3'
  return `${heading === '' ? '' : `<h2 class="part"><bdi>${escape(heading)}</bdi></h2>`}
${keyFigures.length === 0 ? '' : `<ul class="figures">${keyFigures.map(figureHtml).join('')}</ul>`}
${chartHtml(chart, level, position)}
<${level}>${escape(t`Figures`)}</${level}>
${tableHtml(table)}`
}

const logoHtml = ({ logo }: ReportCover): string => (logo === null ? '' : `<img src="data:${logo.mediaType};base64,${logo.base64}" width="${logo.width}" height="${logo.height}" alt="">`)

/** Whom the report is for and from. The sentences are our own and need no escaping; what was typed into them does, and is set apart, since it may be written from right to left. */
const namesHtml = ({ preparedFor, preparedBy }: ReportCover): string => {
  const typed = (text: string): string => `<bdi>${escape(text)}</bdi>`
  return (preparedFor === '' ? '' : `<p>${t`Prepared for ${typed(preparedFor)}`}</p>`) + (preparedBy === '' ? '' : `<p>${t`Prepared by ${typed(preparedBy)}`}</p>`)
}

const summaryHtml = ({ cover }: ReportDocument): string => (cover === undefined || cover.summary.length === 0 ? '' : `<section class="summary" aria-label="${escape(t`Summary`)}">${cover.summary.map((text) => `<p><bdi>${escape(text)}</bdi></p>`).join('')}</section>`)

/** The report as one HTML file: no script, nothing loaded, every text escaped; readable in light and dark and on paper. */
export const reportHtml = (document: ReportDocument): string => {
  const { title, subtitle, cover, definitions } = document
  const notes = notesOnPaper(document)
  return `<!doctype html>
<html lang="${spokenNow().language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${title} · ${subtitle[0] ?? ''}`)}</title>
<style>${style}${cover === undefined ? '' : `:root { --head: ${escape(cover.colour)}; }`}</style>
</head>
<body>
<header>${cover === undefined ? '' : logoHtml(cover)}<h1><bdi>${escape(title)}</bdi></h1>${subtitle.map((text, index) => `<p${index === 0 ? ' class="workbook"' : ''}><bdi>${escape(text)}</bdi></p>`).join('')}${cover === undefined ? '' : namesHtml(cover)}</header>
<main>
${summaryHtml(document)}
${partsOf(document).map(partHtml).join('\n')}
${notes.length === 0 ? '' : `<h2>${escape(sense('of a report')`Notes`)}</h2><ul class="notes">${notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ul>`}
${definitions.length === 0 ? '' : `<h2>${escape(t`Definitions`)}</h2>
<dl>${definitions.map(({ label, definition }) => `<dt>${escape(label)}</dt><dd>${escape(definition)}</dd>`).join('')}</dl>`}
</main>
</body>
</html>
`
}

const chartColours = `svg { font-family: system-ui, sans-serif; background: #ffffff; } .grid { stroke: #dfe2e8; } .axis { stroke: #9aa1af; } .mark { stroke: #565c69; stroke-dasharray: 4 3; } .label { fill: #565c69; font-size: 9px; } .t0 { fill: #5058c8; } .t1 { fill: #0b8a7d; } .l0, .l1 { fill: none; stroke-width: 2; } .l0 { stroke: #5058c8; } .l1 { stroke: #0b8a7d; }`

/** A chart as a picture of its own (SVG), with its title; drawn like the one in the report. */
export const chartSvg = (chart: ReportChart): string => {
  const { width, height, shapes } = chartShapes(chart, { width: 900, height: 320 })
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -28 ${width} ${height + 28}" width="${width}" height="${height + 28}" role="img"><title>${escape(chart.title)}</title><desc>${escape(chart.description)}</desc><style>${chartColours}</style><text x="0" y="-10" font-size="14" font-weight="600" fill="#16181d">${escape(chart.title)}</text>${shapes.map(svgShape).join('')}</svg>
`
}
