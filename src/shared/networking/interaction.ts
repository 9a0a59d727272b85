import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CommunityId } from './community'
import { ContactId } from './contact'
import { sentimentLabels } from './sentiment/sentiment'

export const InteractionId = RowId.brand<'InteractionId'>()
export type InteractionId = z.infer<typeof InteractionId>

export const InteractionType = z.enum(['message', 'comment', 'reply', 'mention', 'share', 'like', 'email', 'call', 'meeting', 'event', 'introduction', 'gift'])
export type InteractionType = z.infer<typeof InteractionType>

/**
 * What each type of interaction is worth. `weight` feeds relationship strength (1–12, after Orbit's activity weights);
 * `isTouch`: it restarts the keep-in-touch clock (a like does not); `defaultMinutes`: the estimate where none was logged.
 */
export const interactionTypes: Readonly<Record<InteractionType, { readonly name: string; readonly weight: number; readonly isTouch: boolean; readonly defaultMinutes: number }>> = {
  message: { name: t`Message`, weight: 3, isTouch: true, defaultMinutes: 5 },
  comment: { name: t`Comment`, weight: 2, isTouch: true, defaultMinutes: 5 },
  reply: { name: t`Reply`, weight: 3, isTouch: true, defaultMinutes: 5 },
  mention: { name: t`Mention`, weight: 2, isTouch: true, defaultMinutes: 5 },
  share: { name: t`Share`, weight: 2, isTouch: true, defaultMinutes: 2 },
  like: { name: t`Like`, weight: 1, isTouch: false, defaultMinutes: 1 },
  email: { name: t`E-mail`, weight: 4, isTouch: true, defaultMinutes: 10 },
  call: { name: t`Call`, weight: 8, isTouch: true, defaultMinutes: 30 },
  meeting: { name: t`Meeting`, weight: 12, isTouch: true, defaultMinutes: 60 },
  event: { name: t`Event`, weight: 6, isTouch: true, defaultMinutes: 120 },
  introduction: { name: t`Introduction`, weight: 8, isTouch: true, defaultMinutes: 15 },
  gift: { name: t`Gift`, weight: 8, isTouch: true, defaultMinutes: 15 },
}

/** `outgoing`: we spoke; `incoming`: they spoke, and may wait for a reply; `mutual`: both, as in a meeting. */
export const Direction = z.enum(['outgoing', 'incoming', 'mutual'])
export type Direction = z.infer<typeof Direction>

/** Who spoke, in words. */
export const directionNames: Readonly<Record<Direction, string>> = { outgoing: t`From me`, incoming: t`From them`, mutual: t`Both ways` }

export const InteractionFields = z.object({
  type: InteractionType,
  direction: Direction,
  on: Day,
  /** Time it took. Null: not known; costs then use the type's default and say it is an estimate. */
  minutes: z.int().nonnegative().max(10_000).nullable().default(null),
  platform: Platform.nullable().default(null),
  communityId: CommunityId.nullable().default(null),
  note: z.string().max(50_000).default(''),
  /** What a person said the note’s sentiment is, where the reading was not right. Null: as read. */
  sentiment: z.enum(sentimentLabels).nullable().default(null),
})
export type InteractionFields = z.infer<typeof InteractionFields>

export const Interaction = InteractionFields.extend({
  id: InteractionId,
  communityName: z.string().nullable(),
  people: z.array(z.object({ id: ContactId, name: z.string() })),
})
export type Interaction = z.infer<typeof Interaction>
