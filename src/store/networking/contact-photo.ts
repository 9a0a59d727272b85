import { Buffer } from 'node:buffer'
import { err, ok, type Result } from '../../shared/kernel/result'
import { type ContactId, largestPhotoBytes, type Photo } from '../../shared/networking/contact'
import { photoTypeOf } from '../../shared/networking/photo'
import type { StoreContext } from '../context'

/** The column `hasPhoto`: whether a contact has a picture; `contact`: where its id stands. */
export const hasPhotoSql = (contact: string): string => `EXISTS (SELECT 1 FROM contact_photo WHERE contact_id = ${contact}) AS hasPhoto`

/** A row with that column, as SQLite has it: 1 or 0. */
export type PhotoCount<Row> = Omit<Row, 'hasPhoto'> & { readonly hasPhoto: number }

/** The same as lists answer it. */
export const withPhoto = <Row extends { readonly hasPhoto: number }>(row: Row): Omit<Row, 'hasPhoto'> & { hasPhoto: boolean } => ({ ...row, hasPhoto: row.hasPhoto === 1 })

/** A contact's picture. Null: there is none. */
export const readPhoto = ({ prepare }: Pick<StoreContext, 'prepare'>, id: ContactId): Photo | null => {
  // The two columns of the statement; the media type is one of those the table takes.
  const row = prepare('SELECT media_type AS mediaType, bytes FROM contact_photo WHERE contact_id = ?').get(id) as { mediaType: Photo['mediaType']; bytes: Buffer } | undefined
  return row === undefined ? null : { mediaType: row.mediaType, base64: row.bytes.toString('base64') }
}

/** Keeps a picture, known by its first bytes and not by what it is called. Null takes it away. */
export const writePhoto = ({ prepare }: Pick<StoreContext, 'prepare'>, id: ContactId, base64: string | null): Result<Photo | null, { type: 'PhotoRefused'; reason: 'not_an_image' | 'too_large' }> => {
  if (base64 === null) {
    prepare('DELETE FROM contact_photo WHERE contact_id = ?').run(id)
    return ok(null)
  }
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > largestPhotoBytes) return err({ type: 'PhotoRefused', reason: 'too_large' })
  const mediaType = photoTypeOf(bytes)
  if (mediaType === null) return err({ type: 'PhotoRefused', reason: 'not_an_image' })
  prepare('INSERT INTO contact_photo (contact_id, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT (contact_id) DO UPDATE SET media_type = excluded.media_type, bytes = excluded.bytes').run(id, mediaType, bytes)
  return ok({ mediaType, base64: bytes.toString('base64') })
}
