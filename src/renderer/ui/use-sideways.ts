import { type RefObject, useEffect, useRef } from 'react'

/** The padding of a cell in pixels, where rows are laid out without a table. */
const gridPadding = 12

/** The pixels at the end of a table in which nothing stands, and one of rounding: where no more than they are cut, nothing is. */
const emptyAtEnd = (scroller: HTMLElement): number => {
  const cell = scroller.querySelector('tr > :last-child')
  return cell === null ? gridPadding : Number.parseFloat(getComputedStyle(cell).paddingInlineEnd) + 1
}

/** `furthest`: how far it can be scrolled sideways until all of it was seen, in pixels. */
const mark = (scroller: HTMLElement, furthest: number): void => {
  // From right to left it is scrolled to below 0.
  const moved = Math.abs(scroller.scrollLeft)
  scroller.toggleAttribute('data-sideways', moved !== 0)
  scroller.toggleAttribute('data-beyond', moved < furthest)
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
      furthest.current = element.scrollWidth - element.clientWidth - emptyAtEnd(element)
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
