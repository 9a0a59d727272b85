import { readAny } from '../../src/imports/read-any'
import type { ReadChunk, ReadEntity, ReadImport, ReadSummary } from '../../src/imports/reading'
import { ImportOptions } from '../../src/shared/imports/import'
import { fromDayNumber } from '../../src/shared/kernel/day'
import type { Result } from '../../src/shared/kernel/result'

/** A row as it came out of a file. Null: unknown. */
interface ReadBackRow {
  readonly line: number
  readonly from: string | null
  readonly to: string | null
  readonly entity: ReadEntity
  readonly segment: string
  readonly spendMinor: number | null
  readonly impressions: number | null
  readonly clicks: number | null
  readonly conversions: number | null
  readonly valueMinor: number | null
}

export type ReadBack = Result<{ readonly rows: readonly ReadBackRow[]; readonly summary: ReadSummary }, { readonly type: string; readonly sentence?: string; readonly line?: number | null }>

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

/** Reads a whole file into rows, by `read` or in this thread. Link clicks stand for clicks where the file has those. */
export const readBack = async (path: string, asked: Partial<ImportOptions> = {}, workbookCurrency = 'USD', read: ReadImport = readAny): Promise<ReadBack> => {
  const chunks: ReadChunk[] = []
  const result = await read(path, {
    options: ImportOptions.parse(asked),
    workbookCurrency,
    remembered: new Map(),
    report: () => undefined,
    isCancelled: () => false,
    // Its columns are the reader's own, and gone once this returns.
    onChunk: (chunk) => chunks.push(structuredClone(chunk)),
    onPeople: () => undefined,
  })
  if (!result.ok) return result
  if (result.value.subject === 'people') return { ok: false, error: { type: 'ReadAsPeople', sentence: 'Read as people.' } }
  const entities: ReadEntity[] = []
  const segments = ['']
  const rows = chunks.flatMap((chunk) => {
    entities.push(...chunk.newEntities)
    segments.push(...chunk.newSegments)
    return Array.from({ length: chunk.rowCount }, (_, index): ReadBackRow => {
      const entity = entities[chunk.entity[index] ?? -1]
      if (entity === undefined) throw new Error('A row names an entity that did not come')
      const dayAt = (days: Int32Array): string | null => (days[index] === 0 ? null : fromDayNumber(days[index] ?? 0))
      return {
        line: chunk.line[index] ?? 0,
        from: dayAt(chunk.fromDay),
        to: dayAt(chunk.toDay),
        entity,
        segment: segments[chunk.segment[index] ?? 0] ?? '',
        spendMinor: known(chunk.spendMinor[index]),
        impressions: known(chunk.impressions[index]),
        clicks: known(chunk.linkClicks[index]) ?? known(chunk.clicks[index]),
        conversions: known(chunk.conversions[index]),
        valueMinor: known(chunk.conversionValueMinor[index]),
      }
    })
  })
  return { ok: true, value: { rows, summary: result.value.summary } }
}
