import { z } from 'zod'

/** A row's number in its table: positive, never reused for another row while the first is known. Branded per entity by each module. */
export const RowId = z.int().positive()
