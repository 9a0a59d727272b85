import type { Day } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { dateText } from '../kernel/language'

/** A birthday for eyes, with or without its year: 15 Apr 1990, 15 April. Empty: none is known. Kept, or checked like one that is. */
export const birthdayText = (birthday: string | null): string =>
  birthday === null || birthday === '' ? '' : birthday.startsWith('--') ? dateText(new Date(`2000${birthday.slice(1)}T00:00:00Z`), { day: 'numeric', month: 'long', timeZone: 'UTC' }) : dayText(birthday as Day)
