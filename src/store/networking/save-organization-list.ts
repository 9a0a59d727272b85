import { t } from '../../shared/kernel/words'
import type { Organization } from '../../shared/networking/organization'
import type { organizationContract } from '../../shared/networking/organization.contract'
import { countCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, readInTurns, saveList } from '../list-of'
import { organizationIds, readOrganizations } from './organization-list'

const columns: readonly ListColumn<Organization>[] = [
  { label: t`Organisation`, width: 32, cell: ({ name }) => textCell(name) },
  { label: t`Contacts`, width: 10, cell: ({ contacts }) => countCell(contacts) },
  { label: t`Address`, width: 36, cell: ({ url }) => textCell(url) },
  { label: t`Notes`, width: 56, cell: ({ note }) => textCell(note) },
]

/** Writes organisations as a file; the job of the contract. */
export const saveOrganizationList: Handlers<typeof organizationContract, StoreContext>['saveList'] = (context, { format, ...choice }, control) => {
  const ids = organizationIds(context, choice, { offset: 0, limit: -1 })
  return saveList(context, control, { format, name: t`Organisations`, label: t`Writing organisations`, columns, items: () => readInTurns(ids, (some) => readOrganizations(context, some)), total: ids.length })
}
