import { useEffect, useRef, useState } from 'react'

/** How long typing rests before what was typed is asked for. */
const restMilliseconds = 500

interface Draft {
  readonly text: string
  readonly change: (text: string) => void
  /** Passes on at once what still waits: the field is left, and what was typed is meant. */
  readonly leave: () => void
}

/** Text that is typed: seen at once, passed on when typing rests or the field is left. What comes from elsewhere takes its place. */
export const useDraft = (value: string, onRest: (text: string) => void): Draft => {
  const [text, setText] = useState(value)
  const [passed, setPassed] = useState(value)
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly typed: string } | null>(null)
  // What is passed on joins what other fields have set meanwhile, not what they had when typing began.
  const newest = useRef(onRest)
  useEffect(() => {
    newest.current = onRest
  }, [onRest])
  if (value !== passed) {
    setPassed(value)
    setText(value)
  }
  useEffect(() => () => clearTimeout(waiting.current?.timer), [])
  const leave = (): void => {
    if (waiting.current === null) return
    const { timer, typed } = waiting.current
    clearTimeout(timer)
    waiting.current = null
    setPassed(typed)
    newest.current(typed)
  }
  const change = (typed: string): void => {
    setText(typed)
    clearTimeout(waiting.current?.timer)
    waiting.current = { timer: setTimeout(leave, restMilliseconds), typed }
  }
  return { text, change, leave }
}
