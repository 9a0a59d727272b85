import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { CellEdit } from './cell-edit'
import classes from './DataTable.module.css'
import { isFieldDay } from './fields'
import { showMessage } from './toasts'
import { useOnLeave } from './use-on-leave'

interface CellEditorProps<Row> {
  /** What is edited: `Role of Ada Albers`. */
  readonly label: string
  readonly row: Row
  readonly edit: CellEdit<Row>
  /** Told what is wrong, or null when nothing is. */
  readonly onProblem: (problem: string | null) => void
  /** It is over: where to go on editing (1 right, −1 left), or 0: nowhere. `isLeft`: the focus went elsewhere by itself. */
  readonly onEnd: (step: 1 | -1 | 0, isLeft: boolean) => void
}

/** Saves what was typed, but no day of the year 26, and none of which a part is missing: null. Resolves with what is wrong, or null. */
const saveTyped = async <Row,>(edit: CellEdit<Row>, row: Row, text: string | null): Promise<string | null> =>
  text === null || (edit.kind === 'date' && text !== '' && !isFieldDay(text)) ? t`Type the day whole, with a year from 1900 on.` : edit.save(row, text)

/** A cell being typed in: Enter or leaving saves, also leaving the screen or the window, or a wheel that takes the row away; Tab saves and goes on in the next, Escape keeps what was. */
export const CellEditor = <Row,>({ label, row, edit, onProblem, onEnd }: CellEditorProps<Row>) => {
  const before = edit.valueOf(row)
  const [text, setText] = useState(before)
  const [isWrong, setIsWrong] = useState(false)
  const hasEnded = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()

  const end = (step: 1 | -1 | 0, isLeft: boolean): void => {
    hasEnded.current = true
    onProblem(null)
    onEnd(step, isLeft)
  }
  /** Null: a day of which a part is missing. Its text is empty, as that of no day. */
  const typed = (): string | null => (field.current?.validity.badInput === true ? null : text)
  const save = (step: 1 | -1 | 0, isLeft = false): void => {
    if (hasEnded.current) return
    if (typed() === before) return end(step, isLeft)
    hasEnded.current = true
    void saveTyped(edit, row, typed()).then((problem) => {
      hasEnded.current = false
      if (problem === null) return end(step, isLeft)
      setIsWrong(true)
      onProblem(problem)
    })
  }
  useOnLeave(() => {
    if (hasEnded.current || typed() === before) return
    void saveTyped(edit, row, typed()).then((problem) => {
      if (problem !== null) showMessage(problem, 'failed')
    })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Enter') save(0)
    else if (event.key === 'Tab') save(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') end(0, false)
    else return
    event.preventDefault()
  }
  const shared = { className: classes['editor'], 'aria-label': label, 'aria-invalid': isWrong, value: text, onKeyDown, onBlur: () => save(0, true) }
  if (edit.kind === 'choice') {
    return (
      // The person asked to choose here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      <select {...shared} autoFocus onChange={(event) => setText(event.currentTarget.value)}>
        {edit.options?.map(({ value, label: name }) => <option key={value} value={value}>{name}</option>)}
      </select>
    )
  }
  return (
    <>
      {/* The person asked to type here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input
        {...shared}
        // Kept when the field goes: what stands in it is asked for then.
        ref={(input) => { field.current ??= input }}
        autoFocus
        autoComplete="off"
        type={edit.kind === 'date' ? 'date' : 'text'}
        inputMode={edit.kind === 'number' ? 'decimal' : undefined}
        placeholder={edit.placeholder}
        list={edit.suggestions === undefined ? undefined : listId}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {edit.suggestions !== undefined && (
        <datalist id={listId}>
          {edit.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion}>
              {suggestion}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}
