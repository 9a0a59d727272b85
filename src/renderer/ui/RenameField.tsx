import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import classes from './RenameField.module.css'

interface RenameFieldProps {
  /** What is named: `Campaign name`. */
  readonly label: string
  readonly name: string
  /** Resolves with what is wrong with the new name, or null when it is saved. */
  readonly onRename: (name: string) => Promise<string | null>
}

/** A name that is changed where it stands: Enter or leaving saves, Escape keeps the old one. */
export const RenameField = ({ label, name, onRename }: RenameFieldProps) => {
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const hasEnded = useRef(false)
  const isEditing = text !== null
  useEffect(() => {
    // Back to where the person was, unless they went elsewhere.
    if (!isEditing && hasEnded.current && document.activeElement === document.body) button.current?.focus()
  }, [isEditing])

  const end = (): void => {
    hasEnded.current = true
    setText(null)
    setError(null)
  }
  const save = (): void => {
    const wanted = (text ?? name).trim()
    if (wanted === name) return end()
    void onRename(wanted).then((problem) => (problem === null ? end() : setError(problem)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save()
    else if (event.key === 'Escape') end()
    else return
    event.preventDefault()
  }
  if (text === null) {
    return (
      <button ref={button} type="button" className={classes['name']} title={t`Rename`} onClick={() => setText(name)}>
        <bdi>{name}</bdi>
        <IconPencil className={classes['pencil']} size={16} aria-hidden />
      </button>
    )
  }
  return (
    <>
      {/* The person asked to type here by pressing the name. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input className={classes['input']} aria-label={label} aria-invalid={error !== null} value={text} maxLength={300} autoFocus onFocus={(event) => event.currentTarget.select()} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown} onBlur={save} />
      {error !== null && <p className={classes['error']} role="alert">{error}</p>}
    </>
  )
}
