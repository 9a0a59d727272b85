import { z } from 'zod'

/** Most rows that a sheet of a spreadsheet has room for below its headings. */
export const mostSheetRows = 1_048_575

/** A finished file that waits to be saved or downloaded once. */
export const Output = z.object({ id: z.string(), fileName: z.string(), size: z.int(), mediaType: z.string() })
export type Output = z.infer<typeof Output>
