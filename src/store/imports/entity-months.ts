import type { StoreContext } from '../context'
import { bulkInsert, type Cell } from './bulk-insert'
import { hasConversions, kindOf, MeasureSums } from './measure-sums'
import { isMonth, spanOf } from './month-sums'
import type { Stretch } from './row-order'
import { valueColumns } from './saved-columns'

type Prepare = Pick<StoreContext, 'prepare'>

/** The measures among the columns of `actual`, which `entity_month` has under the same names. */
const measureColumns = valueColumns.slice(1, -1)
const sumColumns = ['first_day', 'last_day', 'row_count', ...measureColumns, 'conversion_kind_min', 'conversion_kind_max']
const columns = ['entity_id', 'from_day', 'to_day', 'breakdown_id', 'currency', ...sumColumns]

const kind = 'CASE WHEN actual.conversions <> 0 THEN actual.conversion_kind_id END'

/** What `entity_month` holds after its key, made of rows of `actual` by SQL. */
const entityMonthSums = [
  'min(actual.from_day)', 'max(actual.to_day)', 'count(*)', ...measureColumns.map((column) => (column === 'reach' ? 'max(actual.reach)' : `sum(actual.${column})`)), `min(${kind})`, `max(${kind})`,
].join(', ')

/** Whether a row of `actual` says something, in SQL. */
export const saysSomething = `coalesce(${measureColumns.map((column) => `actual.${column}`).join(', ')}) IS NOT NULL`

/** The sums of one ad set or ad over one month. */
class EntitySum {
  private readonly sums = new MeasureSums()
  private firstDay = Infinity
  private lastDay = -Infinity
  private kindMin: number | null = null
  private kindMax: number | null = null

  add({ fromDay, toDay }: Stretch, values: readonly Cell[], known: readonly number[]): void {
    if (!this.sums.add(values, known)) return
    if (fromDay < this.firstDay) this.firstDay = fromDay
    if (toDay > this.lastDay) this.lastDay = toDay
    const kind = kindOf(values)
    if (kind === null || !hasConversions(values)) return
    if (this.kindMin === null || kind < this.kindMin) this.kindMin = kind
    if (this.kindMax === null || kind > this.kindMax) this.kindMax = kind
  }

  get isEmpty(): boolean {
    return this.sums.rowCount === 0
  }

  cells(known: readonly number[]): readonly Cell[] {
    const { measures, rowCount } = this.sums
    return [this.firstDay, this.lastDay, rowCount, ...known.map((place) => measures[place - 1] ?? null), this.kindMin, this.kindMax]
  }
}

/** A month of which the workbook had nothing: all there will be of it passes. */
interface NewMonth extends Stretch {
  /** By the entity's number. */
  readonly sums: Map<number, EntitySum>
}

/** What all new rows of a file have in common. */
interface ImportedFile {
  readonly breakdownId: number
  readonly accountIds: Iterable<number>
  readonly currency: string
  /** Where among the value columns the measures stand of which it knows any. */
  readonly known: readonly number[]
}

/** Sums that may wait to be written. */
const waitingSums = 16_384

const keyOf = ({ fromDay, toDay }: Stretch): string => `${fromDay} ${toDay}`

const byEntityAndDay = (left: readonly Cell[], right: readonly Cell[]): number => Number(left[0]) - Number(right[0]) || Number(left[1]) - Number(right[1]) || Number(left[2]) - Number(right[2])

const goesDeep = ({ prepare }: Prepare, breakdownId: number): boolean => prepare("SELECT 1 FROM breakdown WHERE id = ? AND level IN ('ad_set', 'ad')").get(breakdownId) !== undefined

/**
 * Keeps the sums by ad set or ad and month of what an import writes. Rows must pass stretch by stretch, in order. A month that the workbook has nothing of is added up as
 * its rows pass, which costs next to nothing; any other is summed anew from what is there in the end.
 */
export class EntityMonths {
  private readonly goesDeep: boolean
  private readonly kept = new Set<string>()
  private readonly open = new Map<string, NewMonth>()
  private readonly anew = new Map<string, Stretch>()
  private waiting: Cell[][] = []
  private stretch: Stretch | null = null
  private month: NewMonth | null = null

  constructor(
    private readonly context: Prepare,
    private readonly file: ImportedFile,
  ) {
    const { breakdownId, accountIds } = file
    this.goesDeep = goesDeep(context, breakdownId)
    const select = context.prepare('SELECT DISTINCT from_day, to_day FROM ad_entity CROSS JOIN entity_month ON entity_id = ad_entity.id AND breakdown_id = ? WHERE account_id = ?').raw()
    // Columns as selected.
    for (const accountId of accountIds) for (const [fromDay, toDay] of select.all(breakdownId, accountId) as [number, number][]) this.kept.add(keyOf({ fromDay, toDay }))
  }

  /** A row that the workbook did not have. `values`: the value columns of `actual`. */
  add(stretch: Stretch, entity: number, values: readonly Cell[]): void {
    if (stretch !== this.stretch) this.begin(stretch)
    if (this.month === null) return
    let sum = this.month.sums.get(entity)
    if (sum === undefined) this.month.sums.set(entity, (sum = new EntitySum()))
    sum.add(stretch, values, this.file.known)
  }

  /** A row of the workbook is changed. */
  change(stretch: Stretch): void {
    if (!this.goesDeep) return
    const span = spanOf(stretch)
    this.anew.set(keyOf(span), span)
  }

  /** Writes the sums. All rows must be written. */
  finish(): void {
    for (const month of this.open.values()) this.end(month)
    this.write()
    sumEntityMonths(this.context, { ...this.file, spans: this.anew.values() })
  }

  private begin(stretch: Stretch): void {
    this.stretch = stretch
    this.month = null
    if (!this.goesDeep) return
    for (const month of this.open.values()) if (month.toDay < stretch.fromDay) this.end(month)
    const span = spanOf(stretch)
    const key = keyOf(span)
    if (this.kept.has(key)) {
      this.anew.set(key, span)
      return
    }
    const month = this.open.get(key) ?? { ...span, sums: new Map() }
    this.open.set(key, month)
    this.month = month
  }

  private end(month: NewMonth): void {
    const key = keyOf(month)
    this.open.delete(key)
    if (this.anew.has(key)) return
    for (const [entity, sum] of month.sums) if (!sum.isEmpty) this.waiting.push([entity, month.fromDay, month.toDay, ...sum.cells(this.file.known)])
    if (this.waiting.length >= waitingSums) this.write()
  }

  /** Months end in their order, but sums lie entity by entity. */
  private write(): void {
    const { known, breakdownId, currency } = this.file
    const measures = known.map((place) => valueColumns[place] ?? '')
    const put = bulkInsert(this.context, {
      table: 'entity_month',
      shared: ['breakdown_id', 'currency'],
      columns: ['entity_id', 'from_day', 'to_day', 'first_day', 'last_day', 'row_count', ...measures, 'conversion_kind_min', 'conversion_kind_max'],
    })
    for (const cells of this.waiting.sort(byEntityAndDay)) put.add(cells)
    put.flush([breakdownId, currency])
    this.waiting = []
  }
}

interface SummedAnew {
  readonly breakdownId: number
  readonly accountIds: Iterable<number>
  /** As spanOf() makes them. */
  readonly spans: Iterable<Stretch>
}

/** Sums months anew from the rows that are there, in these accounts. `onSpan` is called before each; it may throw to stop. */
const sumEntityMonths = ({ prepare }: Prepare, { breakdownId, accountIds, spans }: SummedAnew, onSpan: () => void = () => undefined): void => {
  const remove = prepare('DELETE FROM entity_month WHERE entity_id IN (SELECT id FROM ad_entity WHERE account_id = @account) AND from_day = @fromDay AND to_day = @toDay AND breakdown_id = @breakdownId')
  const insertOf = (isInSpan: string): ReturnType<typeof prepare> =>
    prepare(
      `INSERT INTO entity_month (${columns.join(', ')}) SELECT entity_id, @fromDay, @toDay, breakdown_id, currency, ${entityMonthSums}
       FROM actual CROSS JOIN ad_entity ON ad_entity.id = entity_id AND account_id = @account
       WHERE ${isInSpan} AND breakdown_id = @breakdownId AND ${saysSomething} GROUP BY entity_id, currency`,
    )
  const ofMonth = insertOf('from_day BETWEEN @fromDay AND @toDay AND to_day <= @toDay')
  const ofStretch = insertOf('from_day = @fromDay AND to_day = @toDay')
  const accounts = [...accountIds]
  for (const span of spans) {
    onSpan()
    const { fromDay, toDay } = span
    const insert = isMonth(span) ? ofMonth : ofStretch
    for (const account of accounts) {
      remove.run({ account, fromDay, toDay, breakdownId })
      insert.run({ account, fromDay, toDay, breakdownId })
    }
  }
}

/** Sums anew the months that a batch touched, in these accounts; null: those of all batches. It must still be noted in import_stretch. `onSpan` is called before each; it may throw to stop. */
export const rebuildEntityMonths = (context: Prepare, batchId: number | null, accountIds: readonly number[], onSpan?: () => void): void => {
  const select = context.prepare(`SELECT DISTINCT from_day, to_day, breakdown_id FROM import_stretch ${batchId === null ? '' : 'WHERE batch_id = ?'}`).raw()
  const byBreakdown = new Map<number, Map<string, Stretch>>()
  // Columns as selected.
  for (const [fromDay, toDay, breakdownId] of (batchId === null ? select.all() : select.all(batchId)) as [number, number, number][]) {
    const span = spanOf({ fromDay, toDay })
    byBreakdown.set(breakdownId, (byBreakdown.get(breakdownId) ?? new Map<string, Stretch>()).set(keyOf(span), span))
  }
  for (const [breakdownId, spans] of byBreakdown) {
    if (goesDeep(context, breakdownId)) sumEntityMonths(context, { breakdownId, accountIds, spans: spans.values() }, onSpan)
  }
}
