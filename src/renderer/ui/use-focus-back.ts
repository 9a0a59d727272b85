import { useEffect, useState } from 'react'

/** Gives the focus back to whatever had it before this component was there, where leaving would lose it. For dialogs and questions that exist only while they are open. */
export const useFocusBack = (): void => {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
