import { z } from 'zod'

/** What the archive of a whole workbook says of itself, in `manifest.json`. The layout is a promise: docs/workbook-format.md. */
export const ArchiveManifest = z.object({
  format: z.literal('rapport-archive'),
  /** Of the archive's own layout. */
  version: z.literal(1),
  /** Migrations applied to the workbook it was made from. */
  schemaVersion: z.int().positive(),
  workbook: z.string(),
  exportedAt: z.iso.datetime(),
  schema: z.object({ file: z.literal('schema.sql'), sha256: z.string() }),
  tables: z.array(
    z.object({
      table: z.string(),
      file: z.string(),
      rows: z.int().nonnegative(),
      /** Of the file, unpacked. */
      bytes: z.int().nonnegative(),
      /** Of the file's bytes. */
      sha256: z.string(),
      /** Over the table's rows, as `rapport check` has it. */
      digest: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.enum(['INTEGER', 'REAL', 'TEXT', 'BLOB']) })),
    }),
  ).max(1000),
})
export type ArchiveManifest = z.infer<typeof ArchiveManifest>
