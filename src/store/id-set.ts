/** Numbers of rows of one table. Many that lie mostly side by side are gathered, asked and joined several times as quickly as in a Set; far apart they only take more room. */
export interface IdSet {
  readonly size: number
  /** A thousand numbers each, by the place of that thousand: 1 for a number that belongs, else 0. */
  readonly pages: ReadonlyMap<number, Uint8Array>
}

const pageSize = 1024

const nobody = new Uint8Array(pageSize)

/** A set of these numbers, each of them once. */
export const idSetOf = (ids: Iterable<number>): IdSet => {
  const pages = new Map<number, Uint8Array>()
  // Most numbers lie in the page of the one before.
  let place = Number.NaN
  let page: Uint8Array = nobody
  let size = 0
  for (const id of ids) {
    const own = Math.floor(id / pageSize)
    if (own !== place) {
      place = own
      page = pages.get(place) ?? new Uint8Array(pageSize)
      pages.set(place, page)
    }
    const at = id - place * pageSize
    if (page[at] === 1) continue
    page[at] = 1
    size += 1
  }
  return { size, pages }
}

/** Whether a number is in a set. */
export const hasId = ({ pages }: IdSet, id: number): boolean => {
  const place = Math.floor(id / pageSize)
  return pages.get(place)?.[id - place * pageSize] === 1
}

/** The numbers of a set, in no order. */
export const idsIn = ({ pages }: IdSet): number[] => {
  const ids: number[] = []
  for (const [place, page] of pages) for (const [at, belongs] of page.entries()) if (belongs === 1) ids.push(place * pageSize + at)
  return ids
}

const combine = (left: IdSet, right: IdSet, places: Iterable<number>, belongs: (left: number, right: number) => number): IdSet => {
  const pages = new Map<number, Uint8Array>()
  let size = 0
  for (const place of places) {
    const [ofLeft, ofRight, page] = [left.pages.get(place) ?? nobody, right.pages.get(place) ?? nobody, new Uint8Array(pageSize)]
    // Not by `map` and `reduce`, which take ten times as long.
    for (let at = 0; at < pageSize; at += 1) {
      const value = belongs(ofLeft[at] ?? 0, ofRight[at] ?? 0)
      page[at] = value
      size += value
    }
    pages.set(place, page)
  }
  return { size, pages }
}

/** The numbers that are in both. */
export const inBoth = (left: IdSet, right: IdSet): IdSet => combine(left, right, left.pages.keys(), (a, b) => a & b)

/** The numbers that are in one or in both. */
export const inEither = (left: IdSet, right: IdSet): IdSet => combine(left, right, new Set([...left.pages.keys(), ...right.pages.keys()]), (a, b) => a | b)

/** The numbers of the left that are not in the right. */
export const without = (left: IdSet, right: IdSet): IdSet => combine(left, right, left.pages.keys(), (a, b) => a & (1 - b))
