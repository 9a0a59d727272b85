import { z } from 'zod'
import { Day } from '../kernel/day'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CommunityId } from './community'
import { KeepInTouchState } from './contact'
import { CustomFieldId } from './custom-field'
import { GroupId } from './group'

/** How deep `all`, `any` and `not` may stand in each other. */
export const deepestFilter = 4
/** How many conditions and groups of them one filter may have. */
export const largestFilter = 100

const Days = z.int().nonnegative().max(36_500)

/** A test of a text; capital letters do not matter. `empty` and `filled` look at no text. */
const TextTest = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['contains', 'starts_with', 'equals']), text: z.string().max(200) }),
  z.object({ is: z.enum(['empty', 'filled']) }),
])
export type TextTest = z.infer<typeof TextTest>

/** A test of a day, fixed or counted from the day of asking. A day that is not known passes only `unknown`. */
const DayTest = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['before', 'on_or_after']), day: Day }),
  /** `more_than_days_ago` 30: at least 31 days ago. `in_last_days` 7: today and the 6 days before. `in_next_days` 7: today and the 6 after. */
  z.object({ is: z.enum(['more_than_days_ago', 'in_last_days', 'in_next_days']), days: Days }),
  z.object({ is: z.literal('unknown') }),
])
export type DayTest = z.infer<typeof DayTest>

/** Both ends count; null: open. A number that is not known is in no range. */
const Range = { atLeast: z.number().nullable().default(null), atMost: z.number().nullable().default(null) }

/** One condition on a contact. */
export const ContactCondition = z.discriminatedUnion('field', [
  z.object({ field: z.enum(['name', 'organization', 'role', 'source', 'howMet', 'note', 'email', 'phone', 'handle']), test: TextTest }),
  z.object({ field: z.literal('tag'), anyOf: z.array(z.string().max(60)).min(1).max(100) }),
  /** Null stands for no group. */
  z.object({ field: z.literal('group'), anyOf: z.array(GroupId.nullable()).min(1).max(100) }),
  z.object({ field: z.literal('community'), anyOf: z.array(CommunityId).min(1).max(100) }),
  z.object({ field: z.literal('platform'), anyOf: z.array(Platform).min(1).max(100) }),
  z.object({ field: z.literal('state'), anyOf: z.array(KeepInTouchState).min(1).max(10) }),
  z.object({ field: z.enum(['strength', 'interactionCount']), ...Range }),
  z.object({ field: z.enum(['lastTouchOn', 'dueOn', 'createdOn']), test: DayTest }),
  z.object({ field: z.literal('birthday'), inNextDays: z.int().positive().max(366) }),
  z.object({
    field: z.literal('custom'),
    fieldId: CustomFieldId,
    test: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), test: TextTest }),
      z.object({ kind: z.literal('number'), ...Range }),
      z.object({ kind: z.literal('date'), test: DayTest }),
    ]),
  }),
])
export type ContactCondition = z.infer<typeof ContactCondition>

/** Conditions joined by a person: all of them, any of them, or not. `all` of nothing is everybody, `any` of nothing nobody. */
export type ContactFilter = ContactCondition | { readonly all: readonly ContactFilter[] } | { readonly any: readonly ContactFilter[] } | { readonly not: ContactFilter }
type ContactFilterInput = z.input<typeof ContactCondition> | { readonly all: readonly ContactFilterInput[] } | { readonly any: readonly ContactFilterInput[] } | { readonly not: ContactFilterInput }

// A schema of its own per depth: a filter that is too deep is refused before anything walks it.
const atDepth = (depth: number): z.ZodType<ContactFilter, ContactFilterInput> => {
  if (depth === 0) return ContactCondition
  const part = atDepth(depth - 1)
  const parts = z.array(part).max(largestFilter)
  return z.union([ContactCondition, z.object({ all: parts }), z.object({ any: parts }), z.object({ not: part })])
}

const filterSize = (filter: ContactFilter): number => {
  const parts = 'all' in filter ? filter.all : 'any' in filter ? filter.any : 'not' in filter ? [filter.not] : []
  return parts.reduce((sum, part) => sum + filterSize(part), 1)
}

/** The filter with each of its conditions as `change` gives it back. */
export const withConditions = (filter: ContactFilter, change: (condition: ContactCondition) => ContactCondition): ContactFilter => {
  if ('field' in filter) return change(filter)
  if ('not' in filter) return { not: withConditions(filter.not, change) }
  const changed = (parts: readonly ContactFilter[]): ContactFilter[] => parts.map((part) => withConditions(part, change))
  return 'all' in filter ? { all: changed(filter.all) } : { any: changed(filter.any) }
}

/** A filter that is neither deeper than `deepestFilter` nor of more parts than `largestFilter`. */
export const ContactFilter = atDepth(deepestFilter).refine((filter) => filterSize(filter) <= largestFilter, t`A filter has at most ${largestFilter} parts`)
