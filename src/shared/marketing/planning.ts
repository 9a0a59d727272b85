import { z } from 'zod'
import { Weekday } from '../kernel/day'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'

/** An IANA time zone name that this computer knows, `Europe/Berlin`. */
export const TimeZone = z.string().refine((name) => {
  try {
    // Only asking tells whether a zone is known.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, t`This time zone is not known`)

/** How a workbook plans. */
export const PlanningSettings = z.object({
  /** ISO number of the day on which weeks begin: 1 is Monday, 7 is Sunday. */
  firstWeekday: Weekday,
  /** The zone in which ad accounts count their days, where a platform has none of its own. Null: that of this computer. */
  timeZone: TimeZone.nullable(),
  /** Pacing counts as under below this ratio of spend to plan. */
  underBelow: z.number().gt(0).max(1),
  /** Pacing counts as over above this ratio of spend to plan. */
  overAbove: z.number().min(1).max(100),
})
export type PlanningSettings = z.infer<typeof PlanningSettings>

/** The zone in which a platform's ad account counts its days. */
export const PlatformZone = z.object({ platform: AdPlatform, timeZone: TimeZone })
export type PlatformZone = z.infer<typeof PlatformZone>
