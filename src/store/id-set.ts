/** Numbers of rows of one table. Many that lie mostly side by side are gathered, asked and joined several times as quickly as in a Set; far apart they only take more room. */
export interface IdSet {
  readonly size: number
  /** A thousand numbers each, by the place of that thousand: 1 for a number that belongs, else 0. */
  readonly pages: ReadonlyMap<number, Uint8Array>
}

const pageSize = 1024

export const idSetOf = (ids: Iterable<number>): IdSet => {
  const pages = new Map<number, Uint8Array>()
  let size = 0
  for (const id of ids) {
    const place = Math.floor(id / pageSize)
    const page = pages.get(place) ?? new Uint8Array(pageSize)
    if (!pages.has(place)) pages.set(place, page)
    const at = id - place * pageSize
    if (page[at] === 1) continue
    page[at] = 1
    size += 1
  }
  return { size, pages }
}

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

const nobody = new Uint8Array(pageSize)

const combine = (left: IdSet, right: IdSet, places: Iterable<number>, belongs: (left: number, right: number) => number): IdSet => {
  const pages = new Map<number, Uint8Array>()
  let size = 0
  for (const place of places) {
    const [ofLeft, ofRight] = [left.pages.get(place) ?? nobody, right.pages.get(place) ?? nobody]
    const page = ofLeft.map((value, at) => belongs(value, ofRight[at] ?? 0))
    size += page.reduce((sum, value) => sum + value, 0)
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
