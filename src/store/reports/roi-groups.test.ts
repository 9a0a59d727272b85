import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { february28, madeFiles, periodBound } from '../../../tests/support/made-files'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { groupBy } from '../../shared/kernel/group-by'
import { sumKnown } from '../../shared/kernel/ratio'
import { gatherParts, type ResultPart, type ResultScope } from '../marketing/result-parts'
import { intoLines, lineOfDay } from './roi-groups'

const measures = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'valueMinor'] as const

/** What the accounts of each line say, however many parts they say it in. Of reach only that of a single slice is ever shown. */
const saidBy = (parts: readonly ResultPart[], by: 'week' | 'month', under: (day: number) => number): unknown =>
  [...intoLines({ parts, costs: [], deals: [] }, { by, campaignName: String, under }).values()]
    .map(({ key, label, parts: line }) => ({
      key,
      label,
      accounts: [...groupBy(line, ({ accountId }) => String(accountId))].sort(([left], [right]) => Number(left) - Number(right)).map(([accountId, own]) => {
        const sliceCount = own.reduce((sum, part) => sum + part.sliceCount, 0)
        const kinds = own.flatMap(({ kindMin, kindMax }) => [kindMin, kindMax]).filter((kind) => kind !== null)
        return {
          accountId,
          sliceCount,
          ...Object.fromEntries(measures.map((measure) => [measure, sumKnown(own.map((part) => part[measure]))])),
          kinds: kinds.length === 0 ? null : [Math.min(...kinds), Math.max(...kinds)],
          reach: sliceCount === 1 ? own[0]?.reach : null,
          days: [Math.min(...own.map(({ fromDay }) => fromDay)), Math.max(...own.map(({ toDay }) => toDay))],
        }
      }),
    }))
    .sort((left, right) => (left.key < right.key ? -1 : 1))

it('stretches that are put together by line say what they say one by one, over any period, also under other days', { timeout: 240_000 }, async () => {
  let together = 0
  const saysTheSame = (context: MarketingContext, [fromDay, toDay, shift]: readonly [number | null, number | null, number]): void => {
    const scope: ResultScope = { currency: 'EUR', fromDay, toDay, platform: null, campaignId: null }
    const under = (day: number): number => day + shift
    const oneByOne = gatherParts(context, scope, 'stretch')
    for (const by of ['week', 'month'] as const) {
      const parts = gatherParts(context, scope, 'stretch', lineOfDay(by, under))
      together += oneByOne.length - parts.length
      expect(saidBy(parts, by, under)).toEqual(saidBy(oneByOne, by, under))
    }
  }
  // Two that begin in one month and end on one day of the next are of two lines.
  const twoAlike = openMarketingContext()
  await twoAlike.importFile({ name: 'stretches.csv', level: 'campaign', rows: [1, 2].map((before) => ({ from: february28 - before, to: february28 + 9, entity: { campaignName: `Number ${before}` }, spendMinor: 5 })) })
  saysTheSame(twoAlike, [null, null, 0])
  await fc.assert(
    fc.asyncProperty(madeFiles, fc.array(fc.tuple(periodBound, periodBound, fc.constantFrom(0, 0, 7, 31, 90)), { minLength: 3, maxLength: 6 }), async (files, periods) => {
      const context = openMarketingContext()
      for (const file of files) await context.importFile(file)
      for (const period of [[null, null, 0] as const, ...periods]) saysTheSame(context, period)
    }),
    { numRuns: 40 },
  )
  expect(together).toBeGreaterThan(0)
})
