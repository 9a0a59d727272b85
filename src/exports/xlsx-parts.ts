import { xmlCharacters } from './xml-characters'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text as XML takes it; characters that XML has no way to write are left out. */
export const xmlText = (text: string): string =>
  xmlCharacters(text).replaceAll(/[&<>"\r]/gu, (character) => escapes[character] ?? character)

/** How a cell looks. Every look that was asked for is in the file's styles. */
interface CellStyle {
  readonly format: string | null
  readonly look: 'plain' | 'head' | 'headEnd' | 'total' | 'bold' | 'wrapped' | 'figure'
}

/** Fonts, fills, borders and alignment of each look, as positions in the lists of `stylesXml`. */
const looks: Readonly<Record<CellStyle['look'], { readonly font: number; readonly fill: number; readonly border: number; readonly alignment: string }>> = {
  plain: { font: 0, fill: 0, border: 0, alignment: '' },
  head: { font: 2, fill: 2, border: 0, alignment: '<alignment horizontal="left"/>' },
  headEnd: { font: 2, fill: 2, border: 0, alignment: '<alignment horizontal="right"/>' },
  total: { font: 1, fill: 0, border: 1, alignment: '' },
  bold: { font: 1, fill: 0, border: 0, alignment: '' },
  figure: { font: 0, fill: 0, border: 0, alignment: '<alignment horizontal="left" vertical="top"/>' },
  wrapped: { font: 0, fill: 0, border: 0, alignment: '<alignment vertical="top" wrapText="1"/>' },
}

/** The first number that a file may give to a format of its own. */
const firstFormat = 164

/** Numbers each style as it is first asked for. */
export interface StyleBook {
  readonly numberOf: (style: CellStyle) => number
  readonly xml: () => string
}

export const createStyleBook = (): StyleBook => {
  const styles = new Map<string, CellStyle>()
  const numbers = new Map<string, number>()
  const numberOf = (style: CellStyle): number => {
    const key = `${style.look} ${style.format}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    styles.set(key, style)
    return numbers.size - 1
  }
  // A cell without a style has the first one.
  numberOf({ format: null, look: 'plain' })
  return { numberOf, xml: () => stylesXml([...styles.values()]) }
}

const stylesXml = (styles: readonly CellStyle[]): string => {
  const formats = [...new Set(styles.map(({ format }) => format).filter((format) => format !== null))]
  const cells = styles.map(({ format, look }) => {
    const { font, fill, border, alignment } = looks[look]
    const number = format === null ? 0 : firstFormat + formats.indexOf(format)
    return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  })
  const font = (inner: string): string => `<font>${inner}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
  return `${declaration}<styleSheet xmlns="${main}">${
    formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.map((format, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="${xmlText(format)}"/>`).join('')}</numFmts>`
  }<fonts count="3">${font('')}${font('<b/>')}<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF2B2F7A"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="medium"><color rgb="FF16181D"/></top><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** What stands before the rows of a sheet. `widths` in characters; `isFrozen`: the first row and column stay in sight. */
export const sheetStart = (widths: readonly number[], isFrozen: boolean): string => {
  const pane = isFrozen ? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>' : ''
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

/** What stands behind them. `filtered`: the cells with filter buttons; null for none. */
export const sheetEnd = (filtered: string | null): string => `</sheetData>${filtered === null ? '' : `<autoFilter ref="${filtered}"/>`}</worksheet>`

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts that say what the file is and which sheets it has, by name. */
export const frameParts = ({ title, sheets }: { readonly title: string; readonly sheets: readonly string[] }): Readonly<Record<string, string>> => {
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${spreadsheet}.sheet.main+xml`)}${sheets
      .map((_, index) => override(`xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`))
      .join('')}${override('xl/styles.xml', `${spreadsheet}.styles+xml`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships">${relation('rId1', `${relations}/officeDocument`, 'xl/workbook.xml')}${relation('rId2', `${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Rapport</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships">${sheets.map((_, index) => relation(`rId${index + 1}`, `${relations}/worksheet`, `worksheets/sheet${index + 1}.xml`)).join('')}${relation(`rId${sheets.length + 1}`, `${relations}/styles`, 'styles.xml')}</Relationships>`,
  }
}
