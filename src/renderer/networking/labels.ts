import { Platform, platformNames } from '../../shared/kernel/platform'
import type { KeepInTouchState } from '../../shared/networking/contact'
import { Direction, InteractionType, interactionTypes } from '../../shared/networking/interaction'

export const stateNames: Readonly<Record<KeepInTouchState, string>> = { none: 'No rhythm', fine: 'In touch', due: 'Due', overdue: 'Overdue', went_quiet: 'Went quiet', owe_reply: 'You owe a reply', snoozed: 'Snoozed' }

export const directionNames: Readonly<Record<Direction, string>> = { outgoing: 'From me', incoming: 'From them', mutual: 'Both ways' }

export const platformOptions = Platform.options.map((value) => ({ value, label: platformNames[value] }))

export const typeOptions = InteractionType.options.map((value) => ({ value, label: interactionTypes[value].name }))

export const directionOptions = Direction.options.map((value) => ({ value, label: directionNames[value] }))

/** A day for eyes: 3 Mar 2026. */
export const dayText = (day: string | null): string => (day === null ? '' : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)))
