import { Text } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { FormDialog } from '../ui/FormDialog'

interface DiscardDialogProps {
  readonly onClose: () => void
  readonly onDiscard: () => void
}

/** Asks before a workbook is closed over text that could not be saved. */
export const DiscardDialog = ({ onClose, onDiscard }: DiscardDialogProps) => {
  const discard = (): Promise<boolean> => {
    onDiscard()
    return Promise.resolve(true)
  }
  return (
    <FormDialog title={t`Discard what you typed?`} isOpen onClose={onClose} onSubmit={discard} submitLabel={t`Discard`} isFinal>
      <Text size="sm">{t`What is typed on this page could not be saved. Once the workbook is closed, it is lost.`}</Text>
    </FormDialog>
  )
}
