/** The most that is taken for one count, of views or clicks: the sum of up to 9,007 such is exact. */
export const largestCount = 10 ** 12

/** A sum where it is exact. Null: nothing is known, or it is beyond what can be counted exactly. */
export const whereExact = (sum: number | null): number | null => (sum !== null && Number.isSafeInteger(sum) ? sum : null)
