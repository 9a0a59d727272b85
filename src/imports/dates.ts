import { type Day, dayOf } from '../shared/kernel/day'
import { t } from '../shared/kernel/words'
import { type Cell, cellText, type LineText, quotedText, TableError } from './table'

export type DateOrder = 'YMD' | 'DMY' | 'MDY'

/**
 * Months as exports write them, accents dropped, by the month's place: English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Norwegian, Polish, Turkish, Indonesian.
 * No word here is another month in any language: `listopada` is November in Polish and October in Croatian, hence it is missing.
 */
const monthNames: readonly string[] = [
  'january januar janvier enero janeiro gennaio januari stycznia ocak jan ene janv gen sty oca',
  'february februar fevrier febrero fevereiro febbraio februari lutego subat feb fev fevr lut sub',
  'march marz maerz mars marzo marco maart marts marca mart maret mar mrz mrt',
  'april avril abril aprile kwietnia nisan apr avr abr kwi nis',
  'may mai mayo maio maggio mei maj maja mayıs mag may',
  'june juni juin junio junho giugno czerwca haziran jun giu cze haz',
  'july juli juillet julio julho luglio lipca temmuz jul juil lug lip tem',
  'august aout agosto augustus augusti sierpnia agustos agustus aug aou ago agu sie',
  'september septembre septiembre setiembre setembro settembre wrzesnia eylul sep sept set wrz eyl',
  'october oktober octobre octubre outubro ottobre pazdziernika ekim oct okt out ott paz eki',
  'november novembre noviembre novembro kasım nov kas',
  'december dezember decembre diciembre dezembro dicembre desember grudnia aralık dec dez dic des gru ara',
]

const months: ReadonlyMap<string, number> = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

/** Month by its name or usual abbreviation, 1–12. Null: not a month. */
const monthOfName = (name: string): number | null => months.get(name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '')) ?? null

/** An hour may stand behind it in any form, or a word; with another day than itself, however that is written, or with that on which it was written, it is a stretch of days, and none. */
const isoPattern = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](?!.*(?:(?!\1-\2-\3(?!\d))\d{4}-\d{1,2}-\d|\d{1,2}[./]\d{1,2}[./]\d{4}|[-–—~～〜至]\s?\d{1,2}-\d{1,2}$|(?:[-–—~～〜至]|to|bis)\s?(?:today|now|present|heute|jetzt|aujourd|hoy|hoje|oggi|vandaag)\b)).*)?$/i
/** As analytics and databases write days: of years in which something to import may have happened. */
const compactPattern = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const eastAsianPattern = /^(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]$/
/** The hour that may stand behind a day says nothing of it. */
const numericPattern = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:,?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:UTC|GMT|Z|[+-]\d{2}:?\d{2}))?)?$/
const dayMonthYear = /^(?:[\p{L}\p{M}]{2,9}\.?,?\s+)?(\d{1,2})(?:\.?\s+(?:de\s+)?|[-/.])([\p{L}\p{M}]{3,12}\.?)(?:,?\s+(?:de\s+)?|[-/.])(\d{4})$/u
const monthDayYear = /^(?:[\p{L}\p{M}]{2,9}\.?,\s+)?([\p{L}\p{M}]{3,10}\.?)\s+(\d{1,2}),?\s+(\d{4})$/u

/** `1. 2. 2026`, `2026. 02. 01.` and `1.2.2026.`, as Slovak, Hungarian and Croatian spreadsheet programs write days, like any other with points. */
const spacedPattern = /^(\d{1,4})\.\s*(\d{1,2})\.\s*(\d{1,4})\.?(?:\s?г\.?)?(?=\s|$)/u

const tidied = (text: string): string => text.trim().replace(spacedPattern, '$1.$2.$3')

/** A day written with its month's name, year first, or with one number for day and month: it can only mean one day. Null: it is written otherwise, or no such day exists. */
export const readCertainDay = (text: string): Day | null => {
  const trimmed = tidied(text)
  const iso = isoPattern.exec(trimmed) ?? compactPattern.exec(trimmed) ?? eastAsianPattern.exec(trimmed)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const named = dayMonthYear.exec(trimmed)
  if (named !== null) {
    const month = monthOfName(named[2] ?? '')
    return month === null ? null : dayOf(Number(named[3]), month, Number(named[1]))
  }
  const american = monthDayYear.exec(trimmed)
  if (american !== null) {
    const month = monthOfName(american[1] ?? '')
    return month === null ? null : dayOf(Number(american[3]), month, Number(american[2]))
  }
  const numeric = numericPattern.exec(trimmed)
  if (numeric === null) return null
  const [, first = '', second = '', third = ''] = numeric
  if (first.length === 4) return dayOf(Number(first), Number(second), Number(third))
  // 09/09/2026 is one day whichever comes first.
  return third.length === 4 && Number(first) === Number(second) ? dayOf(Number(third), Number(first), Number(first)) : null
}

/** A day in a column whose order of day and month is known. Null: no such day. */
export const readDay = (text: string, order: DateOrder): Day | null => {
  const certain = readCertainDay(text)
  if (certain !== null) return certain
  const match = numericPattern.exec(tidied(text))
  if (match === null || (match[3] ?? '').length !== 4) return null
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return order === 'DMY' ? dayOf(year, second, first) : order === 'MDY' ? dayOf(year, first, second) : null
}

/** Nothing longer is two days; it is not looked into. */
const longestStretch = 100

/** What stands at both ends of a stretch of days, as weeks are written: `2026-09-07 - 2026-09-13`. Of anything else the text itself. */
export const stretchEnds = (text: string): readonly string[] => (text.length > longestStretch ? [text] : text.split(/\s+(?:[-–—]|to|bis)\s+|\s*[~～〜至–]\s*/))

/** A day, or a stretch of days in one cell. Null: neither, or one that ends before it starts. */
export const readDays = (text: string, order: DateOrder): { readonly from: Day; readonly to: Day } | null => {
  const day = readDay(text, order)
  if (day !== null) return { from: day, to: day }
  const [first = '', last = '', ...others] = stretchEnds(text)
  const [from, to] = [readDay(first, order), readDay(last, order)]
  return from === null || to === null || from > to || others.length > 0 ? null : { from, to }
}

/** `01.03.26`: nothing shows which of the numbers is the year, and of which century. `1-Sep-26` is how spreadsheet programs shorten a day. */
const shortYearPattern = /^\d{1,2}(?:([./-])\d{1,2}\1|(?:\.?\s+|[-/.])[\p{L}\p{M}]{3,12}\.?(?:,?\s+|[-/.]))\d{2}(?!\d)/u

const fourDigits = (): string => t`Give the dates a year of four digits where the file comes from, or in a spreadsheet program, save it again, and import that.`

/** Why a text is no day. `header`: of its column; empty: none is told. */
export const unreadDaySentence = (cell: Cell | undefined, header = ''): string => {
  const text = quotedText(cell)
  const isShort = shortYearPattern.test(cellText(cell).trim())
  if (header === '') return isShort ? t`“${text}” has a year of two digits, which is not read. ${fourDigits()}` : t`“${text}” is not a day.`
  return isShort ? t`“${text}” in the column “${header}” has a year of two digits, which is not read. ${fourDigits()}` : t`“${text}” in the column “${header}” is not a day.`
}

/** Whether days are written with hours that differ. */
export const haveHours = (cells: readonly (string | Date)[]): boolean => {
  const hours = cells.flatMap((cell) => (typeof cell === 'string' ? (/[\sT](\d{1,2}:\d{2}.*)$/.exec(cell)?.[1] ?? []) : String(cell.getTime() % 86_400_000)))
  return new Set(hours).size > 1
}

/** What a column's cells prove about the order of day and month. `certain`: each cell means one day only. */
export const proveDateOrder = (cells: readonly string[]): DateOrder | 'certain' | 'ambiguous' | 'contradiction' => {
  let isDayFirst = false
  let isMonthFirst = false
  let isUndecided = false
  for (const cell of cells) {
    if (cell.trim() === '' || readCertainDay(cell) !== null) continue
    const match = numericPattern.exec(tidied(cell))
    // Under neither order is it read.
    if (match === null || (match[3] ?? '').length !== 4) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    // No language writes the month first between points.
    if (second <= 12 && (first > 12 || /^\s*\d+\./.test(cell))) isDayFirst = true
    else if (second > 12 && first <= 12) isMonthFirst = true
    else isUndecided = true
  }
  if (isDayFirst && isMonthFirst) return 'contradiction'
  if (isDayFirst) return 'DMY'
  if (isMonthFirst) return 'MDY'
  return isUndecided ? 'ambiguous' : 'certain'
}

/** Says where dates contradict each other: the first that can only have the day first, and the first that can only have the month first. */
export const contradictionSentence = (days: readonly LineText[]): string => {
  const firstOf = (order: DateOrder): LineText => days.find(({ text }) => proveDateOrder([text]) === order) ?? { line: 1, text: '' }
  const [dayFirst, monthFirst] = [firstOf('DMY'), firstOf('MDY')]
  return t`The dates of the file contradict each other: “${quotedText(dayFirst.text)}” on line ${dayFirst.line} has the day first, “${quotedText(monthFirst.text)}” on line ${monthFirst.line} the month.`
}

/** Refuses a file that asks nothing while it is read: which order it is has to be said with it. */
export const contradictionError = (days: readonly LineText[]): TableError => new TableError(t`${contradictionSentence(days)} Say which comes first; rows that do not fit are refused.`, null, null, 'dateOrder')

const dottedPattern = /^\d{1,2}\.\d{1,2}\.\d{4}$/

/** A day as a preamble writes it. With dots the day comes first in every language that writes so. */
const readPrintedDay = (text: string): Day | null => readCertainDay(text) ?? (dottedPattern.test(text.trim()) ? readDay(text, 'DMY') : null)

/** A stretch as preambles write it: `September 1, 2026 - September 3, 2026`, `1. September 2026 – 3. September 2026`, `01.09.2026 - 03.09.2026`, or one day. Null: it names none. */
export const readPeriod = (text: string): { readonly from: Day; readonly to: Day } | null => {
  const cleaned = text.trim().replaceAll(/^"|"$/g, '')
  const single = readPrintedDay(cleaned)
  if (single !== null) return { from: single, to: single }
  const [first, last, ...others] = stretchEnds(cleaned)
  if (last === undefined || others.length > 0) return null
  const from = readPrintedDay(first ?? '')
  const to = readPrintedDay(last)
  return from === null || to === null ? null : { from, to }
}

/** The stretch in a file's name: `…(2026.02.05-2026.02.10).csv`, `…(2026.02.05).csv`, `… 2026-02-05 00 ~ 2026-02-10 23.xlsx`, `…_2026-02-05_2026-02-10.csv`. Null: none. */
export const periodOfFileName = (name: string): { readonly from: Day; readonly to: Day } | null => {
  const [, first, last] = /(?<!\d)(\d{4}-\d{2}-\d{2})(?: \d{1,2})?(?: ?~ ?|_| to )(\d{4}-\d{2}-\d{2})(?!\d)/.exec(name) ?? []
  const [start, end] = [readCertainDay(first ?? ''), readCertainDay(last ?? '')]
  if (start !== null && end !== null && start <= end) return { from: start, to: end }
  const match = /(\d{4})\.(\d{2})\.(\d{2})(?:-(\d{4})\.(\d{2})\.(\d{2}))?\)/.exec(name)
  if (match === null) return null
  const from = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  const to = match[4] === undefined ? from : dayOf(Number(match[4]), Number(match[5]), Number(match[6]))
  return from === null || to === null || from > to ? null : { from, to }
}

/** The day of a spreadsheet's date cell, which carries no zone. */
export const dayOfDate = (date: Date): Day | null => dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())

/** What is said where dates show no order and the platform's usual one was taken. */
export const assumedOrderSentence = (order: DateOrder): string => 
  order === 'MDY'
    ? t`The dates do not show whether the day or the month comes first; they were read with the month first, as the platform writes them.`
    : t`The dates do not show whether the day or the month comes first; they were read with the day first, as the platform writes them.`
