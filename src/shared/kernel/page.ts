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

/** More groups than this are no overview: such a list comes ungrouped. */
export const mostGroups = 2000

/** The rows of a list that have something in common. */
export const RowGroup = z.object({
  /** What they have in common: a word, a name, a month such as `2026-03`, or an id. Empty: they have nothing there. */
  key: z.string(),
  /** The name of what an id stands for. Empty: the key says it. */
  label: z.string(),
  count: z.int().positive(),
})
export type RowGroup = z.infer<typeof RowGroup>

/** A stretch of a list that can be grouped: all rows of a group come together, each group in the order that was asked for. */
export const groupedPageOf = <T extends z.ZodType>(row: T) =>
  pageOf(row).extend({
    /** On the first page of a grouped list all its groups in the order of the rows, those with nothing there last; their counts come to `total`. Else empty, and where there are more than `mostGroups`. */
    groups: z.array(RowGroup),
  })
