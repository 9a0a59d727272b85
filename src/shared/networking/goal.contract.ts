import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { command, errors, query } from '../rpc/contract'
import { CommunityId } from './community'
import { OwnHandleId } from './own-handle'

export const GoalId = RowId.brand<'GoalId'>()
export type GoalId = z.infer<typeof GoalId>

/** What a goal counts within its days: real touches, people touched, contacts added, own posts; or followers of a handle as of a day. */
export const GoalMeasure = z.enum(['touches', 'people', 'new_contacts', 'posts', 'followers'])

/** Each measure's unit, after a number. */
export const goalUnits: Readonly<Record<z.infer<typeof GoalMeasure>, string>> = { touches: 'touches', people: 'people', new_contacts: 'contacts', posts: 'posts', followers: 'followers' }

/** Something to reach with relationships by a day. */
export const GoalFields = z.object({
  name: z.string().trim().min(1, 'A goal needs a name').max(200),
  measure: GoalMeasure,
  target: z.int().positive(),
  startsOn: Day,
  dueOn: Day,
  /** Only what happened there: touches and people. Null: anywhere. */
  communityId: CommunityId.nullable().default(null),
  /** Only this handle of ours: posts and followers. Null: any; followers need one. */
  ownHandleId: OwnHandleId.nullable().default(null),
}).refine(({ startsOn, dueOn }) => startsOn <= dueOn, { path: ['dueOn'], message: 'It ends before it starts' })
export type GoalFields = z.infer<typeof GoalFields>

export const Goal = z.object({
  ...GoalFields.shape,
  id: GoalId,
  unit: z.string(),
  /** As of the day asked. Null: not known, no snapshot of followers yet. */
  value: z.int().nullable(),
  /** Value over target as a fraction; above 1 when surpassed. Null: n/a. */
  progress: z.number().nullable(),
  /** How much of its days has passed, 0 to 1. */
  elapsed: z.number(),
})
export type Goal = z.infer<typeof Goal>

export const GoalNotFound = z.object({ type: z.literal('GoalNotFound'), id: GoalId })

export const goalContract = {
  /** All goals by due day, with where they stand on a day. */
  list: query({ input: z.object({ today: Day }), output: z.array(Goal) }),
  add: command({ input: GoalFields, output: z.object({ id: GoalId }), label: 'Add goal' }),
  replace: command({ input: z.object({ id: GoalId, fields: GoalFields }), output: z.object({ id: GoalId }), errors: errors(GoalNotFound), label: 'Edit goal' }),
  remove: command({ input: z.object({ id: GoalId }), output: z.object({}), errors: errors(GoalNotFound), label: 'Remove goal' }),
}
