import type { StoreContext } from '../../context'
import { type Claim, type ContactState, type FactHandle, parseFacts, photoDigest } from './facts'

type Prepared = Pick<StoreContext, 'prepare'>

/** A contact as it is, as far as imports may touch it. */
export const readState = ({ prepare }: Prepared, id: number): ContactState => {
  // The columns of the statement.
  const fields = prepare("SELECT name, organization, role, coalesce(birthday, '') AS birthday, source, how_met AS howMet, note FROM contact WHERE id = ?").get(id) as ContactState['fields']
  const texts = (sql: string): string[] => prepare(sql).pluck().all(id).map(String)
  return {
    fields,
    emails: texts('SELECT email FROM contact_email WHERE contact_id = ? ORDER BY position'),
    phones: texts('SELECT phone FROM contact_phone WHERE contact_id = ? ORDER BY position'),
    // The columns of the statement; platforms were checked when they were written.
    handles: prepare('SELECT platform, handle, url FROM contact_handle WHERE contact_id = ? ORDER BY position').all(id) as FactHandle[],
    tags: texts('SELECT tag.name FROM contact_tag JOIN tag ON tag.id = tag_id WHERE contact_id = ? ORDER BY tag.name'),
  }
}

/** By what the picture of a contact is known. Empty: it has none. */
export const readPhotoDigest = ({ prepare }: Prepared, id: number): string => {
  const bytes = prepare('SELECT bytes FROM contact_photo WHERE contact_id = ?').pluck().get(id)
  return bytes instanceof Uint8Array ? photoDigest(bytes) : ''
}

/** What batches say of a contact, in their order. */
export const readClaims = ({ prepare }: Prepared, id: number): Claim[] =>
  // The columns of the statement.
  (
    prepare('SELECT batch_id AS batchId, source, facts FROM import_claim WHERE contact_id = ? ORDER BY batch_id').all(id) as {
      batchId: number
      source: string
      facts: string
    }[]
  ).map(({ facts, ...claim }) => ({ ...claim, facts: parseFacts(facts) }))
