import { filledSortName } from '../../shared/kernel/sort-name'
import type { StoreContext } from '../context'
import { refreshKeys } from './contact-keys'
import { fillPosts } from './post.handlers'
import { noteEdition } from './read-notes'
import { refreshLevels } from './refresh-levels'
import { refreshContacts } from './refresh-contacts'

/** Fills in what a migration in SQL alone cannot compute; finds nothing to do in a workbook this build has written. Part of opening. */
export const fillDerived = (context: StoreContext): void => {
  const { prepare } = context
  for (const name of prepare(`SELECT name FROM organization WHERE sort_name = ''`).pluck().all().map(String)) {
    prepare('UPDATE organization SET sort_name = ? WHERE name = ?').run(filledSortName(name), name)
  }
  const older = prepare('SELECT id FROM contact INDEXED BY contact_to_fill WHERE interaction_count > 0 AND strength_rank IS NULL').pluck().all().map(Number)
  refreshContacts(context, older)
  for (const id of older) for (const place of prepare('SELECT community_id FROM membership WHERE contact_id = ?').pluck().all(id)) refreshLevels(context, Number(place), [id])
  fillPosts(context)
  noteEdition(context)
  if (prepare('SELECT 1 FROM contact_key LIMIT 1').get() === undefined) refreshKeys(context, prepare('SELECT id FROM contact').pluck().all().map(Number))
}
