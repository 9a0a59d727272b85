import { type RegisteredRouter, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

/** While something is typed, Back and Forward call `onLeave` instead of leaving, and the browser, or main, asks before the page is reloaded or closed. */
export const useTypedWork = (isTyped: boolean, onLeave: () => void): void => {
  // Before a workbook is open there is no router, and no way back either; the type leaves that out.
  const router: RegisteredRouter | null = useRouter({ warn: false })
  const stayHere = useEffectEvent((): void => onLeave())
  useEffect(() => {
    if (!isTyped) return undefined
    if (router === null) {
      const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
      window.addEventListener('beforeunload', ask)
      return () => window.removeEventListener('beforeunload', ask)
    }
    return router.history.block({
      blockerFn: ({ action }) => {
        // What a form does when it is done leads on by itself.
        if (action !== 'BACK' && action !== 'FORWARD') return false
        stayHere()
        return true
      },
      enableBeforeUnload: true,
    })
  }, [router, isTyped])
}
