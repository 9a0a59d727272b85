/** A moment on this computer's clock: `23 Nov 2026, 21:20`. */
export const timeText = (instant: string): string => new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
