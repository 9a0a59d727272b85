import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { groupedPageOf, PageRequest, SortDirection } from '../kernel/page'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { CommunityId } from './community'
import { CommunityNotFound } from './community.contract'
import { ContactFields, ContactId } from './contact'
import { ContactNotFound } from './contact.contract'
import { Direction, Interaction, InteractionFields, InteractionId, InteractionType } from './interaction'
import { sentimentLabels } from './sentiment/sentiment'

const InteractionNotFound = z.object({ type: z.literal('InteractionNotFound'), id: InteractionId })

/** A touch is something that happened; what is to come is a follow-up. A day of grace covers time zones. */
const NotYet = z.object({ type: z.literal('NotYet'), on: Day })

/** Whom an interaction was with: contacts, and names that become contacts with what is known of them. */
const People = z.array(z.union([z.object({ id: ContactId }), z.object({ newName: ContactFields.shape.name, handles: ContactFields.shape.handles, emails: ContactFields.shape.emails })])).min(1, t`Say who it was with`).max(500)
export type InteractionPeople = z.infer<typeof People>

/** An interaction as it is logged: what it was, and with whom. */
export const LoggedFields = InteractionFields.extend({ people: People })

/** What interactions can be grouped by. */
export const InteractionGrouping = z.enum(['month', 'type', 'direction'])
export type InteractionGrouping = z.infer<typeof InteractionGrouping>

const InteractionPatch = z.object({
  type: InteractionFields.shape.type,
  direction: InteractionFields.shape.direction,
  on: InteractionFields.shape.on,
  minutes: InteractionFields.shape.minutes.unwrap(),
  platform: InteractionFields.shape.platform.unwrap(),
  communityId: InteractionFields.shape.communityId.unwrap(),
  note: InteractionFields.shape.note.unwrap(),
  sentiment: InteractionFields.shape.sentiment.unwrap(),
  /** All who took part, from now on. */
  people: People,
}).partial()

/** A common word is in half of a million notes; to put all of them in order takes longer than anybody waits. */
export const mostNotesFound = 1000

/** Which interactions. */
export const InteractionChoice = z.object({
  search: z.string().max(200).default(''),
  contactId: ContactId.nullable().default(null),
  communityId: CommunityId.nullable().default(null),
  /** `touch`: whichever restarts the keep-in-touch clock, so no like. */
  type: z.enum([...InteractionType.options, 'touch']).nullable().default(null),
  /** Who spoke; `theirs`: they did, alone or as we did. */
  touchDirection: z.enum([...Direction.options, 'theirs']).nullable().default(null),
  platform: Platform.nullable().default(null),
  /** How the note reads, or what a person said it does; `unread`: no label could be told. */
  sentiment: z.enum([...sentimentLabels, 'unread']).nullable().default(null),
  /** Both ends included. Null: open. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
})
export type InteractionChoice = z.infer<typeof InteractionChoice>

/** A sheet has no room for all of them. */
const TooManyForSheet = z.object({ type: z.literal('TooManyForSheet') })

export const interactionContract = {
  /** Logs one interaction with one or several people; people named anew become contacts. */
  log: command({
    input: LoggedFields,
    output: Interaction,
    errors: errors(ContactNotFound, CommunityNotFound, NotYet),
    label: t`Log interaction`,
    touches: ['contact', 'community', 'keepInTouch', 'alert', 'duplicate', 'workbook', 'goal', 'review', 'advocate', 'personalData'],
  }),
  edit: command({
    input: z.object({ id: InteractionId, changes: InteractionPatch }),
    output: Interaction,
    errors: errors(InteractionNotFound, ContactNotFound, CommunityNotFound, NotYet),
    label: t`Edit interaction`,
    touches: ['contact', 'community', 'keepInTouch', 'alert', 'duplicate', 'workbook', 'goal', 'review', 'advocate', 'personalData'],
  }),
  /** Changes many interactions in one step. A change that is absent leaves that part as it is. */
  editMany: command({
    input: z.object({ ids: manyIds(InteractionId), changes: InteractionPatch.pick({ type: true, direction: true, platform: true, communityId: true }) }),
    output: z.object({ changed: z.int() }),
    errors: errors(CommunityNotFound),
    label: t`Edit interactions`,
    labelOfOne: t`Edit interaction`,
    touches: ['contact', 'community', 'keepInTouch', 'alert', 'workbook', 'goal', 'review', 'advocate'],
  }),
  remove: command({
    input: z.object({ ids: manyIds(InteractionId) }),
    output: Removed,
    label: t`Remove interactions`,
    labelOfOne: t`Remove interaction`,
    touches: ['contact', 'community', 'keepInTouch', 'alert', 'workbook', 'goal', 'review', 'advocate'],
  }),
  /** By day: all, or those with one contact, or in one community. With words to look for: those whose note has them all; of everybody and everywhere, among the 1,000 logged last at most. Months and days in one direction. */
  list: query({
    input: PageRequest.extend({
      ...InteractionChoice.shape,
      direction: SortDirection.default('descending'),
      groupBy: InteractionGrouping.nullable().default(null),
    }),
    output: groupedPageOf(Interaction).extend({
      /** Of a list by sentiment: notes that are still to be read, after an import of many, and may yet belong to it. Else 0. */
      toRead: z.int().nonnegative(),
      /** More have the words that are looked for than the 1,000 logged last, so that the list lacks some, and its total counts too few. */
      isCut: z.boolean(),
    }),
  }),
  /** All of these interactions in this order as a file. With words to look for, those that `list` finds. */
  saveList: job({
    input: InteractionChoice.extend({ direction: SortDirection.default('descending'), format: z.enum(['csv', 'xlsx']) }),
    output: Output,
    errors: errors(TooManyForSheet),
    label: t`Save interactions as a file`,
  }),
  /** How what a contact said to us reads: notes of interactions in which they spoke. `unread`: no label could be told. */
  sentimentOf: query({
    input: z.object({ contactId: ContactId }),
    output: z.object({ positive: z.int(), neutral: z.int(), negative: z.int(), unread: z.int() }),
  }),
  /** What was logged lately: per ISO week, oldest first, the count of interactions and of different people. */
  weekly: query({
    input: z.object({ today: Day, weeks: z.int().positive().max(104).default(12) }),
    output: z.array(z.object({ week: Day, interactions: z.int(), people: z.int() })),
  }),
}
