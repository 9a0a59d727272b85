import { type Currency, minorToDecimal, parseMinor } from '../shared/kernel/money'
import { toDayNumber, type Day } from '../shared/kernel/day'
import type { ImportPlatform } from '../shared/imports/import'
import type { ChunkBuilder, MeasureName } from './chunk-builder'
import { type DateOrder, dayOfDate, readDay } from './dates'
import { googleTotalStarts } from './google/columns'
import { metaAllWords } from './meta/columns'
import { type DecimalMark, readNumber } from './numbers'
import type { ReadEntity } from './reading'
import type { Column } from './recognise'
import { type Cell, cellText, type TableRow } from './table'

/** How the rows of one file are read, settled before the first of them. */
export interface RowPlan {
  readonly platform: ImportPlatform
  readonly columns: readonly Column[]
  readonly columnCount: number
  readonly currency: Currency
  readonly decimal: DecimalMark
  readonly dateOrder: DateOrder
  /** For rows without a date of their own; null: undated. */
  readonly period: { readonly from: Day; readonly to: Day } | null
  readonly account: string | null
  readonly level: ReadEntity['level']
}

/** What a row turned out to be. `total`: the file's own sum over everything; `subtotal`: over a part, left out. */
export type RowOutcome =
  | { readonly kind: 'data'; readonly measures: Readonly<Record<MeasureName, number>>; readonly results: number; readonly fromDay: number; readonly toDay: number; readonly identity: string; readonly resultKind: string; readonly ctr: number }
  | { readonly kind: 'total'; readonly rank: number; readonly measures: Readonly<Record<MeasureName, number>>; readonly results: number }
  | { readonly kind: 'subtotal' }
  | { readonly kind: 'refused'; readonly reason: string }

const entityFields = ['account_id', 'account_name', 'campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name'] as const

const dimensionFields: ReadonlySet<string> = new Set(['campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name', 'day', 'segment'])

const genericTotal = /^(grand total|totals?|gesamt|summe|sum|total general|total général)\b/i

/** Which of several totals is over everything: the lower, the better. */
const googleTotalRank = (first: string): number => {
  if (/campaigns?$|kampagnen$/.test(first) && !first.includes('but removed')) return 0
  if (/account$|konto$/.test(first)) return 1
  return 2
}

const indexOf = (columns: readonly Column[], field: Column['field']): number => columns.find((column) => column.field === field)?.index ?? -1

class Refused extends Error {}

/** Reads rows by a plan. Makes no object per cell. */
export class RowReader {
  private readonly index = Object.fromEntries(entityFields.map((field) => [field, -1])) as Record<(typeof entityFields)[number], number>
  private readonly dimensions: readonly number[]
  private readonly segments: readonly number[]
  private readonly measures: readonly { readonly name: MeasureName; readonly column: Column; readonly kind: 'money' | 'count' | 'decimal' }[]
  private readonly day: number
  private readonly from: number
  private readonly to: number
  private readonly currency: number
  private readonly results: Column | undefined
  private readonly resultKind: number
  private readonly ctr: number
  private readonly purchases: Column | undefined
  private readonly dayNumbers = new Map<string, number>()

  constructor(
    private readonly plan: RowPlan,
    private readonly builder: ChunkBuilder,
  ) {
    const { columns } = plan
    for (const field of entityFields) this.index[field] = indexOf(columns, field)
    this.dimensions = columns.filter(({ field }) => dimensionFields.has(field)).map(({ index }) => index)
    this.segments = columns.filter(({ field }) => field === 'segment').map(({ index }) => index)
    this.day = indexOf(columns, 'day')
    this.from = indexOf(columns, 'period_from')
    this.to = indexOf(columns, 'period_to')
    this.currency = indexOf(columns, 'currency')
    this.results = columns.find(({ field }) => field === 'results')
    this.resultKind = indexOf(columns, 'result_kind')
    this.ctr = indexOf(columns, 'ctr')
    this.purchases = columns.find(({ field }) => field === 'conversions')
    const roles = [
      ['spendMinor', 'spend', 'money'], ['impressions', 'impressions', 'count'], ['reach', 'reach', 'count'], ['linkClicks', 'link_clicks', 'count'], ['clicksAll', 'clicks_all', 'count'],
      ['clicks', 'clicks', 'count'], ['conversions', 'conversions', 'decimal'], ['conversionValueMinor', 'conversion_value', 'money'],
    ] as const
    this.measures = roles.flatMap(([name, field, kind]) => {
      const column = columns.find((candidate) => candidate.field === field)
      return column === undefined ? [] : [{ name, column, kind }]
    })
  }

  /** Reads one row; data goes into the builder. */
  read(row: TableRow): RowOutcome {
    try {
      return this.readOrThrow(row)
    } catch (error) {
      if (error instanceof Refused) return { kind: 'refused', reason: error.message }
      throw error
    }
  }

  /** What a cell of a field is read as, for the preview. Null: nothing, or unreadable. */
  show(text: string, field: string): string | null {
    const { plan } = this
    switch (field) {
      case 'day':
      case 'period_from':
      case 'period_to':
        return readDay(text, plan.dateOrder)
      case 'spend':
      case 'conversion_value': {
        const read = readNumber(text, plan.decimal)
        const minor = read.kind === 'number' ? parseMinor(read.text, plan.currency) : null
        return minor === null ? null : `${minorToDecimal(minor, plan.currency)} ${plan.currency}`
      }
      case 'impressions':
      case 'reach':
      case 'link_clicks':
      case 'clicks_all':
      case 'clicks':
      case 'conversions':
      case 'results':
      case 'ctr':
      case 'cpc':
      case 'cpm': {
        const read = readNumber(text, plan.decimal)
        return read.kind === 'number' ? read.text : null
      }
      default:
        return text.trim()
    }
  }

  private readOrThrow({ line, cells }: TableRow): RowOutcome {
    const { plan } = this
    const extra = cells.length > plan.columnCount && cells.slice(plan.columnCount).some((cell) => cellText(cell).trim() !== '')
    if (extra) throw new Refused(`The row has ${cells.length} cells, the header ${plan.columnCount}.`)
    const total = this.totalKind(cells)
    if (total === 'subtotal') return { kind: 'subtotal' }
    if (cells.length < plan.columnCount && total === null) throw new Refused(`The row has ${cells.length} cells, the header ${plan.columnCount}.`)

    const measures = this.readMeasures(cells)
    const results = this.results === undefined ? Number.NaN : this.readCell(cells[this.results.index], this.results, 'decimal')
    const resultKind = this.results === undefined ? '' : this.resultKind === -1 ? this.results.header : this.textAt(cells, this.resultKind)
    if (total !== null) return { kind: 'total', rank: total, measures, results }

    this.checkCurrency(cells)
    const [fromDay, toDay] = this.readDays(cells)
    const entity = this.entityOf(cells)
    const segment = this.segmentOf(cells)
    let conversionKind = 0
    if (this.purchases !== undefined) {
      const name = this.purchases.header
      if (!Number.isNaN(measures.conversions)) conversionKind = this.builder.conversionKinds.numberOf(name, () => name)
    } else if (!Number.isNaN(results)) {
      measures.conversions = results
      const name = resultKind === '' ? 'Results' : resultKind
      conversionKind = this.builder.conversionKinds.numberOf(name, () => name)
    }
    this.builder.add({ line, fromDay, toDay, entity, segment, conversionKind, measures })
    const ctr = this.ctr === -1 ? Number.NaN : this.readRatio(cells[this.ctr])
    return { kind: 'data', measures, results, fromDay, toDay, identity: `${entity}/${segment}/${fromDay}/${toDay}`, resultKind: Number.isNaN(results) ? '' : resultKind, ctr }
  }

  /** Null: a row of data; a number: the rank of a total over everything. */
  private totalKind(cells: readonly Cell[]): number | 'subtotal' | null {
    const first = cellText(cells[0]).trim().toLowerCase()
    if (this.plan.platform === 'google') return googleTotalStarts.some((start) => (start.endsWith(':') ? first.startsWith(start) : first === start)) ? googleTotalRank(first) : null
    if (this.dimensions.length > 0) {
      let isBlank = true
      let alls = 0
      for (const index of this.dimensions) {
        const text = cellText(cells[index]).trim()
        if (text === '') continue
        if (this.plan.platform === 'meta' && metaAllWords.has(text.toLowerCase())) alls += 1
        else isBlank = false
      }
      if (isBlank && (this.plan.platform === 'meta' || this.plan.platform === 'generic')) return 0
      if (alls > 0) return 'subtotal'
    }
    return this.plan.platform === 'generic' && genericTotal.test(first) ? 0 : null
  }

  private textAt(cells: readonly Cell[], index: number): string {
    const cell = index === -1 ? undefined : cells[index]
    return typeof cell === 'string' ? cell.trim() : cellText(cell).trim()
  }

  private readMeasures(cells: readonly Cell[]): Record<MeasureName, number> {
    const measures = { spendMinor: Number.NaN, impressions: Number.NaN, reach: Number.NaN, linkClicks: Number.NaN, clicksAll: Number.NaN, clicks: Number.NaN, conversions: Number.NaN, conversionValueMinor: Number.NaN }
    for (const { name, column, kind } of this.measures) measures[name] = this.readCell(cells[column.index], column, kind)
    return measures
  }

  private readCell(cell: Cell | undefined, column: Column, kind: 'money' | 'count' | 'decimal'): number {
    if (cell === '' || cell === null || cell === undefined) return Number.NaN
    const text = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readNumber(cellText(cell), this.plan.decimal)
    if (text.kind === 'nothing') return Number.NaN
    if (text.kind === 'unreadable') throw new Refused(`“${cellText(cell).slice(0, 40)}” in the column “${column.header}” is not a number.`)
    if (kind === 'money') {
      const minor = parseMinor(text.text, this.plan.currency)
      if (minor === null) throw new Refused(`The amount “${text.text.slice(0, 40)}” in the column “${column.header}” is too large.`)
      if (minor < 0) throw new Refused(`The amount “${text.text.slice(0, 40)}” in the column “${column.header}” is negative.`)
      return minor
    }
    const value = Number(text.text)
    if (kind === 'count' && !Number.isSafeInteger(value)) throw new Refused(`“${text.text.slice(0, 40)}” in the column “${column.header}” is not a whole number.`)
    if (!Number.isFinite(value) || value < 0) throw new Refused(`“${text.text.slice(0, 40)}” in the column “${column.header}” is not a count.`)
    return value
  }

  /** A ratio of the file in percent, for comparison only. */
  private readRatio(cell: Cell | undefined): number {
    if (typeof cell === 'number') return cell
    const read = readNumber(cellText(cell), this.plan.decimal)
    return read.kind === 'number' ? Number(read.text) : Number.NaN
  }

  private checkCurrency(cells: readonly Cell[]): void {
    if (this.currency === -1) return
    const code = this.textAt(cells, this.currency).toUpperCase()
    if (code !== '' && code !== '--' && code !== this.plan.currency) throw new Refused(`The row is in ${code.slice(0, 10)}, the file in ${this.plan.currency}: amounts of two currencies are never added.`)
  }

  private dayNumber(cell: Cell | undefined, header: string): number {
    const text = cellText(cell)
    const known = this.dayNumbers.get(text)
    if (known !== undefined) return known
    const day = cell instanceof Date ? dayOfDate(cell) : readDay(text, this.plan.dateOrder)
    if (day === null) throw new Refused(`“${text.slice(0, 40)}” in the column “${header}” is not a day.`)
    const number = toDayNumber(day)
    this.dayNumbers.set(text, number)
    return number
  }

  private readDays(cells: readonly Cell[]): readonly [number, number] {
    const { columns, period } = this.plan
    if (this.day !== -1) {
      const number = this.dayNumber(cells[this.day], columns[this.day]?.header ?? '')
      return [number, number]
    }
    if (this.from !== -1) {
      const from = this.dayNumber(cells[this.from], columns[this.from]?.header ?? '')
      const to = this.to === -1 ? from : this.dayNumber(cells[this.to], columns[this.to]?.header ?? '')
      if (from > to) throw new Refused('The row ends before it starts.')
      return [from, to]
    }
    return period === null ? [0, 0] : [toDayNumber(period.from), toDayNumber(period.to)]
  }

  private entityOf(cells: readonly Cell[]): number {
    const { index, plan } = this
    const accountId = this.textAt(cells, index.account_id)
    const accountName = plan.account ?? this.textAt(cells, index.account_name)
    const campaignId = this.textAt(cells, index.campaign_id)
    const campaignName = this.textAt(cells, index.campaign_name)
    const adSetId = this.textAt(cells, index.ad_set_id)
    const adSetName = this.textAt(cells, index.ad_set_name)
    const adId = this.textAt(cells, index.ad_id)
    const adName = this.textAt(cells, index.ad_name)
    const key = `${accountId}\u0001${accountName}\u0001${campaignId}\u0001${campaignName}\u0001${adSetId}\u0001${adSetName}\u0001${adId}\u0001${adName}`
    return this.builder.entities.numberOf(key, () => ({ level: plan.level, accountId: plan.account === null ? accountId : '', accountName, campaignId, campaignName, adSetId, adSetName, adId, adName }))
  }

  private segmentOf(cells: readonly Cell[]): number {
    if (this.segments.length === 0) return 0
    const value = this.segments.map((index) => this.textAt(cells, index)).join(' · ')
    return this.builder.segments.numberOf(value, () => value)
  }
}
