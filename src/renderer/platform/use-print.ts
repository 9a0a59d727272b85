import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { t } from '../../shared/kernel/words'
import { showWhile } from '../ui/toasts'

/** How soon it is looked again whether the screen is as it was asked for. */
const againMilliseconds = 20

/** From here on who asked for paper believes that nothing happens. */
const slowMilliseconds = 500

/** Waits until nothing is left to be drawn; a browser that cannot tell is given time for it. */
const whenIdle = (run: () => void): void => void ('requestIdleCallback' in globalThis ? requestIdleCallback(run) : setTimeout(run, 200))

/** Whether a print waits: keys that are pressed once more meanwhile ask for no second one. */
let isWaiting = false

/** Prints the screen as it was asked for: what was chosen right before stands in the address, and the answers to it are there and drawn. Until then the screen shows those to the question before, and it is said that paper waits. */
export const usePrint = (): (() => void) => {
  const router = useRouter()
  const queryClient = useQueryClient()
  return useCallback(() => {
    if (isWaiting) return
    isWaiting = true
    const isOnItsWay = (): boolean => router.state.status === 'pending' || queryClient.isFetching({ type: 'active', predicate: ({ state }) => state.status === 'pending' }) > 0
    // What was chosen may be drawn in steps, and what is drawn may ask: only what is still so once more is settled.
    const look = (isSettled: boolean, done: () => void): void =>
      void setTimeout(() => whenIdle(() => {
        if (isOnItsWay()) look(false, done)
        else if (isSettled) done()
        else look(true, done)
      }), againMilliseconds)
    const drawn = new Promise<void>((resolve) => look(false, resolve))
    const slow = setTimeout(() => void showWhile(t`Printing begins once the figures are read…`, drawn), slowMilliseconds)
    void drawn.then(() => {
      clearTimeout(slow)
      isWaiting = false
      window.print()
    })
  }, [router, queryClient])
}
