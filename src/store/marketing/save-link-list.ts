import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { creativeContract } from '../../shared/marketing/creative.contract'
import { placementNames } from '../../shared/marketing/flight'
import { toldApartText } from '../../shared/marketing/utm'
import { textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { namedRows } from '../named-rows'
import { type MarkedLink, markedLinks } from './marked-links'

const column = (label: string, width: number, textOf: (link: MarkedLink) => string): ListColumn<MarkedLink> => ({ label, width, cell: (link) => textCell(textOf(link)) })

const columns: readonly ListColumn<MarkedLink>[] = [
  column(t`Campaign`, 28, ({ campaign }) => campaign ?? ''),
  column(t`Creative`, 32, ({ creative }) => creative),
  column(t`Variant`, 14, ({ variant }) => variant),
  column(t`Platform`, 14, ({ platform }) => platformNames[platform]),
  column(t`Placement`, 14, ({ placement }) => placementNames[placement]),
  column(t`Link`, 80, ({ url }) => url),
  column(t`Told apart`, 14, ({ sameAs }) => toldApartText(sameAs.length)),
]

/** Writes marked links as a file, in the order in which their variants are named; the job of the contract. */
export const saveLinkList: Handlers<typeof creativeContract, StoreContext>['saveLinks'] = (context, { ids, format }, control) => {
  const found = namedRows(ids, markedLinks(context), ({ variantId }) => variantId)
  return saveList(context, control, { format, name: t`Links`, label: t`Writing links`, columns, items: () => found, total: found.length })
}
