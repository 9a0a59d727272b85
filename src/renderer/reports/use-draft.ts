import { useEffect, useRef, useState } from 'react'

/** How long typing rests before what was typed is asked for. */
const restMilliseconds = 500

interface Draft {
  readonly text: string
  readonly change: (text: string) => void
  /** Passes on at once what still waits: the field is left, and what was typed is meant. */
  readonly leave: () => void
}

/** What of the texts that were passed on is still to come back once a value is there, which may have been trimmed. Null: the value is none of them. */
export const answered = (passed: readonly string[], value: string): readonly string[] | null => {
  const at = passed.findIndex((text) => text === value || text.trim() === value)
  return at < 0 ? null : passed.slice(at + 1)
}

/** Text that is typed: seen at once, passed on when typing rests or the field is left. What comes from elsewhere takes its place. */
export const useDraft = (value: string, onRest: (text: string) => void): Draft => {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  // The value follows some time after what is passed on; until then the old one says nothing of what is typed.
  const [passed, setPassed] = useState<readonly string[]>([])
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly typed: string } | null>(null)
  // What is passed on joins what other fields have set meanwhile, not what they had when typing began.
  const newest = useRef(onRest)
  useEffect(() => {
    newest.current = onRest
  }, [onRest])
  if (value !== seen) {
    const left = answered(passed, value)
    setSeen(value)
    setPassed(left ?? [])
    if (left === null) setText(value)
  }
  useEffect(() => () => clearTimeout(waiting.current?.timer), [])
  const leave = (): void => {
    if (waiting.current === null) return
    const { timer, typed } = waiting.current
    clearTimeout(timer)
    waiting.current = null
    setPassed((before) => [...before, typed])
    newest.current(typed)
  }
  const change = (typed: string): void => {
    setText(typed)
    clearTimeout(waiting.current?.timer)
    waiting.current = { timer: setTimeout(leave, restMilliseconds), typed }
  }
  return { text, change, leave }
}
