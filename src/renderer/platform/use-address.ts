import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What a screen shows, as it stands in the address, and how it changes a part of it without a step in the history: the same function as long as the screen lives. */
export const useAddress = <Search extends object>(to: string, parse: (search: unknown) => Search): readonly [Search, (part: Partial<Record<keyof Search, unknown>>) => void] => {
  const navigate = useNavigate()
  const search = parse(useSearch({ strict: false }))
  const change = useCallback(
    (part: Partial<Record<keyof Search, unknown>>) => void navigate({ to, search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate, to],
  )
  return [search, change]
}
