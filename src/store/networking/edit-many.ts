import type { ManyChanges } from '../../shared/networking/contact.contract'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { indexInBulk } from '../full-text'
import { refreshOrganizationKeys } from './contact-keys'
import { dropUnusedTags } from './contact-rows'
import { inBlocks } from '../in-blocks'
import { dropUnusedOrganizations, ensureOrganization } from './organization.handlers'
import { refreshContacts } from './refresh-contacts'
import { touchTypes } from './touch-types'

const eachId = 'SELECT value FROM json_each(?)'

const setValueSql = `INSERT INTO custom_value (contact_id, field_id, text_value, number_value) SELECT id, ?, ?, ? FROM contact WHERE id IN (${eachId})
  ON CONFLICT (contact_id, field_id) DO UPDATE SET text_value = excluded.text_value, number_value = excluded.number_value WHERE text_value IS NOT excluded.text_value OR number_value IS NOT excluded.number_value RETURNING contact_id`

/** What they said since we last did: of that no reply is needed, whatever is said after it. */
const settleSql = `WITH owed AS MATERIALIZED (
    SELECT c.id, coalesce((SELECT max(i.on_day) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = c.id AND i.direction <> 'incoming' AND i.type IN (${touchTypes})), '') AS answered_on
    FROM contact c WHERE c.id IN (${eachId}) AND c.owes_reply = 1)
  UPDATE interaction_contact SET needs_no_reply = 1 FROM owed JOIN interaction_contact ic ON ic.contact_id = owed.id JOIN interaction i ON i.id = ic.interaction_id
  WHERE i.direction = 'incoming' AND i.on_day > owed.answered_on AND interaction_contact.contact_id = ic.contact_id AND interaction_contact.interaction_id = ic.interaction_id AND interaction_contact.needs_no_reply = 0
  RETURNING contact_id`

/** Changes the contacts of a list in JSON, set by set; answers how many are other than they were. Nothing is written where it is so already. */
const editSome = (context: StoreContext, list: string, { addTags = [], removeTags = [], organization, source, custom = [], groupId, rhythm, isArchived, needsNoReply }: ManyChanges): number => {
  const { prepare } = context
  const changed = new Set<number>()
  const note = (sql: string, ...values: unknown[]): number[] => {
    const touched = prepare(sql).pluck().all(...values).map(Number)
    for (const id of touched) changed.add(id)
    return touched
  }
  for (const name of addTags) {
    prepare('INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name)
    note(`INSERT INTO contact_tag (contact_id, tag_id) SELECT contact.id, tag.id FROM contact, tag WHERE contact.id IN (${eachId}) AND tag.name = ? ON CONFLICT DO NOTHING RETURNING contact_id`, list, name)
  }
  for (const name of removeTags) note(`DELETE FROM contact_tag WHERE tag_id = (SELECT id FROM tag WHERE name = ?) AND contact_id IN (${eachId}) RETURNING contact_id`, name, list)
  if (organization !== undefined) {
    const before = prepare(`SELECT DISTINCT organization FROM contact WHERE id IN (${eachId})`).pluck().all(list).map(String)
    const moved = note(`UPDATE contact SET organization = ? WHERE id IN (${eachId}) AND organization <> ? RETURNING id`, organization, list, organization)
    if (moved.length > 0) ensureOrganization(context, organization)
    dropUnusedOrganizations(context, before)
    refreshOrganizationKeys(context, moved)
  }
  if (source !== undefined) note(`UPDATE contact SET source = ? WHERE id IN (${eachId}) AND source <> ? RETURNING id`, source, list, source)
  for (const { fieldId, value } of custom) {
    if (value === null) note(`DELETE FROM custom_value WHERE field_id = ? AND contact_id IN (${eachId}) RETURNING contact_id`, fieldId, list)
    else note(setValueSql, fieldId, typeof value === 'string' ? value : null, typeof value === 'number' ? value : null, list)
  }
  const restarted = new Set<number>()
  if (groupId !== undefined) for (const id of note(`UPDATE contact SET group_id = ? WHERE id IN (${eachId}) AND group_id IS NOT ? RETURNING id`, groupId, list, groupId)) restarted.add(id)
  if (rhythm !== undefined) {
    const { idealDays, longestDays } = rhythm
    const sql = `UPDATE contact SET ideal_days = ?, longest_days = ? WHERE id IN (${eachId}) AND (ideal_days IS NOT ? OR longest_days IS NOT ?) RETURNING id`
    for (const id of note(sql, idealDays, longestDays, list, idealDays, longestDays)) restarted.add(id)
  }
  if (isArchived !== undefined) note(`UPDATE contact SET is_archived = ? WHERE id IN (${eachId}) AND is_archived <> ? RETURNING id`, isArchived ? 1 : 0, list, isArchived ? 1 : 0)
  if (needsNoReply === true) for (const id of note(settleSql, list)) restarted.add(id)
  refreshContacts(context, restarted)
  return changed.size
}

/** Changes contacts, however many; answers how many are other than they were. */
export const editMany = (context: StoreContext, ids: readonly number[], changes: ManyChanges): number =>
  indexInBulk(context.sqlite, ids.length, () => {
    let changed = 0
    inBlocks(ids, (block, done) => {
      context.look(t`Changing contacts`, done, ids.length)
      changed += editSome(context, block, changes)
    })
    context.look(t`Finishing`, ids.length, ids.length)
    dropUnusedTags(context)
    return changed
  })
