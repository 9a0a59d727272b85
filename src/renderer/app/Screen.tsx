import { type ReactNode, type RefObject, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'
import { focusOnceThere } from './focus-once-there'
import { scrollOnceLongEnough } from './scroll-once-long-enough'

interface ScreenProps {
  readonly frame: RefObject<HTMLElement | null>
  /** Whether the frame is scrolled, as its last scroll event said: asking it would lay out the emptied window there and then. */
  readonly isScrolled: RefObject<boolean>
  readonly children: ReactNode
}

/** The screen of one path, in the frame that scrolls: the one before goes at once, then this one is drawn in small steps between which the window hears keys, and is scrolled to where it was left, with the keys at the link that led on. */
export const Screen = ({ frame, isScrolled, children }: ScreenProps) => {
  const isDrawn = useDeferredValue(true, false)
  const { recall } = useHistoryMemory('screen')
  // Asked before the frame is emptied, which the place of the history takes for being scrolled to the top.
  const [top] = useState(() => recall() ?? 0)
  const link = useHistoryMemory<string>('link')
  const [address] = useState(() => link.recall())
  useLayoutEffect(() => {
    if (isScrolled.current) frame.current?.scrollTo(0, 0)
  }, [frame, isScrolled])
  useEffect(() => (isDrawn && top > 0 && frame.current !== null ? scrollOnceLongEnough(frame.current, top) : undefined), [frame, isDrawn, top])
  useEffect(() => (isDrawn && address !== null && frame.current !== null ? focusOnceThere(frame.current, address) : undefined), [frame, isDrawn, address])
  return isDrawn ? children : null
}
