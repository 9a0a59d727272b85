import { useEffect, useEffectEvent } from 'react'

/** Calls `onLeave` when the component goes away, with its screen or with the window. */
export const useOnLeave = (onLeave: () => void): void => {
  const leave = useEffectEvent(onLeave)
  useEffect(() => {
    const onHide = (): void => leave()
    window.addEventListener('pagehide', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      onHide()
    }
  }, [])
}
