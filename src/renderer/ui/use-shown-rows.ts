import { useMemo, useState } from 'react'
import { useGrown } from './use-grown'

/** Lines with fields and menus in them take a while to draw, so a list begins with these many and goes on when asked. */
const atOnce = 50

interface ShownRows<Row> {
  readonly shown: readonly Row[]
  /** How many more there are. */
  readonly left: number
  readonly showMore: () => void
}

/** A long list, some rows at a time: those loaded, and more of them once they are wanted. */
export const useShownRows = <Row,>(rows: readonly Row[], total: number, loadMore: () => void): ShownRows<Row> => {
  const [count, setCount] = useState(atOnce)
  const wanted = useMemo(() => rows.slice(0, count), [rows, count])
  return {
    shown: useGrown(wanted),
    left: total - wanted.length,
    showMore: () => {
      if (rows.length < count + atOnce) loadMore()
      setCount(count + atOnce)
    },
  }
}
