import type { Day } from '../../shared/kernel/day'
import { dayText as dayInWords } from '../../shared/kernel/day-text'
import { Platform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { Rhythm } from '../../shared/networking/cadence'
import type { CustomFieldKind } from '../../shared/networking/custom-field'
import { sentimentLabels, sentimentNames } from '../../shared/networking/sentiment/sentiment'
import type { DuplicateReason } from '../../shared/networking/duplicate'
import { Direction, directionNames, type Interaction, InteractionType, interactionTypes } from '../../shared/networking/interaction'

export const platformOptions = Platform.options.map((value) => ({ value, label: platformNames[value] }))

export const typeOptions = InteractionType.options.map((value) => ({ value, label: interactionTypes[value].name }))

export const directionOptions = Direction.options.map((value) => ({ value, label: directionNames[value] }))

/** A day for eyes: 3 Mar 2026. Days come from the contract, or stand as such in an address that was checked. */
export const dayText = (day: string | null): string => (day === null ? '' : dayInWords(day as Day))

/** The platform of an interaction, where its kind does not say it already: an e-mail is by e-mail. Null: there is none to say. */
export const platformBeside = ({ type, platform }: Pick<Interaction, 'type' | 'platform'>): string | null => (platform === null || platformNames[platform] === interactionTypes[type].name ? null : platformNames[platform])

/** Which interaction it is, among others of its day: its kind, the day, and the first of those it was with, or the community. */
export const touchName = ({ type, on, people, communityName }: Pick<Interaction, 'type' | 'on' | 'people' | 'communityName'>): string =>
  [interactionTypes[type].name, dayText(on), people[0]?.name ?? communityName].filter((part) => part !== null).join(', ')

/** A rhythm in words. Empty without one. */
export const rhythmText = ({ idealDays, longestDays }: Rhythm): string => (idealDays === null ? '' : t`every ${plural(idealDays, { one: 'day', other: '# days' })}, at most ${plural(Math.max(longestDays ?? 2 * idealDays, idealDays), { one: '# day', other: '# days' })}`)

export const duplicateReasonNames: Readonly<Record<DuplicateReason, string>> = { email: t`Same e-mail`, handle: t`Same handle`, name_organization: t`Same name and organisation`, name: t`Similar name` }

/** How what was said may read, as a list is narrowed by it. */
export const sentimentOptions = [...sentimentLabels.map((value) => ({ value, label: sentimentNames[value] })), { value: 'unread' as const, label: t`Not read` }]

/** What a field of the person's own holds. */
export const fieldKindNames: Readonly<Record<CustomFieldKind, string>> = { text: t`Text`, number: t`Number`, date: t`Day`, choice: t`One of a list`, link: t`Link` }

/** What a paste seems to hold, where its platform is known. */
export const pastedSentence = (type: InteractionType, platform: string): string => {
  switch (type) {
    case 'message': return t`Looks like messages on ${platform}`
    case 'comment': return t`Looks like comments on ${platform}`
    case 'reply': return t`Looks like replies on ${platform}`
    case 'mention': return t`Looks like mentions on ${platform}`
    case 'share': return t`Looks like shares on ${platform}`
    case 'like': return t`Looks like likes on ${platform}`
    case 'email': return t`Looks like an e-mail`
    case 'call': return t`Looks like calls on ${platform}`
    case 'meeting': return t`Looks like meetings on ${platform}`
    case 'event': return t`Looks like events on ${platform}`
    case 'introduction': return t`Looks like introductions on ${platform}`
    case 'gift': return t`Looks like gifts on ${platform}`
  }
}

/** What two share, as a person reads it: a handle is kept as `instagram:name`. */
export const sharedText = (kind: DuplicateReason, shared: string): string => {
  const [, platform, handle = ''] = kind === 'handle' ? (/^(\w+):(.*)$/su.exec(shared) ?? []) : []
  const known = Platform.safeParse(platform)
  return known.success ? `${handle}, ${platformNames[known.data]}` : shared
}

/** Said wherever the reach of several posts is summed. */
export const reachNotice = t`The reach of several posts is summed here only to compare it with the file: one person may have seen many of them.`
