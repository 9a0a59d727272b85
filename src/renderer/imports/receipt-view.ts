import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { parseMinor } from '../../shared/kernel/money'
import type { PersonField } from '../../shared/imports/people'
import { noTotals, type Receipt } from '../../shared/imports/import'
import { plural, t } from '../../shared/kernel/words'
import { formatCell, formatMoney } from '../../shared/reports/format'

/** What a column says of a person, in words. */
export const personFieldNames: Readonly<Record<PersonField, string>> = {
  full_name: t`Name`, name_prefix: t`Title before the name`, first_name: t`First name`, middle_name: t`Middle name`, last_name: t`Last name`, name_suffix: t`Suffix of the name`, nickname: t`Nickname`, organization: t`Organisation`, department: t`Department`, role: t`Role`, email: t`E-mail`, phone: t`Phone`,
  profile: t`Profile or handle`, website: t`Website`, birthday: t`Birthday`, tags: t`Tags`, note: t`Note`, address: t`Address`, connected_on: t`Known since`, ignored: t`Not read`,
}

const count = (value: number): string => formatCell({ kind: 'count', value })

/** `1 row`, `1,200 rows`. */
export const rowsText = (rows: number): string => t`${plural(rows, { one: '# row', other: '# rows' })}`

/** Whether an import is of a list of our own: posts, followers or deals. */
export const isOfOurOwn = ({ subject }: Pick<Receipt, 'subject'>): boolean => subject !== 'ads' && subject !== 'people'

/** The days a file covers, in words. */
export const receiptDays = ({ from, to }: Pick<Receipt, 'from' | 'to'>): string => {
  const first = from ?? to
  if (first === null) return t`No dates in the file`
  return from === null || to === null ? dayText(first) : dayRangeText(from, to)
}

/** The days a file covers, and whether it knows them one by one. */
export const receiptPeriod = (receipt: Pick<Receipt, 'from' | 'to' | 'grain'>): string =>
  receipt.from === null || receipt.to === null || receipt.grain === null ? receiptDays(receipt) : `${receiptDays(receipt)}, ${receipt.grain === 'day' ? t`day by day` : t`as a whole`}`

interface RowTerm {
  readonly key: 'added' | 'changed' | 'unchanged' | 'refused' | 'suppressed' | 'totals'
  readonly label: string
  readonly value: string
  readonly isZero: boolean
}

/** What became of every row that was read; the parts add up to the whole. */
export const rowTerms = ({ rows, subject }: Pick<Receipt, 'rows' | 'subject'>): readonly RowTerm[] => {
  const labels = { added: t`added`, changed: t`changed`, unchanged: subject === 'followers' ? t`without a change` : t`already here`, refused: t`refused`, suppressed: t`kept out`, totals: t`summary rows` } as const
  const keys = ['added', 'changed', 'unchanged', 'refused', subject === 'people' ? 'suppressed' : 'totals'] as const
  return keys.map((key) => ({ key, label: labels[key], value: count(rows[key]), isZero: rows[key] === 0 }))
}

/** Whether importing changed, or would change, anything. */
export const bringsNothing = ({ rows, people }: Pick<Receipt, 'rows' | 'people'>): boolean =>
  rows.added + rows.changed === 0 &&
  (people === null || people.contactsAdded + people.contactsChanged + people.interactionsAdded + people.interactionsChanged === 0)

/** The same for people: contacts and interactions, not rows. */
const peopleSentence = ({ rows, batch }: Pick<Receipt, 'rows' | 'batch'>, people: NonNullable<Receipt['people']>): string => {
  const isDone = batch !== null
  const { contactsAdded, contactsChanged, interactionsAdded, interactionsChanged, owedReplies } = people
  const parts = [
    ...(contactsAdded === 0 ? [] : [isDone ? t`${plural(contactsAdded, { one: '# contact', other: '# contacts' })} added` : t`${plural(contactsAdded, { one: '# contact', other: '# contacts' })} will be added`]),
    ...(contactsChanged === 0 ? [] : [isDone ? t`${plural(contactsChanged, { one: '# contact', other: '# contacts' })} brought up to date` : t`${plural(contactsChanged, { one: '# contact', other: '# contacts' })} will be brought up to date`]),
    ...(interactionsAdded === 0 ? [] : [isDone ? t`${plural(interactionsAdded, { one: '# interaction', other: '# interactions' })} logged` : t`${plural(interactionsAdded, { one: '# interaction', other: '# interactions' })} will be logged`]),
    ...(interactionsChanged === 0 ? [] : [isDone ? t`${plural(interactionsChanged, { one: '# interaction', other: '# interactions' })} brought up to date` : t`${plural(interactionsChanged, { one: '# interaction', other: '# interactions' })} will be brought up to date`]),
  ]
  const done = parts.length > 0 ? `${parts.join(', ')}.` : rows.unchanged === 0 ? t`Nothing to import: the file has nobody who can be taken in.` : t`Nothing new: ${plural(rows.unchanged, { one: 'the row is here already.', other: 'all # rows are here already.' })}`
  const owed = owedReplies === 0 ? '' : ` ${t`${plural(owedReplies, { one: 'One of these people waits for your reply.', other: '# of these people wait for your reply.' })}`}`
  const keptOut = rows.suppressed === 0 ? '' : ` ${t`${plural(rows.suppressed, { one: '# row', other: '# rows' })} kept out.`}`
  return `${done}${owed}${rows.refused === 0 ? '' : ` ${t`${plural(rows.refused, { one: '# row', other: '# rows' })} refused.`}`}${keptOut}`
}

/** The same for followers: a day between two snapshots changes nothing by itself, and need not be known. */
const followersSentence = ({ added, changed }: Receipt['rows']): string => {
  const parts = [...(added === 0 ? [] : [t`${plural(added, { one: '# day', other: '# days' })} noted`]), ...(changed === 0 ? [] : [t`${plural(changed, { one: '# day', other: '# days' })} with newer numbers`])]
  return parts.length === 0 ? t`No number of followers changed.` : `${parts.join(', ')}.`
}

/** What an import did, or would do, in one sentence. */
export const outcomeSentence = (receipt: Pick<Receipt, 'rows' | 'batch' | 'people' | 'subject'>): string => {
  const { rows, batch, people, subject } = receipt
  if (people !== null) return peopleSentence(receipt, people)
  const refused = rows.refused === 0 ? '' : ` ${t`${plural(rows.refused, { one: '# row', other: '# rows' })} refused.`}`
  if (subject === 'followers') return `${followersSentence(rows)}${refused}`
  if (rows.added + rows.changed === 0)
    return rows.unchanged === 0
      ? rows.totals > 0 && rows.refused === 0
        ? t`Nothing to import: all rows of the file are called as sums of others are, like “Total” or “All”. If what you count is called so, call it otherwise in the file.`
        : `${t`Nothing to import: the file has no row that can be read.`}${refused}`
      : `${t`Nothing new: ${plural(rows.unchanged, { one: 'the row is here already, with the same values.', other: 'all # rows are here already, with the same values.' })}`}${refused}`
  const isDone = batch !== null
  const parts = [
    ...(rows.added === 0 ? [] : [isDone ? t`${plural(rows.added, { one: '# row', other: '# rows' })} added` : t`${plural(rows.added, { one: '# row', other: '# rows' })} will be added`]),
    ...(rows.changed === 0 ? [] : [isDone ? t`${plural(rows.changed, { one: '# row', other: '# rows' })} replaced by newer values` : t`${plural(rows.changed, { one: '# row', other: '# rows' })} will be replaced by newer values`]),
    ...(rows.unchanged === 0 ? [] : [isDone ? t`${plural(rows.unchanged, { one: '# row left as it was', other: '# rows left as they were' })}` : t`${plural(rows.unchanged, { one: '# row stays as it is', other: '# rows stay as they are' })}`]),
  ]
  return `${parts.join(', ')}.${refused}`
}

export interface TotalLine {
  readonly label: string
  readonly rows: string
  /** The file's own figure. Null: its summary row does not have it, or there is none. */
  readonly file: string | null
  readonly verdict: 'equal' | 'rounding' | 'different' | 'unchecked'
  /** By how much the rows exceed the file's figure. Null when they are equal or not compared. */
  readonly difference: string | null
}

const moneyText = (decimal: string, currency: string): string => {
  const minor = parseMinor(decimal, currency)
  return minor === null ? decimal : formatMoney(minor, currency)
}

/** The spend of a file's rows with its currency. */
export const receiptSpend = ({ totals: { spend }, currency }: Pick<Receipt, 'totals' | 'currency'>): string => (spend === null || currency === null ? t`n/a` : `${moneyText(spend, currency)} ${currency}`)

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text)

/** Sums of conversions carry the float's own noise below a millionth. */
const withoutNoise = (value: number): number => Math.round(value * 1e6) / 1e6

const moneyLine = (label: string, rows: string | null, file: string | null, receipt: Receipt): TotalLine | null => {
  const { currency, reconciled } = receipt
  if ((rows === null && file === null) || currency === null) return null
  const line = { label: `${label} (${currency})`, rows: rows === null ? t`n/a` : moneyText(rows, currency), file: file === null ? null : moneyText(file, currency) }
  const [rowsMinor, fileMinor] = [rows === null ? null : parseMinor(rows, currency), file === null ? null : parseMinor(file, currency)]
  if (rowsMinor === null || fileMinor === null) return { ...line, verdict: 'unchecked', difference: null }
  const difference = rowsMinor - fileMinor
  if (difference === 0) return { ...line, verdict: 'equal', difference: null }
  return { ...line, verdict: reconciled === true ? 'rounding' : 'different', difference: signed(formatMoney(difference, currency), difference) }
}

const countLine = (label: string, rows: number | null, file: number | null, { reconciled }: Receipt): TotalLine | null => {
  if (rows === null && file === null) return null
  const text = (value: number): string => formatCell({ kind: 'decimal', value })
  const line = { label, rows: rows === null ? t`n/a` : text(rows), file: file === null ? null : text(file) }
  if (rows === null || file === null) return { ...line, verdict: 'unchecked', difference: null }
  const difference = withoutNoise(rows - file)
  if (difference === 0) return { ...line, verdict: 'equal', difference: null }
  return { ...line, verdict: reconciled === true ? 'rounding' : 'different', difference: signed(text(difference), difference) }
}

/** The sums of the rows beside the file's own summary, measure by measure. Measures the file does not have are left out. */
export const totalLines = (receipt: Receipt): readonly TotalLine[] => {
  const { totals } = receipt
  const file = receipt.fileTotals ?? noTotals
  return [
    moneyLine(t`Spend`, totals.spend, file.spend, receipt),
    countLine(t`Impressions`, totals.impressions, file.impressions, receipt),
    countLine(t`Clicks`, totals.clicks, file.clicks, receipt),
    countLine(t`Link clicks`, totals.linkClicks, file.linkClicks, receipt),
    countLine(t`Conversions`, totals.conversions, file.conversions, receipt),
    moneyLine(t`Conversion value`, totals.conversionValue, file.conversionValue, receipt),
    countLine(t`Results`, totals.results, file.results, receipt),
  ].filter((line) => line !== null)
}

/** What the comparison with the file's own summary came to. */
export const reconcileSentence = ({ reconciled }: Pick<Receipt, 'reconciled'>): string => {
  if (reconciled === null) return t`The file has no summary row, so there is nothing to compare its rows with.`
  return reconciled ? t`The rows add up to the file’s own summary.` : t`The rows do not add up to the file’s own summary. Both are shown; the rows count.`
}
