import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { useOnLeave } from './use-on-leave'
import { useUnsavedText } from './use-unsaved-text'

/** How long typing must pause before the text is saved by itself. */
const pauseMilliseconds = 1500

type AutosaveStatus = 'idle' | 'saving' | 'saved' | 'failed'

/** What is said of a text that saves itself. */
export const autosaveTexts: Readonly<Record<AutosaveStatus, string>> = { idle: '', saving: t`Saving…`, saved: t`Saved`, failed: t`Not saved; your text is still here` }

interface Autosave {
  readonly text: string
  readonly setText: (text: string) => void
  /** Saves at once; for leaving the field. */
  readonly flush: () => void
  readonly status: AutosaveStatus
}

/**
 * A text that saves itself: when typing pauses, when the field is left, and when its screen or the window goes away.
 * `saved` is the text as the store has it; a change from outside shows here unless something typed is still to be saved.
 * `save` answers whether the store has it. Give the component a key: one mount belongs to one thing.
 */
export const useAutosave = (saved: string, save: (text: string) => Promise<boolean>): Autosave => {
  const [text, setText] = useState(saved)
  const [status, setStatus] = useState<AutosaveStatus>('idle')
  const stored = useRef(saved)
  const typed = useRef(saved)
  const pending = useRef(0)
  const last = useRef<Promise<boolean>>(null)

  const show = (next: string): void => {
    typed.current = next
    setText(next)
  }
  const send = async (sent: string): Promise<boolean> => {
    const before = stored.current
    stored.current = sent
    pending.current += 1
    setStatus('saving')
    const isSaved = await save(sent)
    pending.current -= 1
    // Not saved: the text stays, and the next pause or blur tries again.
    if (!isSaved && stored.current === sent) stored.current = before
    // Of what was typed since nothing is saved yet.
    setStatus(!isSaved ? 'failed' : pending.current > 0 ? 'saving' : typed.current === sent ? 'saved' : 'idle')
    return isSaved
  }
  const saveTyped = async (): Promise<boolean> => {
    // What is on its way passes for stored until it is refused.
    if (typed.current === stored.current) return pending.current === 0 || (last.current ?? true)
    last.current = send(typed.current)
    return last.current
  }
  const flush = (): void => void saveTyped()

  const onPause = useEffectEvent(flush)
  const onSaved = useEffectEvent((): void => {
    // While a save is under way, what arrives may be from before it.
    if (pending.current > 0) return
    if (typed.current === stored.current) show(saved)
    stored.current = saved
  })
  useEffect(() => {
    const timer = setTimeout(() => onPause(), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => onSaved(), [saved])
  useOnLeave(flush)
  useUnsavedText({ isUnsaved: () => typed.current !== stored.current, isRefused: () => status === 'failed', save: saveTyped })

  return {
    text,
    setText: (next) => {
      show(next)
      setStatus('idle')
    },
    flush,
    status,
  }
}
