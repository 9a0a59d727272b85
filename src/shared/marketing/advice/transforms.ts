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

/** Hill saturation from 0 to 1: xᵃ ∕ (xᵃ + inflexionᵃ), one half at the inflexion; S-shaped where `alpha` is above 1. 0 without spend. Source: Robyn's saturation_hill. */
export const hill = (value: number, alpha: number, inflexion: number): number => (value <= 0 ? 0 : 1 / (1 + (inflexion / value) ** alpha))
