import { z } from 'zod'
import { Day, daysBetween } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { ratio } from '../kernel/ratio'
import { ruleBetween } from '../kernel/rule-between'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CommunityId } from './community'
import { CommunityNotFound } from './community.contract'
import { OwnHandleId } from './own-handle'
import { OwnHandleNotFound } from './own-handle.contract'

export const GoalId = RowId.brand<'GoalId'>()
export type GoalId = z.infer<typeof GoalId>

/** What a goal counts within its days: real touches, people touched, contacts added, own posts; or followers of a handle as of a day. */
export const GoalMeasure = z.enum(['touches', 'people', 'new_contacts', 'posts', 'followers'])
export type GoalMeasure = z.infer<typeof GoalMeasure>

/** Each measure's unit, after a number. */
export const goalUnits: Readonly<Record<GoalMeasure, string>> = { touches: t`touches`, people: t`people`, new_contacts: t`contacts`, posts: t`posts`, followers: t`followers` }

/** Something to reach with relationships by a day. */
export const GoalFields = z
  .object({
    name: typedName(200, t`A goal needs a name`),
    measure: GoalMeasure,
    target: z.int().positive(t`A goal needs a number above 0`),
    startsOn: Day,
    dueOn: Day,
    /** Only what happened there: touches and people. Null: anywhere. */
    communityId: CommunityId.nullable().default(null),
    /** Only this handle of ours: posts and followers. Null: any; followers need one. */
    ownHandleId: OwnHandleId.nullable().default(null),
  })
  .refine(({ startsOn, dueOn }) => startsOn <= dueOn, { ...ruleBetween('startsOn', 'dueOn'), path: ['dueOn'], message: t`It ends before it starts` })
  .refine(({ measure, ownHandleId }) => measure !== 'followers' || ownHandleId !== null, { ...ruleBetween('measure', 'ownHandleId'), path: ['ownHandleId'], message: t`Say whose followers` })
export type GoalFields = z.infer<typeof GoalFields>

/** `unknown`: what it counts, or where it began, is not known. */
export const GoalState = z.enum(['not_started', 'on_track', 'behind', 'reached', 'missed', 'unknown'])
export type GoalState = z.infer<typeof GoalState>

export const goalDefinition =
  t`A goal is reached once its value is its target, and missed when its last day is over without that. Until then it is on track while the value keeps up with an even pace: from where it began (0; for followers, the snapshot that stands for its first day) to the target, by the share of its days that are over. Today counts as not over. Its progress is how much of the way from where it began to the target lies behind it.`

/** A goal's value at its ends and now. Null: not known. */
export interface GoalStanding {
  readonly start: number | null
  readonly value: number | null
}

const shareOver = (startsOn: Day, dueOn: Day, today: Day): number => Math.min(1, Math.max(0, daysBetween(startsOn, today) / (daysBetween(startsOn, dueOn) + 1)))

/** Where a goal stands on a day. Source: `goalDefinition`. */
export const goalProgress = ({ target, startsOn, dueOn }: Pick<GoalFields, 'target' | 'startsOn' | 'dueOn'>, { start, value }: GoalStanding, today: Day): Pick<Goal, 'progress' | 'elapsed' | 'expected' | 'state'> => {
  const elapsed = shareOver(startsOn, dueOn, today)
  const expected = start === null || start >= target ? null : start + (target - start) * elapsed
  const stateOf = (): GoalState => {
    if (today < startsOn) return 'not_started'
    if (value !== null && value >= target) return 'reached'
    if (value === null) return 'unknown'
    if (today > dueOn) return 'missed'
    if (start === null) return 'unknown'
    return expected !== null && value >= expected ? 'on_track' : 'behind'
  }
  const progress = start !== null && value !== null && start < target ? ratio(value - start, target - start) : null
  return { progress, elapsed, expected, state: stateOf() }
}

export const Goal = z.object({
  ...GoalFields.shape,
  name: KeptName,
  id: GoalId,
  unit: z.string(),
  /** Name of the community or handle it is about. Null: any, or it is gone. */
  about: z.string().nullable(),
  /** As of the day asked, or its last day. Null: not known, no snapshot of followers yet. */
  value: z.int().nullable(),
  /** The day of the snapshot that the value is. Null: it was counted up to the day asked. */
  valueOn: Day.nullable(),
  /** How many of the contacts it counts are archived: those stand in a list of their own. 0 where it counts others. */
  archived: z.int(),
  /** Where it began: 0, or followers of its first day. Null: no snapshot stands for that day. */
  start: z.int().nullable(),
  /** How much of the way from where it began to the target is made, as a fraction; above 1 when surpassed, below 0 when it fell. Null: the value or where it began is not known, or it began at its target or beyond. */
  progress: z.number().nullable(),
  /** How much of its days is over, 0 to 1; the day asked is not. */
  elapsed: z.number(),
  /** What an even pace would have brought by now. Null: where it began is not known, or it began at its target or beyond. */
  expected: z.number().nullable(),
  state: GoalState,
})
export type Goal = z.infer<typeof Goal>

const GoalNotFound = z.object({ type: z.literal('GoalNotFound'), id: GoalId })

export const goalContract = {
  /** All goals by due day, with where they stand on a day. */
  list: query({ input: z.object({ today: Day }), output: z.array(Goal) }),
  add: command({ input: GoalFields, output: z.object({ id: GoalId }), errors: errors(CommunityNotFound, OwnHandleNotFound), label: t`Add goal`, touches: ['review'] }),
  replace: command({ input: z.object({ id: GoalId, fields: GoalFields }), output: z.object({ id: GoalId }), errors: errors(GoalNotFound, CommunityNotFound, OwnHandleNotFound), label: t`Edit goal`, touches: ['review'] }),
  remove: command({ input: z.object({ id: GoalId }), output: z.object({}), errors: errors(GoalNotFound), label: t`Remove goal`, touches: ['review'] }),
}
