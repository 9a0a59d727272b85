import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadedRows, nextPage, pageRows } from './loaded-rows'

const list = fc.record({ counts: fc.array(fc.integer({ min: 1, max: 3 * pageRows }), { maxLength: 8 }), folded: fc.array(fc.integer({ min: 0, max: 7 })) })

const made = (counts: readonly number[]) => {
  const groups = counts.map((count, index) => ({ key: String(index), label: '', count }))
  const total = counts.reduce((sum, count) => sum + count, 0)
  return { groups, total, pages: new Map<number, readonly number[]>() }
}

const pageAt = (from: number, total: number): readonly number[] => Array.from({ length: Math.min(pageRows, total - from) }, (_, index) => from + index)

describe('a list that is loaded page by page', () => {
  it('shows what is not folded once all its pages were asked for, and asks for no other', () => {
    fc.assert(
      fc.property(list, ({ counts, folded }) => {
        const { groups, total, pages } = made(counts)
        const away = new Set(folded.map(String))
        const seen = groups.flatMap(({ key, count }, index) => {
          const from = counts.slice(0, index).reduce((sum, each) => sum + each, 0)
          return away.has(key) ? [] : Array.from({ length: count }, (_, at) => from + at)
        })
        for (let page = nextPage({ groups, total, pages }, away); page !== undefined; page = nextPage({ groups, total, pages }, away)) {
          const before = loadedRows({ groups, total, pages }, away)
          expect(before).toEqual(seen.slice(0, before.length))
          expect(before.length).toBeLessThan(seen.length)
          expect(seen.some((row) => row >= (page ?? 0) && row < (page ?? 0) + pageRows)).toBe(true)
          pages.set(page, pageAt(page, total))
        }
        expect(loadedRows({ groups, total, pages }, away)).toEqual(seen)
      }),
    )
  })

  it('ends where a page has fewer rows than it should, as after a removal that is not told yet', () => {
    const pages = new Map([[0, pageAt(0, 150)], [pageRows, pageAt(pageRows, 300)]])
    expect(loadedRows({ groups: [], total: 300, pages }, new Set())).toHaveLength(150)
  })
})
