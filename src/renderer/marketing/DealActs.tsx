import { t } from '../../shared/kernel/words'
import type { Deal } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { dealStatusOptions } from './DealDialog'

/** What can be done with the selected deals at once. */
export const DealActs = ({ deals }: { readonly deals: readonly Deal[] }) => {
  const client = useClient()
  const setStatus = useCommand(client.marketing.deal.setStatus)
  const remove = useCommand(client.marketing.deal.remove)
  const ids = deals.map(({ id }) => id)
  return (
    <>
      <SelectionMenu label={t`Set status`} options={dealStatusOptions} onChoose={(status) => void setStatus({ ids, status })} />
      <RemoveSelected onRemove={() => void remove({ ids })} />
    </>
  )
}
