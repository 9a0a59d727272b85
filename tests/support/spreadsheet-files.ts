import { strToU8, zipSync } from 'fflate'

/** A cell as it lies in a sheet: by type, with the value a program left there. */
export type SheetCell =
  | { readonly kind: 'shared' | 'inline'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** Days as spreadsheets count them, shown as a date. */
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly value: number | string }
  | { readonly kind: 'error'; readonly text: string }
  | null

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `A` for 0, `AA` for 26. */
export const columnLetters = (index: number): string => (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** Days since 1899-12-30, which is how spreadsheets count from March 1900 on. */
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

const cellXml = (cell: SheetCell, at: string, indexOf: (text: string) => number): string => {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'shared':
      return `<c r="${at}" t="s"><v>${indexOf(cell.text)}</v></c>`
    case 'inline':
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`
    case 'number':
      return `<c r="${at}"><v>${cell.value}</v></c>`
    case 'date':
      return `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>`
    case 'formula':
      return `<c r="${at}"${typeof cell.value === 'string' ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`
    case 'error':
      return `<c r="${at}" t="e"><v>${cell.text}</v></c>`
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, as text by their path in the archive. */
export const spreadsheetParts = (rows: readonly (readonly SheetCell[])[], sheetName = 'Worksheet'): Record<string, string> => {
  const texts = new Map<string, number>()
  const indexOf = (text: string): number => {
    const index = texts.get(text) ?? texts.size
    texts.set(text, index)
    return index
  }
  const sheetRows = rows.map((cells, index) => `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${index + 1}`, indexOf)).join('')}</row>`).join('')
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${sheetRows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${texts.size}" uniqueCount="${texts.size}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  }
}

export const packParts = (parts: Readonly<Record<string, string>>, level: 0 | 6 = 6): Buffer => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { level }))

const text = (value: string): SheetCell => ({ kind: 'shared', text: value })

/** A Meta export as its “XLSX” button writes it in German, with real dates, text both ways, and a formula someone added. */
export const metaSpreadsheet = (): { readonly rows: SheetCell[][]; readonly spend: string; readonly impressions: number; readonly clicks: number; readonly conversions: number } => {
  const campaigns = ['Frühling & Söhne', 'Straße <Nord>', 'Sale "50 %"', '-50% off']
  const data = Array.from({ length: 40 }, (_, index): SheetCell[] => [
    index % 2 === 0 ? text(campaigns[index % 4] ?? '') : { kind: 'inline', text: campaigns[index % 4] ?? '' },
    { kind: 'date', day: `2026-09-${String(1 + Math.floor(index / 4)).padStart(2, '0')}` },
    { kind: 'date', day: '2026-09-01' },
    { kind: 'date', day: '2026-09-30' },
    index % 5 === 0 ? { kind: 'formula', formula: '10/4+0.01', value: 2.51 } : { kind: 'number', value: 12.34 },
    { kind: 'number', value: 1000 + index },
    index === 7 ? null : { kind: 'number', value: index },
    { kind: 'number', value: index % 3 },
  ])
  const sum = (column: number): number => data.reduce((total, cells) => total + (cells[column] !== null && cells[column] !== undefined && 'value' in cells[column] ? Number(cells[column].value) : 0), 0)
  const headers = ['Name der Kampagne', 'Tag', 'Berichtsstart', 'Berichtsende', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Link-Klicks', 'Käufe'].map(text)
  const spend = (32 * 12.34 + 8 * 2.51).toFixed(2)
  const total: SheetCell[] = [null, null, { kind: 'date', day: '2026-09-01' }, { kind: 'date', day: '2026-09-30' }, { kind: 'formula', formula: 'SUM(E2:E41)', value: Number(spend) }, { kind: 'number', value: sum(5) }, { kind: 'number', value: sum(6) }, { kind: 'number', value: sum(7) }]
  return { rows: [headers, ...data, total], spend, impressions: sum(5), clicks: sum(6), conversions: sum(7) }
}
