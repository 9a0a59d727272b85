/**
 * Geometric adstock: what of earlier weeks still works in each week, added to the week's own. `carryOver` is the share that is left a week later,
 * from 0 up to, not including, 1. Null is a week nobody knows: nothing is carried over it, so a gap starts anew.
 * Source: Robyn's adstock_geometric, adstocked(t) = raw(t) + carryOver × adstocked(t − 1).
 */
export const geometricAdstock = (spend: readonly (number | null)[], carryOver: number): Float64Array => {
  const result = new Float64Array(spend.length)
  let carried = 0
  spend.forEach((value, index) => {
    carried = value === null ? 0 : value + carryOver * carried
    result[index] = carried
  })
  return result
}

/** The spend at which a Hill curve reaches half its height: a share `gamma` of the way from the least to the most. Source: Robyn's saturation_hill. */
export const inflexionOf = (values: ArrayLike<number>, gamma: number): number => {
  let [least, most] = [Infinity, -Infinity]
  for (let index = 0; index < values.length; index += 1) {
    least = Math.min(least, values[index] ?? least)
    most = Math.max(most, values[index] ?? most)
  }
  return least + (most - least) * gamma
}

/** Hill saturation from 0 to 1: xᵃ ∕ (xᵃ + inflexionᵃ), one half at the inflexion; S-shaped where `alpha` is above 1. 0 without spend. Source: Robyn's saturation_hill. */
export const hill = (value: number, alpha: number, inflexion: number): number => (value <= 0 ? 0 : 1 / (1 + (inflexion / value) ** alpha))
