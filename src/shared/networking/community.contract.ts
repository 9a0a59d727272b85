import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { PageRequest, pageOf } from '../kernel/page'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Community, CommunityFields, CommunityHealth, CommunityId, MembershipLevel } from './community'
import { ContactId, NamedContact } from './contact'
import { ContactNotFound } from './contact.contract'

export const CommunityNotFound = z.object({ type: z.literal('CommunityNotFound'), id: CommunityId })

export const Member = z.object({
  ...NamedContact.shape,
  /** The pinned level, else the computed one. */
  level: MembershipLevel,
  isPinned: z.boolean(),
  joinedOn: Day.nullable(),
  lastTouchOn: Day.nullable(),
  interactions: z.int().nonnegative(),
})
export type Member = z.infer<typeof Member>

/** Somebody who took part in a community without being a member. */
const Guest = NamedContact.extend({ interactions: z.int().positive(), lastOn: Day })
export type Guest = z.infer<typeof Guest>

const CommunityPatch = z.object({
  name: CommunityFields.shape.name,
  platform: CommunityFields.shape.platform,
  url: CommunityFields.shape.url.unwrap(),
  rules: CommunityFields.shape.rules.unwrap(),
  note: CommunityFields.shape.note.unwrap(),
}).partial()

/** How many people the place itself counts on a day. Null: that note is taken back. */
export const NotedSize = z.object({ id: CommunityId, on: Day, members: z.int().nonnegative().nullable() })

/** Who joins a community, on which level, since when. Null: the level is computed, the day not known. */
export const JoinFields = z.object({ id: CommunityId, contactIds: z.array(ContactId).min(1).max(10_000), level: MembershipLevel.nullable().default(null), joinedOn: Day.nullable().default(null) })

export const communityContract = {
  /** All communities by name. `today` bounds the 90 days of activity. */
  list: query({ input: z.object({ today: Day, search: z.string().max(200).default('') }), output: z.array(Community) }),
  /** These communities in this order as a file; those that are gone are left out. */
  saveList: job({ input: z.object({ ids: manyIds(CommunityId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save communities as a file` }),
  get: query({ input: z.object({ id: CommunityId, today: Day }), output: Community, errors: errors(CommunityNotFound) }),
  add: command({ input: CommunityFields, output: z.object({ id: CommunityId }), label: t`Add community`, touches: ['workbook', 'review'] }),
  edit: command({
    input: z.object({ id: CommunityId, changes: CommunityPatch }),
    output: z.object({ id: CommunityId }),
    errors: errors(CommunityNotFound),
    label: t`Edit community`,
    touches: ['interaction', 'alert', 'workbook', 'goal', 'review'],
  }),
  /** Removes communities and their memberships; interactions logged there stay with their people. */
  remove: command({
    input: z.object({ ids: manyIds(CommunityId) }),
    output: Removed,
    label: t`Remove communities`,
    labelOfOne: t`Remove community`,
    touches: ['interaction', 'contact', 'alert', 'workbook', 'goal', 'review'],
  }),
  /** Members by name, a page at a time, with their level of a day; all, or of one level. */
  members: query({ input: PageRequest.extend({ id: CommunityId, today: Day, level: MembershipLevel.nullable().default(null) }), output: pageOf(Member), errors: errors(CommunityNotFound) }),
  /** Who was active there in the 90 days to `today` and is no member, most active first; nobody who is archived. */
  guests: query({ input: PageRequest.extend({ id: CommunityId, today: Day }), output: pageOf(Guest), errors: errors(CommunityNotFound) }),
  /** Makes contacts members; who is one already keeps the day they joined. A level pins it. */
  join: command({
    input: JoinFields,
    output: z.object({ added: z.int(), changed: z.int() }),
    errors: errors(CommunityNotFound, ContactNotFound),
    label: t`Add members`,
    touches: ['contact', 'alert', 'review'],
  }),
  /** Pins the level of members; null lets it be computed again. */
  pin: command({
    input: z.object({ id: CommunityId, contactIds: z.array(ContactId).min(1).max(10_000), level: MembershipLevel.nullable() }),
    output: z.object({ changed: z.int() }),
    errors: errors(CommunityNotFound),
    label: t`Pin level`,
    touches: ['contact', 'alert', 'review'],
  }),
  /** How it fared in a window of days: who was active, new, lapsed, joined, moved, and how fast we answered. */
  health: query({ input: z.object({ id: CommunityId, from: Day, to: Day }), output: CommunityHealth, errors: errors(CommunityNotFound) }),
  /** Notes how many people the place itself counted on a day; null takes the note away. */
  noteSize: command({ input: NotedSize, output: z.object({}), errors: errors(CommunityNotFound), label: t`Note size` }),
  leave: command({
    input: z.object({ id: CommunityId, contactIds: z.array(ContactId).min(1).max(10_000) }),
    output: z.object({ removed: z.int() }),
    errors: errors(CommunityNotFound),
    label: t`Remove members`,
    labelOfOne: t`Remove member`,
    touches: ['contact', 'alert', 'review'],
  }),
  /** The communities one contact belongs to, by name. */
  ofContact: query({
    input: z.object({ contactId: ContactId, today: Day }),
    output: z.array(z.object({ id: CommunityId, name: z.string(), platform: CommunityFields.shape.platform, level: MembershipLevel, isPinned: z.boolean(), joinedOn: Day.nullable() })),
  }),
}
