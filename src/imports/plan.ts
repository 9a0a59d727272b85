import type { ImportOptions, ImportQuestion } from '../shared/imports/import'
import type { Currency } from '../shared/kernel/money'
import { addDays, type Day, dayOf, toDayNumber } from '../shared/kernel/day'
import { type DateOrder, periodOfFileName, proveDateOrder, readDay, readPeriod } from './dates'
import { normaliseHeader } from './headers'
import { type DecimalMark, proveDecimal } from './numbers'
import { type Column, dimensionFields, type FileFace, type Period } from './platform-format'
import type { ReadEntity } from './reading'
import type { Recognised } from './recognise'
import type { RowPlan } from './row-reader'
import { cellText, type TableRow } from './table'

/** A plan for reading the rows, and what the file left open. */
export interface Planned {
  readonly plan: RowPlan
  readonly questions: readonly ImportQuestion[]
  readonly warnings: readonly string[]
  readonly kind: string
  readonly segments: readonly string[]
}

const moneySigns: readonly (readonly [RegExp, Currency])[] = [
  [/US\$/, 'USD'], [/CA\$/, 'CAD'], [/(^|[^A-Z])A\$|AU\$/, 'AUD'], [/NZ\$/, 'NZD'], [/HK\$/, 'HKD'], [/R\$/, 'BRL'], [/€/, 'EUR'], [/£/, 'GBP'], [/₹/, 'INR'], [/₩/, 'KRW'], [/^Rp/, 'IDR'], [/₺/, 'TRY'], [/zł/, 'PLN'], [/CHF/, 'CHF'],
]

const textsOf = (rows: readonly TableRow[], columns: readonly Column[]): string[] => rows.flatMap(({ cells }) => columns.map(({ index }) => cells[index]).filter((cell) => typeof cell === 'string'))

/** The currency the file itself names: in a column, in a header's suffix, or by a sign in its amounts. */
const provenCurrency = (rows: readonly TableRow[], columns: readonly Column[]): Currency | null => {
  const column = columns.find(({ field }) => field === 'currency')
  const codes = column === undefined ? [] : rows.map(({ cells }) => cellText(cells[column.index]).trim().toUpperCase()).filter((code) => /^[A-Z]{3}$/.test(code))
  const suffix = columns.find(({ currency }) => currency !== null)?.currency
  if (codes[0] !== undefined) return codes[0]
  if (suffix !== undefined && suffix !== null) return suffix
  const money = columns.filter(({ field }) => field === 'spend' || field === 'conversion_value' || field === 'cpc')
  for (const text of textsOf(rows, money)) for (const [sign, currency] of moneySigns) if (sign.test(text)) return currency
  return null
}

const levelOf = (columns: readonly Column[]): ReadEntity['level'] => {
  const fields = new Set(columns.map(({ field }) => field))
  if (fields.has('ad_name') || fields.has('ad_id')) return 'ad'
  if (fields.has('ad_set_name') || fields.has('ad_set_id')) return 'ad_set'
  return fields.has('campaign_name') || fields.has('campaign_id') ? 'campaign' : 'account'
}

const levelNames: Readonly<Record<ReadEntity['level'], string>> = { account: 'Account', campaign: 'Campaigns', ad_set: 'Ad sets', ad: 'Ads' }

const kindOf = ({ platform, face: { preamble } }: Recognised, level: ReadEntity['level'], segments: readonly string[]): string => {
  const title = preamble[0]?.trim()
  if (platform === 'google' && title !== undefined && title !== '' && title.length < 80) return title
  return segments.length === 0 ? levelNames[level] : `${levelNames[level]} by ${segments.join(' and ')}`
}

const settleDecimal = (rows: readonly TableRow[], recognised: Recognised, options: ImportOptions): { readonly decimal: DecimalMark; readonly question: ImportQuestion | null } => {
  if (options.decimal !== 'auto') return { decimal: options.decimal, question: null }
  const { face, format } = recognised
  const measures = face.columns.filter(({ field }) => ['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value', 'results', 'cpc', 'cpm'].includes(field))
  const proof = proveDecimal(textsOf(rows, measures))
  if (proof === '.' || proof === ',') return { decimal: proof, question: null }
  const usual = proof === 'ambiguous' ? (format.decimal?.(face) ?? null) : null
  if (usual !== null) return { decimal: usual, question: null }
  if (proof === 'none') return { decimal: '.', question: null }
  const example = textsOf(rows, measures).find((text) => /\d[.,]\d/.test(text)) ?? ''
  return {
    decimal: '.',
    question: {
      id: 'decimal',
      option: 'decimal',
      text: proof === 'ambiguous' ? 'The file does not show whether its numbers use a point or a comma for decimals.' : 'The file writes some numbers with a decimal point and some with a decimal comma.',
      choices: [
        { value: '.', label: 'Decimal point', example: `${example} is read with “.” before the decimals` },
        { value: ',', label: 'Decimal comma', example: `${example} is read with “,” before the decimals` },
      ],
    },
  }
}

const isWithin = (texts: readonly string[], order: DateOrder, { from, to }: Period): boolean =>
  texts.every((text) => {
    const day = readDay(text, order)
    return day === null || (day >= from && day <= to)
  })

const settleDates = (texts: readonly string[], { face, format }: Recognised, printed: Period | null, options: ImportOptions): { readonly order: DateOrder; readonly question: ImportQuestion | null } => {
  if (options.dateOrder !== 'auto') return { order: options.dateOrder, question: null }
  const proof = proveDateOrder(texts)
  if (proof === 'certain') return { order: 'YMD', question: null }
  if (proof !== 'ambiguous' && proof !== 'contradiction') return { order: proof, question: null }
  if (proof === 'ambiguous') {
    const fitting = printed === null ? [] : (['DMY', 'MDY'] as const).filter((order) => isWithin(texts, order, printed))
    const [only] = fitting
    const usual = fitting.length === 1 && only !== undefined ? only : (format.dateOrder?.(face) ?? null)
    if (usual !== null) return { order: usual, question: null }
  }
  const example = texts.find((text) => /\d[./-]\d/.test(text)) ?? ''
  return {
    order: 'DMY',
    question: {
      id: 'dateOrder',
      option: 'dateOrder',
      text: 'The file does not show whether the day or the month comes first in its dates.',
      choices: [
        { value: 'DMY', label: 'Day first', example: `${example} is day/month/year` },
        { value: 'MDY', label: 'Month first', example: `${example} is month/day/year` },
      ],
    },
  }
}

interface SettledPeriod {
  readonly period: Period | null
  readonly warning: string | null
}

const settlePeriod = ({ columns, fileName }: FileFace, printed: Period | null, options: ImportOptions): SettledPeriod => {
  if (columns.some(({ field }) => field === 'day' || field === 'period_from')) return { period: null, warning: null }
  if (printed !== null) return { period: printed, warning: null }
  if (options.from !== null && options.to !== null) return { period: { from: options.from, to: options.to }, warning: 'The period is the one you gave; the file names none.' }
  const named = periodOfFileName(fileName)
  if (named !== null) return { period: named, warning: `The period ${named.from} to ${named.to} comes from the file's name; nothing in the file names it.` }
  return { period: null, warning: 'The file names no dates. Its results count only in reports without a period.' }
}

interface SettledStretches {
  readonly ends: RowPlan['stretchEnds']
  readonly warning: string | null
}

const lastOfMonth = (day: Day): Day => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return addDays(dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? day, -1)
}

/**
 * Where each row names the first day of a stretch only: the whole report, if every row starts with it and nothing is named twice;
 * or months, if rows start on the report's first day and on firsts of months, several of them, and nowhere else.
 */
const settleStretches = (rows: readonly TableRow[], { face, format }: Recognised, printed: Period | null, order: DateOrder): SettledStretches => {
  const day = face.columns.find(({ field }) => field === 'day')
  if (format.dayMayStartPeriod !== true || printed === null || printed.from === printed.to || day === undefined) return { ends: null, warning: null }
  const dimensions = face.columns.filter(({ field }) => dimensionFields.has(field) && field !== 'day')
  const days = new Set<Day>()
  const named = new Set<string>()
  let isRepeated = false
  for (const { cells } of rows) {
    const on = readDay(cellText(cells[day.index]), order)
    if (on === null) continue
    const name = dimensions.map(({ index }) => cellText(cells[index])).join('\u0001')
    isRepeated ||= named.has(name)
    named.add(name)
    days.add(on)
  }
  if (days.size === 1 && days.has(printed.from) && !isRepeated) {
    return { ends: new Map([[toDayNumber(printed.from), toDayNumber(printed.to)]]), warning: `Every row starts on ${printed.from}, the report's first day, so each was read as the whole period to ${printed.to}. Export with a daily breakdown to see days.` }
  }
  if (days.size < 2 || ![...days].every((on) => on === printed.from || on.endsWith('-01'))) return { ends: null, warning: null }
  const ends = new Map([...days].map((on) => [toDayNumber(on), Math.min(toDayNumber(lastOfMonth(on)), toDayNumber(printed.to))]))
  return { ends, warning: 'Every row starts on the first of a month, so each was read as that month. Export with a daily breakdown to see days.' }
}

/** Settles how the rows are read. `sample` are the first rows below the header. */
export const planReading = (recognised: Recognised, sample: readonly TableRow[], headerLength: number, options: ImportOptions, workbookCurrency: Currency): Planned => {
  const { face, format } = recognised
  const { columns } = face
  const level = levelOf(columns)
  const segments = columns.filter(({ field }) => field === 'segment').map(({ header }) => normaliseHeader(header))
  const decimal = settleDecimal(sample, recognised, options)
  const printed = format.period?.(face) ?? face.preamble.map(readPeriod).find((period) => period !== null) ?? null
  const dateTexts = textsOf(sample, columns.filter(({ field }) => field === 'day' || field === 'period_from' || field === 'period_to'))
  const dates = settleDates(dateTexts, recognised, printed, options)
  const period = settlePeriod(face, printed, options)
  const stretches = settleStretches(sample, recognised, printed, dates.order)
  const proven = provenCurrency(sample, columns)
  const warnings: string[] = []
  if (period.warning !== null) warnings.push(period.warning)
  if (stretches.warning !== null) warnings.push(stretches.warning)
  warnings.push(...(format.notes?.(face) ?? []))
  const currency = proven ?? options.currency ?? workbookCurrency
  if (proven === null && options.currency === null) warnings.push(`The file names no currency; its amounts were taken as ${currency}, the workbook's.`)
  if (proven !== null && options.currency !== null && proven !== options.currency) warnings.push(`The file itself says ${proven}; ${options.currency} was not used.`)
  return {
    plan: { format, columns, columnCount: headerLength, currency, decimal: decimal.decimal, dateOrder: dates.order, period: period.period, stretchEnds: stretches.ends, account: options.account === '' ? null : options.account, level },
    questions: [decimal.question, dates.question].filter((question) => question !== null),
    warnings,
    kind: kindOf(recognised, level, segments),
    segments,
  }
}
