import { ActionIcon } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Deal } from '../../shared/marketing/deal'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { DealDialog, dealStatusNames } from './DealDialog'
import classes from './marketing.module.css'

/** Deals, newest first, to edit or remove. */
export const DealsTable = ({ deals }: { readonly deals: readonly Deal[] }) => {
  const client = useClient()
  const remove = useCommand(client.marketing.deal.remove)
  const [editing, setEditing] = useState<Deal | null>(null)
  return (
    <div className={classes['wide']}>
      <table className={classes['table']}>
        <thead>
          <tr><th scope="col">Day</th><th scope="col">Deal</th><th scope="col">Status</th><th scope="col" className={classes['end']}>Amount</th><th><span className="visually-hidden">Change</span></th></tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <tr key={deal.id}>
              <td>{deal.on}</td>
              <td><bdi>{deal.name}</bdi></td>
              <td>{dealStatusNames[deal.status]}</td>
              <td className={classes['end']}>{formatMoney(deal.amountMinor, deal.currency, 'en', { withCurrency: true })}</td>
              <td className={classes['end']}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Edit ${deal.name}`} onClick={() => setEditing(deal)}><IconPencil size={14} /></ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${deal.name}`} onClick={() => void remove({ id: deal.id })}><IconTrash size={14} /></ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing !== null && <DealDialog deal={editing} campaignId={null} currency={editing.currency} onClose={() => setEditing(null)} />}
    </div>
  )
}
