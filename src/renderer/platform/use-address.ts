import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What a screen shows, as it stands in the address, and how it changes a part of it without a step in the history: the same function as long as the screen lives. */
export const useAddress = <Search extends object>(to: string, parse: (search: unknown) => Search): readonly [Search, (part: Partial<Record<keyof Search, unknown>>) => void] => {
  const navigate = useNavigate()
  const search = parse(useSearch({ strict: false }))
  const change = useCallback(
    // Each screen reads its own part of the address and nobody else's.
    (part: Partial<Record<keyof Search, unknown>>) => void navigate({ to, search: ((before: object) => ({ ...before, ...part })) as never, replace: true }),
    [navigate, to],
  )
  return [search, change]
}
