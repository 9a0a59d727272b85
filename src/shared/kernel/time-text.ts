import { dateText } from './language'

/** A moment on this computer's clock: `23 Nov 2026, 21:20`. */
export const timeText = (instant: string): string => dateText(new Date(instant), { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
