import { z } from 'zod'
import { Day } from '../kernel/day'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { Output } from '../kernel/output'
import { job, query } from '../rpc/contract'
import { CalendarEntry } from './calendar'
import { CampaignId } from './campaign'
import { CreativeState } from './creative'

/** Days of the calendar, a week or a month for instance, both ends included, and what of them is looked at. */
const Scope = z.object({
  from: Day,
  to: Day,
  campaignId: CampaignId.nullable().default(null),
  /** Creatives with a variant on it, and its flights. */
  platform: AdPlatform.nullable().default(null),
  /** Creatives in it; flights have no state, so none are shown. */
  state: CreativeState.nullable().default(null),
  withFlights: z.boolean().default(true),
})

export const calendarContract = {
  /** Creatives planned on these days and flights of the current version that run on them, by day. */
  entries: query({ input: Scope, output: z.array(CalendarEntry) }),
  /** The same as a file: `ics` for calendars, the others for reading. */
  exportFile: job({ input: z.object({ scope: Scope, format: z.enum(['ics', 'csv', 'xlsx', 'pdf', 'html']) }), output: Output, label: t`Export calendar` }),
}
