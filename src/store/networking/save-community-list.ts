import { localDay } from '../../shared/kernel/day'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { Community } from '../../shared/networking/community'
import type { communityContract } from '../../shared/networking/community.contract'
import { countCell, dayCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { namedRows } from '../named-rows'
import { findCommunities } from './community-list'

const columns: readonly ListColumn<Community>[] = [
  { label: t`Community`, width: 32, cell: ({ name }) => textCell(name) },
  { label: t`Platform`, width: 12, cell: ({ platform }) => textCell(platformNames[platform]) },
  { label: t`Address`, width: 36, cell: ({ url }) => textCell(url) },
  { label: t`Members`, width: 10, cell: ({ members }) => countCell(members) },
  { label: t`Active, 90 days`, width: 14, cell: ({ activeMembers }) => countCell(activeMembers) },
  { label: t`Interactions`, width: 12, cell: ({ interactions }) => countCell(interactions) },
  { label: t`Last interaction`, width: 16, cell: ({ lastInteractionOn }) => dayCell(lastInteractionOn) },
  { label: t`House rules`, width: 48, cell: ({ rules }) => textCell(rules) },
  { label: t`Notes`, width: 48, cell: ({ note }) => textCell(note) },
]

/** Writes communities as a file, in the order in which they are named; the job of the contract. */
export const saveCommunityList: Handlers<typeof communityContract, StoreContext>['saveList'] = (context, { ids, format }, control) => {
  const items = namedRows(ids, findCommunities(context, { today: localDay(context.now()), search: '' }), ({ id }) => id)
  return saveList(context, control, { format, name: t`Communities`, label: t`Writing communities`, columns, items: () => items, total: items.length })
}
