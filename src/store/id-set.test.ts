import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasId, idSetOf, idsIn, inBoth, inEither, without } from './id-set'

const ids = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1020, max: 1030 }), fc.maxSafeInteger()))
const ordered = (numbers: Iterable<number>): number[] => [...numbers].sort((left, right) => left - right)

it('says what a Set of the same numbers says, however far apart they lie', () => {
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const [a, b] = [idSetOf(left), idSetOf([...right, ...right])]
      const [inLeft, inRight] = [new Set(left), new Set(right)]
      const expected = [
        [a, left],
        [b, right],
        [inBoth(a, b), left.filter((id) => inRight.has(id))],
        [inEither(a, b), new Set([...left, ...right])],
        [without(a, b), left.filter((id) => !inRight.has(id))],
      ] as const
      for (const [set, numbers] of expected) {
        expect(ordered(idsIn(set))).toEqual(ordered(numbers))
        expect(set.size).toBe([...numbers].length)
      }
      for (const id of [...left, ...right]) expect(hasId(a, id)).toBe(inLeft.has(id))
    }),
  )
})
