import { z } from 'zod'
import { MeasureField } from '../../shared/imports/import'
import { groupBy } from '../../shared/kernel/group-by'
import type { StoreContext } from '../context'
import { columnOfField } from '../imports/saved-columns'
import { oncePerQuestion } from '../once-per-question'

/** The figures that bits stand for. */
export const measuresOf = (bits: number): ReadonlySet<MeasureField> => new Set(MeasureField.options.filter((_field, place) => (bits & (1 << place)) !== 0))

const bitsOf = (fields: Iterable<MeasureField>): number => [...fields].reduce((bits, field) => bits | (1 << MeasureField.options.indexOf(field)), 0)

/** In SQL: the bits of a `run` that a `slice` does not know either. What it knows is of rows that another file left there. */
export const untoldBits = `(run.bits & (${MeasureField.options.map((field, place) => `(slice.${columnOfField[field]} IS NULL) * ${1 << place}`).join(' + ')}))`

/** Days one after the other, or one stretch of several, whose newest file leaves out measures that other files of the platform tell. Bits stand for these. */
interface UntoldRun {
  readonly account: number
  readonly breakdown: number
  first: number
  last: number
  readonly isDaily: boolean
  readonly bits: number
}

interface BatchRow {
  readonly batch: number
  readonly account: number
  readonly platform: string
  readonly told: string | null
}

/** What each import leaves out, by account: the bits of what other files of its platform tell. Imports that keep no list of what they tell leave out nothing. */
const lackingBatches = ({ prepare }: StoreContext): readonly { readonly account: number; readonly batch: number; readonly bits: number }[] => {
  // Columns as selected.
  const rows = prepare(
    `SELECT batch.id AS batch, account.id AS account, account.platform, batch.receipt -> '$.told' AS told FROM import_batch AS batch
     JOIN import_use AS used ON used.batch_id = batch.id AND used.kind = 'account' JOIN ad_account AS account ON account.id = used.item_id`,
  ).all() as BatchRow[]
  const batches = rows.flatMap(({ told, ...row }) => {
    const fields = z.array(MeasureField).safeParse(told === null ? null : JSON.parse(told))
    return fields.success ? [{ ...row, bits: bitsOf(fields.data) }] : []
  })
  return [...groupBy(batches, ({ platform }) => platform).values()].flatMap((own) => {
    const known = own.reduce((all, { bits }) => all | bits, 0)
    return own.map(({ account, batch, bits }) => ({ account, batch, bits: known & ~bits })).filter(({ bits }) => bits !== 0)
  })
}

const newestFiles = `SELECT stretch.from_day AS fromDay, stretch.to_day AS toDay, stretch.breakdown_id AS breakdown, max(stretch.batch_id) AS batch
  FROM import_use AS used JOIN import_stretch AS stretch ON stretch.batch_id = used.batch_id WHERE used.kind = 'account' AND used.item_id = ?
  GROUP BY stretch.breakdown_id, stretch.from_day, stretch.to_day ORDER BY stretch.breakdown_id, stretch.from_day, stretch.to_day`

/** Runs by the columns of a table, in SQL; `@runs` is `runsJson`. */
export const runColumns = 'SELECT value ->> 0 AS account, value ->> 1 AS breakdown, value ->> 2 AS first, value ->> 3 AS last_begun, value ->> 4 AS last, value ->> 5 AS is_daily, value ->> 6 AS bits FROM json_each(@runs)'
/** The same as a table, `run`. */
export const runTable = `(${runColumns}) AS run`

/** Whether a `slice` of its account lies in a `run`, in SQL. */
export const isInRun = 'slice.account_id = run.account AND slice.from_day BETWEEN run.first AND run.last_begun AND slice.to_day = iif(run.is_daily, slice.from_day, run.last) AND slice.breakdown_id = run.breakdown'

/** Runs as `runColumns` reads them. */
export const runsJson = (runs: readonly UntoldRun[]): string => JSON.stringify(runs.map(({ account, breakdown, first, last, isDaily, bits }) => [account, breakdown, first, isDaily ? last : first, last, Number(isDaily), bits]))

/** Where an account's newest files leave out what others of its platform tell: none in a workbook whose files have the same columns. */
export const untoldRuns = oncePerQuestion((context: StoreContext): readonly UntoldRun[] => {
  const runs: UntoldRun[] = []
  for (const [account, batches] of groupBy(lackingBatches(context), ({ account }) => account)) {
    const lacking = new Map(batches.map(({ batch, bits }) => [batch, bits]))
    // Columns as selected.
    for (const { fromDay, toDay, breakdown, batch } of context.prepare(newestFiles).all(account) as { fromDay: number; toDay: number; breakdown: number; batch: number }[]) {
      const bits = lacking.get(batch)
      if (bits === undefined) continue
      const run = runs.at(-1)
      const isDaily = fromDay === toDay
      if (isDaily && run?.isDaily === true && run.account === account && run.breakdown === breakdown && run.bits === bits && run.last === fromDay - 1) run.last = fromDay
      else runs.push({ account, breakdown, first: fromDay, last: toDay, isDaily, bits })
    }
  }
  return runs
})

/** The runs that leave out one measure. */
export const runsWithout = (context: StoreContext, field: MeasureField): readonly UntoldRun[] => untoldRuns(context, null).filter(({ bits }) => (bits & bitsOf([field])) !== 0)
