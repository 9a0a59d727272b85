import type { Receipt } from '../shared/imports/import'
import { ownSumLines } from '../shared/imports/receipt-words'
import { numberText } from '../shared/kernel/language'
import { parseMinor } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import { formatCell, formatMoney, notAvailable } from '../shared/reports/format'
import { daysOf, linesOf } from './own-list'
import { terminalText } from './terminal-text'

/** What a file is of, in its brackets. */
const ofText = (receipt: Receipt): string => {
  const { subject, platform, account } = receipt
  if (subject === 'people') return platform
  if (subject === 'deals') return daysOf(receipt)
  return subject === 'ads' || account === '' ? `${platform}, ${daysOf(receipt)}` : `${platform}, ${account}, ${daysOf(receipt)}`
}

const rowsText = ({ rows, subject }: Receipt): string =>
  subject === 'people'
    ? t`rows: ${numberText(rows.read)} read = ${numberText(rows.added)} added + ${numberText(rows.changed)} changed + ${numberText(rows.unchanged)} unchanged + ${numberText(rows.refused)} refused + ${numberText(rows.suppressed)} suppressed`
    : t`rows: ${numberText(rows.read)} read = ${numberText(rows.added)} added + ${numberText(rows.changed)} changed + ${numberText(rows.unchanged)} unchanged + ${numberText(rows.refused)} refused + ${numberText(rows.totals)} totals`

const counted = (value: number | null): string => formatCell({ kind: 'decimal', value })

const spent = ({ totals: { spend }, currency }: Receipt): string => {
  const minor = spend === null || currency === null ? null : parseMinor(spend, currency)
  return minor === null || currency === null ? notAvailable : formatMoney(minor, currency, { withCurrency: true })
}

/** What a file of its kind adds up to, in lines. */
const sumLines = (receipt: Receipt): readonly string[] => {
  const { subject, totals, reconciled } = receipt
  if (subject !== 'ads') return ownSumLines(receipt)
  return [
    t`spend ${spent(receipt)}, impressions ${counted(totals.impressions)}, clicks ${counted(totals.clicks)}, conversions ${counted(totals.conversions)}`,
    reconciled === null ? t`no summary row to check against` : reconciled ? t`agrees with the file’s own summary` : t`DOES NOT agree with the file’s own summary`,
  ]
}

/** A receipt for the terminal, which shows texts of its file. */
export const describeReceipt = (receipt: Receipt): string => {
  const { file, kind, batch, refusals, warnings } = receipt
  const what = `${file}: ${kind} (${ofText(receipt)})`
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
  return terminalText([batch === null ? what : t`${what}, import ${batch}`, ...indented([rowsText(receipt), ...sumLines(receipt)]), ...linesOf(refusals), ...indented(warnings)].join('\n'))
}
