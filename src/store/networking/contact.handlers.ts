import { eq } from 'drizzle-orm'
import { localDay } from '../../shared/kernel/day'
import { applyPatch, type Patch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { Contact, ContactFields, ContactId } from '../../shared/networking/contact'
import type { contactContract, keepInTouchContract } from '../../shared/networking/contact.contract'
import type { Handlers, OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { fullTextQuery } from '../full-text'
import { dropUnusedTags, insertContact, listedColumns, readContact, toContactRow, writeContactLists } from './contact-rows'
import { readPhoto, writePhoto } from './contact-photo'
import { contacts } from './contact.table'
import { customValueRefusal } from './custom-field.handlers'
import { groupExists } from './group.handlers'
import { dropUnusedOrganizations, ensureOrganization } from './organization.handlers'
import { refreshContacts } from './refresh-contacts'

type Page = OutputOf<typeof contactContract.list>

const found = (context: StoreContext, id: ContactId): Result<Contact, { type: 'ContactNotFound'; id: ContactId }> => {
  const contact = readContact(context, id)
  return contact === null ? err({ type: 'ContactNotFound', id }) : ok(contact)
}

const sortColumns = { name: 'c.sort_name', organization: 'c.organization', lastTouchOn: 'c.last_touch_on', dueOn: 'c.due_on', interactionCount: 'c.interaction_count', createdAt: 'c.created_at' } as const

/** Conditions of each keep-in-touch state for a day `?`, the same rules as `keepInTouchState`. */
const awake = '(c.snoozed_until IS NULL OR c.snoozed_until <= @today)'
const stateConditions = {
  snoozed: 'c.snoozed_until > @today',
  owe_reply: `${awake} AND c.owes_reply = 1`,
  none: `${awake} AND c.owes_reply = 0 AND c.due_on IS NULL`,
  overdue: `${awake} AND c.owes_reply = 0 AND c.overdue_on <= @today`,
  due: `${awake} AND c.owes_reply = 0 AND c.due_on <= @today AND c.overdue_on > @today`,
  fine: `${awake} AND c.owes_reply = 0 AND c.due_on > @today`,
} as const

/** Names what the selected rows are; SQLite wants bound only what the text mentions. */
const bind = (sql: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`@${name}`)))

const pageOfRows = (context: StoreContext, sql: { readonly where: string; readonly order: string }, values: Readonly<Record<string, unknown>>, today: ReturnType<typeof localDay>): Page => {
  const countSql = `SELECT count(*) FROM contact c ${sql.where}`
  // The page is found before its lists are gathered: beside a sort, SQLite would gather them for every row that the page leaves out.
  const pageSql = `SELECT c.id FROM contact c ${sql.where} ORDER BY ${sql.order} LIMIT @limit OFFSET @offset`
  const rowsSql = `SELECT ${listedColumns} FROM contact c WHERE c.id IN (${pageSql}) ORDER BY ${sql.order}`
  const total = Number(context.prepare(countSql).pluck().get(bind(countSql, values)))
  const rows = context.prepare(rowsSql).all(bind(rowsSql, values)).map((row) => toContactRow(row, today))
  return { rows, total }
}

/** What a contact must not hold: a group or custom field that is not there, a value its field does not take. Null: nothing. */
const refusalOf = (context: StoreContext, { groupId, custom = [] }: Patch<ContactFields>) =>
  groupId != null && !groupExists(context, groupId) ? ({ type: 'GroupNotFound', id: groupId } as const) : customValueRefusal(context, custom)

export const contactHandlers: Handlers<typeof contactContract, StoreContext> = {
  list: (context, { offset, limit, search, tag, platform, state, sort, direction }) => {
    const today = localDay(context.now())
    const query = fullTextQuery(search)
    if (query === null && search.trim() !== '') return ok({ rows: [], total: 0 })
    const conditions = [
      query === null ? null : 'c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH @query)',
      tag === null ? null : 'c.id IN (SELECT contact_id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name = @tag)',
      platform === null ? null : 'c.id IN (SELECT contact_id FROM contact_handle WHERE platform = @platform)',
      state === null ? null : stateConditions[state],
    ].filter((condition) => condition !== null)
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    const way = direction === 'ascending' ? 'ASC' : 'DESC'
    const isNullable = sort === 'lastTouchOn' || sort === 'dueOn'
    const order = `${sortColumns[sort]} ${way}${isNullable ? ' NULLS LAST' : ''}, ${sort === 'organization' ? 'c.sort_name, ' : ''}c.id ${sort === 'organization' ? '' : way}`
    return ok(pageOfRows(context, { where, order }, { query, tag, platform, today, limit, offset }, today))
  },

  get: (context, { id }) => found(context, id),

  add: (context, fields) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    const id = insertContact(context, fields)
    refreshContacts(context, [id])
    return found(context, id) as Result<Contact, never>
  },

  edit: (context, { id, changes }) => {
    const before = context.db.select().from(contacts).where(eq(contacts.id, id)).get()
    if (before === undefined) return err({ type: 'ContactNotFound', id })
    const { handles, emails, phones, tags, custom, ...fields } = changes
    const refusal = refusalOf(context, changes)
    if (refusal !== null) return err(refusal)
    if (fields.organization !== undefined) ensureOrganization(context, fields.organization)
    const row = applyPatch(before, fields)
    context.db
      .update(contacts)
      .set({ ...row, sortName: sortName(row.name) })
      .where(eq(contacts.id, id))
      .run()
    writeContactLists(context, id, { handles, emails, phones, tags, custom })
    dropUnusedOrganizations(context, [before.organization])
    refreshContacts(context, [id])
    return found(context, id)
  },

  remove: (context, { ids }) => {
    const { prepare } = context
    const organizations = new Set<string>()
    let removed = 0
    for (const id of ids) {
      // Text, or nothing where there is no such contact.
      const organization = prepare('SELECT organization FROM contact WHERE id = ?').pluck().get(id) as string | undefined
      if (organization !== undefined) organizations.add(organization)
      removed += prepare('DELETE FROM contact WHERE id = ?').run(id).changes
    }
    prepare('DELETE FROM interaction WHERE NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)').run()
    dropUnusedTags(context)
    dropUnusedOrganizations(context, organizations)
    return ok({ removed })
  },

  tag: (context, { ids, add, remove }) => {
    const { prepare } = context
    let changed = 0
    for (const id of ids) {
      let changes = 0
      for (const name of add) {
        prepare('INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name)
        changes += prepare('INSERT INTO contact_tag (contact_id, tag_id) SELECT contact.id, tag.id FROM contact, tag WHERE contact.id = ? AND tag.name = ? ON CONFLICT DO NOTHING').run(id, name).changes
      }
      for (const name of remove) changes += prepare('DELETE FROM contact_tag WHERE contact_id = ? AND tag_id = (SELECT id FROM tag WHERE name = ?)').run(id, name).changes
      if (changes > 0) changed += 1
    }
    dropUnusedTags(context)
    return ok({ changed })
  },

  photo: (context, { id }) => ok(readPhoto(context, id)),

  setPhoto: (context, { id, base64 }) => (context.prepare('SELECT 1 FROM contact WHERE id = ?').get(id) === undefined ? err({ type: 'ContactNotFound', id }) : writePhoto(context, id, base64)),

  tags: ({ prepare }) =>
    // The two columns of the statement.
    ok(prepare('SELECT tag.name, count(*) AS contacts FROM tag JOIN contact_tag ON tag_id = tag.id GROUP BY tag.id ORDER BY tag.name').all() as { name: string; contacts: number }[]),
}

export const keepInTouchHandlers: Handlers<typeof keepInTouchContract, StoreContext> = {
  due: (context, { offset, limit, today }) => {
    const where = `WHERE ${awake} AND (c.owes_reply = 1 OR c.due_on <= @today)`
    const order = `c.owes_reply DESC, c.overdue_on <= @today DESC, coalesce(CASE WHEN c.owes_reply = 1 THEN c.last_touch_on END, c.due_on), c.id`
    return ok(pageOfRows(context, { where, order }, { today, limit, offset }, today))
  },

  snooze: (context, { id, until }) => {
    context.db.update(contacts).set({ snoozedUntil: until }).where(eq(contacts.id, id)).run()
    return found(context, id)
  },
}
