import { type RefObject, useEffect, useRef, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'
import { isFocusLost } from './focus-screen'

/** Where a table was left, for who comes back to it: how far it was scrolled, its active line, and whether a row was opened from it, to which the keys go again once there are lines. */
export const useTablePlace = (name: string, grid: RefObject<HTMLElement | null>, hasLines: boolean) => {
  const top = useHistoryMemory(`${name}/top`)
  const active = useHistoryMemory(`${name}/active`)
  const opened = useHistoryMemory<boolean>(`${name}/opened`)
  const [first] = useState(() => ({ top: top.recall() ?? 0, active: active.recall() ?? 0, wasOpened: opened.recall() ?? false }))
  const [activeIndex, setActive] = useState(first.active)
  const { keep } = active
  useEffect(() => keep(activeIndex), [keep, activeIndex])
  const isAwaited = useRef(first.wasOpened)
  useEffect(() => {
    if (!isAwaited.current || !hasLines) return
    isAwaited.current = false
    if (isFocusLost()) grid.current?.focus({ preventScroll: true })
  }, [grid, hasLines])
  return { topAtFirst: first.top, keepTop: top.keep, activeIndex, setActive, keepOpened: opened.keep }
}
