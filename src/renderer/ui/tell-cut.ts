import type { PointerEvent } from 'react'

/** Lets a cell that is too narrow for its words say all of them to who rests on it, for as long as it is. */
export const tellCut = ({ target }: PointerEvent): void => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  if (cell === null) return
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.innerText
  else cell.removeAttribute('title')
}
