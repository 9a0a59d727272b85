/**
 * Numerator over denominator, or null where there is no answer: either is unknown (null), the denominator is 0,
 * or the quotient is beyond all numbers.
 * Null is shown as "n/a"; it is never 0 and never infinite.
 */
export const ratio = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || denominator === null || denominator === 0 || !Number.isFinite(numerator / denominator) ? null : numerator / denominator

/**
 * A part of a goal as it is shown in percent with so many decimals: to the nearest like every figure, but the whole only once it is reached.
 * 99.7 % is 99 %, and 99.996 % with two decimals 99.99 %.
 */
export const shownProgress = (part: number, digits = 0): number => {
  const steps = 10 ** (digits + 2)
  return part < 1 ? Math.min(part, (steps - 1) / steps) : part
}

/** The sum of what is known of these things; null when nothing is known. Unknown parts do not count as 0 in a sum of unknowns. */
export const sumOver = <Item>(items: Iterable<Item>, valueOf: (item: Item) => number | null): number | null => {
  let sum: number | null = null
  for (const item of items) {
    const value = valueOf(item)
    if (value !== null) sum = (sum ?? 0) + value
  }
  return sum
}

/** The sum of what is known of these numbers, as `sumOver` takes it. */
export const sumKnown = (values: Iterable<number | null>): number | null => sumOver(values, (value) => value)

/** Ascending or descending order in which n/a always comes last. */
export const compareNullsLast = (left: number | null, right: number | null, direction: 'ascending' | 'descending'): number => {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  return direction === 'ascending' ? left - right : right - left
}
