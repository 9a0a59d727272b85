import { Button } from '@mantine/core'
import { IconArrowBackUp, IconReceiptOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportBatchId } from '../../shared/imports/import'
import { useClient } from '../platform/client'
import { useAnswer, useJob } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { FormDialog } from '../ui/FormDialog'
import { JobProgress } from '../ui/JobProgress'
import { Page } from '../ui/Page'
import { showMessage } from '../ui/toasts'
import { ReceiptSummary } from './ReceiptSummary'

/** One import's receipt, whole. */
export const ReceiptPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { id: text } = useParams({ strict: false })
  // Checked by the contract when it is asked for.
  const id = Number(text) as ImportBatchId
  const { value: receipt, failure } = useAnswer(client.import.get, { id })
  const { start, cancel, isRunning, progress } = useJob(client.import.undo)
  const [isAsking, setIsAsking] = useState(false)
  const back = [{ label: 'Imports', to: '/imports' }]
  if (failure !== undefined) {
    return (
      <Page title="Receipt" breadcrumbs={back}>
        <EmptyState icon={<IconReceiptOff size={24} />} title="This import is not here">It was undone. To have it again, import its file again.</EmptyState>
      </Page>
    )
  }
  if (receipt === undefined) return null
  const undo = async (): Promise<boolean> => {
    const result = await start({ id })
    if (result?.ok !== true) return true
    showMessage(`The import of ${receipt.file} is undone.`)
    void navigate({ to: '/imports' })
    return true
  }
  return (
    <Page title={receipt.file} breadcrumbs={back} actions={<Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setIsAsking(true)}>Undo this import</Button>}>
      {isRunning && <JobProgress label="Undoing the import" progress={progress} onCancel={cancel} />}
      <Card title="Receipt">
        <ReceiptSummary receipt={receipt} />
      </Card>
      {isAsking && (
        <FormDialog title="Undo this import?" isOpen onClose={() => setIsAsking(false)} onSubmit={undo} submitLabel="Undo the import">
          The workbook will be as if {receipt.file} had never been imported. Later imports of the same days keep their values. To have it again, import the file again.
        </FormDialog>
      )}
    </Page>
  )
}
