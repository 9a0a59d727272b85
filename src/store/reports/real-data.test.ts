import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { hasRealData, realData, realDataTitle } from '../../../tests/support/real-data'
import { RoiFilters, type RoiReport } from '../../shared/reports/roi.contract'
import { roiReport } from './roi-report'

const report = (context: MarketingContext, filters: Partial<RoiFilters> = {}): RoiReport => roiReport(context, RoiFilters.parse(filters))

const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(realData, folder))
    .filter((name) => pattern.test(name))
    .map((name) => join(realData, folder, name))

/** Imports the files in several orders, all of them twice, and looks at the report; then takes all back in another order. */
const inAnyOrder = (files: readonly string[], look: (report: RoiReport, context: MarketingContext) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...files, ...files], { minLength: files.length * 2 }), fc.infiniteStream(fc.nat()), async (order, picks) => {
      const context = openMarketingContext({ currency: 'IDR' })
      const start = context.digest()
      const batches: (number | null)[] = []
      for (const file of order) batches.push((await context.importPath(file)).batch)
      look(report(context), context)
      while (batches.length > 0) await context.undoImport(batches.splice((picks.next().value as number) % batches.length, 1)[0] ?? null)
      expect(context.digest()).toEqual(start)
    }),
    { numRuns: 6 },
  )

describe.skipIf(!hasRealData)(realDataTitle, () => {
  it('does not add up five breakdowns of a month', async () => {
    await inAnyOrder(filesOf('meta-briyanes/test-data/bulan ini', /\.csv$/), ({ total, currency }) => {
      expect({ currency, spend: total.spendMinor, impressions: total.impressions, clicks: total.clicks, clickType: total.clickType }).toEqual({
        currency: 'IDR', spend: 2_173_784_100, impressions: 1_991_270, clicks: 25_739, clickType: 'link',
      })
    })
  })

  it('counts the days of a campaign, not the breakdowns of their period', async () => {
    await inAnyOrder(filesOf('meta-briyanes/test-data/news cpas/bulan ini', /\.csv$/), ({ total }) => expect(total.spendMinor).toBe(212_758_200))
  })

  it('counts the whole where one breakdown is partial', async () => {
    await inAnyOrder(filesOf('meta-briyanes/file csv', /minggu-ini/), ({ total, warnings }) => {
      expect(total.spendMinor).toBe(286_398_700)
      expect(warnings.join(' ')).toContain('1947539.00 IDR')
    })
  })

  it('counts one of the cards of a Google overview', async () => {
    await inAnyOrder(filesOf('google-ads/londonclean01', /^(Devices|Networks|Time_series|Search_keywords)\(2026\.02\.05-2026\.02\.10\)/), ({ total, currency }) => {
      expect({ currency, spend: total.spendMinor }).toEqual({ currency: 'USD', spend: 13_967 })
    })
  })
})
