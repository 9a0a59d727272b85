import { type ReactNode, type RefObject, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'

/** The screen of one path, in the frame that scrolls: the one before goes at once, then this one is drawn in small steps between which the window hears keys, and is scrolled to where it was left. */
export const Screen = ({ frame, children }: { readonly frame: RefObject<HTMLElement | null>; readonly children: ReactNode }) => {
  const isDrawn = useDeferredValue(true, false)
  const { recall } = useHistoryMemory('screen')
  // Asked before the frame is emptied, which the place of the history takes for being scrolled to the top.
  const [top] = useState(() => recall() ?? 0)
  useLayoutEffect(() => {
    frame.current?.scrollTo(0, 0)
  }, [frame])
  useEffect(() => {
    if (isDrawn && top > 0) frame.current?.scrollTo(0, top)
  }, [frame, isDrawn, top])
  return isDrawn ? children : null
}
