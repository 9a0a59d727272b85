import { Button } from '@mantine/core'
import { IconArrowBackUp, IconReceiptOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportBatchId } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { ReceiptSummary } from './ReceiptSummary'
import { UndoImport } from './UndoImport'

/** One import's receipt, whole. */
export const ReceiptPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<ImportBatchId>()
  const { value: receipt, failure } = useAnswer(client.import.get, { id })
  const [isAsking, setIsAsking] = useState(false)
  const back = [{ label: t`Imports`, to: '/imports' }]
  if (failure !== undefined) {
    return (
      <Page title={t`Receipt`} breadcrumbs={back}>
        <EmptyState icon={<IconReceiptOff size={24} />} title={t`This import is not here`}>{t`It was undone. To have it again, import its file again.`}</EmptyState>
      </Page>
    )
  }
  if (receipt === undefined) return null
  return (
    <Page title={receipt.file} breadcrumbs={back} actions={<Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setIsAsking(true)}>{t`Undo this import`}</Button>} offers={[{ label: t`Undo the import of ${receipt.file}`, run: () => setIsAsking(true) }]}>
      <UndoImport receipt={isAsking ? receipt : null} onClose={() => setIsAsking(false)} onUndone={() => void navigate({ to: '/imports' })} />
      <Card title={t`Receipt`}>
        <ReceiptSummary receipt={receipt} />
      </Card>
    </Page>
  )
}
