import type { ImportField, ImportQuestion } from '../shared/imports/import'
import { cutText } from '../shared/kernel/cut-text'
import { t } from '../shared/kernel/words'
import { readDay } from './dates'
import { normaliseHeader, splitCurrency } from './headers'
import type { Column, Period } from './platform-format'
import type { Recognised } from './recognise'
import { cellText, type TableRow } from './table'

/** Figures of which a table has several columns under names of their own: `Spend` and `Cost`. */
const figures: ReadonlySet<ImportField> = new Set(['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value'])

/** Columns left unread since another has their name, whatever its currency, or in a table of no platform is taken for the same figure. The person may have meant them. */
const twinNotes = ({ platform, format, face: { columns } }: Recognised): readonly string[] => {
  const nameOf = ({ header }: Column): string => splitCurrency(normaliseHeader(header)).name
  const figureOf = (column: Column): ImportField | null => {
    const field = platform === 'generic' ? (format.lookup.get(normaliseHeader(column.header)) ?? format.lookup.get(nameOf(column)))?.field : undefined
    return field !== undefined && figures.has(field) ? field : null
  }
  const read = columns.filter(({ field }) => field !== 'ignored')
  return columns.flatMap((column) => {
    if (column.field !== 'ignored') return []
    const twin = read.find((other) => nameOf(other) === nameOf(column))
    if (twin !== undefined) return [t`Column ${column.index + 1}, “${column.header.trim()}”, was not read: column ${twin.index + 1}, “${twin.header.trim()}”, has the same meaning and was. If you mean the other one, say so at its heading.`]
    const figure = figureOf(column)
    const taken = read.find(({ field }) => field === figure)
    return taken === undefined ? [] : [t`Column ${column.index + 1}, “${column.header.trim()}”, was not read: column ${taken.index + 1}, “${taken.header.trim()}”, is taken for the same figure. If you mean the other one, say so at its heading.`]
  })
}

/** Headers of stretches longer than a day, in which some exports break their rows down. */
const longerThanDays: ReadonlySet<string> = new Set(['week', 'month', 'quarter', 'year', 'woche', 'kalenderwoche', 'monat', 'quartal', 'jahr', 'semaine', 'mois', 'trimestre', 'année', 'semana', 'mes', 'mês', 'año', 'ano', 'settimana', 'mese', 'anno', 'maand', 'kwartaal', 'tydzień', 'miesiąc', 'kwartał', 'hafta', 'ay', 'çeyrek', 'vecka', 'månad', 'uge', 'måned', 'minggu', 'bulan', 'неделя', 'месяц', '週', '月', '周', '월', '주'])

/** Columns of weeks or months in a file without days: its rows lose what tells them apart in time. */
const longerNotes = (columns: readonly Column[]): readonly string[] => {
  if (columns.some(({ field }) => field === 'day' || field === 'period_from')) return []
  const column = columns.find(({ field, header }) => field === 'ignored' && longerThanDays.has(normaliseHeader(header)))
  return column === undefined ? [] : [t`The column “${column.header.trim()}” names no single days and was not read: each row stands for all days of the file. Export with a daily breakdown to see days.`]
}

const naming: ReadonlySet<ImportField> = new Set(['campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name'])

/** Headings that a sentence names at most. */
const namedHeadings = 8

const named = (columns: readonly Column[]): string => columns.slice(0, namedHeadings).map(({ header }) => t`“${cutText(header.trim(), 60)}”`).join(', ')

const textsIn = (rows: readonly TableRow[], { index }: Column): readonly string[] => rows.map(({ cells }) => cellText(cells[index]).trim()).filter((text) => text !== '' && text !== '-' && text !== '--')

const isDay = (text: string, period: Period | null = null): boolean =>
  (['DMY', 'MDY'] as const).some((order) => {
    const day = readDay(text, order)
    return day !== null && (period === null || (day >= period.from && day <= period.to))
  })

const isFigure = (text: string): boolean => /\d/.test(text) && !/\p{L}/u.test(text)

/** Spend may have a name of its own, in a language that is not known too, which nobody misses while the clicks come in. */
const spendlessNotes = (columns: readonly Column[], unread: readonly Column[], rows: readonly TableRow[]): readonly string[] => {
  if (columns.some(({ field }) => field === 'spend')) return []
  const figures = unread.filter((column) => textsIn(rows, column).some((text) => isFigure(text) && !isDay(text)))
  return figures.length === 0 ? [] : [t`No heading is known as spend. Not read: ${named(figures)}. If one of them is spend, say so at its heading.`]
}

/** Days below a heading that is not known: the rows lose what tells them apart in time. Days outside the period that the file names are of something else, such as when a post came out. */
const daylessNotes = (columns: readonly Column[], unread: readonly Column[], rows: readonly TableRow[], period: Period | null): readonly string[] => {
  if (columns.some(({ field }) => field === 'day' || field === 'period_from')) return []
  const dated = unread.filter((column) => {
    const texts = textsIn(rows, column)
    return texts.length > 0 && texts.every((text) => isDay(text, period))
  })
  return dated.length === 0 ? [] : [t`Days stand below headings that are not known and were not read: ${named(dated)}. If they are the days of the results, say so at the heading.`]
}

/** Names below a heading that is not known: all rows count for the account. */
const namelessNotes = (columns: readonly Column[], unread: readonly Column[], rows: readonly TableRow[]): readonly string[] => {
  if (columns.some(({ field }) => naming.has(field))) return []
  const texts = unread.filter((column) => textsIn(rows, column).some((text) => /\p{L}/u.test(text) && !isDay(text)))
  return texts.length === 0 ? [] : [t`No heading is known as the name of a campaign, so all rows count for the account alone. Not read: ${named(texts)}. If one of them names campaigns, say so at its heading.`]
}

/**
 * Asks about a table of no platform that names no campaign and lacks spend, since clicks and impressions are told of what nobody paid for as well, as in search results; or that lacks days,
 * since a plan or a calculation has spend, too. `period`: of the file as a whole. Null: it is no such table.
 */
export const notOfAdsQuestion = ({ platform, face: { columns } }: Recognised, period: Period | null): ImportQuestion | null => {
  if (platform !== 'generic' || columns.some(({ field, isPinned }) => isPinned || naming.has(field))) return null
  if (!columns.some(({ field }) => field === 'spend')) {
    return {
      id: 'may-be-unpaid',
      option: 'accepted',
      text: t`This table has no spend and names no campaign, so it may not be about ads: visits, searches and posts have clicks and impressions, too. If it is about ads, import it, or say at its headings what they are.`,
      choices: [{ value: 'may-be-unpaid', label: t`It is about ads: import it`, example: '' }],
    }
  }
  if (period !== null || columns.some(({ field }) => field === 'day' || field === 'period_from')) return null
  return {
    id: 'may-not-be-ads',
    option: 'accepted',
    text: t`This table has no days and names no campaign, so it may not hold results of ads: plans and calculations have spend, too. If it does, import it, or say at its headings what they are.`,
    choices: [{ value: 'may-not-be-ads', label: t`It holds results of ads: import it`, example: '' }],
  }
}

/** What was left unread of a file, where it may matter. Nothing once the person said themselves what the columns are. `rows`: the first below the header. `period`: that the file names. */
export const unreadNotes = (recognised: Recognised, rows: readonly TableRow[], period: Period | null): readonly string[] => {
  const { columns } = recognised.face
  if (columns.some(({ isPinned }) => isPinned)) return []
  const unread = columns.filter(({ field, header }) => field === 'ignored' && header.trim() !== '')
  const longer = longerNotes(columns)
  return [...twinNotes(recognised), ...longer, ...spendlessNotes(columns, unread, rows), ...(longer.length > 0 ? [] : daylessNotes(columns, unread, rows, period)), ...namelessNotes(columns, unread, rows)]
}
