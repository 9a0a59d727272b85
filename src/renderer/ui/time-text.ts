import { dateText } from '../../shared/kernel/language'

/** A moment on this computer's clock: `23 Nov 2026, 21:20`. */
export const timeText = (instant: string): string => dateText(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
