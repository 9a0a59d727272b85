import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counting, type Slice, whatCounts } from './what-counts'

const slice = (part: Partial<Slice> & { readonly segments?: string; readonly level?: Slice['breakdown']['level'] }): Slice => {
  const { segments = '', level = 'ad', ...rest } = part
  return { campaignId: 1, fromDay: 100, toDay: 100, breakdown: { level, segments, identifiedBy: 'name' }, spendMinor: 0, impressions: null, clicks: null, knownMeasures: 1, ...rest }
}

const countedOf = (slices: readonly Slice[]): readonly Slice[] => {
  const result = whatCounts(slices)
  return slices.filter((slice) => result.get(slice) === counting.everywhere)
}

const spendOf = (slices: readonly Slice[]): number => slices.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0)

const days = (count: number, spendMinor: number, part: Partial<Slice> = {}): Slice[] => Array.from({ length: count }, (_, index) => slice({ fromDay: 100 + index, toDay: 100 + index, spendMinor, ...part }))

describe('what counts', () => {
  it('counts one of several breakdowns of one stretch, the one without segments when they are equal', () => {
    const ad = slice({ toDay: 130, spendMinor: 1000 })
    expect(countedOf([slice({ toDay: 130, spendMinor: 1000, segments: 'age, gender' }), ad, slice({ toDay: 130, spendMinor: 1000, segments: 'region' })])).toEqual([ad])
  })

  it('counts the larger where a breakdown is partial', () => {
    const whole = slice({ toDay: 130, spendMinor: 1000, segments: 'region' })
    expect(countedOf([slice({ toDay: 130, spendMinor: 700 }), whole])).toEqual([whole])
  })

  it('takes views within a tenth of a percent for equal', () => {
    const ad = slice({ toDay: 130, spendMinor: 99_950 })
    expect(countedOf([slice({ toDay: 130, spendMinor: 100_000, segments: 'region' }), ad])).toEqual([ad])
    const region = slice({ toDay: 130, spendMinor: 100_000, segments: 'region' })
    const edge = slice({ toDay: 130, spendMinor: 99_900 })
    expect(countedOf([region, edge])).toEqual([edge])
    expect(countedOf([region, { ...edge, spendMinor: 99_899 }])).toEqual([region])
  })

  it('takes days for what adds up to a period within a tenth of a percent, and campaigns for what adds up to the account', () => {
    const period = slice({ toDay: 109, spendMinor: 100_000 })
    const nearly = days(10, 9991)
    expect(countedOf([period, ...nearly])).toEqual(nearly)
    expect(countedOf([period, ...days(10, 9989)])).toEqual([period])
    const account = slice({ campaignId: 0, spendMinor: 100_000 })
    const campaigns = (spendMinor: number) => [slice({ spendMinor }), slice({ campaignId: 2, spendMinor })]
    const near = campaigns(49_955)
    expect(countedOf([account, ...near])).toEqual(near)
    expect(countedOf([account, ...campaigns(49_945)])).toEqual([account])
  })

  it('prefers days to the period they add up to, and the period to a few of its days', () => {
    const all = days(10, 100)
    const period = slice({ toDay: 109, spendMinor: 1000 })
    expect(countedOf([period, ...all])).toEqual(all)
    expect(countedOf([period, ...all.slice(0, 4)])).toEqual([period])
  })

  it('fills up with days outside of a period', () => {
    const period = slice({ toDay: 109, spendMinor: 1000 })
    const later = slice({ fromDay: 110, toDay: 110, spendMinor: 5 })
    expect(countedOf([period, ...days(4, 100), later])).toEqual([period, later])
  })

  it('counts rows without dates only where nothing dated proves as much', () => {
    const undated = slice({ fromDay: 0, toDay: 0, spendMinor: 500 })
    expect(countedOf([undated])).toEqual([undated])
    expect(countedOf([undated, ...days(10, 100)])).toHaveLength(10)
    expect(countedOf([undated, ...days(2, 100)])).toEqual([undated])
  })

  it('counts different campaigns side by side', () => {
    expect(spendOf(countedOf([slice({ spendMinor: 3 }), slice({ campaignId: 2, spendMinor: 4 })]))).toBe(7)
  })

  it('counts a view without campaigns only where it proves more than the campaigns it overlaps', () => {
    const campaigns = [slice({ toDay: 106, spendMinor: 300 }), slice({ campaignId: 2, toDay: 106, spendMinor: 700 })]
    const same = slice({ campaignId: 0, toDay: 106, spendMinor: 1000, segments: 'age' })
    expect(countedOf([same, ...campaigns])).toEqual(campaigns)
    const more = { ...same, spendMinor: 1100 }
    expect(countedOf([more, ...campaigns])).toEqual([more])
    expect(whatCounts([more, ...campaigns]).get(campaigns[0] ?? more)).toBe(counting.campaignOnly)
  })

  it('counts days of the account that no campaign covers', () => {
    const account = days(5, 100, { campaignId: 0 })
    const campaign = slice({ spendMinor: 100 })
    const counted = countedOf([...account, campaign])
    expect(spendOf(counted)).toBe(500)
    expect(counted).toContain(campaign)
  })

  it('goes by impressions where no money is known', () => {
    const period = slice({ toDay: 106, spendMinor: null, impressions: 900, segments: 'age' })
    const all = days(7, 0, { spendMinor: null, impressions: 130 })
    expect(countedOf([period, ...all])).toEqual(all)
  })

  it('counts what cost nothing when nothing else covers it', () => {
    const free = slice({ spendMinor: 0 })
    const unknown = slice({ campaignId: 2, spendMinor: null })
    expect(countedOf([free, unknown])).toEqual([free, unknown])
  })
})

it('does not take time by the cube of the days that one long stretch holds together', () => {
  // Eight years of days, of the account and of a campaign, beside one sum over all of them: everything overlaps.
  const all = [slice({ campaignId: 0, fromDay: 0, toDay: 0, spendMinor: 5 }), ...days(3000, 60), ...days(3000, 100, { campaignId: 0 })]
  const since = process.threadCpuUsage()
  expect(spendOf(countedOf(all))).toBe(300_000)
  expect(process.threadCpuUsage(since).user / 1000).toBeLessThan(5000)
})

const anySlice: fc.Arbitrary<Slice> = fc
  .record({ campaignId: fc.constantFrom(0, 0, 1, 2), from: fc.integer({ min: 1, max: 8 }), length: fc.constantFrom(0, 0, 1, 3), isUndated: fc.constantFrom(false, false, false, false, true), segments: fc.constantFrom('', 'age', 'region'), spendMinor: fc.option(fc.integer({ min: 0, max: 50 })) })
  .map(({ campaignId, from, length, isUndated, segments, spendMinor }) => slice({ campaignId, fromDay: isUndated ? 0 : from, toDay: isUndated ? 0 : from + length, segments, spendMinor }))

const slices = fc.uniqueArray(anySlice, { maxLength: 9, selector: ({ campaignId, fromDay, toDay, breakdown }) => `${campaignId} ${fromDay} ${toDay} ${breakdown.segments}` })

const overlap = (left: Slice, right: Slice): boolean => {
  const isUndated = ({ fromDay }: Slice): boolean => fromDay === 0
  return isUndated(left) || isUndated(right) || (left.fromDay <= right.toDay && right.fromDay <= left.toDay)
}

const conflict = (left: Slice, right: Slice): boolean => (left.campaignId === right.campaignId || left.campaignId === 0 || right.campaignId === 0) && overlap(left, right)

describe('what counts, of any slices', () => {
  it('never counts a day twice', () => {
    fc.assert(
      fc.property(slices, (all) => {
        const counted = countedOf(all)
        expect(counted.filter((left, index) => counted.slice(index + 1).some((right) => conflict(left, right)))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order in which they came', () => {
    fc.assert(
      fc.property(slices, fc.infiniteStream(fc.nat()), (all, picks) => {
        const left = [...all]
        const shuffled: Slice[] = []
        while (left.length > 0) shuffled.push(...left.splice((picks.next().value as number) % left.length, 1))
        expect(new Set(countedOf(shuffled))).toEqual(new Set(countedOf(all)))
      }),
      { numRuns: 500 },
    )
  })

  it('counts at least what the best single view of each campaign, or of the account, proves', () => {
    fc.assert(
      fc.property(slices, (all) => {
        const total = spendOf(countedOf(all))
        for (const { spendMinor } of all) expect(total).toBeGreaterThanOrEqual((spendMinor ?? 0) * 0.998)
        // The best set of named stretches, by trying all.
        const named = all.filter(({ campaignId }) => campaignId !== 0)
        let best = 0
        for (let set = 0; set < 2 ** named.length; set += 1) {
          const chosen = named.filter((_, index) => (set >> index) % 2 === 1)
          if (!chosen.some((left, index) => chosen.slice(index + 1).some((right) => conflict(left, right)))) best = Math.max(best, spendOf(chosen))
        }
        expect(total).toBeGreaterThanOrEqual(best * 0.998)
      }),
      { numRuns: 300 },
    )
  })

  it('counts everything that stands in no other’s way', () => {
    fc.assert(
      fc.property(slices, (all) => {
        const counted = new Set(countedOf(all))
        const free = all.filter((one) => !all.some((other) => other !== one && conflict(one, other)))
        expect(free.filter((one) => !counted.has(one))).toEqual([])
      }),
    )
  })
})
