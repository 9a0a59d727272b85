import type { ContactId } from '../../../shared/networking/contact'
import type { StoreContext } from '../../context'
import { unusedId } from '../../kept-ids'
import { refreshKeys } from '../../networking/contact-keys'
import { writePhoto } from '../../networking/contact-photo'
import { dropUnusedOrganizations } from '../../networking/organization.handlers'
import { concernedBy, refreshConcerned } from '../../networking/refresh-concerned'
import { refreshContacts } from '../../networking/refresh-contacts'
import { type Draft, factsText } from './facts'
import type { PeoplePlan, PlannedContact } from './plan-people'
import { contentText, type TouchContent, type TouchPlan } from './plan-touches'
import { addItems, insertImported, setFields } from './write-contact'

const updateTouchSql = 'UPDATE interaction SET type = @type, direction = @direction, on_day = @on, platform = @platform, note = @note WHERE id = @id'
const insertTouchSql = "INSERT INTO interaction (type, direction, on_day, minutes, platform, community_id, note, created_at) VALUES (@type, @direction, @on, NULL, @platform, NULL, @note, @createdAt)"

/** A picture was looked at when its file was read. */
const writeNewPhoto = (context: StoreContext, id: number, { newPhoto }: Draft): void => {
  // The id of a row of this table.
  if (newPhoto !== null) writePhoto(context, id as ContactId, newPhoto)
}

/** Writes a contact of the plan; answers with its number. */
const writeContact = (context: StoreContext, { id, draft, isChanged }: PlannedContact, nextId: () => number): number => {
  if (id === null) {
    const made = nextId()
    insertImported(context, made, draft.state)
    context.prepare('INSERT INTO imported_contact (contact_id) VALUES (?)').run(made)
    writeNewPhoto(context, made, draft)
    return made
  }
  if (!isChanged) return id
  const before = String(context.prepare('SELECT organization FROM contact WHERE id = ?').pluck().get(id))
  setFields(context, id, [...draft.changedFields].map((field) => [field, draft.state.fields[field]] as const))
  addItems(context, id, draft.addedItems, false)
  writeNewPhoto(context, id, draft)
  dropUnusedOrganizations(context, [before])
  refreshKeys(context, [id])
  return id
}

/** Writes people and their touches as planned. Needs a transaction. `onBlock` is called every few hundred rows; it may throw to stop. */
export const savePeople = (
  context: StoreContext,
  { batchId, source, people, touches }: { readonly batchId: number; readonly source: string; readonly people: PeoplePlan; readonly touches: TouchPlan },
  onBlock: (done: number) => void,
): void => {
  const { prepare, sqlite } = context
  sqlite.pragma('defer_foreign_keys = ON')
  const insertPerson = prepare('INSERT INTO import_person (identity, batch_id, contact_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const insertClaim = prepare('INSERT INTO import_claim (contact_id, batch_id, source, facts) VALUES (?, ?, ?, ?)')
  let free = unusedId(context, 'contact')
  const nextId = (): number => free++
  const ids = new Map<PlannedContact, number>()
  for (const [done, contact] of people.contacts.entries()) {
    if (done % 100 === 0) onBlock(done)
    const id = writeContact(context, contact, nextId)
    ids.set(contact, id)
    insertClaim.run(id, batchId, source, factsText(contact.draft.facts))
    for (const identity of contact.identities) insertPerson.run(identity, batchId, id)
  }
  for (const identity of people.suppressedIdentities) insertPerson.run(identity, batchId, null)
  const { touched, changed } = saveTouches(context, { batchId, touches, ids }, (done) => onBlock(people.contacts.length + done))
  refreshContacts(context, touched)
  // A person may have written others, or a community, into one that was there.
  refreshConcerned(context, concernedBy(context, changed))
}

/** Writes touches; answers with the contacts that have new ones, and with those that are other than they were. */
const saveTouches = (
  { prepare, now }: StoreContext,
  { batchId, touches, ids }: { readonly batchId: number; readonly touches: TouchPlan; readonly ids: ReadonlyMap<PlannedContact, number> },
  onBlock: (done: number) => void,
): { readonly touched: ReadonlySet<number>; readonly changed: readonly number[] } => {
  const createdAt = now().toISOString()
  const touched = new Set<number>()
  const changed: number[] = []
  const insertIdentity = prepare('INSERT INTO import_touch (identity, batch_id, interaction_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const insertClaim = prepare('INSERT INTO import_touch_claim (interaction_id, batch_id, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  for (const [done, { identity, content, contact, interactionId, isChanged }] of touches.touches.entries()) {
    if (done % 100 === 0) onBlock(done)
    const contactId = ids.get(contact)
    if (contactId === undefined) continue
    const id = interactionId ?? Number(prepare(insertTouchSql).run({ ...content, createdAt }).lastInsertRowid)
    if (interactionId === null) {
      prepare('INSERT INTO interaction_contact (contact_id, interaction_id) VALUES (?, ?)').run(contactId, id)
      touched.add(contactId)
    } else if (isChanged) {
      prepare(updateTouchSql).run({ ...content, id })
      changed.push(id)
    }
    insertIdentity.run(identity, batchId, id)
    insertClaim.run(id, batchId, contentText(content))
  }
  for (const identity of touches.suppressedIdentities) insertIdentity.run(identity, batchId, null)
  return { touched, changed }
}

/** Puts an interaction's content back. */
export const writeContent = ({ prepare }: Pick<StoreContext, 'prepare'>, id: number, content: TouchContent): void => void prepare(updateTouchSql).run({ ...content, id })
