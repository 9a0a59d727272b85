import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayRangeText } from '../kernel/day-text'
import { platformNames } from '../kernel/platform'
import type { ReportDocument } from '../reports/document'
import { CampaignId } from './campaign'
import { CreativeState, creativeStateNames } from './creative'

/** Something on the content calendar: a creative on its day, a flight over its days. */
export const CalendarEntry = z.object({
  kind: z.enum(['creative', 'flight']),
  id: z.int().positive(),
  title: z.string(),
  from: Day,
  to: Day,
  campaignId: CampaignId.nullable(),
  campaignName: z.string().nullable(),
  /** Where it is shown, in words. */
  channels: z.array(z.string()),
  /** Null for a flight. */
  state: CreativeState.nullable(),
})
export type CalendarEntry = z.infer<typeof CalendarEntry>

/** A platform's placement in words: `Meta, Stories`. */
export const channelText = (platform: keyof typeof platformNames, placement: string | null): string => (placement === null ? platformNames[platform] : `${platformNames[platform]}, ${placement}`)

/** The calendar as a document for people without the program. */
export const calendarDocument = (entries: readonly CalendarEntry[], { workbook, from, to }: { readonly workbook: string; readonly from: Day; readonly to: Day }): ReportDocument => ({
  title: 'Content calendar',
  subtitle: [workbook, dayRangeText(from, to)],
  keyFigures: [],
  chart: null,
  table: {
    caption: 'What is planned, by day',
    columns: ['From', 'To', 'What', 'Kind', 'Campaign', 'Channels', 'State'].map((label) => ({ key: label.toLowerCase(), label, align: 'start' })),
    rows: entries.map((entry) => ({
      cells: [
        { kind: 'day', value: entry.from },
        { kind: 'day', value: entry.to },
        { kind: 'text', value: entry.title },
        { kind: 'text', value: entry.kind === 'creative' ? 'Creative' : 'Flight' },
        { kind: 'text', value: entry.campaignName ?? '' },
        { kind: 'text', value: entry.channels.join('; ') },
        { kind: 'text', value: entry.state === null ? '' : creativeStateNames[entry.state] },
      ],
    })),
    total: null,
  },
  notes: [],
  definitions: [],
})
