import type { SortDirection } from '../../shared/kernel/page'
import { sortName } from '../../shared/kernel/sort-name'
import type { Organization } from '../../shared/networking/organization'
import type { OrganizationChoice, OrganizationSort } from '../../shared/networking/organization.contract'
import type { StoreContext } from '../context'
import { likePattern } from '../full-text'

const countSql = (isArchived: 0 | 1): string => `(SELECT count(*) FROM contact c WHERE c.is_archived = ${isArchived} AND c.organization = o.name)`

const matching = `FROM organization o WHERE o.sort_name LIKE @pattern ESCAPE '\\'`

const ways: Readonly<Record<SortDirection, string>> = { ascending: 'ASC', descending: 'DESC' }

/** Those without an address come last both ways, those that are equal by name. */
const orders: Readonly<Record<OrganizationSort, (way: string) => string>> = {
  name: (way) => `o.sort_name ${way}, o.id ${way}`,
  contacts: (way) => `${countSql(0)} ${way}, o.sort_name, o.id`,
  url: (way) => `o.url = '', o.url ${way}, o.sort_name, o.id`,
}

/** How many organisations are found. */
export const countOrganizations = ({ prepare }: StoreContext, search: string): number => Number(prepare(`SELECT count(*) ${matching}`).pluck().get({ pattern: likePattern(sortName(search)) }))

/** The ids of the organisations that are found, in order. `limit` −1: of all. */
export const organizationIds = ({ prepare }: StoreContext, { search, sort, direction }: OrganizationChoice, { offset, limit }: { readonly offset: number; readonly limit: number }): readonly number[] =>
  prepare(`SELECT o.id ${matching} ORDER BY ${orders[sort](ways[direction])} LIMIT @limit OFFSET @offset`).pluck().all({ pattern: likePattern(sortName(search)), limit, offset }).map(Number)

/** Organisations by their ids, in that order; those that are gone are left out. */
export const readOrganizations = ({ prepare }: StoreContext, ids: readonly number[]): readonly Organization[] =>
  // Columns as selected.
  prepare(`SELECT o.id, o.name, o.url, o.note, ${countSql(0)} AS contacts, ${countSql(1)} AS archived FROM json_each(?) AS wanted JOIN organization o ON o.id = wanted.value ORDER BY wanted.key`).all(JSON.stringify(ids)) as Organization[]
