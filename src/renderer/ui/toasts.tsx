import { Button, Group, Text } from '@mantine/core'
import { type NotificationData, notifications, notificationsStore } from '@mantine/notifications'
import { t } from '../../shared/kernel/words'
import type { JobOptions } from '../../shared/rpc/contract'
import type { TimedProgress } from '../../shared/rpc/progress'
import { DefectError, UnsavedError } from '../../shared/rpc/client'
import { HostGoneError } from '../../shared/rpc/wire'
import { SessionEndedError } from '../platform/browser-bridge'
import { JobProgress } from './JobProgress'

/** How long a toast with an undo stays: long enough to read it and reach for the button. */
const undoMilliseconds = 8000

let undoStep: (step: number) => void = () => undefined

/** Tells the toasts how a step is undone; called once when the window starts. */
export const setUndoOfToasts = (undo: (step: number) => void): void => {
  undoStep = undo
}

/** Shows something; where there is no room for it, what goes by itself goes now, the oldest first. A pointer that rests on one toast holds them all, and what was begun or done last must be seen. */
const showNow = (words: NotificationData): string => {
  const own = notifications.show(words)
  for (const { id, autoClose } of notificationsStore.getState().notifications) {
    if (notificationsStore.getState().queue.length === 0) break
    if (id !== undefined && id !== own && typeof autoClose === 'number') notifications.hide(id)
  }
  return own
}

const idOfUndo = (step: number): string => `undo-${step}`

/** A step was undone by other means than its toast, which is over then. */
export const hideUndo = (step: number): void => void notifications.hide(idOfUndo(step))

export const showUndo = (label: string, step: number): void => {
  showNow({
    id: idOfUndo(step),
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

/** Says what happened in one sentence. Failures stay until they are dismissed, and are seen at once: the later, the sooner, before all that waits for room. `isForAll`: it says nothing of the workbook, and is read while names are hidden, too. */
export const showMessage = (message: string, kind: 'done' | 'failed' = 'done', isForAll = false): void => {
  const words = { message: isForAll ? <span data-for-all>{message}</span> : message, closeButtonProps: { 'aria-label': t`Dismiss` } }
  if (kind === 'done') return void showNow({ ...words, color: 'teal', autoClose: 5000 })
  // The same failure twice is one to read and to dismiss; where later ones took its room, it comes before them again.
  const failure = { ...words, id: message, color: 'red', autoClose: false, priority: performance.now() } as const
  notifications.update(failure)
  notifications.show(failure)
}

/** Long work that would have changed the workbook was stopped by the person, and left no trace. */
export const showStopped = (): void => showMessage(t`Stopped. The workbook is as it was.`)

/** Shows how far long work is, with a way to stop it, until it is done. */
export type ShowWork = <Outcome>(label: string, run: (options: JobOptions) => Promise<Outcome>) => Promise<Outcome>

/** The same for work that was begun by a key, or where there is no room to say so. */
export const showWork: ShowWork = (label, run) => {
  const asked = new AbortController()
  // No alert, which would be read anew with every row: its quarters are told as those of all long work.
  const shown = (progress: TimedProgress | null) => ({ role: 'group', 'aria-label': label, message: <JobProgress label={label} progress={progress} onCancel={() => asked.abort()} />, autoClose: false as const, withCloseButton: false })
  const id = showNow(shown(null))
  return run({ signal: asked.signal, onProgress: (progress) => notifications.update({ id, ...shown(progress) }) }).finally(() => notifications.hide(id))
}

/** Says what is being done for as long as it takes, where it cannot be stopped and nobody knows how far it is. */
export const showWhile = <Outcome,>(message: string, asked: Promise<Outcome>): Promise<Outcome> => {
  const id = showNow({ message, color: 'teal', autoClose: false, withCloseButton: false })
  return asked.finally(() => notifications.hide(id))
}

/** What failed before is over for whoever tries the next thing. */
export const clearMessages = (): void => notifications.clean()

/** Tells of a bug by its reference, or of a host that does not answer. */
export const showDefect = (error: unknown): void => {
  if (error instanceof HostGoneError) return showMessage(t`Rapport is not answering. Nothing was saved; try again in a moment.`, 'failed')
  if (error instanceof SessionEndedError) return showMessage(t`This tab is no longer connected to Rapport. Nothing was saved; open the new link that Rapport prints.`, 'failed')
  // What was typed stays in its form, to be saved again.
  if (error instanceof UnsavedError) return showMessage(error.message, 'failed')
  if (error instanceof DefectError && !error.isUndone) return showMessage(error.message, 'failed')
  showMessage(error instanceof DefectError ? t`Something went wrong (reference ${error.reference}). Nothing was changed.` : t`Something went wrong. Nothing was changed.`, 'failed')
}
