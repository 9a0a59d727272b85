import { z } from 'zod'
import { mostAtOnce } from './most-at-once'

/** A row's number in its table: positive, never reused for another row while the first is known. Branded per entity by each module. */
export const RowId = z.int().positive()

/** Rows that one command changes together: one at least. Those that were removed meanwhile are passed over. */
export const manyIds = <Id extends z.ZodType>(id: Id) => z.array(id).min(1).max(mostAtOnce)

/** How many of them were removed. */
export const Removed = z.object({ removed: z.int().nonnegative() })
