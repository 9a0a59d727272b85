import { isFocusLost } from '../ui/focus-screen'
import { untilChosen } from './until-chosen'

/** The link of a screen that was pressed, by its address. Null: none, or one within a table, which has a place of its own. */
export const pressedLink = (target: EventTarget): string | null => {
  const link = target instanceof Element ? target.closest('a[href]') : null
  return link === null || link.closest('[role="grid"], [role="treegrid"]') !== null ? null : link.getAttribute('href')
}

/** Gives the focus to the first link of a frame with this address: at once, or as soon as it is drawn, unless something else has the focus by then or the person goes elsewhere. Gives back what ends that. */
export const focusOnceThere = (frame: HTMLElement, address: string): (() => void) => {
  const isDone = (): boolean => {
    if (!isFocusLost()) return true
    const link = [...frame.querySelectorAll('a')].find((each) => each.getAttribute('href') === address)
    link?.focus({ preventScroll: true })
    return link !== undefined
  }
  if (isDone()) return () => undefined
  const observer = new MutationObserver(() => {
    if (isDone()) end()
  })
  const end = untilChosen(['keydown', 'pointerdown'], () => observer.disconnect())
  observer.observe(frame, { childList: true, subtree: true })
  return end
}
