import { useEffect, useRef, useState } from 'react'

/** How long typing rests before what was typed is asked for. */
const restMilliseconds = 500

/** Text that is typed: seen at once, passed on when typing rests. What comes from elsewhere takes its place. */
export const useDraft = (value: string, onRest: (text: string) => void): readonly [string, (text: string) => void] => {
  const [text, setText] = useState(value)
  const [passed, setPassed] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  if (value !== passed) {
    setPassed(value)
    setText(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return [
    text,
    (typed) => {
      setText(typed)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        setPassed(typed)
        onRest(typed)
      }, restMilliseconds)
    },
  ]
}
