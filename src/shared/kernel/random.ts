/** A repeatable stream of numbers from 0 up to 1 (mulberry32): the same seed gives the same draws on every computer. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A seed made of a text (FNV-1a), so that what a channel draws depends on its name and not on its place in a list. */
export const seedOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** A normal draw of mean 0 and standard deviation 1 (Box and Muller). */
export const drawNormal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** The value below which a share of the sorted values lies, straight between neighbours. NaN of nothing. */
export const quantileOf = (sorted: ArrayLike<number>, share: number): number => {
  const place = (sorted.length - 1) * share
  const low = Math.floor(place)
  const value = sorted[low] ?? Number.NaN
  return value + ((sorted[Math.min(sorted.length - 1, low + 1)] ?? value) - value) * (place - low)
}
