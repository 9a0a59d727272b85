import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'

/** By entry of the history and name. As long as the window lasts; far more than a person goes back. */
const kept = new Map<string, unknown>()
const mostKept = 2000

interface HistoryMemory<Value> {
  /** What was kept when this place of the history was left. Null: it is new. */
  readonly recall: () => Value | null
  readonly keep: (value: Value) => void
}

/** Something of a screen, such as how far it is scrolled, for each place of the history, so that Back leads to where one was. */
export const useHistoryMemory = <Value = number>(name: string): HistoryMemory<Value> => {
  const router = useRouter()
  return useMemo(() => {
    const keyOf = ({ state: { __TSR_key: entry = '' } }: typeof router.state.location): string => `${entry} ${name}`
    return {
      // Under one name one screen keeps one kind of thing.
      recall: () => (kept.get(keyOf(router.state.location)) as Value | undefined) ?? null,
      keep: (value) => {
        // While another screen is on its way, this one still belongs to the place before.
        const key = keyOf(router.state.resolvedLocation ?? router.state.location)
        kept.delete(key)
        kept.set(key, value)
        const [oldest] = kept.keys()
        if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      },
    }
  }, [router, name])
}
