import { useCallback, useEffect, useState } from 'react'
import { isFocusLost } from './focus-screen'

/** What to come back to: of an entry of a menu, which is gone by then, what opened the menu. */
const placeOf = (element: Element | null): Element | null => {
  const menu = element?.closest('[role="menu"]')
  return (menu == null ? null : document.getElementById(menu.getAttribute('aria-labelledby') ?? '')) ?? element
}

/** Gives the focus back to whatever had it before this component was there, where leaving would lose it. For dialogs and questions that exist only while they are open. What is answered does it at once, for one that makes way for another. */
export const useFocusBack = (): (() => void) => {
  const [before] = useState(() => placeOf(document.activeElement))
  const giveBack = useCallback(() => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }, [before])
  useEffect(
    () => () => {
      if (isFocusLost()) giveBack()
    },
    [giveBack],
  )
  return giveBack
}
