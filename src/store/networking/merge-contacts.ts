import { applyPatch } from '../../shared/kernel/patch'
import { sortName } from '../../shared/kernel/sort-name'
import type { Contact, ContactId } from '../../shared/networking/contact'
import type { MergeChoices } from '../../shared/networking/duplicate.contract'
import { normalEmail, normalHandle } from '../../shared/networking/duplicate'
import { moveBridgeRows } from '../bridge/move-contact'
import type { StoreContext } from '../context'
import { refreshKeys } from './contact-keys'
import { writeContactLists } from './contact-rows'
import { dropUnusedOrganizations } from './organization.handlers'
import { refreshContacts } from './refresh-contacts'
import { refreshLevels } from './refresh-levels'

const uniqueBy = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].reverse()

/** Each handle once, with a link where either has one. */
const mergedHandles = (handles: Contact['handles']): Contact['handles'] => {
  const keyOf = ({ platform, handle }: Contact['handles'][number]): string => normalHandle(platform, handle)
  return uniqueBy(handles, keyOf).map((kept) => (kept.url === '' ? { ...kept, url: handles.find((same) => same.url !== '' && keyOf(same) === keyOf(kept))?.url ?? '' } : kept))
}

/** What the merged contact is, field by field. */
const mergedFields = (keep: Contact, other: Contact, choices: MergeChoices) => {
  const pick = <T extends string | null>(side: 'keep' | 'other' | undefined, mine: T, theirs: T): T => (side === 'other' ? theirs : side === 'keep' || (mine !== '' && mine !== null) ? mine : theirs)
  const rhythm = choices.rhythm === 'other' || (choices.rhythm === undefined && keep.idealDays === null) ? other : keep
  const notes = [...new Set([keep.note, other.note].filter((note) => note !== ''))].join('\n\n')
  const sideOf = new Map(choices.custom?.map(({ fieldId, from }) => [fieldId, from]))
  const custom = [...new Set([...keep.custom, ...other.custom].map(({ fieldId }) => fieldId))].map((fieldId) => {
    const [mine, theirs] = [keep, other].map((side) => side.custom.find((value) => value.fieldId === fieldId)?.value ?? null)
    const side = sideOf.get(fieldId)
    return { fieldId, value: (side === 'other' ? theirs : side === 'keep' ? mine : (mine ?? theirs)) ?? null }
  })
  return {
    name: choices.name === 'other' ? other.name : keep.name,
    organization: pick(choices.organization, keep.organization, other.organization),
    role: pick(choices.role, keep.role, other.role),
    birthday: pick(choices.birthday, keep.birthday, other.birthday),
    source: pick(choices.source, keep.source, other.source),
    howMet: pick(choices.howMet, keep.howMet, other.howMet),
    note: choices.note === undefined ? notes : choices.note === 'keep' ? keep.note : other.note,
    groupId: choices.group === 'other' ? other.groupId : choices.group === 'keep' ? keep.groupId : (keep.groupId ?? other.groupId),
    idealDays: rhythm.idealDays,
    longestDays: rhythm.longestDays,
    handles: mergedHandles([...keep.handles, ...other.handles]),
    emails: uniqueBy([...keep.emails, ...other.emails], normalEmail),
    phones: uniqueBy([...keep.phones, ...other.phones], (phone) => phone.replaceAll(/[^\d+]/g, '') || phone),
    tags: [...new Set([...keep.tags, ...other.tags])],
    custom,
  }
}

/** Moves to one contact what hangs on another; what both have stays once. */
const moveRows = ({ prepare }: StoreContext, keep: ContactId, other: ContactId): void => {
  prepare('INSERT INTO interaction_contact (contact_id, interaction_id, needs_no_reply) SELECT ?, interaction_id, needs_no_reply FROM interaction_contact WHERE contact_id = ? ON CONFLICT DO NOTHING').run(keep, other)
  prepare(
    `INSERT INTO membership (community_id, contact_id, level, joined_on) SELECT community_id, ?, level, joined_on FROM membership WHERE contact_id = ?
     ON CONFLICT DO UPDATE SET level = coalesce(membership.level, excluded.level), joined_on = nullif(min(coalesce(membership.joined_on, '~'), coalesce(excluded.joined_on, '~')), '~')`,
  ).run(keep, other)
  prepare(
    `INSERT INTO advocate (contact_id, reason, since_day) SELECT ?, reason, since_day FROM advocate WHERE contact_id = ?
     ON CONFLICT DO UPDATE SET reason = iif(advocate.reason = excluded.reason, advocate.reason, advocate.reason || char(10, 10) || excluded.reason), since_day = min(advocate.since_day, excluded.since_day)`,
  ).run(keep, other)
  prepare('UPDATE post SET author_id = ? WHERE author_id = ?').run(keep, other)
  // Whoever is somebody else than the one is somebody else than both.
  prepare(
    `INSERT INTO not_duplicate (first_id, second_id) SELECT min(@keep, third), max(@keep, third) FROM (SELECT iif(first_id = @other, second_id, first_id) AS third FROM not_duplicate WHERE first_id = @other OR second_id = @other)
     WHERE third <> @keep ON CONFLICT DO NOTHING`,
  ).run({ keep, other })
  // In backups from before this merge both are still there: an erasure is to find both.
  prepare(
    'INSERT INTO contact_former (contact_id, former_id, created_at) SELECT ?, id, created_at FROM contact WHERE id IN (?, ?) UNION SELECT ?, former_id, created_at FROM contact_former WHERE contact_id = ? ON CONFLICT DO NOTHING',
  ).run(keep, keep, other, keep, other)
  prepare('UPDATE consent SET contact_id = ? WHERE contact_id = ?').run(keep, other)
  // What imports know of either they know of the one that stays; of one batch's two words the one that stays has its own.
  for (const table of ['import_claim', 'import_person']) prepare(`UPDATE OR IGNORE ${table} SET contact_id = ? WHERE contact_id = ?`).run(keep, other)
  for (const table of ['follow_up', 'alert_dismissal']) prepare(`UPDATE ${table} SET contact_id = ? WHERE contact_id = ?`).run(keep, other)
  moveBridgeRows({ prepare }, keep, other)
}

/** Whoever of the two waits for a reply still does. Both are as they were before the touches of one moved. */
const stillOwedSql = `UPDATE interaction_contact SET needs_no_reply = 0 WHERE contact_id = @keep AND needs_no_reply = 1 AND EXISTS (SELECT 1 FROM contact WHERE id IN (@keep, @other) AND owes_reply = 1)`

/** Makes two contacts one. */
export const mergeContacts = (context: StoreContext, keep: Contact, other: Contact, choices: MergeChoices): void => {
  const { prepare } = context
  const { handles, emails, phones, tags, custom, ...fields } = mergedFields(keep, other, choices)
  moveRows(context, keep.id, other.id)
  if (choices.photo === 'other') prepare('DELETE FROM contact_photo WHERE contact_id = ?').run(keep.id)
  if (choices.photo !== 'keep') prepare('INSERT INTO contact_photo (contact_id, media_type, bytes) SELECT ?, media_type, bytes FROM contact_photo WHERE contact_id = ? ON CONFLICT DO NOTHING').run(keep.id, other.id)
  // Whoever was to be seen stays so; an archived namesake would take them out of every list.
  prepare('UPDATE contact SET created_at = min(created_at, ?), has_objected = max(has_objected, ?), is_archived = min(is_archived, ?) WHERE id = ?').run(other.createdAt, other.hasObjected ? 1 : 0, other.isArchived ? 1 : 0, keep.id)
  prepare(stillOwedSql).run({ keep: keep.id, other: other.id })
  prepare('DELETE FROM contact WHERE id = ?').run(other.id)
  const row = applyPatch(keep, fields)
  prepare('UPDATE contact SET name = ?, sort_name = ?, organization = ?, role = ?, birthday = ?, source = ?, how_met = ?, note = ?, group_id = ?, ideal_days = ?, longest_days = ? WHERE id = ?').run(
    row.name, sortName(row.name), row.organization, row.role, row.birthday, row.source, row.howMet, row.note, row.groupId, row.idealDays, row.longestDays, keep.id,
  )
  writeContactLists(context, keep.id, { handles, emails, phones, tags, custom })
  dropUnusedOrganizations(context, [keep.organization, other.organization])
  refreshContacts(context, [keep.id])
  refreshKeys(context, [keep.id])
  for (const place of prepare('SELECT community_id FROM membership WHERE contact_id = ?').pluck().all(keep.id)) refreshLevels(context, Number(place), [keep.id])
}
