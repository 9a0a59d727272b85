import { err, type Result } from '../shared/kernel/result'
import { Cancelled } from './people/read-people'
import type { ReadFailure } from './reading'
import { TableError } from './table'

/** Whether the system would not give the file: gone, locked, forbidden, a broken disk. */
const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error

/** What a reader answers with for what it threw; anything that is no refusal, no cancel and no trouble of the system is thrown on. */
export const failureOf = (error: unknown): Result<never, ReadFailure | { readonly type: 'Cancelled' }> => {
  if (error instanceof TableError) return err({ type: 'ImportRefused', sentence: error.sentence, line: error.line, ...(error.belongsTo !== null && { belongsTo: error.belongsTo }) })
  if (error instanceof Cancelled) return err({ type: 'Cancelled' })
  if (isSystemError(error)) return err({ type: 'ImportRefused', sentence: 'The file could not be opened: it is gone, or another program keeps it, or it may not be read.', line: null })
  throw error
}
