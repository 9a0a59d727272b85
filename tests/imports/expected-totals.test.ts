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
  readonly checkouts?: number
  readonly value?: number
  readonly conversionValue?: number
  readonly outboundClicks?: number
  readonly clicksDestination?: number
  readonly firstDay?: string
  readonly lastDay?: string
  readonly rows?: number
  readonly detailRows?: number
  readonly summaryRows?: number
  readonly totalRows?: number
}

// Computed independently of this project; see the data's own README.
const expected = hasRealData ? (JSON.parse(readFileSync(join(realData, 'expected.json'), 'utf8')) as Record<string, Expected>) : {}
const files = Object.entries(expected).filter(([, { platform }]) => platform !== undefined)

/** Files that hold no header of the platform's own: a person says whose they are. */
const nameless = new Set(['thirdparty-fixtures/tiktok/european.csv', 'thirdparty-fixtures/tiktok/usd_quoted.csv'])

/** Files that end in a row of totals which the list does not count. */
const totalled = new Set(['thirdparty-fixtures/linkedin-cm/LINKEDIN_CSV.csv', 'thirdparty-fixtures/pinterest/PINTEREST.csv', 'thirdparty-fixtures/tiktok/SAMPLE.csv'])

describe.skipIf(!hasRealData)(realDataTitle, () => {
  it('are all listed', () => {
    expect(files.length).toBeGreaterThan(75)
    expect(new Set(files.map(([, { platform }]) => platform))).toEqual(new Set(['meta', 'google', 'linkedin', 'pinterest', 'tiktok', 'microsoft']))
  })

  it.each(files)('%s adds up to what was expected', async (name, want) => {
    let rowCount = 0
    const result = await readFile(join(realData, name), {
      options: ImportOptions.parse({ platform: nameless.has(name) ? want.platform : 'auto' }),
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
    // The figures of these files are whole: no printed rate disagrees.
    expect(read.warnings.filter((warning) => warning.includes('more than rounding'))).toEqual([])
    expect(read.rowsRead).toBe(rowCount + read.rowsTotals)
    if (want.currency !== undefined) expect(read.currency).toBe(want.currency)
    if (want.spend !== undefined) expect(read.totals.spend).toBe(minorToDecimal(parseMinor(String(want.spend), read.currency) ?? Number.NaN, read.currency))
    if (want.impressions !== undefined) expect(read.totals.impressions).toBe(want.impressions)
    if (want.clicks !== undefined) expect(read.totals.clicks).toBe(want.clicks)
    if (want.linkClicks !== undefined) expect(read.totals.linkClicks).toBe(want.linkClicks)
    if (want.conversions !== undefined) expect(read.totals.conversions).toBe(want.conversions)
    const purchases = want.purchases ?? want.checkouts
    if (purchases !== undefined) expect(read.totals.conversions).toBe(purchases)
    const value = want.value ?? want.conversionValue
    if (value !== undefined) expect(Number(read.totals.conversionValue)).toBe(value)
    const linkClicks = want.outboundClicks ?? want.clicksDestination
    if (linkClicks !== undefined) expect(read.totals.linkClicks).toBe(linkClicks)
    if (want.firstDay !== undefined) expect(read.from).toBe(want.firstDay)
    if (want.lastDay !== undefined) expect(read.to).toBe(want.lastDay)
    const summaries = totalled.has(name) ? 1 : want.summaryRows ?? want.totalRows ?? 0
    expect(read.reconciled).toBe(summaries > 0 ? true : null)
    const detail = want.rows ?? want.detailRows
    if (detail !== undefined && detail > 0) expect(rowCount).toBe(detail)
  })
})
