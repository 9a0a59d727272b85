import { z } from 'zod'
import { Day } from '../kernel/day'
import { Output } from '../reports/roi.contract'
import { job, query } from '../rpc/contract'
import { CalendarEntry } from './calendar'
import { CampaignId } from './campaign'

/** Days of the calendar, a week or a month for instance, both ends included. */
const Scope = z.object({ from: Day, to: Day, campaignId: CampaignId.nullable().default(null), withFlights: z.boolean().default(true) })

export const calendarContract = {
  /** Creatives planned on these days and flights of the current version that run on them, by day. */
  entries: query({ input: Scope, output: z.array(CalendarEntry) }),
  /** The same as a file: `ics` for calendars, the others for reading. */
  exportFile: job({ input: z.object({ scope: Scope, format: z.enum(['ics', 'csv', 'xlsx', 'pdf', 'html']) }), output: Output, label: 'Export calendar' }),
}
