import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { type FollowerSnapshot, followerGrowth, snapshotFor } from './own-handle'

const day = (text: string): Day => Day.parse(text)
const snapshot = (on: string, followers: number, gained: number | null = null): FollowerSnapshot => ({ on: day(on), followers, gained })
const [from, to] = [day('2026-03-01'), day('2026-03-31')]

describe('follower growth', () => {
  it('is net, from the nearest snapshots within 3 days of the ends, and per 30 days of those between them', () => {
    const growth = followerGrowth([snapshot('2026-02-20', 900), snapshot('2026-03-02', 1000), snapshot('2026-03-15', 1100, 130), snapshot('2026-04-01', 1210, 150)], from, to)
    expect(growth).toMatchObject({ change: 210, gained: 280, gap: null })
    expect(growth.rate).toBeCloseTo(0.21, 12)
    // 30 days lie between 2 March and 1 April.
    expect(growth.rate30Days).toBeCloseTo(0.21, 12)
    // 60 days: 1.21^(30 ÷ 60) − 1; what was gained after the end is none of it.
    const longer = followerGrowth([snapshot('2026-03-01', 1000), snapshot('2026-04-30', 1210, 250), snapshot('2026-05-02', 1300, 90)], from, day('2026-04-30'))
    expect(longer).toMatchObject({ change: 210, gained: 250 })
    expect([longer.rate, longer.rate30Days]).toEqual([expect.closeTo(0.21, 12), expect.closeTo(0.1, 12)])
  })

  it('does not count gains of which one is not known', () => {
    expect(followerGrowth([snapshot('2026-03-01', 10), snapshot('2026-03-09', 12), snapshot('2026-03-31', 20, 9)], from, to)).toMatchObject({ change: 10, gained: null })
  })

  it.each([
    ['no_snapshots', []],
    ['no_start', [snapshot('2026-03-05', 10), snapshot('2026-03-31', 20)]],
    ['no_end', [snapshot('2026-03-01', 10), snapshot('2026-03-27', 20)]],
  ] as const)('is n/a because of %s', (gap, snapshots) => expect(followerGrowth(snapshots, from, to)).toMatchObject({ change: null, rate: null, rate30Days: null, gap }))

  it('from 0 has a change and no rate; from one snapshot for both ends nothing', () => {
    expect(followerGrowth([snapshot('2026-03-01', 0), snapshot('2026-03-31', 20)], from, to)).toMatchObject({ change: 20, rate: null, rate30Days: null, gap: 'from_zero' })
    expect(followerGrowth([snapshot('2026-03-02', 20)], from, day('2026-03-04'))).toMatchObject({ change: null, gap: 'one_snapshot' })
  })

  it('down to 0 is a loss of everything', () => expect(followerGrowth([snapshot('2026-03-01', 20), snapshot('2026-03-31', 0)], from, to)).toMatchObject({ change: -20, rate: -1, rate30Days: -1 }))

  it('takes the nearest snapshot, the earlier of two as near, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { maxLength: 6 }), (offsets) => {
        const near = offsets.filter((offset) => Math.abs(offset) <= 3).sort((left, right) => Math.abs(left) - Math.abs(right) || left - right)[0]
        expect(snapshotFor(offsets.map((offset) => ({ on: addDays(from, offset), followers: 1, gained: null })), from)?.on ?? null).toBe(near === undefined ? null : addDays(from, near))
      }),
    )
  })
})
