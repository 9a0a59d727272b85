import { Alert, Button, Group, List } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { focusScreen } from '../ui/focus-screen'
import { clearMessages, showMessage } from '../ui/toasts'

/** Why the last change was not saved, or that damage was met, above every screen. */
export const TroubleBanner = ({ onSaveCopy }: { readonly onSaveCopy: () => void }) => {
  const client = useClient()
  const { value: status } = useAnswer(client.status.of, {})
  const tryWriting = useCommand(client.status.tryWriting)
  const closeDamaged = useCommand(client.host.closeDamaged)
  const trouble = status?.trouble ?? null
  if (trouble === null) return null
  const tryAgain = (): void => {
    void tryWriting({}).then((result) => {
      if (result?.ok !== true) return
      // What could not be saved then is over; the banner goes, and with it the button that was pressed.
      clearMessages()
      focusScreen()
      showMessage(t`The workbook can be saved again.`)
    })
  }
  return (
    <Alert color="red" variant="outline" title={trouble.sentence} role="alert" m="sm">
      <List size="sm">
        {trouble.advice.map((advice) => (
          <List.Item key={advice}>{advice}</List.Item>
        ))}
      </List>
      <Group mt="sm">
        {trouble.code !== 'damaged' && <Button size="compact-sm" variant="default" onClick={tryAgain}>{t`Try again`}</Button>}
        {trouble.code === 'damaged' ? <Button size="compact-sm" onClick={() => void closeDamaged({})}>{t`Close it and show its backups`}</Button> : <Button size="compact-sm" variant="default" onClick={onSaveCopy}>{t`Save a copy…`}</Button>}
      </Group>
    </Alert>
  )
}
