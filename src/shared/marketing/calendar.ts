import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayRangeText } from '../kernel/day-text'
import { platformNames } from '../kernel/platform'
import { t } from '../kernel/words'
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
  title: t`Content calendar`,
  subtitle: [workbook, dayRangeText(from, to)],
  keyFigures: [],
  chart: null,
  table: {
    caption: t`What is planned, by day`,
    columns: [
      { key: 'from', label: t`From`, align: 'start' },
      { key: 'to', label: t`To`, align: 'start' },
      { key: 'what', label: t`What`, align: 'start' },
      { key: 'kind', label: t`Kind`, align: 'start' },
      { key: 'campaign', label: t`Campaign`, align: 'start' },
      { key: 'channels', label: t`Channels`, align: 'start' },
      { key: 'state', label: t`State`, align: 'start' },
    ],
    rows: entries.map((entry) => ({
      cells: [
        { kind: 'day', value: entry.from },
        { kind: 'day', value: entry.to },
        { kind: 'text', value: entry.title },
        { kind: 'text', value: entry.kind === 'creative' ? t`Creative` : t`Flight` },
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
