import { type RegisteredRouter, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

/** While something is typed, Back, Forward and an address that is typed call `onLeave` instead of leaving, and the browser, or main, asks before the page is reloaded or closed. */
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
        if (action === 'PUSH' || action === 'REPLACE') return false
        stayHere()
        return true
      },
      enableBeforeUnload: true,
    })
  }, [router, isTyped])
  useEffect(() => {
    // Browsers of before 2026 may lack it.
    if (!isTyped || !('navigation' in window)) return undefined
    // The router hears of an address that was typed once it has come, and does not know how to go back from it.
    const onNavigate = (event: NavigateEvent): void => {
      if (!event.hashChange || event.navigationType !== 'push') return
      event.preventDefault()
      stayHere()
    }
    window.navigation.addEventListener('navigate', onNavigate)
    return () => window.navigation.removeEventListener('navigate', onNavigate)
  }, [isTyped])
}
