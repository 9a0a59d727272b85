import { formulaSafe } from '../../shared/reports/formula-safe'

/** Text that a spreadsheet would take for a formula gets its mark of text before it; a number with a sign stays one, with the hyphen that a spreadsheet reads. */
const plainCell = (text: string): string => {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ')
  return /^[+−-][\d.,\s%€$£]+$/.test(line) ? line.replace('−', '-') : formulaSafe(line)
}

/** A table as spreadsheets take it from the clipboard: a tab between cells, a line for each row, the headings first. */
export const copiedText = (table: readonly (readonly string[])[]): string => table.map((line) => line.map(plainCell).join('\t')).join('\n')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The same as a table of a document. Whatever stands in a cell is text. */
export const copiedHtml = (table: readonly (readonly string[])[]): string => {
  const [head = [], ...rows] = table
  const line = (cells: readonly string[], tag: 'th' | 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${escaped(plainCell(cell))}</${tag}>`).join('')}</tr>`
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((cells) => line(cells, 'td')).join('')}</tbody></table>`
}
