import type { ManyChanges } from '../../shared/networking/contact.contract'
import type { StoreContext } from '../context'
import { dropUnusedTags } from './contact-rows'
import { refreshContacts } from './refresh-contacts'

const eachId = 'SELECT value FROM json_each(?)'

/** Changes many contacts, set by set; answers how many are other than they were. Nothing is written where it is so already. */
export const editMany = (context: StoreContext, ids: readonly number[], { addTags = [], removeTags = [], groupId, rhythm, isArchived }: ManyChanges): number => {
  const { prepare } = context
  const list = JSON.stringify(ids)
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
  const restarted = new Set<number>()
  if (groupId !== undefined) for (const id of note(`UPDATE contact SET group_id = ? WHERE id IN (${eachId}) AND group_id IS NOT ? RETURNING id`, groupId, list, groupId)) restarted.add(id)
  if (rhythm !== undefined) {
    const { idealDays, longestDays } = rhythm
    const sql = `UPDATE contact SET ideal_days = ?, longest_days = ? WHERE id IN (${eachId}) AND (ideal_days IS NOT ? OR longest_days IS NOT ?) RETURNING id`
    for (const id of note(sql, idealDays, longestDays, list, idealDays, longestDays)) restarted.add(id)
  }
  if (isArchived !== undefined) note(`UPDATE contact SET is_archived = ? WHERE id IN (${eachId}) AND is_archived <> ? RETURNING id`, isArchived ? 1 : 0, list, isArchived ? 1 : 0)
  dropUnusedTags(context)
  refreshContacts(context, restarted)
  return changed.size
}
