/** The order of two days, keys or numbers, the same in every language, infinite numbers too; for `sort`. Names are ordered by `compareNames`. */
export const compareValues = <Value extends string | number>(left: Value, right: Value): number => (left < right ? -1 : Number(left > right))
