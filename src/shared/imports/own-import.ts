import { z } from 'zod'
import { ImportBatchId } from './import'

/** What an import of our own posts, followers or deals did, the import it is kept as, and the step that undoes it. */
export const OwnImport = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), batch: ImportBatchId, undoStep: z.int() })
