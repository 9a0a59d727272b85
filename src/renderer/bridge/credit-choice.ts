import { type Credit, touchText, type TypedCredit } from '../../shared/bridge/attribution'
import type { TypedCredits } from '../../shared/bridge/attribution.contract'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'

/** A choice in the list of sources, as the list gives it back. */
interface CreditOption {
  readonly value: string
  readonly label: string
}

interface Named<Id> {
  readonly id: Id
  readonly name: string
}

interface SourceNames {
  readonly people: readonly Named<ContactId>[]
  readonly communities: readonly Named<CommunityId>[]
  readonly campaigns: readonly Named<CampaignId>[]
}

/** Every source that can be chosen; `unset` says what no choice means. */
export const creditOptions = ({ people, communities, campaigns }: SourceNames, unset: string): readonly CreditOption[] => [
  { value: '', label: unset },
  { value: 'relationship', label: t`A relationship` },
  ...people.map(({ id, name }) => ({ value: `contact:${id}`, label: t`Relationship with ${name}` })),
  ...communities.map(({ id, name }) => ({ value: `community:${id}`, label: t`Community ${name}` })),
  { value: 'campaign', label: t`A campaign` },
  ...campaigns.map(({ id, name }) => ({ value: `campaign:${id}`, label: t`Campaign ${name}` })),
  { value: 'neither', label: t`Neither of them` },
]

/** The choice that stands for a typed credit. */
export const choiceOf = (credit: TypedCredit | null): string => {
  if (credit === null) return ''
  const { source, contactId, communityId, campaignId } = credit
  if (contactId !== null) return `contact:${contactId}`
  if (communityId !== null) return `community:${communityId}`
  return campaignId === null ? source : `campaign:${campaignId}`
}

/** The credit that a choice stands for; the day and the words of the one before stay. Null: none was chosen. */
export const creditOfChoice = (choice: string, before: TypedCredit | null): TypedCredit | null => {
  if (choice === '') return null
  const [kind = '', number = ''] = choice.split(':')
  const id = Number(number)
  // The numbers are those that creditOptions put in.
  const contactId = kind === 'contact' ? (id as ContactId) : null
  const communityId = kind === 'community' ? (id as CommunityId) : null
  const campaignId = kind === 'campaign' && number !== '' ? (id as CampaignId) : null
  const source = kind === 'campaign' ? 'campaign' : kind === 'neither' ? 'neither' : 'relationship'
  return { source, contactId, communityId, campaignId, on: before?.on ?? null, words: before?.words ?? '' }
}

/** A credit in words, for where it is only shown. */
export const creditText = ({ touch }: Credit): string => (touch === null ? t`Unattributed` : touchText(touch))

export const nothingTyped: TypedCredits = { first: null, last: null, said: null }
