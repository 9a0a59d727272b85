import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** CSV by RFC 4180, on its own: nothing of the program reads here what the program wrote. */
export const readCsvText = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (isQuoted && letter === '"' && text[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === ',') endCell()
    else if (!isQuoted && letter === '\r' && text[index + 1] === '\n') {
      endCell()
      rows.push([])
      index += 1
    } else cell += letter
  }
  return rows
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** Text of mark-up: tags gone, entities back. */
export const textOfMarkup = (markup: string): string => markup.replaceAll(/<[^>]*>/gu, '').replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity)

/** Rows of all tables of a page below each other, cell by cell. */
export const tableRowsOfHtml = (html: string): string[][] => tablesOfHtml(html).flat()

/** Rows of every table of a page. */
export const tablesOfHtml = (html: string): string[][][] => [...html.matchAll(/<table>(.*?)<\/table>/gsu)].map(([, table = '']) => rowsOfMarkup(table))

const rowsOfMarkup = (html: string): string[][] => [...html.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) => textOfMarkup(cell)))

const formulaIn = (cell: string): string | null => {
  const formula = /<f[^>]*>(.*?)<\/f>/su.exec(cell)?.[1]
  return formula === undefined ? null : textOfMarkup(formula)
}

/** The cells of a sheet, the first unless told, as they lie in the file: reference, type, formula, value. */
export const rawXlsxCells = (file: Uint8Array, number = 1): { readonly at: string; readonly type: string | null; readonly formula: string | null; readonly value: string | null }[] => {
  const sheet = unzipSync(file)[`xl/worksheets/sheet${number}.xml`]
  if (sheet === undefined) throw new Error('There is no sheet in the file')
  return [...strFromU8(sheet).matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu)].map(([, at = '', attributes = '', inner = '']) => ({
    at,
    type: /t="(\w+)"/u.exec(attributes)?.[1] ?? null,
    formula: formulaIn(inner),
    value: /<v>(.*?)<\/v>/su.exec(inner)?.[1] ?? null,
  }))
}

/** What the live formula of a ratio comes to, worked out from the cells it names. Null: it guards itself and shows nothing. */
export const evaluateRatio = (formula: string, valueAt: (reference: string) => number | null): number | null => {
  const match = /^IF\(OR\(([A-Z]+\d+)="",([A-Z]+\d+)=""(?:,([A-Z]+\d+)="")?,(\2|\(\2-\3\))(=|<=)0\),"",\(\1(?:\*([\d.]+))?(?:-([A-Z]+\d+))?\)\/\4(?:\*(\d+))?\)$/u.exec(formula)
  if (match === null) throw new Error(`Not a guarded ratio: ${formula}`)
  const [, numerator = '', denominator = '', less, , guard, factor = '1', minus, times = '1'] = match
  const [upper, whole, part] = [valueAt(numerator), valueAt(denominator), less === undefined ? 0 : valueAt(less)]
  const lower = whole === null || part === null ? null : whole - part
  if (upper === null || lower === null || lower === 0 || (guard === '<=' && lower < 0)) return null
  return ((upper * Number(factor) - (minus === undefined ? 0 : (valueAt(minus) ?? 0))) / lower) * Number(times)
}

const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined

export const hasPdftotext = has('pdftotext')
export const hasQpdf = has('qpdf')
export const hasLibreOffice = has('soffice')

/** A spreadsheet whose formulas have lost their values, so that whoever shows one has worked it out. */
const withoutResults = (file: Uint8Array): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, name.startsWith('xl/worksheets/') ? strToU8(strFromU8(bytes).replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/gu, '$1')) : bytes])))

/** Spreadsheets with every formula worked out by LibreOffice, in their order. */
export const recomputed = (files: readonly Uint8Array[], folder: string): readonly Uint8Array[] => {
  // LibreOffice without a file waits for one.
  if (files.length === 0) throw new Error('There is no spreadsheet')
  const [bare, done] = [join(folder, 'bare'), join(folder, 'done')]
  mkdirSync(bare)
  const paths = files.map((file, index) => {
    const path = join(bare, `${index}.xlsx`)
    writeFileSync(path, withoutResults(file))
    return path
  })
  const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', done, ...paths], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`)
  return files.map((_, index) => readFileSync(join(done, `${index}.xlsx`)))
}

/** Text of a PDF as it stands on the page. */
export const textOfPdf = (path: string): string => spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout

export const checkPdf = (path: string): { readonly status: number | null; readonly output: string } => {
  const { status, stdout } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' })
  return { status, output: stdout }
}
