import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { t } from '../../shared/kernel/words'
import { DefectError, UnsavedError } from '../../shared/rpc/client'
import { HostGoneError } from '../../shared/rpc/wire'
import { SessionEndedError } from '../platform/browser-bridge'

/** How long a toast with an undo stays: long enough to read it and reach for the button. */
const undoMilliseconds = 8000

let undoStep: (step: number) => void = () => undefined

/** Tells the toasts how a step is undone; called once when the window starts. */
export const setUndoOfToasts = (undo: (step: number) => void): void => {
  undoStep = undo
}

const undoId = (step: number): string => `undo-${step}`

/** Takes the offer to undo a step away, once it is undone by other means. */
export const hideUndo = (step: number): void => void notifications.hide(undoId(step))

export const showUndo = (label: string, step: number): void => {
  const id = undoId(step)
  notifications.show({
    id,
    autoClose: undoMilliseconds,
    closeButtonProps: { 'aria-label': t`Dismiss` },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{t`${label}: done`}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            hideUndo(step)
            undoStep(step)
          }}
        >
          {t`Undo`}
        </Button>
      </Group>
    ),
  })
}

/** Says what happened in one sentence. Failures stay until they are dismissed. `isForAll`: it says nothing of the workbook, and is read while names are hidden, too. */
export const showMessage = (message: string, kind: 'done' | 'failed' = 'done', isForAll = false): void => {
  notifications.show({
    // The same failure twice is one to read and to dismiss.
    ...(kind === 'failed' && { id: message }),
    message: isForAll ? <span data-for-all>{message}</span> : message,
    color: kind === 'failed' ? 'red' : 'teal',
    autoClose: kind === 'failed' ? false : 5000,
    closeButtonProps: { 'aria-label': t`Dismiss` },
  })
}

/** What failed before is over for whoever tries the next thing. */
export const clearMessages = (): void => notifications.clean()

/** Tells of a bug by its reference, or of a host that does not answer. */
export const showDefect = (error: unknown): void => {
  if (error instanceof HostGoneError) return showMessage(t`Rapport is not answering. Nothing was saved; try again in a moment.`, 'failed')
  if (error instanceof SessionEndedError) return showMessage(t`This tab is no longer connected to Rapport. Nothing was saved; open the new link that Rapport prints.`, 'failed')
  // What was typed stays in its form, to be saved again.
  if (error instanceof UnsavedError) return showMessage(error.message, 'failed')
  showMessage(error instanceof DefectError ? t`Something went wrong (reference ${error.reference}). Nothing was changed.` : t`Something went wrong. Nothing was changed.`, 'failed')
}
