import type { ImportQuestion } from '../shared/imports/import'
import { plural, t } from '../shared/kernel/words'
import type { RefusedRow } from './reading'

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

/** Asks about rows that do not add up to the file's own sum. `refused`: the first of the refused ones. */
export const totalsDiffer = (warnings: readonly string[], refused: RefusedRow | undefined, refusedRows: number): ImportQuestion => {
  const differences = warnings.join(' ')
  return {
    id: 'totals-differ',
    option: 'accepted',
    text:
      refused === undefined
        ? t`The rows do not add up to the file's own summary. ${differences} Some rows may be missing from the file.`
        : t`The rows do not add up to the file's own summary. ${differences} ${plural(refusedRows, { one: 'One row was refused and is not in the sum', other: '# rows were refused and are not in the sum; the first' })}: line ${refused.line}. ${refused.reason}`,
    choices: [{ value: 'totals-differ', label: t`Import the rows as they are`, example: '' }],
  }
}

/** Asks about a file that may have been cut off. `missing`: what it says and what was found. */
export const rowsMissing = (missing: string): ImportQuestion => ({
  id: 'rows-missing',
  option: 'accepted',
  text: t`${missing} It may have been cut off.`,
  choices: [{ value: 'rows-missing', label: t`Import the rows that are there`, example: '' }],
})
