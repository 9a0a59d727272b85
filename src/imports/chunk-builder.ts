import type { ReadChunk, ReadEntity } from './reading'

/** Rows of one chunk: small enough to hand over often, large enough that handing over costs nothing. */
const chunkRows = 8192

export type MeasureName = 'spendMinor' | 'impressions' | 'reach' | 'linkClicks' | 'clicksAll' | 'clicks' | 'conversions' | 'conversionValueMinor'

export const measureNames: readonly MeasureName[] = ['spendMinor', 'impressions', 'reach', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'conversionValueMinor']

/** One read row before it is put into columns. Measures are NaN where unknown. */
export interface BuiltRow {
  readonly line: number
  readonly fromDay: number
  readonly toDay: number
  readonly entity: number
  readonly segment: number
  readonly conversionKind: number
  readonly measures: Readonly<Record<MeasureName, number>>
}

/** Values that are met again and again, each under the number of its first meeting. */
class Dictionary<T> {
  private readonly numbers = new Map<string, number>()
  private fresh: T[] = []

  constructor(private readonly first: number) {}

  numberOf(key: string, make: () => T): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.first + this.numbers.size
    this.numbers.set(key, number)
    this.fresh.push(make())
    return number
  }

  takeFresh(): T[] {
    const fresh = this.fresh
    this.fresh = []
    return fresh
  }
}

/** Gathers rows into typed columns and hands them on a chunk at a time. */
export class ChunkBuilder {
  readonly entities = new Dictionary<ReadEntity>(0)
  /** 0 means no segment, so the first one is 1. */
  readonly segments = new Dictionary<string>(1)
  readonly conversionKinds = new Dictionary<string>(1)
  private count = 0
  private columns = this.makeColumns()

  constructor(private readonly onChunk: (chunk: ReadChunk) => void) {}

  add(row: BuiltRow): void {
    const { columns, count } = this
    columns.line[count] = row.line
    columns.fromDay[count] = row.fromDay
    columns.toDay[count] = row.toDay
    columns.entity[count] = row.entity
    columns.segment[count] = row.segment
    columns.conversionKind[count] = row.conversionKind
    for (const name of measureNames) columns[name][count] = row.measures[name]
    this.count += 1
    if (this.count === chunkRows) this.flush()
  }

  flush(): void {
    if (this.count === 0) return
    const { columns, count } = this
    this.onChunk({
      rowCount: count,
      line: columns.line.slice(0, count),
      fromDay: columns.fromDay.slice(0, count),
      toDay: columns.toDay.slice(0, count),
      entity: columns.entity.slice(0, count),
      segment: columns.segment.slice(0, count),
      conversionKind: columns.conversionKind.slice(0, count),
      spendMinor: columns.spendMinor.slice(0, count),
      impressions: columns.impressions.slice(0, count),
      reach: columns.reach.slice(0, count),
      linkClicks: columns.linkClicks.slice(0, count),
      clicksAll: columns.clicksAll.slice(0, count),
      clicks: columns.clicks.slice(0, count),
      conversions: columns.conversions.slice(0, count),
      conversionValueMinor: columns.conversionValueMinor.slice(0, count),
      newEntities: this.entities.takeFresh(),
      newSegments: this.segments.takeFresh(),
      newConversionKinds: this.conversionKinds.takeFresh(),
    })
    this.count = 0
  }

  private makeColumns() {
    const floats = (): Float64Array => new Float64Array(chunkRows)
    return {
      line: new Uint32Array(chunkRows),
      fromDay: new Int32Array(chunkRows),
      toDay: new Int32Array(chunkRows),
      entity: new Uint32Array(chunkRows),
      segment: new Uint32Array(chunkRows),
      conversionKind: new Uint32Array(chunkRows),
      spendMinor: floats(),
      impressions: floats(),
      reach: floats(),
      linkClicks: floats(),
      clicksAll: floats(),
      clicks: floats(),
      conversions: floats(),
      conversionValueMinor: floats(),
    }
  }
}
