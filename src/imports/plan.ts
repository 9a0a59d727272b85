import type { ImportOptions, ImportQuestion } from '../shared/imports/import'
import type { Currency } from '../shared/kernel/money'
import type { Day } from '../shared/kernel/day'
import { type DateOrder, periodOfFileName, proveDateOrder, readPeriod } from './dates'
import { normaliseHeader } from './headers'
import { type DecimalMark, proveDecimal } from './numbers'
import type { ReadEntity } from './reading'
import type { Column, Recognised } from './recognise'
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

const kindOf = ({ platform, preamble }: Recognised, level: ReadEntity['level'], segments: readonly string[]): string => {
  const title = preamble[0]?.trim()
  if (platform === 'google' && title !== undefined && title !== '' && title.length < 80) return title
  return segments.length === 0 ? levelNames[level] : `${levelNames[level]} by ${segments.join(' and ')}`
}

const settleDecimal = (rows: readonly TableRow[], recognised: Recognised, options: ImportOptions): { readonly decimal: DecimalMark; readonly question: ImportQuestion | null } => {
  if (options.decimal !== 'auto') return { decimal: options.decimal, question: null }
  const measures = recognised.columns.filter(({ field }) => ['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value', 'results', 'cpc', 'cpm'].includes(field))
  const proof = proveDecimal(textsOf(rows, measures))
  if (proof === '.' || proof === ',') return { decimal: proof, question: null }
  // Meta writes plain numbers in every language; Google's English reports group with commas.
  const isKnownConvention = recognised.platform === 'meta' || (recognised.platform === 'google' && recognised.columns.some(({ header }) => ['cost', 'impr.', 'impressions', 'clicks'].includes(normaliseHeader(header))))
  if (proof === 'none' || (proof === 'ambiguous' && isKnownConvention)) return { decimal: '.', question: null }
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

const settleDates = (rows: readonly TableRow[], columns: readonly Column[], options: ImportOptions): { readonly order: DateOrder; readonly question: ImportQuestion | null } => {
  if (options.dateOrder !== 'auto') return { order: options.dateOrder, question: null }
  const dates = columns.filter(({ field }) => field === 'day' || field === 'period_from' || field === 'period_to')
  const texts = textsOf(rows, dates)
  const proof = proveDateOrder(texts)
  if (proof === 'certain') return { order: 'YMD', question: null }
  if (proof !== 'ambiguous' && proof !== 'contradiction') return { order: proof, question: null }
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

const settlePeriod = ({ columns, preamble }: Recognised, fileName: string, options: ImportOptions): { readonly period: { from: Day; to: Day } | null; readonly warning: string | null } => {
  if (columns.some(({ field }) => field === 'day' || field === 'period_from')) return { period: null, warning: null }
  const printed = preamble.map(readPeriod).find((period) => period !== null)
  if (printed != null) return { period: printed, warning: null }
  if (options.from !== null && options.to !== null) return { period: { from: options.from, to: options.to }, warning: 'The period is the one you gave; the file names none.' }
  const named = periodOfFileName(fileName)
  if (named !== null) return { period: named, warning: `The period ${named.from} to ${named.to} comes from the file's name; nothing in the file names it.` }
  return { period: null, warning: 'The file names no dates. Its results count only in reports without a period.' }
}

/** Settles how the rows are read. `sample` are the first rows below the header. */
export const planReading = (recognised: Recognised, sample: readonly TableRow[], headerLength: number, fileName: string, options: ImportOptions, workbookCurrency: Currency): Planned => {
  const { columns } = recognised
  const level = levelOf(columns)
  const segments = columns.filter(({ field }) => field === 'segment').map(({ header }) => normaliseHeader(header))
  const decimal = settleDecimal(sample, recognised, options)
  const dates = settleDates(sample, columns, options)
  const period = settlePeriod(recognised, fileName, options)
  const proven = provenCurrency(sample, columns)
  const warnings: string[] = []
  if (period.warning !== null) warnings.push(period.warning)
  const currency = proven ?? options.currency ?? workbookCurrency
  if (proven === null && options.currency === null) warnings.push(`The file names no currency; its amounts were taken as ${currency}, the workbook's.`)
  if (proven !== null && options.currency !== null && proven !== options.currency) warnings.push(`The file itself says ${proven}; ${options.currency} was not used.`)
  return {
    plan: { platform: recognised.platform, columns, columnCount: headerLength, currency, decimal: decimal.decimal, dateOrder: dates.order, period: period.period, account: options.account === '' ? null : options.account, level },
    questions: [decimal.question, dates.question].filter((question) => question !== null),
    warnings,
    kind: kindOf(recognised, level, segments),
    segments,
  }
}
