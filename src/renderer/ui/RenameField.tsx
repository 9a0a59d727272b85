import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { isFocusLost } from './focus-screen'
import classes from './RenameField.module.css'
import { showMessage } from './toasts'
import { useOnLeave } from './use-on-leave'

interface RenameFieldProps {
  /** What is named: `Campaign name`. */
  readonly label: string
  readonly name: string
  /** Resolves with what is wrong with the new name, or null when it is saved. */
  readonly onRename: (name: string) => Promise<string | null>
}

/** A name that is changed where it stands: Enter or leaving saves, also leaving the screen, Escape keeps the old one. */
export const RenameField = ({ label, name, onRename }: RenameFieldProps) => {
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const hasEnded = useRef(false)
  const sent = useRef<string | null>(null)
  const isEditing = text !== null
  useEffect(() => {
    // Back to where the person was, unless they went elsewhere.
    if (!isEditing && hasEnded.current && isFocusLost()) button.current?.focus()
  }, [isEditing])

  const end = (): void => {
    hasEnded.current = true
    setText(null)
    setError(null)
  }
  const edit = (): void => {
    sent.current = null
    setText(name)
  }
  const saveOr = (tell: (problem: string) => void): void => {
    const wanted = (text ?? name).trim()
    if (wanted === name) return end()
    if (wanted === sent.current) return
    sent.current = wanted
    void onRename(wanted).then((problem) => {
      if (problem === null) return end()
      sent.current = null
      tell(problem)
    })
  }
  const save = (): void => saveOr(setError)
  useOnLeave(() => {
    if (isEditing) saveOr((problem) => showMessage(problem, 'failed'))
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save()
    else if (event.key === 'Escape') end()
    else return
    event.preventDefault()
  }
  if (text === null) {
    return (
      <button ref={button} type="button" className={classes['name']} title={t`Rename`} onClick={edit}>
        <bdi>{name}</bdi>
        <IconPencil className={classes['pencil']} size={16} aria-hidden />
      </button>
    )
  }
  return (
    <>
      {/* The person asked to type here by pressing the name. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input
        className={classes['input']}
        aria-label={label}
        aria-invalid={error !== null}
        value={text}
        autoFocus
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      {error !== null && (
        <p className={classes['error']} role="alert">
          {error}
        </p>
      )}
    </>
  )
}
