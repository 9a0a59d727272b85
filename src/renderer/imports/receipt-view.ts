import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { minorToDecimal, parseMinor } from '../../shared/kernel/money'
import type { ImportPlatform, ImportTotals, Receipt, Refusal } from '../../shared/imports/import'
import { formatCell, formatMoney } from '../../shared/reports/format'

export const importPlatformNames: Readonly<Record<ImportPlatform, string>> = {
  meta: 'Meta', google: 'Google Ads', linkedin: 'LinkedIn', tiktok: 'TikTok', pinterest: 'Pinterest', microsoft: 'Microsoft Advertising', x: 'X', reddit: 'Reddit', snapchat: 'Snapchat', generic: 'Any other table',
}

const count = (value: number): string => formatCell({ kind: 'count', value })

/** `1 row`, `1,200 rows`. */
export const rowsText = (rows: number): string => `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`

/** The days a file covers, in words. */
export const receiptDays = ({ from, to }: Pick<Receipt, 'from' | 'to'>): string => {
  const first = from ?? to
  if (first === null) return 'No dates in the file'
  return from === null || to === null ? dayText(first) : dayRangeText(from, to)
}

/** The days a file covers, and whether it knows them one by one. */
export const receiptPeriod = (receipt: Pick<Receipt, 'from' | 'to' | 'grain'>): string =>
  receipt.from === null || receipt.to === null ? receiptDays(receipt) : `${receiptDays(receipt)}, ${receipt.grain === 'day' ? 'day by day' : 'as a whole'}`

export interface RowTerm {
  readonly key: 'added' | 'changed' | 'unchanged' | 'refused' | 'totals'
  readonly label: string
  readonly value: string
  readonly isZero: boolean
}

/** What became of every row that was read; the parts add up to the whole. */
export const rowTerms = ({ rows }: Pick<Receipt, 'rows'>): readonly RowTerm[] => {
  const labels = { added: 'added', changed: 'changed', unchanged: 'already here', refused: 'refused', totals: 'summary rows' } as const
  const keys = ['added', 'changed', 'unchanged', 'refused', 'totals'] as const
  return keys.map((key) => ({ key, label: labels[key], value: count(rows[key]), isZero: rows[key] === 0 }))
}

/** Whether importing changed, or would change, anything. */
export const bringsNothing = ({ rows }: Pick<Receipt, 'rows'>): boolean => rows.added + rows.changed === 0

/** What an import did, or would do, in one sentence. */
export const outcomeSentence = ({ rows, batch }: Pick<Receipt, 'rows' | 'batch'>): string => {
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
export const receiptSpend = ({ totals: { spend }, currency }: Pick<Receipt, 'totals' | 'currency'>): string => (spend === null ? 'n/a' : `${moneyText(spend, currency)} ${currency}`)

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text.replace('-', '−'))

/** Sums of conversions carry the float's own noise below a millionth. */
const withoutNoise = (value: number): number => Math.round(value * 1e6) / 1e6

const moneyLine = (label: string, rows: string | null, file: string | null, receipt: Receipt): TotalLine | null => {
  if (rows === null && file === null) return null
  const { currency, reconciled } = receipt
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

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe, as spreadsheets do themselves. */
const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvCell = (text: string): string => {
  const safe = safeCell(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Refused rows as CSV with a header, for a spreadsheet: the file's own text can be set right and imported again. */
export const refusalsCsv = (refusals: readonly Refusal[]): string =>
  [['line', 'reason', 'text'], ...refusals.map(({ line, reason, text }) => [String(line), reason, text])].map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n'
