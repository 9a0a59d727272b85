import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { useHistoryMemory } from '../platform/history-memory'

/** The lower part of a full screen: drawn after what stands above it, between keys. Who comes back to a place further down finds it there. Nothing may stand below it that would be pushed down. */
export const Later = ({ children }: { readonly children: ReactNode }) => {
  const { recall } = useHistoryMemory('screen')
  const [isDue, setIsDue] = useState(() => (recall() ?? 0) > 0)
  useEffect(() => startTransition(() => setIsDue(true)), [])
  return isDue ? children : null
}
