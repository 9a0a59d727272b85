import { expect } from 'vitest'
import type { RowGroup } from '../../src/shared/kernel/page'

interface AskedPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly groups: readonly RowGroup[]
}

interface Asked<By> {
  readonly groupBy: By | null
  readonly offset: number
  readonly limit: number
}

/**
 * Holds a grouped list to the same list without groups, which fits on one page of 500: every row once, under the heading of what it has, those with nothing last;
 * counts that come to the total; each group in the order that was asked for; the same whatever page one begins with. Answers the keys in order.
 */
export const expectGrouped = async <Row extends { readonly id: number }, By>(ask: (asked: Asked<By>) => Promise<AskedPage<Row>>, groupBy: By, keyOf: (row: Row) => string): Promise<readonly string[]> => {
  const plain = await ask({ groupBy: null, offset: 0, limit: 500 })
  const whole = await ask({ groupBy, offset: 0, limit: 500 })
  expect(plain.groups).toEqual([])
  expect(plain.rows).toHaveLength(plain.total)
  expect(whole.total).toBe(plain.total)
  const keys = whole.groups.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.indexOf('')).toBe(keys.includes('') ? keys.length - 1 : -1)
  expect(whole.groups.map(({ count }) => count)).toEqual(keys.map((key) => plain.rows.filter((row) => keyOf(row) === key).length))
  expect(whole.rows.map(({ id }) => id)).toEqual(keys.flatMap((key) => plain.rows.filter((row) => keyOf(row) === key)).map(({ id }) => id))
  const paged: number[] = []
  // From the end on, so that no page builds on the one before.
  for (let offset = Math.floor(plain.total / 7) * 7; offset >= 0; offset -= 7) {
    const page = await ask({ groupBy, offset, limit: 7 })
    expect(page.groups).toEqual(offset === 0 ? whole.groups : [])
    paged.unshift(...page.rows.map(({ id }) => id))
  }
  expect(paged).toEqual(whole.rows.map(({ id }) => id))
  return keys
}
