import { useState } from 'react'

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
  const shown = rows.slice(0, count)
  return {
    shown,
    left: total - shown.length,
    showMore: () => {
      if (rows.length < count + atOnce) loadMore()
      setCount(count + atOnce)
    },
  }
}
