import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readSpreadsheet from 'read-excel-file/node'
import { expect } from 'vitest'
import { z } from 'zod'
import { minorDigits } from '../../src/shared/kernel/money'
import type { ReportAsk } from '../../src/shared/reports/definitions'
import { documentJson } from '../../src/shared/reports/document-json'
import { byPlatform, lacksSums, roiDocument } from '../../src/shared/reports/roi-document'
import { type TestStore, valueOf } from './open-test-store'
import { checkPdf, evaluateRatio, hasPdftotext, hasQpdf, rawXlsxCells, readCsvText, tablesOfHtml, textOfMarkup, textOfPdf } from './read-exports'

const Cell = z.object({ value: z.union([z.string(), z.number()]).nullable(), unit: z.string(), reason: z.string().optional() })
type Cell = z.infer<typeof Cell>
const Row = z.object({ cells: z.record(z.string(), Cell), notes: z.array(z.string()) })
const Figure = z.object({ label: z.string(), figure: Cell, change: Cell.nullable() })
const Table = z.object({ caption: z.string(), columns: z.array(z.object({ key: z.string(), label: z.string() })), rows: z.array(Row), total: Row.nullable() })
/** What the JSON file of a report holds, read without the program. */
const ReportJson = z.object({
  title: z.string(),
  parts: z.array(z.object({ heading: z.string(), keyFigures: z.array(Figure), table: Table })),
  notes: z.array(z.string()),
  definitions: z.array(z.object({ label: z.string(), definition: z.string() })),
})
export type ReportJson = z.infer<typeof ReportJson>

type AskInput = z.input<typeof ReportAsk>

/** How whom a report is for reads figures. */
interface Eyes {
  readonly locale: string
  readonly notAvailable: string
}

/** Every report, and each way of asking that changes its columns. */
export const asks: readonly (readonly [string, AskInput])[] = [
  ['roi', { report: 'roi' }],
  ['roi by month, compared', { report: 'roi', filters: { by: 'month', period: { from: '2026-01-01', to: '2026-03-31' }, compare: 'previous' } }],
  ['plan vs actual by channel', { report: 'planVsActual' }],
  ['plan vs actual by campaign, compared', { report: 'planVsActual', filters: { by: 'campaign', compare: 'previous' } }],
  ['plan vs actual by month', { report: 'planVsActual', filters: { by: 'month' } }],
  ['pacing', { report: 'pacing' }],
  ['community health', { report: 'communityHealth' }],
  ['keep in touch', { report: 'keepInTouch' }],
  ['organic vs paid', { report: 'organicPaid' }],
  ['organic vs paid for one goal, by last touch', { report: 'organicPaid', filters: { goal: 'sales', rule: 'last' } }],
  ['promise tally', { report: 'promises' }],
  ['quarter review', { report: 'quarterReview' }],
  ['year review', { report: 'yearReview' }],
  ['client report', { report: 'client', filters: { title: 'Spring at Juniper', preparedFor: 'Mara', summary: 'First.\n\nSecond.', blocks: ['roi', 'plan_vs_actual', 'pacing', 'community_health', 'keep_in_touch', 'organic_paid', 'promises'], rule: 'last' } }],
]

const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const

const dayInWords = (day: string, locale: string): string => {
  const part = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, { ...options, timeZone: 'UTC' }).format(new Date(day))
  return locale === 'en' ? [part({ day: 'numeric' }), part({ month: 'short' }), part({ year: 'numeric' })].join(' ') : part({ day: 'numeric', month: 'short', year: 'numeric' })
}

/** A cell of the JSON as eyes are to see it, worked out here and not by the program. `isSigned`: a change. */
const seen = ({ value, unit }: Cell, isSigned: boolean, { locale, notAvailable }: Eyes): string => {
  const number = (figure: number, options: Intl.NumberFormatOptions = {}): string => new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }).format(figure).replace('-', '−')
  if (value === null) return notAvailable
  if (unit === 'text') return String(value)
  if (unit === 'day') return dayInWords(String(value), locale)
  const figure = Number(value)
  if (unit === 'fraction') return number(figure, { style: 'percent', ...two, signDisplay: isSigned ? 'exceptZero' : 'negative' })
  if (unit === 'count') return number(figure, { maximumFractionDigits: 0 })
  if (unit === 'decimal') return Math.round(figure * 100) % 100 === 0 ? number(figure, { maximumFractionDigits: 0 }) : number(figure, two)
  if (unit === 'ratio') return number(figure, two)
  const digits = minorDigits(unit)
  return number(figure, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Columns that say how something moved. ROI's own comparison has points, which its own test reads. */
const isChange = (key: string): boolean => /change|variance|^rate(?:Before)?$/iu.test(key)
export const isPoints = (key: string, { cells }: z.infer<typeof Row>): boolean => key === 'roiChange' || key === 'ctrChange' || key === 'cvrChange' || (key === 'change' && cells['now']?.unit === 'fraction')

export const rowsOf = ({ table }: ReportJson['parts'][number]): readonly z.infer<typeof Row>[] => [...table.rows, ...(table.total === null ? [] : [table.total])]

export const cellsOf = (part: ReportJson['parts'][number], row: z.infer<typeof Row>): readonly (readonly [string, Cell])[] =>
  part.table.columns.map(({ key }) => {
    const cell = row.cells[key]
    if (cell === undefined) throw new Error(`The JSON has no ${key}`)
    return [key, cell]
  })

export const hasFigure = ({ value, unit }: Cell): boolean => value !== null && unit !== 'text' && unit !== 'day'

const checkCsv = async (json: ReportJson, path: string, name: string): Promise<void> => {
  const lines = readCsvText(readFileSync(path, 'utf8').slice(1))
  let at = 0
  for (const [index, part] of json.parts.entries()) {
    // Each further table stands below its name.
    if (index > 0) at = lines.findIndex((line, place) => place >= at && line[0]?.endsWith(part.table.caption) === true && line.length === 1) + 1
    expect([name, ...(lines[at]?.slice(0, -1) ?? [])]).toEqual([name, ...part.table.columns.map(({ label }) => label)])
    for (const row of rowsOf(part)) {
      at += 1
      const found = lines[at] ?? []
      cellsOf(part, row).forEach(([key, { value, unit }], column) => {
        const text = found[column] ?? 'missing'
        if (value === null) expect([name, key, text]).toEqual([name, key, ''])
        else if (unit === 'text' || unit === 'day') expect([value, `'${value}`]).toContain(text)
        else expect([name, key, Number(text)]).toEqual([name, key, Number(value)])
        expect(text).not.toMatch(/e[+-]?\d/iu)
      })
    }
  }
  for (const { definition } of json.definitions) expect(lines.flat()).toContain(definition)
  for (const { label, figure } of json.parts.flatMap(({ keyFigures }) => keyFigures)) {
    const money = ['fraction', 'count', 'decimal', 'ratio'].includes(figure.unit) ? '' : figure.unit
    const found = lines.find((line) => line.length === 4 && line[0] === label && line[1] !== '' && Number(line[1]) === Number(figure.value) && line[2] === money)
    const isEmpty = lines.some((line) => line.length === 4 && line[0] === label && line[1] === '' && line[3] === figure.reason)
    expect({ name, label, isThere: figure.value === null ? isEmpty : found !== undefined }).toMatchObject({ isThere: true })
  }
}

export const letter = (index: number): string => String.fromCodePoint(65 + index)

const checkXlsx = async (json: ReportJson, path: string, name: string): Promise<void> => {
  const file = readFileSync(path)
  const sheets = await readSpreadsheet(file)
  expect(sheets).toHaveLength(json.parts.length + 1)
  expect(new Set(sheets.map(({ sheet }) => sheet.toLowerCase())).size).toBe(sheets.length)
  for (const [index, part] of json.parts.entries()) {
    const raw = new Map(rawXlsxCells(file, index + 1).map((cell) => [cell.at, cell]))
    const valueAt = (at: string): number | null => {
      const value = raw.get(at)?.value ?? null
      return value === null ? null : Number(value)
    }
    rowsOf(part).forEach((row, line) => {
      cellsOf(part, row).forEach(([key, cell], column) => {
        const found = raw.get(`${letter(column)}${line + 2}`)
        const place = `${name}, ${part.table.caption}, ${key} in line ${line + 2}`
        if (!hasFigure(cell)) return expect([place, found?.formula ?? null]).toEqual([place, null])
        const figure = Number(cell.value) * (isPoints(key, row) ? 100 : 1)
        // A live ratio keeps what is rounded away elsewhere at the minor unit.
        const exact = ['fraction', 'count', 'decimal', 'ratio'].includes(cell.unit)
        const tolerance = exact ? 1e-9 * Math.max(1, Math.abs(figure)) : 0.500_001 / 10 ** minorDigits(cell.unit)
        expect([place, found?.type ?? null]).toEqual([place, null])
        expect({ place, value: found?.value, figure, isNear: Math.abs(Number(found?.value) - figure) <= tolerance }).toMatchObject({ isNear: true })
        if (found?.formula == null) return undefined
        const result = evaluateRatio(found.formula, valueAt)
        expect({ place, result, value: found.value, isNear: Math.abs((result ?? Number.NaN) - Number(found.value)) < 1e-6 * Math.max(1, Math.abs(figure)) }).toMatchObject({ isNear: true })
      })
    })
    // Whatever is shown as a share is live; a goal may itself be a rate, with its target and what was reached as they are, and so may a line of several that are measured now and before.
    const isShare = (key: string): boolean => !['target', 'value', 'now', 'before'].includes(key) && part.table.rows.some(({ cells }) => cells[key]?.unit === 'fraction' && cells[key].value !== null)
    const shares = part.table.columns.flatMap(({ key }, column) => (isShare(key) && !key.endsWith('Change') ? [letter(column)] : []))
    for (const column of shares) expect({ name, column, isLive: [...raw.values()].some(({ at, formula }) => at.startsWith(column) && formula !== null) }).toMatchObject({ isLive: true })
  }
  const last = sheets.at(-1)?.data ?? []
  for (const { label, figure } of json.parts.flatMap(({ keyFigures }) => keyFigures)) {
    const isThere = last.some(([said, value, note]) => said === label && (figure.value === null ? value === null && note === figure.reason : Math.abs(Number(value) - Number(figure.value)) < 0.006))
    expect({ name, label, isThere }).toMatchObject({ isThere: true })
  }
  const definitions = last.flat()
  for (const { definition } of json.definitions) expect(definitions).toContain(definition)
}

const checkHtml = async (json: ReportJson, path: string, name: string, eyes: Eyes): Promise<void> => {
  const html = readFileSync(path, 'utf8')
  expect(html).not.toMatch(/<script|\bhttps?:\/\/(?!www\.w3\.org)/u)
  const tables = tablesOfHtml(html)
  expect(tables).toHaveLength(json.parts.length)
  json.parts.forEach((part, index) =>
    rowsOf(part).forEach((row, line) => {
      const found = tables[index]?.[line + 1] ?? []
      cellsOf(part, row).forEach(([key, cell], column) => {
        if (isPoints(key, row)) return
        const notes = column === 0 ? row.notes.join(' ') : ''
        expect([name, key, found[column]]).toEqual([name, key, seen(cell, isChange(key), eyes) + notes])
      })
    }),
  )
  const text = textOfMarkup(html)
  for (const figure of json.parts.flatMap(({ keyFigures }) => keyFigures)) expect(text).toContain(seen(figure.figure, false, eyes))
  for (const said of [...json.notes, ...json.definitions.map(({ definition }) => definition)]) expect(text).toContain(said)
}

/** Every figure stands on paper at least as often as in the JSON. */
const checkPdfText = (json: ReportJson, path: string, name: string, eyes: Eyes): void => {
  // A figure or a day is one word here, also where the language puts blanks into it.
  const asWord = (figure: string): string => figure.replaceAll(eyes.notAvailable, eyes.notAvailable.replaceAll(' ', '')).replaceAll(/\s%/gu, '%').replaceAll(/\b(\d{1,2}\.?)\s(\p{L}+\.?)\s(\d{4})\b/gu, '$1$2$3')
  const text = asWord(textOfPdf(path))
  const onPaper = new Map<string, number>()
  for (const token of text.split(/\s+/u)) onPaper.set(token, (onPaper.get(token) ?? 0) + 1)
  const wanted = new Map<string, number>()
  for (const part of json.parts)
    for (const row of rowsOf(part))
      for (const [key, cell] of cellsOf(part, row)) {
        if (cell.unit === 'text' || isPoints(key, row)) continue
        const token = asWord(seen(cell, isChange(key), eyes))
        wanted.set(token, (wanted.get(token) ?? 0) + 1)
      }
  for (const [token, count] of wanted) expect({ name, token, count, isThere: (onPaper.get(token) ?? 0) >= count }).toMatchObject({ isThere: true })
  for (const figure of json.parts.flatMap(({ keyFigures }) => keyFigures)) expect(text).toContain(asWord(seen(figure.figure, false, eyes)))
  const pages = text.split('\f').slice(0, -1)
  pages.forEach((page, index) => expect({ name, index, isNumbered: page.replaceAll(/\s/gu, '').includes(`${index + 1}/${pages.length}`) }).toMatchObject({ isNumbered: true }))
  if (hasQpdf) expect(checkPdf(path)).toMatchObject({ status: 0 })
}

const kept = process.env['RAPPORT_REPORTS'] ?? ''

/** Has a report written; kept too, by its name, in the folder that RAPPORT_REPORTS names. */
const write = async ({ client, store }: TestStore, name: string, ask: AskInput, format: 'json' | 'csv' | 'xlsx' | 'pdf' | 'html'): Promise<string> => {
  const output = valueOf(await client.report.export({ ask, format }))
  const stored = store.takeOutput(output.id)
  if (stored === null) throw new Error('No file')
  if (kept !== '') {
    mkdirSync(kept, { recursive: true })
    copyFileSync(stored.path, join(kept, `${name}.${format}`))
  }
  return stored.path
}

/** The ROI report's JSON is of an older shape, which programs rely on; its document says the same in the shape of the others. */
const readJson = async (rapport: TestStore, name: string, ask: AskInput): Promise<ReportJson> => {
  const file: unknown = JSON.parse(readFileSync(await write(rapport, name, ask, 'json'), 'utf8'))
  if (ask.report !== 'roi') return ReportJson.parse(file)
  const answer = async (filters: Parameters<typeof rapport.client.report.roi>[0]) => valueOf(await rapport.client.report.roi(filters))
  const report = await answer(ask.filters ?? {})
  return ReportJson.parse(documentJson('roi', {}, roiDocument(report, [], lacksSums(report) ? await answer(byPlatform(report.filters)) : null)))
}

/** Has a report written in every format and holds each against its JSON. Answers with that, and with the spreadsheet. */
export const checkReport = async (rapport: TestStore, [name, ask]: (typeof asks)[number], eyes: Eyes): Promise<{ readonly name: string; readonly json: ReportJson; readonly file: Uint8Array }> => {
  const json = await readJson(rapport, name, ask)
  expect({ name, hasRows: json.parts.some(({ table }) => table.rows.length > 0) }).toEqual({ name, hasRows: true })
  await checkCsv(json, await write(rapport, name, ask, 'csv'), name)
  const spreadsheet = await write(rapport, name, ask, 'xlsx')
  await checkXlsx(json, spreadsheet, name)
  await checkHtml(json, await write(rapport, name, ask, 'html'), name, eyes)
  if (hasPdftotext) checkPdfText(json, await write(rapport, name, ask, 'pdf'), name, eyes)
  return { name, json, file: readFileSync(spreadsheet) }
}
