import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { type Counting, counting, type Slice, type SliceBreakdown, whatCounts } from '../marketing/what-counts'
import { bulkInsert, type Cell } from './bulk-insert'
import { hasConversions, kindOf, MeasureSums } from './measure-sums'
import { sumMonths } from './month-sums'
import { type Look, unobserved } from '../pace'
import { inStretch, valueColumns, valueList } from './saved-columns'

/** Kinds of conversions met in a slice: none, one, or −1 for unlike ones. */
const together = (known: number | null, kind: number): number => (known === null || known === kind ? kind : -1)

/** The sums of one campaign in one currency, over one stretch. */
class SliceSum {
  private readonly sums = new MeasureSums()
  /** Of conversions that happened, and of those that are only named beside a 0. */
  private kind: number | null = null
  private emptyKind: number | null = null

  constructor(
    readonly accountId: number,
    readonly campaignId: number,
    readonly currency: string,
  ) {}

  get rowCount(): number {
    return this.sums.rowCount
  }

  /** `values`: the value columns of `actual`, null but at the known places. */
  add(values: readonly Cell[], known?: readonly number[]): void {
    if (!this.sums.add(values, known)) return
    const kind = kindOf(values)
    if (kind === null) return
    if (hasConversions(values)) this.kind = together(this.kind, kind)
    else this.emptyKind = together(this.emptyKind, kind)
  }

  /** The cells of `actual_slice` after its key and whether it counts. */
  get cells(): readonly Cell[] {
    return [this.rowCount, ...this.sums.measuresOfAll, this.kind ?? this.emptyKind]
  }
}

/** The columns of `actual_slice` by whose order its rows lie. */
const sliceKey = ['account_id', 'campaign_id', 'from_day', 'to_day', 'breakdown_id', 'currency'] as const
const sliceColumns = [...sliceKey, 'is_counted', 'row_count', ...valueColumns.slice(1)]

/** Sums that may wait to be written. */
const waitingSums = 16_384

/** Sums written between two looks. */
const sumsPerLook = 512

/** By the numbers of the key; its currencies are few. */
const bySliceKey = (left: readonly Cell[], right: readonly Cell[]): number => {
  for (let place = 0; place < sliceKey.length - 1; place += 1) {
    const difference = Number(left[place]) - Number(right[place])
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Adds the rows of a stretch up by campaign, as they pass, and writes the sums. Of these accounts only.
 * Rows pass day by day, but sums lie campaign by campaign: they wait and are written in their own order, which is many times faster.
 */
export class SliceSums {
  private waiting: Cell[][] = []
  /** Sums of the stretch at hand by campaign, the few currencies and accounts of each in a list. */
  private readonly sums = new Map<number, SliceSum[]>()
  private readonly campaigns = new Map<number, readonly [accountId: number, campaignId: number]>()

  constructor(
    private readonly context: Pick<StoreContext, 'prepare'>,
    accountIds: Iterable<number>,
    /** Called every few hundred sums that are written; it may throw to stop. */
    private readonly onWritten: () => void = () => undefined,
  ) {
    const select = context.prepare('SELECT id, coalesce(campaign_id, 0) FROM ad_entity WHERE account_id = ?').raw()
    // Columns as selected.
    for (const accountId of accountIds) for (const [entity, campaign] of select.all(accountId) as [number, number][]) this.campaigns.set(entity, [accountId, campaign])
  }

  /** A row as it is from now on. `values`: the value columns of `actual`, null but at the known places. */
  add(entity: number, values: readonly Cell[], known?: readonly number[]): void {
    this.sumOf(entity, values)?.add(values, known)
  }

  /** A row as it was: where nothing takes its place, its sum goes. */
  replace(entity: number, old: readonly Cell[]): void {
    this.sumOf(entity, old)
  }

  clear(): void {
    this.sums.clear()
  }

  /** Ends a stretch: its sums go over those that are there, at the latest with `finish`. What of them counts is for `recount` to say. */
  write(fromDay: number, toDay: number, breakdownId: number): void {
    const remove = this.context.prepare(`DELETE FROM actual_slice WHERE ${sliceKey.map((column) => `${column} = ?`).join(' AND ')}`)
    for (const ofCampaign of this.sums.values()) {
      for (const sum of ofCampaign) {
        const key = [sum.accountId, sum.campaignId, fromDay, toDay, breakdownId, sum.currency]
        if (sum.rowCount === 0) remove.run(key)
        else this.waiting.push([...key, counting.everywhere, ...sum.cells])
      }
    }
    this.clear()
    if (this.waiting.length >= waitingSums) this.finish()
  }

  /** Writes what waits. */
  finish(): void {
    const put = bulkInsert(this.context, { table: 'actual_slice', verb: 'INSERT OR REPLACE', columns: sliceColumns })
    for (const [index, cells] of this.waiting.sort(bySliceKey).entries()) {
      put.add(cells)
      if (index % sumsPerLook === 0) {
        put.flush()
        this.onWritten()
      }
    }
    put.flush()
    this.waiting = []
  }

  private sumOf(entity: number, values: readonly Cell[]): SliceSum | null {
    const campaign = this.campaigns.get(entity)
    if (campaign === undefined) return null
    const [accountId, campaignId] = campaign
    const currency = String(values[0])
    let ofCampaign = this.sums.get(campaignId)
    if (ofCampaign === undefined) this.sums.set(campaignId, (ofCampaign = []))
    let sum = ofCampaign.find((candidate) => candidate.currency === currency && candidate.accountId === accountId)
    if (sum === undefined) ofCampaign.push((sum = new SliceSum(accountId, campaignId, currency)))
    return sum
  }
}

/**
 * Sums anew what a batch touched: its stretches, in these accounts. `batchId` must still be noted in import_stretch.
 * `onStretch` is called before each stretch; it may throw to stop.
 */
export const rebuildSlices = (context: Pick<StoreContext, 'prepare'>, batchId: number, accountIds: readonly number[], onStretch: (done: number, total: number) => void): void => {
  const { prepare } = context
  // Columns as selected.
  const stretches = prepare('SELECT from_day, to_day, breakdown_id FROM import_stretch WHERE batch_id = ?').raw().all(batchId) as [number, number, number][]
  const remove = prepare('DELETE FROM actual_slice WHERE account_id = ? AND (from_day, to_day, breakdown_id) IN (SELECT from_day, to_day, breakdown_id FROM import_stretch WHERE batch_id = ?)')
  for (const accountId of accountIds) remove.run(accountId, batchId)
  const sums = new SliceSums(context, accountIds)
  const select = prepare(`SELECT entity_id, ${valueList} FROM actual WHERE ${inStretch('actual')} ORDER BY entity_id, segment_id, occurrence`).raw()
  for (const [index, stretch] of stretches.entries()) {
    onStretch(index, stretches.length)
    // Columns as selected.
    for (const [entity, ...values] of select.all(stretch) as [number, ...Cell[]][]) sums.add(entity, values)
    sums.write(...stretch)
  }
  sums.finish()
}

interface SliceRow {
  readonly account_id: number
  readonly campaign_id: number
  readonly from_day: number
  readonly to_day: number
  readonly breakdown_id: number
  readonly currency: string
  readonly is_counted: number
  readonly spend_minor: number | null
  readonly impressions: number | null
  readonly clicks: number | null
  readonly known_measures: number
}

/** The kind of a slice's conversions, where it has any. */
const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** Adds up over all campaigns what counts of an account. */
const sumStretches = ({ prepare }: Pick<StoreContext, 'prepare'>, accountId: number): void => {
  prepare('DELETE FROM actual_stretch WHERE account_id = ?').run(accountId)
  prepare(
    `INSERT INTO actual_stretch (account_id, from_day, to_day, currency, slice_count, spend_minor, impressions, reach, link_clicks, clicks_all, clicks,
       conversions, conversion_kind_min, conversion_kind_max, conversion_value_minor)
     SELECT account_id, from_day, to_day, currency, count(*), sum(spend_minor), sum(impressions), CASE WHEN count(*) = 1 THEN max(reach) END, sum(link_clicks),
       sum(clicks_all), sum(clicks), sum(conversions), min(${kind}), max(${kind}), sum(conversion_value_minor)
     FROM actual_slice WHERE account_id = ? AND is_counted = 1 GROUP BY from_day, to_day, currency`,
  ).run(accountId)
}

/**
 * Lets all slices of an account count where nothing can be counted twice: one breakdown, campaigns named and days alone.
 * False: there is something to weigh.
 */
const countAll = ({ prepare }: Pick<StoreContext, 'prepare'>, accountId: number): boolean => {
  const isPlain = prepare(
    `SELECT min(breakdown_id) = max(breakdown_id) AND min(campaign_id) > 0 AND min(from_day = to_day AND from_day <> 0)
     FROM actual_slice WHERE account_id = ?`,
  ).pluck()
  if (isPlain.get(accountId) !== 1) return false
  prepare(`UPDATE actual_slice SET is_counted = ${counting.everywhere} WHERE account_id = ? AND is_counted <> ${counting.everywhere}`).run(accountId)
  return true
}

/** What is added up in whole numbers, and how it is called beside others. */
const figures = [
  { column: 'spend_minor', label: () => t`spend`, isMoney: true },
  { column: 'impressions', label: () => t`impressions`, isMoney: false },
  { column: 'link_clicks', label: () => t`link clicks`, isMoney: false },
  { column: 'clicks_all', label: () => t`clicks (all)`, isMoney: false },
  { column: 'clicks', label: () => t`clicks`, isMoney: false },
  { column: 'conversion_value_minor', label: () => t`conversion value`, isMoney: true },
] as const

/** Of each figure that adds up, its name and its sum over what counts: of money in each currency, of the others in all. */
type CountedSums = ReadonlyMap<string, { readonly label: string; readonly sum: number }>

/** Adds up what counts in the workbook, from the sums by account that are kept; what counts on a campaign's page alone is few. */
export const countedSums = ({ prepare }: Pick<StoreContext, 'prepare'>): CountedSums => {
  const columns = figures.map(({ column }) => column).join(', ')
  const sql = `SELECT currency, ${figures.map(({ column }) => `total(${column})`).join(', ')} FROM (SELECT currency, ${columns} FROM actual_stretch
    UNION ALL SELECT currency, ${columns} FROM actual_slice WHERE is_counted = ${counting.campaignOnly}) GROUP BY currency`
  const sums = new Map<string, { label: string; sum: number }>()
  // Columns as selected.
  for (const [currency, ...totals] of prepare(sql).raw().all() as [string, ...number[]][]) {
    for (const [index, { column, label, isMoney }] of figures.entries()) {
      const key = isMoney ? `${column} ${currency}` : column
      sums.set(key, { label: isMoney ? t`${label()} in ${currency}` : label(), sum: (sums.get(key)?.sum ?? 0) + (totals[index] ?? 0) })
    }
  }
  return sums
}

/** The figure that was raised from what it was to more than can be counted exactly: beyond, no list and no report of it could be answered. Null: none was. */
export const raisedBeyondExact = (before: CountedSums, after: CountedSums): string | null =>
  [...after].find(([key, { sum }]) => Math.abs(sum) > Number.MAX_SAFE_INTEGER && Math.abs(sum) > Math.abs(before.get(key)?.sum ?? 0))?.[1].label ?? null

/** Decides anew which slices of these accounts count, and adds up those that do. `look` may throw to stop. */
export const recount = (context: Pick<StoreContext, 'prepare'>, accountIds: Iterable<number>, look: Look = unobserved): void => {
  const { prepare } = context
  const breakdowns = new Map<number, SliceBreakdown>()
  for (const row of prepare('SELECT id, level, segments, identified_by FROM breakdown').all()) {
    // Columns as selected; the table's CHECKs hold the words.
    const { id, level, segments, identified_by } = row as { id: number; level: SliceBreakdown['level']; segments: string; identified_by: 'id' | 'name' }
    breakdowns.set(id, { level, segments, identifiedBy: identified_by })
  }
  const select = prepare(
    `SELECT account_id, campaign_id, from_day, to_day, breakdown_id, currency, is_counted, spend_minor, impressions, coalesce(link_clicks, clicks_all, clicks) AS clicks,
       (spend_minor IS NOT NULL) + (impressions IS NOT NULL) + (coalesce(link_clicks, clicks_all, clicks) IS NOT NULL) + (conversions IS NOT NULL) + (conversion_value_minor IS NOT NULL) AS known_measures
     FROM actual_slice WHERE account_id = ?`,
  )
  const update = prepare(
    'UPDATE actual_slice SET is_counted = ? WHERE account_id = ? AND campaign_id = ? AND from_day = ? AND to_day = ? AND breakdown_id = ? AND currency = ?',
  )
  const change = (row: SliceRow, isCounted: Counting): void => {
    if (row.is_counted === isCounted) return
    update.run(isCounted, row.account_id, row.campaign_id, row.from_day, row.to_day, row.breakdown_id, row.currency)
  }
  const weigh = (accountId: number): void => {
    // Columns as selected.
    const rows = select.all(accountId) as SliceRow[]
    for (const currency of new Set(rows.map((row) => row.currency))) {
      const group = rows.filter((row) => row.currency === currency)
      const slices = new Map<Slice, SliceRow>(group.map((row) => [toSlice(row, breakdowns), row]))
      const counted = whatCounts([...slices.keys()])
      for (const [slice, row] of slices) change(row, counted.get(slice) ?? 0)
    }
  }
  const accounts = [...accountIds]
  for (const [index, accountId] of accounts.entries()) {
    // Each step is one statement over the account's sums; told in thirds of an account.
    const steps = [(): void => void (countAll(context, accountId) || weigh(accountId)), (): void => sumStretches(context, accountId), (): void => sumMonths(context, accountId)]
    for (const [step, run] of steps.entries()) {
      look(t`Adding up`, index * steps.length + step, accounts.length * steps.length)
      run()
    }
  }
}

const unknownBreakdown: SliceBreakdown = { level: 'account', segments: '', identifiedBy: 'name' }

const toSlice = (row: SliceRow, breakdowns: ReadonlyMap<number, SliceBreakdown>): Slice => ({
  campaignId: row.campaign_id,
  fromDay: row.from_day,
  toDay: row.to_day,
  breakdown: breakdowns.get(row.breakdown_id) ?? unknownBreakdown,
  spendMinor: row.spend_minor,
  impressions: row.impressions,
  clicks: row.clicks,
  knownMeasures: row.known_measures,
})
