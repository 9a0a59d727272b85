import { z } from 'zod'
import { ImportBatchId } from '../imports/import'

/** What an import of our own posts or followers did, the import it is kept as, and the step that undoes it. */
export const OwnImport = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), batch: ImportBatchId, undoStep: z.int() })
