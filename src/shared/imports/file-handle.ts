import { z } from 'zod'

/** A file the person chose or dropped, known to the store by this opaque id only; paths never cross the contract. */
export const FileHandle = z.object({ id: z.string().regex(/^[a-z0-9-]{8,64}$/), name: z.string(), size: z.int().nonnegative() })
export type FileHandle = z.infer<typeof FileHandle>
