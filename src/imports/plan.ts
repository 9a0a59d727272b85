import type { ImportField, ImportOptions, ImportQuestion } from '../shared/imports/import'
import { type Day, monthAround, toDayNumber } from '../shared/kernel/day'
import { dayText } from '../shared/kernel/day-text'
import { listText } from '../shared/kernel/language'
import { type Currency, minorDigits } from '../shared/kernel/money'
import { sense, t } from '../shared/kernel/words'
import { type ColumnProof, proveColumns } from './column-proof'
import { assumedOrderSentence, contradictionSentence, type DateOrder, periodOfFileName, proveDateOrder, readDay, readPeriod, stretchEnds } from './dates'
import { settleCurrency, withOneCurrency } from './file-currency'
import { normaliseHeader } from './headers'
import { type DecimalMark, DecimalProof, isAmbiguousNumber, readNumber, shownNumber, type ThreeDigits } from './numbers'
import { isOwnReport } from './own-report'
import { type Column, dateFields, dimensionFields, type FileFace, type Period } from './platform-format'
import type { ReadEntity } from './reading'
import type { Recognised } from './recognise'
import type { RowPlan } from './row-reader'
import { cellText, columnTexts, type LineText, quotedText, type TableRow, textsByLine } from './table'
import { unreadNotes } from './unread-notes'

/** A plan for reading the rows, and what the file left open. */
export interface Planned {
  readonly plan: RowPlan
  readonly questions: readonly ImportQuestion[]
  readonly warnings: readonly string[]
  /** The period that the file itself names above its table. Null: none. */
  readonly printed: Period | null
  readonly kind: string
  readonly segments: readonly string[]
  /** How numbers and dates are read and what proves it, by column. */
  readonly proofs: ReadonlyMap<number, ColumnProof>
}

const levelOf = (columns: readonly Column[]): ReadEntity['level'] => {
  const fields = new Set(columns.map(({ field }) => field))
  if (fields.has('ad_name') || fields.has('ad_id')) return 'ad'
  if (fields.has('ad_set_name') || fields.has('ad_set_id')) return 'ad_set'
  return fields.has('campaign_name') || fields.has('campaign_id') ? 'campaign' : 'account'
}

const levelNames: Readonly<Record<ReadEntity['level'], string>> = { account: t`Account`, campaign: t`Campaigns`, ad_set: t`Ad sets`, ad: t`Ads` }

/** What a breakdown is called in a sentence, and known by: `DeviceType` of a reporting service is the `Device type` of a download. */
const breakdownName = (header: string): string => normaliseHeader(header.replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|_/gu, ' '))

const kindOf = ({ platform, face: { preamble } }: Recognised, level: ReadEntity['level'], segments: readonly string[]): string => {
  const title = preamble[0]?.trim()
  if (platform === 'google' && title !== undefined && title !== '' && title.length < 80) return title
  return segments.length === 0 ? levelNames[level] : sense('broken down')`${levelNames[level]} by ${listText(segments, 'and')}`
}

interface SettledDecimal {
  readonly decimal: DecimalMark
  /** False: no cell so far shows the mark, and nothing else says it. */
  readonly isProven: boolean
  /** By what it was settled, for columns that do not show it. */
  readonly why: string
  readonly isRecalled: boolean
  readonly question: ImportQuestion | null
}

const wholeFields: ReadonlySet<ImportField> = new Set(['impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks'])
const amountFields: ReadonlySet<ImportField> = new Set(['spend', 'conversion_value'])
const fractionFields: ReadonlySet<ImportField> = new Set(['spend', 'conversions', 'conversion_value', 'results', 'cpc', 'cpm', 'cpa'])

/** Which cells of three digits after a mark are taken as grouped: whole numbers, and amounts where the platform prints two decimals at most. */
const threeDigitsOf = ({ format }: Recognised, currency: Currency) => (field: ImportField): ThreeDigits =>
  // Money of three decimals is printed with three.
  wholeFields.has(field) || (format.printsTwoDecimalsAtMost === true && minorDigits(currency) !== 3) ? 'grouping' : 'undecided'

/** What a number of the file would be, written plainly. */
const meaning = (text: string, decimal: DecimalMark): string => {
  const read = readNumber(text, decimal)
  return read.kind === 'number' ? t`${text} would be ${shownNumber(read.text)}` : t`${text} would be no number`
}

/** Asks in which of several ways a file writes something, with what an example would be in each. */
const waysQuestion = <Way extends string>(option: 'decimal' | 'dateOrder', text: string, ways: readonly { readonly value: Way; readonly label: string }[], meaningIn: (way: Way) => string): ImportQuestion => ({
  id: option, option, text, choices: ways.map(({ value, label }) => ({ value, label, example: meaningIn(value) })),
})

/** Asks which mark stands before decimals. `example`: a number that tells the two apart. */
const decimalQuestion = (text: string, example: string): ImportQuestion =>
  waysQuestion<DecimalMark>('decimal', text, [{ value: '.', label: t`Decimal point` }, { value: ',', label: t`Decimal comma` }], (mark) => meaning(example, mark))

/** Asks about a number far down in a file that is refused for the decimal mark by which the first rows were read. */
export const laterMarkQuestion = ({ line, text }: LineText): ImportQuestion =>
  decimalQuestion(t`“${quotedText(text)}” on line ${line} does not fit how the numbers above it were read. Say which mark the decimals have; rows that do not fit your answer are refused.`, quotedText(text))

const settleDecimal = (rows: readonly TableRow[], recognised: Recognised, options: ImportOptions, { delimiter, currency, recalled }: Pick<FileFacts, 'delimiter' | 'recalled'> & { readonly currency: Currency }): SettledDecimal => {
  const { face, format } = recognised
  const settled = (decimal: DecimalMark, why: string, isRecalled = false): SettledDecimal => ({ decimal, isProven: true, why, isRecalled, question: null })
  if (options.decimal !== 'auto') return settled(options.decimal, t`as you said`)
  const columns = face.columns.filter(({ field }) => wholeFields.has(field) || fractionFields.has(field))
  const threeDigits = threeDigitsOf(recognised, currency)
  const proofOf = (isGrouped: (field: ImportField) => boolean): DecimalProof => {
    const proof = new DecimalProof()
    for (const column of columns) proof.add(columnTexts(rows, [column]), isGrouped(column.field) ? 'whole' : threeDigits(column.field))
    return proof
  }
  const asItIs = proofOf(() => false)
  // Money without decimals has its thousands apart, where nothing else is shown.
  const proof = asItIs.result === 'ambiguous' && minorDigits(currency) === 0 ? proofOf((field) => amountFields.has(field)) : asItIs
  const { result } = proof
  if (result === '.' || result === ',') return settled(result, proof === asItIs ? t`as other columns show` : t`as amounts in ${currency} have no decimals`)
  const usual = result === 'contradiction' ? null : (format.decimal?.(face, { delimiter, hasComma: proof.hasUndecidedComma }) ?? null)
  // A number kept as text among real ones was not written by the platform; but a count with three decimals is none.
  const isStray = (text: string, field: ImportField): boolean => isAmbiguousNumber(text) && (fractionFields.has(field) || text.includes(usual ?? ''))
  const hasStray = delimiter === null && columns.some((column) => (result === 'none' || columnTexts(rows, [column]).some((text) => isStray(text, column.field))) && rows.some(({ cells }) => typeof cells[column.index] === 'number'))
  if (usual !== null && !hasStray) return settled(usual, t`as the platform writes it`)
  if (result !== 'contradiction' && recalled !== null && recalled.decimal !== 'auto') return settled(recalled.decimal, t`as you said of these headings before`, result === 'ambiguous')
  if (result === 'none') return { decimal: '.', isProven: false, why: t`no cell shows it`, isRecalled: false, question: null }
  const texts = columnTexts(rows, columns)
  const example = texts.find(isAmbiguousNumber) ?? texts.find((text) => /\d[.,]\d/.test(text)) ?? ''
  return {
    decimal: '.',
    isProven: false,
    why: t`nothing shows it: see the question`,
    isRecalled: false,
    question: decimalQuestion(result === 'ambiguous' ? t`The file does not show whether its numbers use a point or a comma for decimals.` : t`The file writes some numbers with a decimal point and some with a decimal comma.`, example),
  }
}

/** Columns of counts that are written with decimals, by position: they hold a cell that nothing groups, such as `12345.000`, or a person said what the mark is. */
const fractionalCounts = (rows: readonly TableRow[], columns: readonly Column[], decimal: DecimalMark, said: ImportOptions['decimal'] | undefined): ReadonlySet<number> =>
  new Set(
    columns.flatMap((column) => {
      if (!wholeFields.has(column.field)) return []
      const proof = new DecimalProof()
      proof.add(columnTexts(rows, [column]), 'undecided')
      return said === decimal || proof.result === decimal ? [column.index] : []
    }),
  )

const isWithin = (texts: readonly string[], order: DateOrder, { from, to }: Period): boolean =>
  texts.every((text) => {
    const day = readDay(text, order)
    return day === null || (day >= from && day <= to)
  })

/** What a date of the file would be, in words. */
const dayMeaning = (text: string, order: DateOrder): string => {
  const day = readDay(text, order)
  return day === null ? t`${text} would be no day` : t`${text} would be ${dayText(day)}`
}

/** Asks which of day and month comes first. `example`: a date that tells the two apart. */
const dateOrderQuestion = (text: string, example: string): ImportQuestion =>
  waysQuestion<DateOrder>('dateOrder', text, [{ value: 'DMY', label: t`Day first` }, { value: 'MDY', label: t`Month first` }], (order) => dayMeaning(example, order))

/** Asks about a day far down in a file that is none in the order which the first rows showed, or in which they were taken. */
export const laterOrderQuestion = ({ line, text }: LineText): ImportQuestion =>
  dateOrderQuestion(t`“${quotedText(text)}” on line ${line} does not fit how the days above it were read. Say whether the day or the month comes first; rows that do not fit your answer are refused.`, text)

interface SettledDates {
  readonly order: DateOrder
  readonly why: string
  readonly isRecalled: boolean
  /** Whether nothing in the file shows it, so that it was taken as the platform writes it. */
  readonly isAssumed: boolean
  readonly question: ImportQuestion | null
}

const settleDates = (days: readonly LineText[], { face, format }: Recognised, printed: Period | null, options: ImportOptions, { delimiter, recalled }: Pick<FileFacts, 'delimiter' | 'recalled'>): SettledDates => {
  const settled = (order: DateOrder, why: string, isRecalled = false): SettledDates => ({ order, why, isRecalled, isAssumed: false, question: null })
  if (options.dateOrder !== 'auto') return settled(options.dateOrder, t`as you said`)
  const texts = days.map(({ text }) => text)
  const proof = proveDateOrder(texts)
  if (proof === 'certain') return settled('YMD', t`each date means one day only`)
  if (proof !== 'ambiguous' && proof !== 'contradiction') return settled(proof, t`as other dates show`)
  if (proof === 'ambiguous') {
    const fitting = printed === null ? [] : (['DMY', 'MDY'] as const).filter((order) => isWithin(texts, order, printed))
    const [only] = fitting
    if (fitting.length === 1 && only !== undefined) return settled(only, t`only so do they lie in the period that the file names`)
    const usual = format.dateOrder?.(face, { delimiter }) ?? null
    if (usual !== null) return { ...settled(usual, t`as the platform writes it`), isAssumed: true }
    if (recalled !== null && recalled.dateOrder !== 'auto') return settled(recalled.dateOrder, t`as you said of these headings before`, true)
  }
  const example = texts.find((text) => /\d[./-]\d/.test(text)) ?? ''
  return {
    order: 'DMY',
    why: t`nothing shows it: see the question`,
    isRecalled: false,
    isAssumed: false,
    question: dateOrderQuestion(proof === 'contradiction' ? t`${contradictionSentence(days)} Rows that do not fit your answer are refused.` : t`The file does not show whether the day or the month comes first in its dates.`, example),
  }
}

interface SettledPeriod {
  readonly period: Period | null
  readonly warning: string | null
}

const settlePeriod = ({ columns, fileName }: FileFace, printed: Period | null, options: ImportOptions): SettledPeriod => {
  const isGiven = options.from !== null && options.to !== null
  const isDated = columns.some(({ field }) => field === 'day' || field === 'period_from')
  if (isDated || printed !== null) {
    const isOther = isGiven && (isDated || printed?.from !== options.from || printed.to !== options.to)
    return { period: isDated ? null : printed, warning: isOther ? t`The file itself names its days; the period you gave was not used.` : null }
  }
  if (options.from !== null && options.to !== null) return { period: { from: options.from, to: options.to }, warning: t`The period is the one you gave; the file names none.` }
  const named = periodOfFileName(fileName)
  if (named !== null) return { period: named, warning: t`The period ${dayText(named.from)} to ${dayText(named.to)} comes from the file's name; nothing in the file names it.` }
  return { period: null, warning: t`The file names no dates. Its results count only in reports without a period.` }
}

interface SettledStretches {
  readonly ends: RowPlan['stretchEnds']
  readonly warning: string | null
}

/**
 * Where each row names the first day of a stretch only: the whole report, if every row starts with it and nothing is named twice;
 * or months, if rows start on the report's first day and on firsts of months, several of them, and nowhere else.
 */
const settleStretches = (rows: readonly TableRow[], { face, format }: Recognised, printed: Period | null, order: DateOrder): SettledStretches => {
  const day = face.columns.find(({ field }) => field === 'day')
  if (format.dayMayStartPeriod !== true || (printed !== null && printed.from === printed.to) || day === undefined) return { ends: null, warning: null }
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
  if (printed !== null && days.size === 1 && days.has(printed.from) && !isRepeated) {
    return { ends: new Map([[toDayNumber(printed.from), toDayNumber(printed.to)]]), warning: t`Every row starts on ${dayText(printed.from)}, the report's first day, so each was read as the whole period to ${dayText(printed.to)}. Export with a daily breakdown to see days.` }
  }
  const isOnFirsts = [...days].every((on) => on === printed?.from || on.endsWith('-01'))
  if (printed === null ? days.size === 1 || (isOnFirsts && days.size > 1) : days.size === 1 && isOnFirsts) {
    return { ends: null, warning: t`Nothing shows how many days a row covers: each was read as the day that it starts on. If the report is of whole weeks or months, export it anew with a daily breakdown, and keep the lines above its headings.` }
  }
  if (printed === null || days.size < 2 || !isOnFirsts) return { ends: null, warning: null }
  const ends = new Map([...days].map((on) => [toDayNumber(on), Math.min(monthAround(toDayNumber(on)).to, toDayNumber(printed.to))]))
  return { ends, warning: t`Every row starts on the first of a month, so each was read as that month. Export with a daily breakdown to see days.` }
}

/** What is known of a file besides its rows and its face. */
interface FileFacts {
  /** Null: a spreadsheet. */
  readonly delimiter: string | null
  readonly workbookCurrency: Currency
  /** What a person said of a file with these headings before; it holds where this file proves nothing. Null: nothing. */
  readonly recalled: Pick<ImportOptions, 'decimal' | 'dateOrder' | 'currency' | 'mapping'> | null
}

const recalledNote = (decimal: SettledDecimal, dates: SettledDates): string | null => {
  const said = [
    ...(decimal.isRecalled ? [decimal.decimal === '.' ? t`with a decimal point` : t`with a decimal comma`] : []),
    ...(dates.isRecalled ? [dates.order === 'MDY' ? t`with the month first` : t`with the day first`] : []),
  ]
  return said.length === 0 ? null : t`The file does not show it, so it was read ${listText(said, 'and')}, as you said of a file with these headings before.`
}

/** Settles how the rows are read. `sample` are the first rows below the header. */
export const planReading = (found: Recognised, sample: readonly TableRow[], headerLength: number, facts: FileFacts, options: ImportOptions): Planned => {
  const money = settleCurrency(sample, found.face, options, facts)
  const { columns, notes } = withOneCurrency(sample, found.face.columns, money.currency)
  const recognised = { ...found, face: { ...found.face, columns } }
  const { face, format } = recognised
  const level = levelOf(columns)
  const segments = columns.filter(({ field }) => field === 'segment').map(({ header }) => breakdownName(header))
  const decimal = settleDecimal(sample, recognised, options, { ...facts, currency: money.currency })
  const printed = format.period?.(face) ?? face.preamble.map(readPeriod).find((period) => period !== null) ?? null
  const days = textsByLine(sample, columns.filter(({ field }) => dateFields.has(field)).map(({ index }) => index)).flatMap(({ line, text }) => stretchEnds(text).map((end) => ({ line, text: end })))
  const dates = settleDates(days, recognised, printed, options, facts)
  const period = settlePeriod(face, printed, options)
  const stretches = settleStretches(sample, recognised, printed, dates.order)
  return {
    plan: {
      format, columns, columnCount: headerLength, currency: money.currency, decimal: decimal.decimal, isDecimalProven: decimal.isProven, fractionalCounts: fractionalCounts(sample, columns, decimal.decimal, options.decimal === 'auto' ? facts.recalled?.decimal : options.decimal), dateOrder: dates.order,
      period: period.period, stretchEnds: stretches.ends, account: options.account === '' ? null : options.account, level, isOwnReport: isOwnReport(columns), arePartsNames: options.accepted.includes('named-like-parts'),
    },
    questions: [decimal.question, dates.question, money.question].filter((question) => question !== null),
    warnings: [recalledNote(decimal, dates), dates.isAssumed ? assumedOrderSentence(dates.order) : null, period.warning, stretches.warning, ...notes, ...unreadNotes(recognised, sample, period.period), ...(format.notes?.(face) ?? []), money.warning].filter((warning) => warning !== null),
    printed,
    kind: kindOf(recognised, level, segments),
    segments,
    proofs: proveColumns(sample, columns, { decimal: { format: decimal.decimal, why: decimal.why }, dateOrder: { format: dates.order, why: dates.why }, threeDigits: threeDigitsOf(recognised, money.currency) }),
  }
}
