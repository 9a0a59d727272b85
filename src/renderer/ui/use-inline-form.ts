import { type FocusEvent, type FormEvent, type KeyboardEvent, type RefCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { z } from 'zod'
import { type FieldErrors, goToFirstWrong, hasUnread, hasUnreadNumber, sayWrong, useFirstWrong } from './fields'
import { showDefect, showMessage } from './toasts'
import { type CheckedForm, useCheckedForm } from './use-checked-form'
import { useOnLeave } from './use-on-leave'
import { useUnsavedText } from './use-unsaved-text'

interface InlineForm<Schema extends z.ZodType<object>, Value> extends CheckedForm<Schema, Value> {
  /** Whether something is typed that is not saved. */
  readonly isTyped: boolean
  /** It has no button: a text is saved when its field is left or Enter is pressed, a choice when it is made. What is wrong is said at its field. */
  readonly savesItself?: boolean
  /** What is said once the form is left with something typed that cannot be saved. */
  readonly lost: string
}

interface InlineFormParts {
  readonly errors: FieldErrors
  readonly setErrors: (errors: FieldErrors) => void
  readonly form: {
    readonly noValidate: true
    readonly ref: RefCallback<HTMLFormElement>
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
    readonly onInput: (event: FormEvent<HTMLFormElement>) => void
    readonly onBlur?: (event: FocusEvent<HTMLFormElement>) => void
    readonly onKeyDown?: (event: KeyboardEvent<HTMLFormElement>) => void
  }
}

/** The way a form that is no dialog is sent. What is typed in it when its page is left is saved then, as notes are; what cannot be saved is told, and before the window goes it is asked about. */
export const useInlineForm = <Schema extends z.ZodType<object>, Value>({ isTyped, lost, savesItself = false, ...checked }: InlineForm<Schema, Value>): InlineFormParts => {
  const { errors, setErrors, form } = useCheckedForm(checked)
  const element = useRef<HTMLFormElement>(null)
  const goToWrong = useFirstWrong(element)
  const isSending = useRef(false)
  /** Whether what stands in the fields was sent already. */
  const isSent = useRef(false)
  /** Whether what was sent last was not saved. */
  const isRefused = useRef(false)
  const isUnsaved = (): boolean => !isSent.current && (isTyped || hasUnreadNumber(element.current))
  /** What was sent and is not answered yet. */
  const onItsWay = useRef<Promise<boolean>>(null)
  const send = (): Promise<boolean> => {
    isSent.current = true
    const sending = form
      .onSubmit()
      .then((isDone) => {
        isRefused.current = !isDone
        if (!isDone) isSent.current = false
        return isDone
      })
      .finally(() => {
        if (onItsWay.current === sending) onItsWay.current = null
      })
    onItsWay.current = sending
    return sending
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const wrong = form.check()
    if (wrong !== null || hasUnread(element.current)) return goToFirstWrong(element.current, wrong)
    // Pressed twice it is sent once.
    if (isSending.current) return
    isSending.current = true
    void send()
      .then((isDone) => {
        if (!isDone) goToWrong()
      })
      .catch(showDefect)
      .finally(() => {
        isSending.current = false
      })
  }
  const isWrong = (): boolean => form.check() !== null || hasUnread(element.current)
  /** Saves what is typed, or tells that it is lost. */
  const save = async (): Promise<boolean> => {
    const isDone = !isWrong() && (await send())
    if (!isDone) showMessage(lost, 'failed')
    return isDone
  }
  useOnLeave(() => {
    if (isUnsaved()) void save()
  })
  const saveItself = (): void => {
    if (isUnsaved() && !isWrong()) void send().catch(showDefect)
  }
  /** Whether something was chosen that the form does not show yet. */
  const isChosen = useRef(false)
  const onShown = useEffectEvent(saveItself)
  useEffect(() => {
    if (!isChosen.current) return
    isChosen.current = false
    onShown()
  })
  useUnsavedText({ isUnsaved, isRefused: () => isRefused.current || isWrong(), save: async () => (isUnsaved() ? save() : (onItsWay.current ?? true)) })
  return {
    errors,
    setErrors,
    form: {
      noValidate: true,
      // React empties a ref before the page is told that it is left.
      ref: (shown) => {
        element.current = shown ?? element.current
      },
      onSubmit,
      onInput: ({ target }) => {
        isSent.current = false
        isChosen.current = savesItself && target instanceof HTMLSelectElement
      },
      ...(savesItself && {
        onBlur: ({ target }: FocusEvent<HTMLFormElement>) => {
          saveItself()
          // The keys are elsewhere already when it stands below the field what is wrong with it.
          if (target instanceof HTMLInputElement) requestAnimationFrame(() => sayWrong(target))
        },
        // Without a button a browser sends a form of a single field only.
        onKeyDown: ({ key, target, currentTarget }: KeyboardEvent<HTMLFormElement>) => {
          if (key === 'Enter' && target instanceof HTMLInputElement) currentTarget.requestSubmit()
        },
      }),
    },
  }
}
