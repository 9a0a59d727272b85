import { z } from 'zod'
import { addDays, Day } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'

/** Stretches of days that are asked for by name. */
export const periods = ['last30', 'last90', 'last365', 'all', 'custom'] as const
type PeriodName = (typeof periods)[number]

export const periodNames: Readonly<Record<PeriodName, string>> = { last30: t`Last 30 days`, last90: t`Last 90 days`, last365: t`Last 365 days`, all: t`All days`, custom: t`From … to …` }

/** The part of an address that names a stretch of days. */
export const periodSearch = {
  days: z.enum(periods).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
}

export const PeriodSearch = z.object(periodSearch)
export type PeriodSearch = z.infer<typeof PeriodSearch>

/** Days of those that are counted back from the last one. */
export const periodLengths = { last30: 30, last90: 90, last365: 365 } as const

/** The days that an address names, counted back from the last one there is something of. Null: open. */
export const daysOfSearch = ({ days, from, to }: PeriodSearch, usual: PeriodName, last: Day): { readonly from: Day | null; readonly to: Day | null } => {
  const name = days ?? usual
  if (name === 'all') return { from: null, to: null }
  if (name === 'custom') return { from: from ?? null, to: to ?? null }
  return { from: addDays(last, 1 - periodLengths[name]), to: last }
}

/** The same with both ends: one that is not named is where the usual stretch would have it. */
export const boundedDays = (search: PeriodSearch, usual: keyof typeof periodLengths, last: Day): { readonly from: Day; readonly to: Day } => {
  const { from, to } = daysOfSearch(search, usual, last)
  const end = to ?? (from !== null && from > last ? from : last)
  return { from: from ?? addDays(end, 1 - periodLengths[usual]), to: end }
}
