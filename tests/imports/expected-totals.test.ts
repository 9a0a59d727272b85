import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/imports/read-file'
import { ImportOptions } from '../../src/shared/imports/import'
import { minorToDecimal, parseMinor } from '../../src/shared/kernel/money'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

interface Expected {
  readonly platform?: string
  readonly currency?: string
  readonly spend?: number
  readonly impressions?: number
  readonly clicks?: number
  readonly linkClicks?: number
  readonly conversions?: number
  readonly purchases?: number
  readonly rows?: number
  readonly detailRows?: number
  readonly summaryRows?: number
  readonly totalRows?: number
}

// Computed independently of this project; see the data's own README.
const expected = hasRealData ? (JSON.parse(readFileSync(join(realData, 'expected.json'), 'utf8')) as Record<string, Expected>) : {}
const files = Object.entries(expected).filter(([, { platform }]) => platform === 'meta' || platform === 'google')

describe.skipIf(!hasRealData)(realDataTitle, () => {
  it('are all listed', () => expect(files.length).toBeGreaterThan(70))

  it.each(files)('%s adds up to what was expected', async (name, want) => {
    let rowCount = 0
    const result = await readFile(join(realData, name), {
      options: ImportOptions.parse({}),
      workbookCurrency: want.currency ?? 'USD',
      remembered: new Map(),
      report: () => undefined,
      isCancelled: () => false,
      onChunk: (chunk) => (rowCount += chunk.rowCount),
    })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    const read = result.value
    expect(read.platform).toBe(want.platform)
    expect(read.questions).toEqual([])
    expect(read.rowsRefused).toBe(0)
    expect(read.rowsRead).toBe(rowCount + read.rowsTotals)
    if (want.currency !== undefined) expect(read.currency).toBe(want.currency)
    if (want.spend !== undefined) expect(read.totals.spend).toBe(minorToDecimal(parseMinor(String(want.spend), read.currency) ?? Number.NaN, read.currency))
    if (want.impressions !== undefined) expect(read.totals.impressions).toBe(want.impressions)
    if (want.clicks !== undefined) expect(read.totals.clicks).toBe(want.clicks)
    if (want.linkClicks !== undefined) expect(read.totals.linkClicks).toBe(want.linkClicks)
    if (want.conversions !== undefined) expect(read.totals.conversions).toBe(want.conversions)
    if (want.purchases !== undefined) expect(read.totals.conversions).toBe(want.purchases)
    const summaries = want.summaryRows ?? want.totalRows ?? 0
    expect(read.reconciled).toBe(summaries > 0 ? true : null)
    const detail = want.rows ?? want.detailRows
    if (detail !== undefined && detail > 0) expect(rowCount).toBe(detail)
  })
})
