import { z } from 'zod'

/** A row's number in its table: positive, never reused for another row while the first is known. Branded per entity by each module. */
export const RowId = z.int().positive()

/** Rows that one command changes together: one at least, 10,000 at most. Those that were removed meanwhile are passed over. */
export const manyIds = <Id extends z.ZodType>(id: Id) => z.array(id).min(1).max(10_000)

/** How many of them were removed. */
export const Removed = z.object({ removed: z.int().nonnegative() })
