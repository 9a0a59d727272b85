import type { ImportOptions } from '../shared/imports/import'
import { recognise } from './recognise'
import { TableError } from './table'
import type { Sheet } from './xlsx'

/** Whether a sheet beside the one that is read has a table of results, too. */
const hasResults = ({ rows }: Sheet, fileName: string): boolean => {
  try {
    return recognise(rows, fileName, 'auto', null) !== null
  } catch (error) {
    if (error instanceof TableError) return false
    throw error
  }
}

/** Meta puts a report for the eye, with sums between its rows, before the rows themselves. */
const isRaw = ({ name }: Sheet): boolean => /^raw data report$/i.test(name.trim())

/** The sheet to read, and those beside it that hold results too; each is looked at once. Null: none was recognised. */
export const findSheet = (sheets: readonly Sheet[], fileName: string, { platform, mapping }: ImportOptions): { readonly sheet: Sheet | null; readonly others: readonly Sheet[] } => {
  let sheet: Sheet | null = null
  const others: Sheet[] = []
  for (const one of sheets.toSorted((left, right) => Number(isRaw(right)) - Number(isRaw(left)))) {
    if (sheet === null && recognise(one.rows, fileName, platform, mapping) !== null) sheet = one
    // Without a word of the person's, a sheet that was passed over is known to hold none.
    else if ((sheet !== null || platform !== 'auto' || mapping !== null) && hasResults(one, fileName)) others.push(one)
  }
  return { sheet, others }
}
