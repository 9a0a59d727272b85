import { type MeasureName, measureNames, type ReadChunk, type ReadEntity } from '../../imports/reading'

const blockBits = 16
const blockLength = 1 << blockBits
const blockMask = blockLength - 1

/** Calls back with each part of `count` values that lies in one block: which block, from which place in it, and where the part begins. */
const eachBlock = (start: number, count: number, take: (block: number, place: number, from: number, to: number) => void): void => {
  for (let done = 0; done < count; ) {
    const place = (start + done) & blockMask
    const next = Math.min(count, done + blockLength - place)
    take((start + done) >>> blockBits, place, done, next)
    done = next
  }
}

/** Numbers in blocks, so that a column grows without being copied. A block in which nothing is known takes no room. */
class MeasureColumn {
  private readonly blocks: (Float64Array | undefined)[] = []

  /** Whether any row's is known. */
  get isKnown(): boolean {
    return this.blocks.length > 0
  }

  /** NaN where unknown. */
  at(row: number): number {
    return this.blocks[row >>> blockBits]?.[row & blockMask] ?? Number.NaN
  }

  /** `values`: as many as there are rows, or none, where nothing of them is known. */
  append(start: number, values: Float64Array): void {
    if (values.every(Number.isNaN)) return
    eachBlock(start, values.length, (block, place, from, to) => (this.blocks[block] ??= new Float64Array(blockLength).fill(Number.NaN)).set(values.subarray(from, to), place))
  }
}

/** Whole numbers in blocks. */
export class IndexColumn {
  private readonly blocks: Int32Array[] = []

  at(row: number): number {
    return this.blocks[row >>> blockBits]?.[row & blockMask] ?? 0
  }

  append(start: number, values: Int32Array | Uint32Array): void {
    eachBlock(start, values.length, (block, place, from, to) => (this.blocks[block] ??= new Int32Array(blockLength)).set(values.subarray(from, to), place))
  }
}

/** A file's rows as the reader hands them over, column by column, with the dictionaries they point into. */
export class CollectedRows {
  count = 0
  readonly fromDay = new IndexColumn()
  readonly toDay = new IndexColumn()
  readonly entity = new IndexColumn()
  readonly segment = new IndexColumn()
  readonly conversionKind = new IndexColumn()
  readonly measures: Readonly<Record<MeasureName, MeasureColumn>> = {
    spendMinor: new MeasureColumn(),
    impressions: new MeasureColumn(),
    reach: new MeasureColumn(),
    linkClicks: new MeasureColumn(),
    clicksAll: new MeasureColumn(),
    clicks: new MeasureColumn(),
    conversions: new MeasureColumn(),
    conversionValueMinor: new MeasureColumn(),
  }
  readonly entities: ReadEntity[] = []
  /** Position 0 means none. */
  readonly segments: string[] = ['']
  readonly conversionKinds: string[] = ['']

  add(chunk: ReadChunk): void {
    const { count: start } = this
    this.fromDay.append(start, chunk.fromDay)
    this.toDay.append(start, chunk.toDay)
    this.entity.append(start, chunk.entity)
    this.segment.append(start, chunk.segment)
    this.conversionKind.append(start, chunk.conversionKind)
    for (const name of measureNames) this.measures[name].append(start, chunk[name])
    for (const entity of chunk.newEntities) this.entities.push(entity)
    for (const segment of chunk.newSegments) this.segments.push(segment)
    for (const kind of chunk.newConversionKinds) this.conversionKinds.push(kind)
    this.count += chunk.rowCount
  }
}
