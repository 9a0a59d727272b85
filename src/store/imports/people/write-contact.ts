import { duplicateKeys } from '../../../shared/networking/duplicate'
import { sortName } from '../../../shared/kernel/sort-name'
import type { StoreContext } from '../../context'
import { ensureOrganization } from '../../networking/organization.handlers'
import type { ContactState, FactField, FactList, Facts } from './facts'

type Lists = { readonly [L in FactList]: Facts[L] }

const columns: Readonly<Record<FactField, string>> = { name: 'name', organization: 'organization', role: 'role', birthday: 'birthday', source: 'source', howMet: 'how_met', note: 'note' }

/** Adds items to the lists of a contact, behind those it has. `isNew`: it has none. */
export const addItems = ({ prepare }: Pick<StoreContext, 'prepare'>, id: number, { emails, phones, handles, tags }: Lists, isNew: boolean): void => {
  const firstPosition = (table: string): number => (isNew ? 0 : Number(prepare(`SELECT coalesce(max(position) + 1, 0) FROM ${table} WHERE contact_id = ?`).pluck().get(id)))
  if (emails.length > 0) {
    const first = firstPosition('contact_email')
    for (const [index, email] of emails.entries()) prepare('INSERT INTO contact_email (contact_id, position, email) VALUES (?, ?, ?)').run(id, first + index, email)
  }
  if (phones.length > 0) {
    const first = firstPosition('contact_phone')
    for (const [index, phone] of phones.entries()) prepare('INSERT INTO contact_phone (contact_id, position, phone) VALUES (?, ?, ?)').run(id, first + index, phone)
  }
  if (handles.length > 0) {
    const first = firstPosition('contact_handle')
    for (const [index, { platform, handle, url }] of handles.entries()) prepare('INSERT INTO contact_handle (contact_id, position, platform, handle, url) VALUES (?, ?, ?, ?, ?)').run(id, first + index, platform, handle, url)
  }
  for (const name of tags) {
    prepare('INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name)
    prepare('INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag WHERE name = ? ON CONFLICT DO NOTHING').run(id, name)
  }
}

/** Takes items out of the lists of a contact. */
export const removeItems = ({ prepare }: Pick<StoreContext, 'prepare'>, id: number, { emails, phones, handles, tags }: Lists): void => {
  for (const email of emails) prepare('DELETE FROM contact_email WHERE contact_id = ? AND email = ?').run(id, email)
  for (const phone of phones) prepare('DELETE FROM contact_phone WHERE contact_id = ? AND phone = ?').run(id, phone)
  for (const { platform, handle } of handles) prepare('DELETE FROM contact_handle WHERE contact_id = ? AND platform = ? AND handle = ?').run(id, platform, handle)
  for (const name of tags) prepare('DELETE FROM contact_tag WHERE contact_id = ? AND tag_id = (SELECT id FROM tag WHERE name = ?)').run(id, name)
}

/** Sets fields of a contact. A birthday that is nobody's is null. */
export const setFields = (context: Pick<StoreContext, 'prepare' | 'now'>, id: number, fields: Iterable<readonly [FactField, string]>): void => {
  for (const [field, value] of fields) {
    if (field === 'organization') ensureOrganization(context, value)
    context.prepare(`UPDATE contact SET ${columns[field]} = ? WHERE id = ?`).run(field === 'birthday' && value === '' ? null : value, id)
    if (field === 'name') context.prepare('UPDATE contact SET sort_name = ? WHERE id = ?').run(sortName(value), id)
  }
}

/**
 * Adds a contact as imports bring it. Its lists go in before it does, so that the search index takes it in once instead of once more for every item;
 * the transaction must defer its references.
 */
export const insertImported = (context: Pick<StoreContext, 'prepare' | 'now'>, id: number, state: ContactState): void => {
  const { prepare } = context
  addItems(context, id, state, true)
  const { name, organization, role, birthday, source, howMet, note } = state.fields
  // Most people of a file share a few organisations; the order of a name is not worked out again for each.
  if (organization !== '' && prepare('SELECT 1 FROM organization WHERE name = ?').get(organization) === undefined) ensureOrganization(context, organization)
  prepare('INSERT INTO contact (id, name, sort_name, organization, role, birthday, source, how_met, note, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    id, name, sortName(name), organization, role, birthday === '' ? null : birthday, source, howMet, note, context.now().toISOString(),
  )
  const insertKey = prepare('INSERT INTO contact_key (contact_id, kind, key) VALUES (?, ?, ?)')
  for (const { kind, key } of duplicateKeys({ name, organization, emails: state.emails, handles: state.handles })) insertKey.run(id, kind, key)
}
