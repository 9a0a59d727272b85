import { duplicateKeys, organizationKey } from '../../shared/networking/duplicate'
import type { StoreContext } from '../context'
import { refreshObjections } from './objection'

/** A key that more contacts share than this says nothing: `info@` of a fair, a name that half a country has. `shared_key` holds the others. */
export const mostSharers = 12

/** Brings the keys under which a contact is found as another's double, and whether it objected before, in line with its name, organisation, e-mails, phones and handles. Call after every change of those. */
export const refreshKeys = (context: Pick<StoreContext, 'prepare' | 'now'>, ids: Iterable<number>): void => {
  const { prepare } = context
  for (const id of ids) {
    // The two columns of the statement.
    const contact = prepare('SELECT name, organization FROM contact WHERE id = ?').get(id) as { name: string; organization: string } | undefined
    if (contact === undefined) continue
    const emails = prepare('SELECT email FROM contact_email WHERE contact_id = ?').pluck().all(id).map(String)
    // The two columns of the statement.
    const handles = prepare('SELECT platform, handle FROM contact_handle WHERE contact_id = ?').all(id) as { platform: string; handle: string }[]
    const wanted = duplicateKeys({ ...contact, emails, handles })
    prepare('DELETE FROM contact_key WHERE contact_id = ? AND (kind, key) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))').run(id, JSON.stringify(wanted.map(({ kind, key }) => [kind, key])))
    for (const { kind, key } of wanted) prepare('INSERT INTO contact_key (contact_id, kind, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(id, kind, key)
    refreshObjections(context, [id])
  }
}

/** The same of contacts of whom nothing but the organisation changed, however many: set by set. */
export const refreshOrganizationKeys = ({ prepare }: Pick<StoreContext, 'prepare'>, ids: readonly number[]): void => {
  const sql = `SELECT c.id, c.name, c.organization, k.key FROM contact c LEFT JOIN contact_key k ON k.contact_id = c.id AND k.kind = 'name_organization' WHERE c.id IN (SELECT value FROM json_each(?))`
  // The columns of the statement.
  const contacts = prepare(sql).all(JSON.stringify(ids)) as { id: number; name: string; organization: string; key: string | null }[]
  const wanted = contacts.map(({ id, name, organization, key }) => ({ id, before: key, key: organizationKey(name, organization) })).filter(({ before, key }) => key !== before)
  prepare("DELETE FROM contact_key WHERE kind = 'name_organization' AND contact_id IN (SELECT value FROM json_each(?))").run(JSON.stringify(wanted.map(({ id }) => id)))
  prepare("INSERT INTO contact_key (contact_id, kind, key) SELECT value ->> 'id', 'name_organization', value ->> 'key' FROM json_each(?) WHERE value ->> 'key' IS NOT NULL").run(JSON.stringify(wanted))
}
