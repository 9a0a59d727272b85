import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { indexInBulk } from '../full-text'
import { dropUnusedTags } from './contact-rows'
import { inBlocks } from '../in-blocks'
import { dropUnusedOrganizations } from './organization.handlers'

const eachId = 'SELECT value FROM json_each(?)'

/** Removes contacts with what is theirs, and interactions that nobody is left of; answers how many contacts went. */
export const removeContacts = (context: StoreContext, ids: readonly number[]): number => {
  const { prepare, sqlite, look } = context
  const list = JSON.stringify(ids)
  const organizations = prepare(`SELECT DISTINCT organization FROM contact WHERE id IN (${eachId})`).pluck().all(list).map(String)
  const touched = prepare(`SELECT DISTINCT interaction_id FROM interaction_contact WHERE contact_id IN (${eachId})`).pluck().all(list).map(Number)
  return indexInBulk(sqlite, ids.length + touched.length, () => {
    let removed = 0
    inBlocks(ids, (block, done) => {
      look(t`Removing contacts`, done, ids.length)
      removed += prepare(`DELETE FROM contact WHERE id IN (${eachId})`).run(block).changes
    })
    inBlocks(touched, (block, done) => {
      look(t`Removing what was with nobody else`, done, touched.length)
      prepare(`DELETE FROM interaction WHERE id IN (${eachId}) AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)`).run(block)
    })
    look(t`Finishing`, ids.length, ids.length)
    dropUnusedTags(context)
    dropUnusedOrganizations(context, organizations)
    return removed
  })
}
