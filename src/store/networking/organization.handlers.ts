import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { filledSortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import type { organizationContract } from '../../shared/networking/organization.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { removeRows } from '../many-rows'
import { indexInBulk } from '../full-text'
import { unusedId } from '../kept-ids'
import { refreshOrganizationKeys } from './contact-keys'
import { inBlocks } from '../in-blocks'
import { renameInFilters } from './kept-filters'
import { countOrganizations, organizationIds, readOrganizations } from './organization-list'
import { saveOrganizationList } from './save-organization-list'

/** Makes sure that an organisation a contact names is there. */
export const ensureOrganization = ({ prepare, now }: Pick<StoreContext, 'prepare' | 'now'>, name: string): void => {
  if (name === '') return
  prepare(`INSERT INTO organization (id, name, sort_name, url, note, created_at) VALUES (?, ?, ?, '', '', ?) ON CONFLICT (name) DO NOTHING`).run(unusedId({ prepare }, 'organization'), name, filledSortName(name), now().toISOString())
}

/** An organisation exists as long as a contact names it or something is written about it. */
export const dropUnusedOrganizations = ({ prepare }: Pick<StoreContext, 'prepare'>, names: Iterable<string>): void => {
  for (const name of new Set(names)) prepare(`DELETE FROM organization WHERE name = ? AND url = '' AND note = '' AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.organization = organization.name)`).run(name)
}

const isTaken = ({ prepare }: StoreContext, name: string): boolean => prepare('SELECT 1 FROM organization WHERE name = ?').get(name) !== undefined

type Missing = { type: 'OrganizationNotFound'; id: OrganizationId }

const found = (context: StoreContext, id: OrganizationId): Result<Organization, Missing> => {
  const [organization] = readOrganizations(context, [id])
  return organization === undefined ? err({ type: 'OrganizationNotFound', id }) : ok(organization)
}

/** Contacts of one organisation are another's from now on; empty: nobody's. There may be any number of them. */
const moveContacts = (context: StoreContext, from: string, to: string): void => {
  const { prepare, sqlite, look } = context
  const ids = prepare('SELECT id FROM contact WHERE organization = ?').pluck().all(from).map(Number)
  indexInBulk(sqlite, ids.length, () =>
    inBlocks(ids, (block, done) => {
      look(t`Changing contacts`, done, ids.length)
      refreshOrganizationKeys(context, prepare('UPDATE contact SET organization = ? WHERE id IN (SELECT value FROM json_each(?)) RETURNING id').pluck().all(to, block).map(Number))
    }),
  )
}

export const organizationHandlers: Handlers<typeof organizationContract, StoreContext> = {
  list: (context, { offset, limit, ...choice }) => ok({ rows: [...readOrganizations(context, organizationIds(context, choice, { offset, limit }))], total: countOrganizations(context, choice.search) }),

  saveList: saveOrganizationList,

  get: (context, { id }) => found(context, id),

  add: (context, { name, url, note }) => {
    if (isTaken(context, name)) return err({ type: 'NameTaken', name })
    // A row id of this very table.
    const id = unusedId(context, 'organization') as OrganizationId
    context.prepare('INSERT INTO organization (id, name, sort_name, url, note, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(id, name, filledSortName(name), url, note, context.now().toISOString())
    return found(context, id) as Result<Organization, never>
  },

  edit: (context, { id, changes }) => {
    const [before] = readOrganizations(context, [id])
    if (before === undefined) return err({ type: 'OrganizationNotFound', id })
    const { name, url, note } = applyPatch(before, changes)
    if (name !== before.name && isTaken(context, name)) return err({ type: 'NameTaken', name })
    context.prepare('UPDATE organization SET name = ?, sort_name = ?, url = ?, note = ? WHERE id = ?').run(name, filledSortName(name), url, note, id)
    if (name !== before.name) {
      moveContacts(context, before.name, name)
      renameInFilters(context, (condition) =>
        condition.field === 'organization' && condition.test.is === 'equals' && condition.test.text.toLowerCase() === before.name.toLowerCase()
          ? { ...condition, test: { is: 'equals', text: name } }
          : condition,
      )
    }
    return found(context, id)
  },

  remove: (context, { ids }) => {
    for (const id of ids) {
      const [before] = readOrganizations(context, [id])
      if (before !== undefined) moveContacts(context, before.name, '')
    }
    return ok({ removed: removeRows(context, 'organization', ids) })
  },
}
