import { useEffect } from 'react'
import { focusScreen, isFocusLost } from './focus-screen'

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** What a thing must be part of: where a whole screen or dialog goes, the focus is no matter of its neighbours. */
const lists = 'ul, ol, tbody, section, [role="group"], [role="list"]'

/** What a neighbour had that went at the same time takes no focus. */
const stopsIn = (node: Element | null): readonly HTMLElement[] => (node?.isConnected !== true ? [] : [...(node.matches(focusable) ? [node] : []), ...node.querySelectorAll(focusable)]).filter((stop) => stop instanceof HTMLElement)

const elementAt = (node: Node | null, towards: 'nextSibling' | 'previousSibling'): Element | null => {
  let at = node
  while (at !== null && !(at instanceof Element)) at = at[towards]
  return at
}

/** The first that comes behind a node and is no part of it. */
const firstBehind = (node: Node, stops: readonly HTMLElement[]): HTMLElement | undefined =>
  stops.find((stop) => (node.compareDocumentPosition(stop) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) === Node.DOCUMENT_POSITION_FOLLOWING)

/** Where the focus goes when this was taken out of a list: to the same place in what stands there now, else before it, else to what comes next in the list, else to the list's end, else to the beginning of its card. */
const heirOf = (lost: HTMLElement, records: readonly MutationRecord[]): HTMLElement | null => {
  for (const { target, removedNodes, nextSibling, previousSibling } of records) {
    const removed = [...removedNodes].find((node) => node.contains(lost))
    const list = target instanceof Element && target.isConnected ? target.closest(lists) : null
    if (removed === undefined || list === null) continue
    // Its rows go when they are scrolled out of view; it goes on from the one at hand by itself.
    const grid = list.closest('[role="grid"], [role="treegrid"]')
    if (grid instanceof HTMLElement) return grid
    const ordinal = removed instanceof Element ? stopsIn(removed).indexOf(lost) : 0
    const [after, before] = [stopsIn(elementAt(nextSibling, 'nextSibling')), stopsIn(elementAt(previousSibling, 'previousSibling'))]
    return after[ordinal] ?? after.at(-1) ?? before[ordinal] ?? before.at(-1) ?? firstBehind(target, stopsIn(list)) ?? stopsIn(list).at(-1) ?? stopsIn(list.closest('section'))[0] ?? null
  }
  return null
}

/** What opened the menu or the popover that the focus was in, and is gone with it. */
const openerOf = (lost: HTMLElement): HTMLElement | null => document.getElementById(lost.closest('[role="menu"], [role="dialog"]')?.getAttribute('aria-labelledby') ?? '')

/** Where the focus goes from a button that can no longer be pressed, such as one to the first of several: to what comes after it in its list, else to what comes before. */
const neighbourOf = (lost: HTMLElement): HTMLElement | null => {
  const stops = stopsIn(lost.closest(lists))
  return firstBehind(lost, stops) ?? stops.at(-1) ?? null
}

/** Keeps the keyboard's place: what opened the menu that closed takes the focus, what stands in a list where the thing stood that had it and was removed, or is out of use, so that one can go on from there; of anything else the screen does, from which a dialog takes it back to where it was opened. Once for the whole window. */
export const useKeptFocus = (): void =>
  useEffect(() => {
    let last: HTMLElement | null = null
    const note = (event: FocusEvent): void => {
      last = event.target instanceof HTMLElement ? event.target : null
    }
    const observer = new MutationObserver((records) => {
      if (last === null) return
      if (last.isConnected) {
        // The browser has taken the focus from what is out of use, or does when it draws next.
        if (last.matches(':disabled') && (last === document.activeElement || isFocusLost())) neighbourOf(last)?.focus()
        return
      }
      if (!isFocusLost()) return
      const heir = openerOf(last) ?? heirOf(last, records)
      last = null
      if (heir === null) focusScreen()
      else heir.focus({ preventScroll: heir.role === 'grid' || heir.role === 'treegrid' })
    })
    document.addEventListener('focusin', note)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', note)
      observer.disconnect()
    }
  }, [])
