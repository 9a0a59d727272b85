import { type RefObject, useEffect, useRef, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'
import { isFocusLost } from './focus-screen'

/** What stands in a line, by what it is known by wherever it stands. */
export type LineKey = { readonly row: number | string } | { readonly group: string }

/** The active line: where it stood last, and what the person went to. Null: to nothing yet. */
interface ActiveLine {
  readonly line: number
  readonly key: LineKey | null
}

interface PlacedLines {
  readonly count: number
  /** Null: the line is not there. */
  readonly keyAt: (line: number) => LineKey | null
  /** The line of what was known by a key, looked for at its old place first. Below 0: it is not there. */
  readonly lineOf: (key: LineKey, before: number) => number
}

/** Where a table was left, for who comes back to it: how far it was scrolled, its active line, which stays with what the person went to as other lines come and go above it, and whether a row was opened from it, to which the keys go again once there are lines. */
export const useTablePlace = (name: string, grid: RefObject<HTMLElement | null>, { count, keyAt, lineOf }: PlacedLines) => {
  const hasLines = count > 0
  const top = useHistoryMemory(`${name}/top`)
  const active = useHistoryMemory<ActiveLine>(`${name}/active`)
  const opened = useHistoryMemory<boolean>(`${name}/opened`)
  const [first] = useState(() => ({ top: top.recall() ?? 0, active: active.recall() ?? { line: 0, key: null }, wasOpened: opened.recall() ?? false }))
  const [held, setHeld] = useState(first.active)
  const { keep } = active
  useEffect(() => keep(held), [keep, held])
  // What is gone, or not loaded yet, leaves the keys where it stood.
  const found = held.key === null ? -1 : lineOf(held.key, held.line)
  if (found >= 0 && found !== held.line) setHeld({ ...held, line: found })
  const activeLine = Math.min(found < 0 ? held.line : found, count - 1)
  const setActive = (line: number): void => setHeld({ line, key: keyAt(line) })
  const isAwaited = useRef(first.wasOpened)
  useEffect(() => {
    if (!isAwaited.current || !hasLines) return
    isAwaited.current = false
    if (isFocusLost()) grid.current?.focus({ preventScroll: true })
  }, [grid, hasLines])
  return { topAtFirst: first.top, keepTop: top.keep, active: activeLine, setActive, onFocus: () => { if (held.key === null) setActive(activeLine) }, keepOpened: opened.keep }
}
