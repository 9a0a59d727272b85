import type { ReadSummary } from '../../imports/reading'
import { type ImportBatchId, MeasureField, type Receipt } from '../../shared/imports/import'
import { addDays, type Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { listText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { levelWords } from '../marketing/what-counts'
import type { OrderedRows } from './row-order'
import type { RowCounts } from './save-rows'
import { columnOfField, valueColumns } from './saved-columns'

interface ReceiptParts {
  readonly file: string
  readonly summary: ReadSummary
  readonly counts: RowCounts
  readonly ordered: Pick<OrderedRows, 'repeated' | 'alike'>
  readonly warnings: readonly string[]
  /** Null in a dry run. */
  readonly batch: ImportBatchId | null
  readonly importedAt: string | null
  readonly today: Day
}

/** What an import says of itself. Throws when a row is unaccounted for: that would be a bug here. */
export const receiptOf = ({ file, summary, counts, ordered, warnings, batch, importedAt, today }: ReceiptParts): Receipt => {
  const rows = { read: summary.rowsRead, added: counts.added, changed: counts.changed, unchanged: counts.unchanged, refused: summary.rowsRefused, suppressed: 0, totals: summary.rowsTotals }
  const accounted = rows.added + rows.changed + rows.unchanged + rows.refused + rows.totals
  if (accounted !== rows.read) throw new Error(`${rows.read} rows were read, ${accounted} are accounted for`)
  return {
    batch,
    file,
    sha256: summary.sha256,
    platform: summary.platform,
    subject: 'ads',
    kind: summary.kind,
    currency: summary.currency,
    grain: summary.grain,
    from: summary.from,
    to: summary.to,
    account: summary.account,
    breakdown: [levelWords[summary.level], ...summary.segments].join(', '),
    rows,
    totals: summary.totals,
    fileTotals: summary.fileTotals,
    reconciled: summary.reconciled,
    sums: [],
    amounts: [],
    people: null,
    refusals: summary.refusals.map(({ line, reason, text }) => ({ line, reason, text })),
    warnings: [...summary.warnings, ...aheadNote(summary.to, today), ...repeatedNotes(ordered, summary), ...emptiedNote(counts), ...untoldNote(counts, summary.told), ...warnings],
    importedAt,
    told: [...summary.told],
    corrects: summary.corrects,
    canCorrect: summary.layout !== null,
  }
}

/** A platform's day may have begun before the reader's, hence the one more. */
const aheadNote = (to: Day | null, today: Day): readonly string[] =>
  to === null || to <= addDays(today, 1) ? [] : [t`Results reach to ${dayText(to)}, a day that is yet to come. Check whether the file’s dates have the day or the month first.`]

const repeatedNotes = ({ repeated, alike }: ReceiptParts['ordered'], { isByHour }: Pick<ReadSummary, 'isByHour'>): readonly string[] => {
  if (repeated > 0 && isByHour) return [t`The rows are of hours. Those of a day are kept one by one, and together they are the day.`]
  return [
    ...(repeated === 0 ? [] : [t`${plural(repeated, { one: '# row repeats', other: '# rows repeat' })} the name and dates of another without an ID to tell them apart; all are kept, in file order. They may be of a second account, or of a breakdown whose column is not read: give the file an account or an ID column, or say at the heading what the column is.`]),
    ...(alike === 0
      ? []
      : [t`${plural(alike, { one: '# row that repeats another has its very figures', other: '# rows that repeat others have their very figures' })}, too: if the file holds them twice, as two exports put together do, they count twice. Take them out of the file first.`]),
  ]
}

const emptiedNote = ({ emptied }: RowCounts): readonly string[] =>
  emptied === 0
    ? []
    : [t`${plural(emptied, { one: '# row known before under a name that this file holds fewer rows of no longer counts.', other: '# rows known before under a name that this file holds fewer rows of no longer count.' })}`]

/** What figures are called amid a sentence. */
const fieldWords: Readonly<Record<MeasureField, string>> = {
  spend: t`spend`, impressions: t`impressions`, link_clicks: t`link clicks`, clicks_all: t`clicks (all)`, clicks: t`clicks`, conversions: t`conversions`, conversion_value: t`conversion value`,
}

/** Figures that rows lose because the file that replaces them does not tell them at all. One blank among figures is a restatement; a whole column may have been forgotten. */
const untoldNote = ({ blanked }: RowCounts, told: readonly MeasureField[]): readonly string[] => {
  const lost = MeasureField.options.flatMap((field) => {
    const rows = told.includes(field) ? 0 : (blanked[valueColumns.indexOf(columnOfField[field])] ?? 0)
    return rows === 0 ? [] : [{ word: fieldWords[field], rows }]
  })
  if (lost.length === 0) return []
  const names = listText(lost.map(({ word }) => word), 'and')
  return [t`The file tells nothing of ${names}, which ${plural(Math.max(...lost.map(({ rows }) => rows)), { one: '# of the rows that it replaces has', other: '# of the rows that it replaces have' })} in the workbook: these figures become unknown. Export it with the same columns to keep them.`]
}
