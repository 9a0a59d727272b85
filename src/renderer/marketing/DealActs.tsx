import { t } from '../../shared/kernel/words'
import type { Deal } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useCommandForMany } from '../platform/queries'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { dealStatusOptions } from './DealDialog'

/** What can be done with the selected deals at once. */
export const DealActs = ({ deals }: { readonly deals: readonly Deal[] }) => {
  const client = useClient()
  const setStatus = useCommandForMany(client.marketing.deal.setStatus)
  const remove = useCommandForMany(client.marketing.deal.remove)
  const ids = deals.map(({ id }) => id)
  return (
    <>
      <SelectionMenu label={t`Set status`} options={dealStatusOptions} onChoose={(status) => void setStatus({ ids, status }, ids.length)} />
      <RemoveSelected onRemove={() => void remove({ ids }, ids.length)} />
    </>
  )
}
