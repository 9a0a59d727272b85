import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { followerGrowth } from '../../shared/networking/own-handle'

const first = Day.parse('2026-02-25')
const dayOfWindow = fc.integer({ min: 0, max: 40 }).map((days) => addDays(first, days))
const snapshot = fc.record({ on: dayOfWindow, followers: fc.integer({ min: 0, max: 5 }), gained: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 6 }) })

it('the growth of a window is what all snapshots of the handle say of it, although few of them are read', async () => {
  const { client: { networking } } = await openTestStore()
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(snapshot, { selector: ({ on }) => on, maxLength: 20 }), dayOfWindow, dayOfWindow, async (snapshots, one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      // Another handle's snapshots lie beside them.
      const { id } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: `@us${(made += 1)}` }))
      const sorted = [...snapshots].sort((left, right) => (left.on < right.on ? -1 : 1))
      for (const { on, followers, gained } of sorted) valueOf(await networking.ownHandle.noteFollowers({ id, on, followers, gained }))
      const handle = valueOf(await networking.ownHandle.overview({ from, to })).find((row) => row.id === id)
      expect(handle?.growth).toEqual(followerGrowth(sorted, from, to))
      expect(handle?.newest).toEqual(sorted.at(-1) ?? null)
    }),
    { numRuns: 60 },
  )
}, 120_000)
