import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** How soon it is looked again whether the screen is as it was asked for. */
const againMilliseconds = 20

/** Waits until nothing is left to be drawn; a browser that cannot tell is given time for it. */
const whenIdle = (run: () => void): void => void ('requestIdleCallback' in globalThis ? requestIdleCallback(run) : setTimeout(run, 200))

/** Prints the screen as it was asked for: what was chosen right before stands in the address, and the answers to it are there and drawn. Until then the screen shows those to the question before. */
export const usePrint = (): (() => void) => {
  const router = useRouter()
  const queryClient = useQueryClient()
  return useCallback(() => {
    const isOnItsWay = (): boolean => router.state.status === 'pending' || queryClient.isFetching({ type: 'active', predicate: ({ state }) => state.status === 'pending' }) > 0
    // What was chosen may be drawn in steps, and what is drawn may ask: only what is still so once more is settled.
    const look = (isSettled: boolean): void =>
      void setTimeout(() => whenIdle(() => {
        if (isOnItsWay()) look(false)
        else if (isSettled) window.print()
        else look(true)
      }), againMilliseconds)
    look(false)
  }, [router, queryClient])
}
