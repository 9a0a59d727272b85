/** The most that is taken for one count, of views or clicks; sums of many stay exact. */
export const largestCount = 10 ** 12
