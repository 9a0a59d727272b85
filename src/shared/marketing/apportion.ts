/** One share as whole units, and what was cut off to make it whole, in parts of the sum of weights. */
interface Share {
  readonly index: number
  readonly rest: number | bigint
}

/** Largest rest first; of equal rests the earlier place. */
const byRest = (left: Share, right: Share): number => (left.rest === right.rest ? left.index - right.index : left.rest < right.rest ? 1 : -1)

const dealOut = (shares: number[], rests: readonly (number | bigint)[], amount: number): readonly number[] => {
  let left = amount - shares.reduce((sum, share) => sum + share, 0)
  if (left === 0) return shares
  // There are more rests than units left over, so that a place with a weight of 0 gets none.
  for (const { index } of rests.map((rest, index) => ({ index, rest })).filter(({ rest }) => rest > 0).sort(byRest)) {
    if (left === 0) break
    shares[index] = (shares[index] ?? 0) + 1
    left -= 1
  }
  return shares
}

/**
 * Splits a whole amount by weights into whole parts that add up to it exactly: each part is cut to a whole unit, and the units left over go to
 * the largest rests, of equal ones to the earliest (largest remainder, Hamilton's method). The amount and the weights are whole and not negative.
 * A weight of 0 gets nothing. Null: no weight is above 0, so there is nowhere to put it.
 */
export const apportion = (amount: number, weights: readonly number[]): readonly number[] | null => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return null
  if (Number.isSafeInteger(total) && Number.isSafeInteger(amount * total)) {
    return dealOut(weights.map((weight) => Math.floor((amount * weight) / total)), weights.map((weight) => (amount * weight) % total), amount)
  }
  // Products beyond the safe integers would be rounded, and the parts no longer add up.
  const exactTotal = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight))
  return dealOut(products.map((product) => Number(product / exactTotal)), products.map((product) => product % exactTotal), amount)
}
