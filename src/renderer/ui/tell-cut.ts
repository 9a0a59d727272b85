import type { PointerEvent } from 'react'

/** What stands in a line of text has no width to be cut at, and what is for screen readers alone has one of 1. */
const isCut = ({ scrollWidth, clientWidth }: Element): boolean => clientWidth > 1 && scrollWidth > clientWidth

/** Lets a cell that is too narrow for its words say all of them to who rests on it, for as long as it is. */
export const tellCut = ({ target }: PointerEvent): void => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  if (cell === null) return
  const cut = [...cell.querySelectorAll<HTMLElement>('*'), cell].find(isCut)
  if (cut !== undefined) cell.title = cut.innerText
  else cell.removeAttribute('title')
}
