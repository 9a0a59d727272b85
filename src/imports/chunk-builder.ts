import { type MeasureName, measureNames, type ReadChunk, type ReadEntity } from './reading'

/** Rows of one chunk: small enough to hand over often, large enough that handing over costs nothing. */
const chunkRows = 8192

/** One read row before it is put into columns. Measures are NaN where unknown. */
interface BuiltRow {
  readonly line: number
  readonly fromDay: number
  readonly toDay: number
  readonly entity: number
  readonly segment: number
  readonly conversionKind: number
  readonly measures: Readonly<Record<MeasureName, number>>
}

/** Values that are met again and again, each under the number of its first meeting, from 1. */
class Dictionary<T> {
  private readonly numbers = new Map<string, number>()
  private fresh: T[] = []

  numberOf(key: string, make: () => T): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = 1 + this.numbers.size
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

/** A place in the tree of names: where the next name leads, and the number of what is named so far. */
class NamedPlace {
  private readonly next = new Map<string, NamedPlace>()
  number: number | null = null

  under(name: string): NamedPlace {
    let place = this.next.get(name)
    if (place === undefined) this.next.set(name, (place = new NamedPlace()))
    return place
  }
}

const isSameList = (left: readonly string[], right: readonly string[]): boolean => {
  for (let place = 0; place < left.length; place += 1) if (left[place] !== right[place]) return false
  return true
}

/** Entities, each under the number of its first meeting, found name by name: a key made of all names of every row would cost more than all lookups. */
class Entities {
  private readonly root = new NamedPlace()
  private fresh: ReadEntity[] = []
  /** By number: the names, and the entity that followed in the file when this one was last met. Files list the same ones day after day. */
  private readonly names: (readonly string[])[] = []
  private readonly followers: number[] = []
  private last = 0

  /** `names`: texts that together tell an entity from others, the same columns for every row. */
  numberOf(names: readonly string[], make: () => ReadEntity): number {
    const expected = this.followers[this.last] ?? 0
    const known = this.names[expected]
    const number = known !== undefined && isSameList(known, names) ? expected : this.lookUp(names, make)
    this.followers[this.last] = number
    this.last = number
    return number
  }

  private lookUp(names: readonly string[], make: () => ReadEntity): number {
    let place = this.root
    for (const name of names) place = place.under(name)
    if (place.number === null) {
      place.number = this.names.length
      this.names.push([...names])
      this.followers.push(0)
      this.fresh.push(make())
    }
    return place.number
  }

  takeFresh(): ReadEntity[] {
    const fresh = this.fresh
    this.fresh = []
    return fresh
  }
}

/** The first values of a column, or none where nothing of them is known: most exports have half of the measures, and the rest need not cross. */
const knownPart = (column: Float64Array, count: number): Float64Array => {
  const part = column.subarray(0, count)
  return part.every(Number.isNaN) ? new Float64Array(0) : part.slice()
}

/** Gathers rows into typed columns and hands them on a chunk at a time. */
export class ChunkBuilder {
  readonly entities = new Entities()
  /** 0 means none, so the first one is 1. */
  readonly segments = new Dictionary<string>()
  readonly conversionKinds = new Dictionary<string>()
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
      spendMinor: knownPart(columns.spendMinor, count),
      impressions: knownPart(columns.impressions, count),
      reach: knownPart(columns.reach, count),
      linkClicks: knownPart(columns.linkClicks, count),
      clicksAll: knownPart(columns.clicksAll, count),
      clicks: knownPart(columns.clicks, count),
      conversions: knownPart(columns.conversions, count),
      conversionValueMinor: knownPart(columns.conversionValueMinor, count),
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
