import type { Receipt } from '../shared/imports/import'
import { numberText } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'
import { notAvailable } from '../shared/reports/format'
import { terminalText } from './terminal-text'

const daysText = ({ from, to }: Receipt): string => (from === null || to === null ? t`no dates` : t`${from} to ${to}`)

/** What a file is of, in its brackets. */
const ofText = (receipt: Receipt): string => {
  const { subject, platform, account } = receipt
  if (subject === 'people') return platform
  return subject === 'ads' || account === '' ? `${platform}, ${daysText(receipt)}` : `${platform}, ${account}, ${daysText(receipt)}`
}

const rowsText = ({ rows, subject }: Receipt): string =>
  subject === 'people'
    ? t`rows: ${numberText(rows.read)} read = ${numberText(rows.added)} added + ${numberText(rows.changed)} changed + ${numberText(rows.unchanged)} unchanged + ${numberText(rows.refused)} refused + ${numberText(rows.suppressed)} suppressed`
    : t`rows: ${numberText(rows.read)} read = ${numberText(rows.added)} added + ${numberText(rows.changed)} changed + ${numberText(rows.unchanged)} unchanged + ${numberText(rows.refused)} refused + ${numberText(rows.totals)} totals`

/** What a file of its kind adds up to, in lines. */
const sumLines = ({ subject, people, sums, totals, currency, reconciled }: Receipt): readonly string[] => {
  if (people !== null)
    return [t`contacts: ${numberText(people.contactsAdded)} added, ${numberText(people.contactsChanged)} changed; interactions: ${numberText(people.interactionsAdded)} added, ${numberText(people.interactionsChanged)} changed; ${numberText(people.owedReplies)} wait for a reply`]
  if (subject !== 'ads') return sums.length === 0 ? [] : [sums.map(({ figure, sum }) => `${figure} ${numberText(sum)}`).join(', ')]
  return [
    t`spend ${totals.spend ?? notAvailable} ${currency ?? ''}, impressions ${totals.impressions ?? notAvailable}, clicks ${totals.clicks ?? notAvailable}, conversions ${totals.conversions ?? notAvailable}`,
    reconciled === null ? t`no summary row to check against` : reconciled ? t`agrees with the file’s own summary` : t`DOES NOT agree with the file’s own summary`,
  ]
}

/** A receipt for the terminal, which shows texts of its file. */
export const describeReceipt = (receipt: Receipt): string => {
  const { file, kind, batch, refusals, warnings } = receipt
  const what = `${file}: ${kind} (${ofText(receipt)})`
  const lines = [rowsText(receipt), ...sumLines(receipt), ...refusals.map(({ line, reason }) => t`line ${line}: ${reason}`), ...warnings]
  return terminalText([batch === null ? what : t`${what}, import ${batch}`, ...lines.map((line) => `  ${line}`)].join('\n'))
}
