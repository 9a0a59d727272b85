import { Button } from '@mantine/core'
import { IconBriefcase, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { DealDialog } from './DealDialog'
import { DealsTable } from './DealsTable'

/** Every sale typed in. */
export const DealsPage = () => {
  const client = useClient()
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: deals } = useAnswer(client.marketing.deal.list, {})
  const [isAdding, setIsAdding] = useState(false)
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>New deal</Button>
  return (
    <Page title="Deals" actions={addButton}>
      {deals?.length === 0 && <EmptyState icon={<IconBriefcase size={24} />} title="No deals yet" action={addButton}>Sales the ad platforms do not see. Won deals count as revenue of their campaign.</EmptyState>}
      {deals !== undefined && deals.length > 0 && <Card title="All deals"><DealsTable deals={deals} /></Card>}
      {isAdding && info !== undefined && <DealDialog deal={null} campaignId={null} currency={info.settings.currency} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
