import { z } from 'zod'

/** A finished file that waits to be saved or downloaded once. */
export const Output = z.object({ id: z.string(), fileName: z.string(), size: z.int(), mediaType: z.string() })
export type Output = z.infer<typeof Output>
