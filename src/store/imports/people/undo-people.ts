import type { StoreContext } from '../../context'
import { refreshKeys } from '../../networking/contact-keys'
import { dropUnusedTags } from '../../networking/contact-rows'
import { dropUnusedOrganizations } from '../../networking/organization.handlers'
import { concernedBy, refreshConcerned } from '../../networking/refresh-concerned'
import { refreshContacts } from '../../networking/refresh-contacts'
import { readClaims, readPhotoDigest, readState } from './contact-state'
import { takeBack } from './facts'
import { contentText, parseContent, readContent } from './plan-touches'
import { writeContent } from './save-people'
import { removeItems, setFields } from './write-contact'

interface Undone {
  readonly removed: number
  readonly restored: number
}

const claimsOfTouch = ({ prepare }: StoreContext, id: number): { readonly batchId: number; readonly content: string }[] =>
  // The columns of the statement.
  prepare('SELECT batch_id AS batchId, content FROM import_touch_claim WHERE interaction_id = ? ORDER BY batch_id').all(id) as { batchId: number; content: string }[]

/** Whether a person has written something into an interaction that no file could. */
const isWrittenInto = ({ prepare }: StoreContext, id: number): boolean =>
  prepare('SELECT 1 FROM interaction i WHERE id = ? AND (minutes IS NOT NULL OR community_id IS NOT NULL OR (SELECT count(*) FROM interaction_contact WHERE interaction_id = i.id) <> 1)').get(id) !== undefined

/** Takes back one interaction's part in a batch: it goes, or says again what the other batches say; what a person wrote stays. */
const takeBackTouch = (context: StoreContext, id: number, batchId: number): 'removed' | 'restored' | 'kept' => {
  const claims = claimsOfTouch(context, id)
  const current = readContent(context, id)
  const newest = claims.at(-1)?.content
  const rest = claims.filter((claim) => claim.batchId !== batchId).at(-1)?.content
  context.prepare('DELETE FROM import_touch_claim WHERE interaction_id = ? AND batch_id = ?').run(id, batchId)
  if (current === undefined || contentText(current) !== newest) return 'kept'
  if (rest === undefined) {
    if (isWrittenInto(context, id)) return 'kept'
    context.prepare('DELETE FROM interaction WHERE id = ?').run(id)
    return 'removed'
  }
  if (rest === newest) return 'kept'
  writeContent(context, id, parseContent(rest))
  return 'restored'
}

/** Everything a person can hang on a contact, and that they made one of two, of whom one may be their own; imports bring none of it but interactions, which are gone by then, and deals, which stay without them. */
const attachedSql = `SELECT 1 FROM contact c WHERE id = ? AND (group_id IS NOT NULL OR ideal_days IS NOT NULL OR longest_days IS NOT NULL OR snoozed_until IS NOT NULL OR is_archived = 1 OR has_objected = 1
  OR EXISTS (SELECT 1 FROM interaction_contact WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM membership WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM follow_up WHERE contact_id = c.id)
  OR EXISTS (SELECT 1 FROM custom_value WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM contact_photo WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM consent WHERE contact_id = c.id)
  OR EXISTS (SELECT 1 FROM advocate WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM post WHERE author_id = c.id) OR EXISTS (SELECT 1 FROM not_duplicate WHERE c.id IN (first_id, second_id))
  OR EXISTS (SELECT 1 FROM deal_contact AS d WHERE contact_id = c.id AND NOT EXISTS (SELECT 1 FROM import_deal_contact WHERE deal_id = d.deal_id AND contact_id = c.id)) OR EXISTS (SELECT 1 FROM contact_stage WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM campaign_response WHERE contact_id = c.id)
  OR EXISTS (SELECT 1 FROM attribution WHERE c.id IN (contact_id, source_contact_id)) OR EXISTS (SELECT 1 FROM bridge_action_contact WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM contact_former WHERE contact_id = c.id))`

/** Takes back one contact's part in a batch: what only the batch brought goes; the contact goes too when no other batch names it and nobody put anything into it. */
const takeBackContact = (context: StoreContext, id: number, batchId: number, organizations: Set<string>): 'removed' | 'restored' | 'kept' => {
  const { prepare } = context
  const state = readState(context, id)
  const { fields, items, photo, hasOwn } = takeBack(state, readClaims(context, id), batchId)
  organizations.add(state.fields.organization)
  prepare('DELETE FROM import_claim WHERE contact_id = ? AND batch_id = ?').run(id, batchId)
  // Another that a person gave them since stays.
  const isPhotoGone = photo !== null && readPhotoDigest(context, id) === photo
  if (isPhotoGone) prepare('DELETE FROM contact_photo WHERE contact_id = ?').run(id)
  const isImported = prepare('SELECT 1 FROM imported_contact WHERE contact_id = ?').get(id) !== undefined
  const isNamedElsewhere = prepare('SELECT 1 FROM import_person WHERE contact_id = ? AND batch_id <> ? LIMIT 1').get(id, batchId) !== undefined
  if (isImported && !isNamedElsewhere) {
    if (!hasOwn && prepare(attachedSql).get(id) === undefined) {
      prepare('DELETE FROM contact WHERE id = ?').run(id)
      return 'removed'
    }
    // From now on it is a person's own.
    prepare('DELETE FROM imported_contact WHERE contact_id = ?').run(id)
  }
  // A contact is never without a name.
  const wanted = [...fields].filter(([field, value]) => field !== 'name' || value !== '')
  const isSame = wanted.length === 0 && !isPhotoGone && Object.values(items).every((list) => list.length === 0)
  if (isSame) return 'kept'
  setFields(context, id, wanted)
  removeItems(context, id, items)
  refreshKeys(context, [id])
  return 'restored'
}

/** Whether a batch is one of people. */
export const isPeopleBatch = ({ prepare }: StoreContext, batchId: number): boolean =>
  prepare('SELECT 1 FROM import_person WHERE batch_id = ? UNION ALL SELECT 1 FROM import_touch WHERE batch_id = ? LIMIT 1').get(batchId, batchId) !== undefined

/** How many contacts and interactions a batch has a part in. */
export const countPeopleOfBatch = ({ prepare }: StoreContext, batchId: number): number =>
  Number(prepare('SELECT (SELECT count(*) FROM import_claim WHERE batch_id = ?) + (SELECT count(*) FROM import_touch_claim WHERE batch_id = ?)').pluck().get(batchId, batchId))

/** Takes a batch of people back as if it had never been. Needs a transaction. `onBlock` is called every few hundred rows; it may throw to stop. */
export const undoPeople = (context: StoreContext, batchId: number, onBlock: (done: number) => void): Undone => {
  const { prepare } = context
  const counts = { removed: 0, restored: 0, kept: 0 }
  const touched = new Set<number>()
  const changed: number[] = []
  const organizations = new Set<string>()
  let done = 0
  const turn = (): void => {
    if (done % 100 === 0) onBlock(done)
    done += 1
  }
  for (const id of prepare('SELECT interaction_id FROM import_touch_claim WHERE batch_id = ? ORDER BY interaction_id DESC').pluck().all(batchId).map(Number)) {
    turn()
    const people = prepare('SELECT contact_id FROM interaction_contact WHERE interaction_id = ?').pluck().all(id).map(Number)
    const outcome = takeBackTouch(context, id, batchId)
    counts[outcome] += 1
    if (outcome === 'removed') for (const contact of people) touched.add(contact)
    if (outcome === 'restored') changed.push(id)
  }
  for (const id of prepare('SELECT contact_id FROM import_claim WHERE batch_id = ? ORDER BY contact_id DESC').pluck().all(batchId).map(Number)) {
    turn()
    counts[takeBackContact(context, id, batchId, organizations)] += 1
  }
  prepare('DELETE FROM import_batch WHERE id = ?').run(batchId)
  dropUnusedTags(context)
  dropUnusedOrganizations(context, organizations)
  refreshContacts(context, touched)
  refreshConcerned(context, concernedBy(context, changed))
  return { removed: counts.removed, restored: counts.restored }
}
