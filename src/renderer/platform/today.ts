import { type Day, localDay } from '../../shared/kernel/day'

/** The day on this computer's calendar now. */
export const today = (): Day => localDay(new Date())
