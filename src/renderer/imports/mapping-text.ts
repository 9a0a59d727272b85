import type { RememberedMapping } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { importFieldNames } from './import-answers'
import { personFieldNames } from './receipt-view'

/** What is remembered of headings, in words: the columns that are read, then the marks of numbers and dates. */
export const mappingText = ({ headings, options }: Pick<RememberedMapping, 'headings' | 'options'>): string => {
  const { mapping, peopleMapping, dateOrder, decimal, currency } = options
  const headingAt = (index: string): string => headings[Number(index)] ?? t`Column ${Number(index) + 1}`
  const columns = [
    ...Object.entries(mapping ?? {}).flatMap(([index, field]) => (field === 'ignored' ? [] : [`${headingAt(index)}: ${importFieldNames[field]}`])),
    ...Object.entries(peopleMapping ?? {}).flatMap(([index, field]) => (field === 'ignored' ? [] : [`${headingAt(index)}: ${personFieldNames[field]}`])),
  ]
  const marks = [
    ...(decimal === 'auto' ? [] : [decimal === '.' ? t`decimal point` : t`decimal comma`]),
    ...(dateOrder === 'auto' ? [] : [{ DMY: t`day first`, MDY: t`month first`, YMD: t`year first` }[dateOrder]]),
    ...(currency === null ? [] : [currency]),
  ]
  return [...columns, ...marks].join(', ')
}
