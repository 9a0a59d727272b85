import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** How soon it is looked again whether the screen is as it was asked for. */
const settlingMilliseconds = 20

/** Prints the screen as it was asked for: what was chosen right before stands in the address, and the answers to it are there. Until then the screen shows those to the question before. */
export const usePrint = (): (() => void) => {
  const router = useRouter()
  const queryClient = useQueryClient()
  return useCallback(() => {
    const isOnItsWay = (): boolean => router.state.status === 'pending' || queryClient.isFetching({ type: 'active', predicate: ({ state }) => state.status === 'pending' }) > 0
    const look = (): void => void setTimeout(() => (isOnItsWay() ? look() : window.print()), settlingMilliseconds)
    look()
  }, [router, queryClient])
}
