/** The most that is taken for one count, of views or clicks: the sum of up to 9,007 such is exact. */
export const largestCount = 10 ** 12
