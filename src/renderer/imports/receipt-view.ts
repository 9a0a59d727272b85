import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { minorToDecimal, parseMinor } from '../../shared/kernel/money'
import type { PersonField } from '../../shared/imports/people'
import type { ImportPlatform, ImportTotals, Receipt } from '../../shared/imports/import'
import { formatCell, formatMoney } from '../../shared/reports/format'

export const importPlatformNames: Readonly<Record<ImportPlatform, string>> = {
  meta: 'Meta', google: 'Google Ads', linkedin: 'LinkedIn', tiktok: 'TikTok', pinterest: 'Pinterest', microsoft: 'Microsoft Advertising', x: 'X', reddit: 'Reddit', snapchat: 'Snapchat', generic: 'Any other table', outlook: 'Outlook', vcard: 'Contact cards', instagram: 'Instagram', facebook: 'Facebook', mastodon: 'Mastodon',
}

/** Whose file it is, in words: Google's contacts are no ads. */
export const sourceName = ({ platform, subject }: Pick<Receipt, 'platform' | 'subject'>): string => (platform === 'google' && subject === 'people' ? 'Google' : importPlatformNames[platform])

/** What a column says of a person, in words. */
export const personFieldNames: Readonly<Record<PersonField, string>> = {
  full_name: 'Name', name_prefix: 'Title before the name', first_name: 'First name', middle_name: 'Middle name', last_name: 'Last name', name_suffix: 'Suffix of the name', nickname: 'Nickname', organization: 'Organisation', department: 'Department', role: 'Role', email: 'E-mail', phone: 'Phone',
  profile: 'Profile or handle', website: 'Website', birthday: 'Birthday', tags: 'Tags', note: 'Note', address: 'Address', connected_on: 'Known since', ignored: 'Not read',
}

const count = (value: number): string => formatCell({ kind: 'count', value })

/** `1 file`, `1,200 files`. */
export const plural = (value: number, one: string, many: string): string => `${count(value)} ${value === 1 ? one : many}`

/** `1 row`, `1,200 rows`. */
export const rowsText = (rows: number): string => plural(rows, 'row', 'rows')

/** The days a file covers, in words. */
export const receiptDays = ({ from, to }: Pick<Receipt, 'from' | 'to'>): string => {
  const first = from ?? to
  if (first === null) return 'No dates in the file'
  return from === null || to === null ? dayText(first) : dayRangeText(from, to)
}

/** The days a file covers, and whether it knows them one by one. */
export const receiptPeriod = (receipt: Pick<Receipt, 'from' | 'to' | 'grain'>): string =>
  receipt.from === null || receipt.to === null || receipt.grain === null ? receiptDays(receipt) : `${receiptDays(receipt)}, ${receipt.grain === 'day' ? 'day by day' : 'as a whole'}`

export interface RowTerm {
  readonly key: 'added' | 'changed' | 'unchanged' | 'refused' | 'suppressed' | 'totals'
  readonly label: string
  readonly value: string
  readonly isZero: boolean
}

/** What became of every row that was read; the parts add up to the whole. */
export const rowTerms = ({ rows, subject }: Pick<Receipt, 'rows' | 'subject'>): readonly RowTerm[] => {
  const labels = { added: 'added', changed: 'changed', unchanged: 'already here', refused: 'refused', suppressed: 'kept out', totals: 'summary rows' } as const
  const keys = ['added', 'changed', 'unchanged', 'refused', subject === 'people' ? 'suppressed' : 'totals'] as const
  return keys.map((key) => ({ key, label: labels[key], value: count(rows[key]), isZero: rows[key] === 0 }))
}

/** Whether importing changed, or would change, anything. */
export const bringsNothing = ({ rows, people }: Pick<Receipt, 'rows' | 'people'>): boolean => rows.added + rows.changed === 0 && (people === null || people.contactsAdded + people.contactsChanged + people.interactionsAdded + people.interactionsChanged === 0)

/** The same for people: contacts and interactions, not rows. */
const peopleSentence = ({ rows, batch }: Pick<Receipt, 'rows' | 'batch'>, people: NonNullable<Receipt['people']>): string => {
  const isDone = batch !== null
  const { contactsAdded, contactsChanged, interactionsAdded, interactionsChanged, owedReplies } = people
  const parts = [
    ...(contactsAdded === 0 ? [] : [`${plural(contactsAdded, 'contact', 'contacts')} ${isDone ? 'added' : 'will be added'}`]),
    ...(contactsChanged === 0 ? [] : [`${plural(contactsChanged, 'contact', 'contacts')} ${isDone ? 'brought up to date' : 'will be brought up to date'}`]),
    ...(interactionsAdded === 0 ? [] : [`${plural(interactionsAdded, 'interaction', 'interactions')} ${isDone ? 'logged' : 'will be logged'}`]),
    ...(interactionsChanged === 0 ? [] : [`${plural(interactionsChanged, 'interaction', 'interactions')} ${isDone ? 'brought up to date' : 'will be brought up to date'}`]),
  ]
  const done = parts.length > 0 ? `${parts.join(', ')}.` : rows.unchanged === 0 ? 'Nothing to import: the file has nobody who can be taken in.' : `Nothing new: all ${rowsText(rows.unchanged)} are here already.`
  const owed = owedReplies === 0 ? '' : ` ${owedReplies === 1 ? 'One of these people waits' : `${count(owedReplies)} of these people wait`} for your reply.`
  const keptOut = rows.suppressed === 0 ? '' : ` ${rowsText(rows.suppressed)} kept out.`
  return `${done}${owed}${rows.refused === 0 ? '' : ` ${rowsText(rows.refused)} refused.`}${keptOut}`
}

/** What an import did, or would do, in one sentence. */
export const outcomeSentence = (receipt: Pick<Receipt, 'rows' | 'batch' | 'people'>): string => {
  const { rows, batch, people } = receipt
  if (people !== null) return peopleSentence(receipt, people)
  const refused = rows.refused === 0 ? '' : ` ${rowsText(rows.refused)} refused.`
  if (rows.added + rows.changed === 0) return rows.unchanged === 0 ? `Nothing to import: the file has no row that can be read.${refused}` : `Nothing new: ${rows.unchanged === 1 ? 'the row is' : `all ${rowsText(rows.unchanged)} are`} here already, with the same values.${refused}`
  const isDone = batch !== null
  const parts = [
    ...(rows.added === 0 ? [] : [`${rowsText(rows.added)} ${isDone ? 'added' : 'will be added'}`]),
    ...(rows.changed === 0 ? [] : [`${rowsText(rows.changed)} ${isDone ? 'replaced by newer values' : 'will be replaced by newer values'}`]),
    ...(rows.unchanged === 0 ? [] : [`${rowsText(rows.unchanged)} ${isDone ? 'left as they were' : 'stay as they are'}`]),
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
export const receiptSpend = ({ totals: { spend }, currency }: Pick<Receipt, 'totals' | 'currency'>): string => (spend === null || currency === null ? 'n/a' : `${moneyText(spend, currency)} ${currency}`)

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text.replace('-', '−'))

/** Sums of conversions carry the float's own noise below a millionth. */
const withoutNoise = (value: number): number => Math.round(value * 1e6) / 1e6

const moneyLine = (label: string, rows: string | null, file: string | null, receipt: Receipt): TotalLine | null => {
  const { currency, reconciled } = receipt
  if ((rows === null && file === null) || currency === null) return null
  const line = { label: `${label} (${currency})`, rows: rows === null ? 'n/a' : moneyText(rows, currency), file: file === null ? null : moneyText(file, currency) }
  const [rowsMinor, fileMinor] = [rows === null ? null : parseMinor(rows, currency), file === null ? null : parseMinor(file, currency)]
  if (rowsMinor === null || fileMinor === null) return { ...line, verdict: 'unchecked', difference: null }
  const difference = rowsMinor - fileMinor
  if (difference === 0) return { ...line, verdict: 'equal', difference: null }
  return { ...line, verdict: reconciled === true ? 'rounding' : 'different', difference: signed(minorToDecimal(difference, currency), difference) }
}

const countLine = (label: string, rows: number | null, file: number | null, { reconciled }: Receipt): TotalLine | null => {
  if (rows === null && file === null) return null
  const text = (value: number): string => formatCell({ kind: 'decimal', value })
  const line = { label, rows: rows === null ? 'n/a' : text(rows), file: file === null ? null : text(file) }
  if (rows === null || file === null) return { ...line, verdict: 'unchecked', difference: null }
  const difference = withoutNoise(rows - file)
  if (difference === 0) return { ...line, verdict: 'equal', difference: null }
  return { ...line, verdict: reconciled === true ? 'rounding' : 'different', difference: signed(text(difference), difference) }
}

const none: ImportTotals = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }

/** The sums of the rows beside the file's own summary, measure by measure. Measures the file does not have are left out. */
export const totalLines = (receipt: Receipt): readonly TotalLine[] => {
  const { totals } = receipt
  const file = receipt.fileTotals ?? none
  return [
    moneyLine('Spend', totals.spend, file.spend, receipt),
    countLine('Impressions', totals.impressions, file.impressions, receipt),
    countLine('Clicks', totals.clicks, file.clicks, receipt),
    countLine('Link clicks', totals.linkClicks, file.linkClicks, receipt),
    countLine('Conversions', totals.conversions, file.conversions, receipt),
    moneyLine('Conversion value', totals.conversionValue, file.conversionValue, receipt),
    countLine('Results', totals.results, file.results, receipt),
  ].filter((line) => line !== null)
}

/** What the comparison with the file's own summary came to. */
export const reconcileSentence = ({ reconciled }: Pick<Receipt, 'reconciled'>): string => {
  if (reconciled === null) return 'The file has no summary row, so there is nothing to compare its rows with.'
  return reconciled ? 'The rows add up to the file’s own summary.' : 'The rows do not add up to the file’s own summary. Both are shown; the rows count.'
}
