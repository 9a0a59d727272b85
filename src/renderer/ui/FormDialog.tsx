import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { BusyButton } from './BusyButton'
import { goToFirstWrong, hasUnread, TouchContext, useFirstWrong } from './fields'
import classes from './FormDialog.module.css'
import { showDefect } from './toasts'
import { useFocusBack } from './use-focus-back'
import { useTypedWork } from './use-typed-work'

interface FormDialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Shows what is wrong with the fields, all of it, and gives the first of it; nothing is sent then. Null: they are right. */
  readonly check?: () => string | null
  /** Resolves true when the dialog may close; false keeps it open, with the errors shown in its fields. */
  readonly onSubmit: () => Promise<boolean>
  /** Null: there is nothing to do here but to close it. */
  readonly submitLabel: string | null
  readonly size?: 'md' | 'lg'
  /** What it does cannot be undone, and its button warns of that. */
  readonly isFinal?: boolean
  readonly children: ReactNode
}

/** How soon a form looks again whether what was chosen in it with Enter counts yet (`useSettledChoice`). */
const settlingMilliseconds = 20

/** Goes on from a form to something that takes its place; where something is typed in it, it asks first. */
export const LeaveContext = createContext<(goOn: () => void) => void>((goOn) => goOn())

/** A dialog with a form: Enter or Ctrl-Enter submits, Escape closes, the focus stays inside. What was typed is not thrown away by a stray Escape, click or way back, and a number or a day that cannot be read is not passed over. */
export const FormDialog = ({ title, isOpen, onClose, check, onSubmit, submitLabel, size = 'md', isFinal = false, children }: FormDialogProps) => {
  useFocusBack()
  const form = useRef<HTMLFormElement>(null)
  const goToWrong = useFirstWrong(form)
  const [isBusy, setIsBusy] = useState(false)
  const [isTouched, setIsTouched] = useState(false)
  /** What comes after the form once what is typed may go. Null: nobody is asked. */
  const [leaving, setLeaving] = useState<{ readonly goOn: () => void } | null>(null)
  const before = useRef<Element | null>(null)
  const keep = useRef<HTMLButtonElement>(null)
  /** Asked while it is asked already, it asks of what was pressed last. */
  const leave = (goOn: () => void): void => {
    if (!isTouched || isBusy) return goOn()
    before.current = document.activeElement
    setLeaving({ goOn })
    keep.current?.focus()
  }
  const stay = (): void => {
    setLeaving(null)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  /** What it goes on to may be in the same form. */
  const discard = (goOn: () => void): void => {
    stay()
    goOn()
  }
  /** Escape asks, and once more it is no answer but goes back to what is typed. While that is being saved there is nothing to ask, and Escape does nothing: it may come back with what is wrong. */
  const close = (): void => (leaving === null ? leave(onClose) : stay())
  // What is being saved is not lost.
  useTypedWork(isOpen && isTouched && !isBusy, () => {
    if (leaving === null) leave(onClose)
  })
  const touch = useCallback(() => setIsTouched(true), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isBusy) return
    if (form.current?.querySelector('[data-settling]') != null) return void setTimeout(() => form.current?.requestSubmit(), settlingMilliseconds)
    const wrong = check?.() ?? null
    if (wrong !== null || hasUnread(form.current)) return goToFirstWrong(form.current, wrong)
    setIsBusy(true)
    void onSubmit()
      .then((isDone) => (isDone ? onClose() : goToWrong()))
      .catch(showDefect)
      .finally(() => setIsBusy(false))
  }
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnEscape={!isBusy}
      closeOnClickOutside={!isTouched && !isBusy}
      title={title}
      size={size}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t`Close` }}
      transitionProps={{ duration: 0 }}
    >
      {/* Ctrl-Enter is heard from any field of the form. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={form}
        className={classes['form']}
        noValidate
        onSubmit={submit}
        onInput={touch}
        onKeyDown={(event) => {
          // A turn later: a field of tags takes what is typed in it by the same key, and only then is it a part of the form.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setTimeout(() => form.current?.requestSubmit())
        }}
      >
        <Stack gap="sm">
          <TouchContext value={touch}>
            <LeaveContext value={leave}>{children}</LeaveContext>
          </TouchContext>
          {leaving !== null ? (
            <Group justify="flex-end" className={classes['foot']} role="alertdialog" aria-label={t`Discard what you typed?`}>
              <Text size="sm">{t`Discard what you typed?`}</Text>
              <Button variant="default" onClick={() => discard(leaving.goOn)}>
                {t`Discard`}
              </Button>
              {/* The question has just been asked; its safe answer is at hand. */}
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
              <Button ref={keep} autoFocus onClick={stay}>
                {t`Keep editing`}
              </Button>
            </Group>
          ) : (
            <Group justify="flex-end" className={classes['foot']}>
              {/* A form's own first field stands before it; a question has none, and its safe answer is at hand. */}
              <Button variant="default" data-autofocus onClick={onClose}>
                {submitLabel === null ? t`Close` : t`Cancel`}
              </Button>
              {submitLabel !== null && (
                <BusyButton type="submit" isBusy={isBusy} {...(isFinal && { color: 'red.9' })}>
                  {submitLabel}
                </BusyButton>
              )}
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  )
}
