import type { ImportQuestion } from '../shared/imports/import'
import { plural, t } from '../shared/kernel/words'
import type { RefusedRow } from './reading'
import type { Reconciliation } from './sums'

/** Asks about rows that may add up others, though they stand between them. */
export const namedLikeTotals = (rows: number): ImportQuestion => ({
  id: 'named-like-totals',
  option: 'accepted',
  text: t`${plural(rows, {
    one: 'One row is called as a sum is (“Total”, “Subtotal”). If it adds up other rows, its figures would count twice: take it out of the file first. If a campaign has that name, import it.',
    other: '# rows are called as sums are (“Total”, “Subtotal”). If they add up other rows, their figures would count twice: take them out of the file first. If a campaign has that name, import them.',
  })}`,
  choices: [{ value: 'named-like-totals', label: t`${plural(rows, { one: 'It is no sum: import it', other: 'They are no sums: import them' })}`, example: '' }],
})

/** Asks about rows that say “All” where others have a name, and add up to something else. `line`: the first of them. */
export const namedLikeParts = (rows: number, line: number): ImportQuestion => ({
  id: 'named-like-parts',
  option: 'accepted',
  text: t`${plural(rows, { one: 'One row says', other: '# rows say' })} “All” where others have a name (the first is line ${line}), as sums do, but the others add up to something else. If an ad, an ad set or a campaign is called so, import it; if these are sums, take them out of the file first.`,
  choices: [{ value: 'named-like-parts', label: t`${plural(rows, { one: 'It is no sum: import it', other: 'They are no sums: import them' })}`, example: '' }],
})

const differenceText = ({ warnings, isMore }: Pick<Reconciliation, 'warnings' | 'isMore'>, refused: RefusedRow | undefined, refusedRows: number): string => {
  const differences = warnings.join(' ')
  if (isMore) return t`The rows add up to more than the file's own summary. ${differences} Some may stand in the file twice, or be sums of others, and would count twice; or the file was put together of several, each with a summary of its own.`
  if (refused === undefined) return t`The rows do not add up to the file's own summary. ${differences} Some rows may be missing from the file.`
  return t`The rows do not add up to the file's own summary. ${differences} ${plural(refusedRows, { one: 'One row was refused and is not in the sum', other: '# rows were refused and are not in the sum; the first' })}: line ${refused.line}. ${refused.reason}`
}

/** Asks about rows that do not add up to the file's own sum. `refused`: the first of the refused ones. */
export const totalsDiffer = (reconciliation: Pick<Reconciliation, 'warnings' | 'isMore'>, refused: RefusedRow | undefined, refusedRows: number): ImportQuestion => ({
  id: 'totals-differ',
  option: 'accepted',
  text: differenceText(reconciliation, refused, refusedRows),
  choices: [{ value: 'totals-differ', label: t`Import the rows as they are`, example: '' }],
})

/** That a file has other rows than it says itself: what it says and what was found. */
export interface OtherRows {
  readonly sentence: string
  readonly isMore: boolean
}

/** Asks about a file that may have been cut off, or put together with another. */
export const rowsMissing = ({ sentence, isMore }: OtherRows): ImportQuestion => ({
  id: 'rows-missing',
  option: 'accepted',
  text: isMore ? t`${sentence} It may have been put together of several.` : t`${sentence} It may have been cut off.`,
  choices: [{ value: 'rows-missing', label: t`Import the rows that are there`, example: '' }],
})
