import { readAsItLies } from '../connection'
import { hasSchemaSince } from '../schema-text'
import { type AuditEntry, readAudit, verifyAudit } from './audit-chain'

/** The first version of workbooks that keep a record. */
const firstWithRecord = 16

/** The record of a workbook or a backup that nobody has open. Empty: there is none, it cannot be read, or it is broken; then it says nothing that could be gone on with. */
export const readAuditOf = (file: string | null): readonly AuditEntry[] => {
  if (file === null) return []
  try {
    // A view in the place of the table could answer without end.
    return readAsItLies(file, (sqlite) => (hasSchemaSince(sqlite, firstWithRecord) && verifyAudit(sqlite).brokenAt === null ? readAudit(sqlite) : []))
  } catch {
    // A backup is restored because something was wrong with the file it replaces.
    return []
  }
}
