import { err, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import type { ReadFailure } from './reading'
import { isSystemError, TableError } from './table'
import { Cancelled } from './turns'

const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/** What to say where the system would not give the file, or not take what was unpacked. Null: it is no error of the system. */
const systemSentence = (error: unknown): string | null => {
  if (!isSystemError(error)) return null
  if ('code' in error && noRoom.has(error.code)) return t`The disk is full: there is no room to unpack the archive. Nothing was imported. Make room, then try again.`
  return t`The file could not be opened: it is gone, or another program keeps it, or it may not be read.`
}

/** The refusal that a reader answers with for what it threw; anything that is no refusal and no trouble of the system is thrown on. */
export const refusalOf = (error: unknown): Result<never, ReadFailure> => {
  if (error instanceof TableError) return err({ type: 'ImportRefused', sentence: error.sentence, line: error.line, ...(error.belongsTo !== null && { belongsTo: error.belongsTo }), ...(error.asks !== null && { asks: error.asks }) })
  const sentence = systemSentence(error)
  if (sentence === null) throw error
  return err({ type: 'ImportRefused', sentence, line: null })
}

/** The same of a reader that can be stopped. */
export const failureOf = (error: unknown): Result<never, ReadFailure | { readonly type: 'Cancelled' }> => (error instanceof Cancelled ? err({ type: 'Cancelled' }) : refusalOf(error))
