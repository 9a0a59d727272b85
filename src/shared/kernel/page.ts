import { z } from 'zod'

/** Which stretch of a list is wanted. `limit` is at most 500 rows: more never belongs on a screen at once. */
export const PageRequest = z.object({
  offset: z.int().nonnegative().default(0),
  limit: z.int().positive().max(500).default(200),
})

/** One stretch of a list; `total` counts all rows that match, on every page the same. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int().nonnegative() })

export const SortDirection = z.enum(['ascending', 'descending'])
export type SortDirection = z.infer<typeof SortDirection>
