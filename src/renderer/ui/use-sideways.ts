import { type RefObject, useEffect, useRef } from 'react'

/** Pixels of a cell's padding: where no more than it is cut, nothing is. */
const padding = 12

/** `furthest`: how far it can be scrolled sideways, in pixels. */
const mark = (scroller: HTMLElement, furthest: number): void => {
  // From right to left it is scrolled to below 0.
  const moved = Math.abs(scroller.scrollLeft)
  scroller.toggleAttribute('data-sideways', moved !== 0)
  scroller.toggleAttribute('data-beyond', moved < furthest - padding)
}

/**
 * Marks a table's scroller while columns lie before what is seen of them (`data-sideways`) or beyond it (`data-beyond`). Answers with what looks how far it is
 * scrolled; how wide its parts are is measured when that changes, and not while one scrolls.
 */
export const useSideways = (scroller: RefObject<HTMLElement | null>, hasLines: boolean): (() => void) => {
  const furthest = useRef(0)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      furthest.current = element.scrollWidth - element.clientWidth
      mark(element, furthest.current)
    })
    for (const part of [element, ...element.children]) observer.observe(part)
    return () => observer.disconnect()
    // Without lines there may be no scroller.
  }, [scroller, hasLines])
  return () => {
    if (scroller.current !== null) mark(scroller.current, furthest.current)
  }
}
