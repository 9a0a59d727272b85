import { asc, eq } from 'drizzle-orm'
import { type Day, localDay } from '../../shared/kernel/day'
import { compareNames } from '../../shared/kernel/language'
import type { Platform } from '../../shared/kernel/platform'
import { keepInTouchState } from '../../shared/networking/cadence'
import type { Contact, ContactFields, ContactId, ContactRow } from '../../shared/networking/contact'
import type { GroupId } from '../../shared/networking/group'
import type { OrganizationId } from '../../shared/networking/organization'
import { strengthOn } from '../../shared/networking/strength'
import { sortName } from '../../shared/kernel/sort-name'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { refreshKeys } from './contact-keys'
import { hasPhotoSql } from './contact-photo'
import { ensureOrganization } from './organization.handlers'
import { readCustomValues, writeCustomValues } from './custom-field.handlers'
import { contactEmails, contactHandles, contactPhones, contacts, contactTags, tags } from './contact.table'

const besideSql = `SELECT (SELECT id FROM organization o WHERE o.name = c.organization) AS organizationId, (SELECT name FROM contact_group g WHERE g.id = c.group_id) AS groupName,
  ${hasPhotoSql('c.id')} FROM contact c WHERE c.id = ?`

/** Whether there is such a contact. */
export const contactExists = ({ prepare }: Pick<StoreContext, 'prepare'>, id: ContactId): boolean => prepare('SELECT 1 FROM contact WHERE id = ?').get(id) !== undefined

/** One contact with everything that belongs to it. Null: there is none of that id. */
export const readContact = (context: StoreContext, id: ContactId): Contact | null => {
  const { db } = context
  const row = db.select().from(contacts).where(eq(contacts.id, id)).get()
  if (row === undefined) return null
  const handles = db.select().from(contactHandles).where(eq(contactHandles.contactId, id)).orderBy(asc(contactHandles.position)).all()
  const emails = db.select().from(contactEmails).where(eq(contactEmails.contactId, id)).orderBy(asc(contactEmails.position)).all()
  const phones = db.select().from(contactPhones).where(eq(contactPhones.contactId, id)).orderBy(asc(contactPhones.position)).all()
  const tagRows = db.select({ name: tags.name }).from(contactTags).innerJoin(tags, eq(tags.id, contactTags.tagId)).where(eq(contactTags.contactId, id)).orderBy(asc(tags.name)).all()
  // The three columns of the statement.
  const beside = context.prepare(besideSql).get(id) as { organizationId: OrganizationId | null; groupName: string | null; hasPhoto: number }
  const { sortName: _sortName, owesReply, awaitsAnswer, overdueOn, strengthRank, quietOn: _quietOn, cameBackOn: _cameBackOn, firstContributionOn: _firstContributionOn, lastInteractionOn: _lastInteractionOn, ...fields } = row
  const today = localDay(context.now())
  // Days and platforms were checked by the contract when they were written.
  const days = { dueOn: fields.dueOn as Day | null, overdueOn: overdueOn as Day | null, snoozedUntil: fields.snoozedUntil as Day | null }
  return {
    ...fields,
    ...beside,
    hasPhoto: beside.hasPhoto === 1,
    groupId: fields.groupId as GroupId | null,
    custom: readCustomValues(context, id),
    id,
    birthday: fields.birthday,
    lastTouchOn: fields.lastTouchOn as Day | null,
    dueOn: days.dueOn,
    snoozedUntil: days.snoozedUntil,
    state: keepInTouchState({ ...days, owesReply, awaitsAnswer }, today),
    strength: strengthOn(strengthRank, today),
    handles: handles.map(({ platform, handle, url }) => ({ platform: platform as Platform, handle, url })),
    emails: emails.map(({ email }) => email),
    phones: phones.map(({ phone }) => phone),
    tags: tagRows.map(({ name }) => name).sort(compareNames),
  }
}

const replaceTags = ({ prepare }: StoreContext, id: number, names: readonly string[]): void => {
  prepare('DELETE FROM contact_tag WHERE contact_id = ?').run(id)
  for (const name of names) {
    prepare('INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name)
    prepare('INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag WHERE name = ?').run(id, name)
  }
  dropUnusedTags({ prepare })
}

/** A tag exists as long as a contact carries it. */
export const dropUnusedTags = ({ prepare }: Pick<StoreContext, 'prepare'>): void => {
  prepare('DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = tag.id)').run()
}

/** Writes the lists of a contact that are given; others stay. */
export const writeContactLists = (context: StoreContext, id: number, { handles, emails, phones, tags: names, custom }: { readonly [K in 'handles' | 'emails' | 'phones' | 'tags' | 'custom']?: ContactFields[K] | undefined }): void => {
  const { prepare } = context
  if (handles !== undefined) {
    prepare('DELETE FROM contact_handle WHERE contact_id = ?').run(id)
    handles.forEach(({ platform, handle, url }, position) => prepare('INSERT INTO contact_handle (contact_id, position, platform, handle, url) VALUES (?, ?, ?, ?, ?)').run(id, position, platform, handle, url))
  }
  if (emails !== undefined) {
    prepare('DELETE FROM contact_email WHERE contact_id = ?').run(id)
    emails.forEach((email, position) => prepare('INSERT INTO contact_email (contact_id, position, email) VALUES (?, ?, ?)').run(id, position, email))
  }
  if (phones !== undefined) {
    prepare('DELETE FROM contact_phone WHERE contact_id = ?').run(id)
    phones.forEach((phone, position) => prepare('INSERT INTO contact_phone (contact_id, position, phone) VALUES (?, ?, ?)').run(id, position, phone))
  }
  if (names !== undefined) replaceTags(context, id, names)
  if (custom !== undefined) writeCustomValues(context, id, custom)
}

/** Adds a contact with its lists; derived columns are the caller's to refresh. */
export const insertContact = (context: StoreContext, fields: ContactFields): ContactId => {
  const { name, organization, role, birthday, source, howMet, note, groupId, idealDays, longestDays } = fields
  ensureOrganization(context, organization)
  // A row id of this very table.
  const id = unusedId(context, 'contact') as ContactId
  context
    .prepare('INSERT INTO contact (id, name, sort_name, organization, role, birthday, source, how_met, note, group_id, ideal_days, longest_days, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(id, name, sortName(name), organization, role, birthday, source, howMet, note, groupId, idealDays, longestDays, context.now().toISOString())
  writeContactLists(context, id, fields)
  refreshKeys(context, [id])
  return id
}

/** What a list row is made from, straight from SQL. */
interface ListedContact {
  readonly id: ContactId
  readonly name: string
  readonly organization: string
  readonly role: string
  readonly lastTouchOn: Day | null
  readonly dueOn: Day | null
  readonly overdueOn: Day | null
  readonly snoozedUntil: Day | null
  readonly owesReply: number
  readonly awaitsAnswer: number
  readonly strengthRank: number | null
  readonly groupName: string | null
  readonly source: string
  readonly createdAt: string
  readonly birthday: string | null
  readonly interactionCount: number
  readonly hasPhoto: number
  readonly email: string | null
  readonly platforms: string
  readonly tags: string
}

/** The columns of a listed contact `c`, lists as JSON. */
export const listedColumns = `c.id, c.name, c.organization, c.role, c.last_touch_on AS lastTouchOn, c.due_on AS dueOn, c.overdue_on AS overdueOn, c.snoozed_until AS snoozedUntil, c.owes_reply AS owesReply, c.awaits_answer AS awaitsAnswer, c.strength_rank AS strengthRank, c.source, c.created_at AS createdAt, c.birthday, c.interaction_count AS interactionCount,
  (SELECT name FROM contact_group WHERE id = c.group_id) AS groupName,
  ${hasPhotoSql('c.id')},
  (SELECT email FROM contact_email WHERE contact_id = c.id ORDER BY position LIMIT 1) AS email,
  (SELECT json_group_array(platform) FROM (SELECT DISTINCT platform FROM contact_handle WHERE contact_id = c.id ORDER BY position)) AS platforms,
  (SELECT json_group_array(name) FROM (SELECT tag.name FROM contact_tag JOIN tag ON tag.id = tag_id WHERE contact_id = c.id ORDER BY tag.name)) AS tags`

// The columns hold texts, and so do their lists.
const listed = (json: string): string[] => JSON.parse(json) as string[]

export const toContactRow = (row: unknown, today: Day): ContactRow => {
  // Selected by `listedColumns`.
  const { overdueOn, snoozedUntil, owesReply, awaitsAnswer, strengthRank, platforms, tags: names, email, hasPhoto, ...fields } = row as ListedContact
  return {
    ...fields,
    email: email ?? '',
    hasPhoto: hasPhoto === 1,
    platforms: listed(platforms) as Platform[],
    tags: listed(names).sort(compareNames),
    custom: [],
    strength: strengthOn(strengthRank, today),
    state: keepInTouchState({ dueOn: fields.dueOn, overdueOn, snoozedUntil, owesReply: owesReply === 1, awaitsAnswer: awaitsAnswer === 1 }, today),
  }
}
