import type { Platform } from '../../shared/kernel/platform'
import type { CommunityId } from '../../shared/networking/community'
import type { Direction, Interaction, InteractionType } from '../../shared/networking/interaction'
import type { SentimentLabel } from '../../shared/networking/sentiment/sentiment'
import type { PickedPerson } from './picked-person'

/** An interaction as it is typed. */
export interface InteractionDraft {
  readonly people: readonly PickedPerson[]
  readonly type: InteractionType
  readonly direction: Direction
  readonly on: string
  readonly minutes: number | null
  readonly platform: Platform | ''
  readonly community: string
  readonly note: string
  /** What the person said; null: as read. */
  readonly sentiment: SentimentLabel | null
}

export const newDraft = (on: string, people: readonly PickedPerson[], communityId: CommunityId | undefined): InteractionDraft => ({
  people, type: 'message', direction: 'outgoing', on, minutes: null, platform: '', community: communityId === undefined ? '' : String(communityId), note: '', sentiment: null,
})

export const draftOfInteraction = ({ people, type, direction, on, minutes, platform, communityId, note, sentiment }: Interaction): InteractionDraft => ({
  people, type, direction, on, minutes, platform: platform ?? '', community: communityId === null ? '' : String(communityId), note, sentiment,
})

/** Which type a reply most likely is. What was said face to face is answered in any way. */
const replyTypes: Partial<Readonly<Record<InteractionType, InteractionType>>> = { message: 'message', email: 'email', comment: 'reply', reply: 'reply', mention: 'reply', share: 'reply' }

/** What a reply most likely is: on the platform where they spoke. */
export const replyTo = ({ type, platform }: Pick<Interaction, 'type' | 'platform'>): Partial<InteractionDraft> => {
  const reply = replyTypes[type]
  return reply === undefined ? {} : { type: reply, platform: platform ?? '' }
}

/** The draft as the contract takes it. */
export const fieldsOfDraft = ({ people, platform, community, ...fields }: InteractionDraft) => ({
  ...fields,
  platform: platform === '' ? null : platform,
  communityId: community === '' ? null : Number(community),
  people: people.map((person) => (person.id === null ? { newName: person.name, handles: [...(person.handles ?? [])], emails: [...(person.emails ?? [])] } : { id: person.id })),
})
