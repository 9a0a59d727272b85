import { eq } from 'drizzle-orm'
import { localDay } from '../../shared/kernel/day'
import { compareNames } from '../../shared/kernel/language'
import { applyPatch, type Patch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { Contact, ContactFields, ContactId } from '../../shared/networking/contact'
import type { contactContract } from '../../shared/networking/contact.contract'
import type { CountedContacts } from '../../shared/networking/counted-contacts'
import { type DatedTouch, explainStrength } from '../../shared/networking/strength'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { findToChoose, listContacts, selectedIds } from './contact-list'
import { editMany } from './edit-many'
import { contactExists, insertContact, readContact, writeContactLists } from './contact-rows'
import { refreshKeys } from './contact-keys'
import { readPhoto, writePhoto } from './contact-photo'
import { contacts } from './contact.table'
import { customValueRefusal } from './custom-field.handlers'
import { groupExists, rhythmRefusal } from './group.handlers'
import { renameInFilters } from './kept-filters'
import { dropUnusedOrganizations, ensureOrganization } from './organization.handlers'
import { refreshContacts } from './refresh-contacts'
import { removeContacts } from './remove-contacts'
import { saveContacts } from './save-contacts'

const found = (context: StoreContext, id: ContactId): Result<Contact, { type: 'ContactNotFound'; id: ContactId }> => {
  const contact = readContact(context, id)
  return contact === null ? err({ type: 'ContactNotFound', id }) : ok(contact)
}

const strengthTouchesSql = `SELECT i.id AS interactionId, i.type, i.on_day AS "on" FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ?`

/** Touches that an explanation of strength lists one by one. */
const touchesShown = 50

/** What a contact must not hold: a group or custom field that is not there, a value its field does not take. Null: nothing. */
const refusalOf = (context: StoreContext, { groupId, custom = [] }: Patch<ContactFields>) =>
  groupId != null && !groupExists(context, groupId) ? ({ type: 'GroupNotFound', id: groupId } as const) : customValueRefusal(context, custom)

/** Whoever is archived is found from their own side: few are, as a rule, and many carry a tag. */
const tagsSql = `WITH archived AS (SELECT tag_id, count(*) AS count FROM contact CROSS JOIN contact_tag ON contact_id = contact.id WHERE is_archived = 1 GROUP BY tag_id)
  SELECT tag.name, count(*) - coalesce(archived.count, 0) AS contacts, coalesce(archived.count, 0) AS archived
  FROM tag JOIN contact_tag ON contact_tag.tag_id = tag.id LEFT JOIN archived ON archived.tag_id = tag.id GROUP BY tag.id ORDER BY tag.name`

export const contactHandlers: Handlers<typeof contactContract, StoreContext> = {
  list: (context, input) => ok(listContacts(context, input, localDay(context.now()))),

  find: (context, input) => ok(findToChoose(context, input, localDay(context.now()))),

  get: (context, { id }) => found(context, id),

  add: (context, fields) => {
    const refusal = refusalOf(context, fields) ?? rhythmRefusal(fields)
    if (refusal !== null) return err(refusal)
    const id = insertContact(context, fields)
    refreshContacts(context, [id])
    return found(context, id) as Result<Contact, never>
  },

  edit: (context, { id, changes }) => {
    const before = context.db.select().from(contacts).where(eq(contacts.id, id)).get()
    if (before === undefined) return err({ type: 'ContactNotFound', id })
    const { handles, emails, phones, tags, custom, ...fields } = changes
    const row = applyPatch(before, fields)
    const hasNewRhythm = row.idealDays !== before.idealDays || row.longestDays !== before.longestDays
    const refusal = refusalOf(context, changes) ?? (hasNewRhythm ? rhythmRefusal(row) : null)
    if (refusal !== null) return err(refusal)
    if (fields.organization !== undefined) ensureOrganization(context, fields.organization)
    context.db
      .update(contacts)
      .set({ ...row, sortName: sortName(row.name) })
      .where(eq(contacts.id, id))
      .run()
    writeContactLists(context, id, { handles, emails, phones, tags, custom })
    dropUnusedOrganizations(context, [before.organization])
    refreshKeys(context, [id])
    refreshContacts(context, [id])
    return found(context, id)
  },

  remove: (context, { ids }) => ok({ removed: removeContacts(context, ids) }),

  editMany: (context, { target, changes }) => {
    const refusal = refusalOf(context, changes) ?? (changes.rhythm === undefined ? null : rhythmRefusal(changes.rhythm))
    if (refusal !== null) return err(refusal)
    if (!('ids' in target)) return ok({ changed: editMany(context, selectedIds(context, target, localDay(context.now())), changes) })
    const { ids } = target
    const [first] = ids
    if (first !== undefined && !ids.some((id) => contactExists(context, id))) return err({ type: 'ContactNotFound', id: first })
    return ok({ changed: editMany(context, ids, changes) })
  },

  saveList: saveContacts,

  strength: (context, { id, today }) => {
    if (!contactExists(context, id)) return err({ type: 'ContactNotFound', id })
    // The columns of the statement.
    const touches = context.prepare(strengthTouchesSql).all(id) as (DatedTouch & { interactionId: number })[]
    const { parts, next, fading, ...explanation } = explainStrength(touches, today, touchesShown)
    return ok({ ...explanation, parts: [...parts], next: [...next], fading: [...fading] })
  },

  photo: (context, { id }) => ok(readPhoto(context, id)),

  setPhoto: (context, { id, base64 }) => (contactExists(context, id) ? writePhoto(context, id, base64) : err({ type: 'ContactNotFound', id })),

  changeTag: (context, { from, to }) => {
    const carriers = context.prepare('SELECT contact_id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name = ?').pluck().all(from).map(Number)
    if (from !== to && carriers.length > 0) {
      if (to !== null) renameInFilters(context, (condition) => (condition.field === 'tag' && condition.anyOf.includes(from) ? { ...condition, anyOf: [...new Set(condition.anyOf.map((tag) => (tag === from ? to : tag)))] } : condition))
      editMany(context, carriers, { addTags: to === null ? [] : [to], removeTags: [from] })
    }
    return ok({ contacts: carriers.length })
  },

  tags: ({ prepare }) =>
    // The columns of the statement.
    ok((prepare(tagsSql).all() as (CountedContacts & { name: string })[]).sort((left, right) => compareNames(left.name, right.name))),
}
