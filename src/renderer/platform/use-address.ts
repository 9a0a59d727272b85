import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { z } from 'zod'

/**
 * What a screen shows, as it stands in the address, and how it changes a part of it without a step in the history: the same function as long as the screen lives.
 * The schema leaves out what is not a legal value and never fails, so that an old link still opens.
 */
export const useAddress = <Search extends object>(to: string, schema: z.ZodType<Search>): readonly [Search, (part: Partial<Record<keyof Search, unknown>>) => void] => {
  const navigate = useNavigate()
  const search = schema.parse(useSearch({ strict: false }))
  const change = useCallback(
    (part: Partial<Record<keyof Search, unknown>>) => void navigate({ to, search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate, to],
  )
  return [search, change]
}

/** The number of the row that a screen is about, from its address. */
// Whose number it is the screen knows; one that is none must reach the contract, which refuses it.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const useIdOfAddress = <Id extends number>(): Id => Number(useParams({ strict: false }).id) as Id
