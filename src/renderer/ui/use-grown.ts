import { startTransition, useEffect, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'

/** As many lines as a window is high. */
const linesAtOnce = 16

/** A list whose lines have fields and menus in them, as far as it is drawn: first what a window shows, then, between keys, the rest below it. Who comes back to a place further down finds all of it. */
export const useGrown = <Row,>(rows: readonly Row[]): readonly Row[] => {
  const { recall } = useHistoryMemory('screen')
  const [count, setCount] = useState(() => ((recall() ?? 0) > 0 ? Number.POSITIVE_INFINITY : linesAtOnce))
  const isGrowing = count < rows.length
  useEffect(() => {
    if (isGrowing) startTransition(() => setCount(count + linesAtOnce))
  }, [isGrowing, count])
  return isGrowing ? rows.slice(0, count) : rows
}
