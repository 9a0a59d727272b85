import { chartShapes, type ChartShape } from '../shared/reports/chart-shapes'
import type { ReportCell, ReportDocument, ReportRow } from '../shared/reports/document'
import { formatCell, reasonOf } from '../shared/reports/format'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)

const style = `
:root { color-scheme: light dark; --ink: #16181d; --soft: #5b616e; --line: #dfe2e8; --ground: #ffffff; --band: #f5f6f9; --tone0: #5058c8; --tone1: #0b8a7d; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef3; --soft: #a8aebb; --line: #343945; --ground: #16181d; --band: #1f2229; --tone0: #929af0; --tone1: #3fc4b4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1280px; padding: 40px 32px 64px; font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); background: var(--ground); }
h1 { margin: 0 0 4px; font-size: 28px; letter-spacing: -0.02em; } h2 { margin: 36px 0 10px; font-size: 16px; } p { margin: 0; } .soft { color: var(--soft); }
.figures { display: flex; flex-wrap: wrap; gap: 12px; margin: 28px 0 8px; padding: 0; list-style: none; }
.figures li { flex: 1 1 130px; padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; } .figures b { display: block; font-size: 19px; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: 13px; } caption { padding-bottom: 8px; text-align: start; color: var(--soft); }
th, td { padding: 7px 9px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; } th { white-space: nowrap; font-weight: 600; } .end { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody tr:nth-child(even) { background: var(--band); } tfoot td, tfoot th { border-top: 2px solid var(--ink); font-weight: 700; } td:first-child, tbody th { max-width: 320px; overflow-wrap: anywhere; font-weight: 400; white-space: normal; }
svg { width: 100%; height: auto; } dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; } dt { font-weight: 600; } dd { margin: 0; color: var(--soft); }
.grid { stroke: var(--line); stroke-width: 1; } .label { fill: var(--soft); font-size: 10px; } .t0 { fill: var(--tone0); } .t1 { fill: var(--tone1); } .l0, .l1 { fill: none; stroke-width: 2; } .l0 { stroke: var(--tone0); } .l1 { stroke: var(--tone1); }
@media print { body { padding: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`

const svgShape = (shape: ChartShape): string => {
  switch (shape.kind) {
    case 'rect':
      return `<rect class="t${shape.tone}" x="${shape.x.toFixed(1)}" y="${shape.y.toFixed(1)}" width="${shape.width.toFixed(1)}" height="${shape.height.toFixed(1)}" rx="1.5">${shape.label === '' ? '' : `<title>${escape(shape.label)}</title>`}</rect>`
    case 'line':
      return `<polyline class="${shape.tone === 'grid' ? 'grid' : `l${shape.tone}`}" points="${shape.points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>`
    case 'text':
      return `<text class="label" x="${shape.x.toFixed(1)}" y="${shape.y.toFixed(1)}" text-anchor="${shape.anchor}">${escape(shape.text)}</text>`
  }
}

const cellHtml = (cell: ReportCell): string => {
  const reason = reasonOf(cell)
  return reason === null ? escape(formatCell(cell)) : `<abbr title="${escape(reason)}">${escape(formatCell(cell))}</abbr>`
}

const rowHtml = (document: ReportDocument, { cells }: ReportRow): string =>
  `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${cellHtml(cell)}</th>` : `<td class="${document.table.columns[index]?.align === 'end' ? 'end' : ''}">${cellHtml(cell)}</td>`)).join('')}</tr>`

const chartHtml = ({ chart }: ReportDocument): string => {
  if (chart === null) return ''
  const size = { width: 1100, height: 300 }
  const shapes = chartShapes(chart, size).map(svgShape).join('')
  return `<h2>${escape(chart.title)}</h2><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="chart-title chart-text"><title id="chart-title">${escape(chart.title)}</title><desc id="chart-text">${escape(chart.description)}</desc>${shapes}</svg>`
}

/** The report as one HTML file: no script, nothing loaded, every text escaped; readable in light and dark and on paper. */
export const reportHtml = (document: ReportDocument): string => {
  const { title, subtitle, keyFigures, table, notes, definitions } = document
  const figures = keyFigures.map(({ label, cell, change }) => `<li><span class="soft">${escape(label)}</span><b>${cellHtml(cell)}</b>${change === null ? '' : `<span class="soft">${escape(formatCell(change))} against before</span>`}</li>`).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${title} · ${subtitle[0] ?? ''}`)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escape(title)}</h1>${subtitle.map((text) => `<p class="soft">${escape(text)}</p>`).join('')}</header>
<main>
<ul class="figures">${figures}</ul>
${chartHtml(document)}
<h2>Figures</h2>
<div class="wide" role="region" aria-label="Figures" tabindex="0"><table><caption>${escape(table.caption)}</caption>
<thead><tr>${table.columns.map(({ label, align }) => `<th scope="col" class="${align === 'end' ? 'end' : ''}">${escape(label)}</th>`).join('')}</tr></thead>
<tbody>${table.rows.map((row) => rowHtml(document, row)).join('\n')}</tbody>
${table.total === null ? '' : `<tfoot>${rowHtml(document, table.total)}</tfoot>`}
</table></div>
${notes.length === 0 ? '' : `<h2>Notes</h2><ul>${notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ul>`}
<h2>Definitions</h2>
<dl>${definitions.map(({ label, definition }) => `<dt>${escape(label)}</dt><dd>${escape(definition)}</dd>`).join('')}</dl>
</main>
</body>
</html>
`
}
