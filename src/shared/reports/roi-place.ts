import { addDays, Day, fromDayNumber, monthAround, toDayNumber } from '../kernel/day'
import { AdPlatform } from '../kernel/platform'
import type { Period } from '../marketing/metrics'
import type { ReportSubject } from './document'
import type { RoiFilters, RoiReport, RoiRow } from './roi.contract'

/** A campaign's own page, or the part of the address that shows what a line is made of. */
type Place = { readonly campaignId: string } | { readonly platform: AdPlatform } | { readonly days: 'custom'; readonly from: Day; readonly to: Day }

/** The days of a line that the report asks for too: a month may begin before its first day. Null: it belongs to no days. */
const stretch = (from: Day | null | undefined, to: Day | null | undefined, asked: Period): Place | null =>
  from == null || to == null ? null : { days: 'custom', from: asked.from !== null && asked.from > from ? asked.from : from, to: asked.to !== null && asked.to < to ? asked.to : to }

/** Where a line of the report leads: to its campaign, or to the campaigns of its platform or days. Null: it belongs to no group. */
export const placeOfRow = ({ key }: Pick<RoiRow, 'key'>, { by, period }: Pick<RoiFilters, 'by' | 'period'>): Place | null => {
  if (by === 'campaign') return /^\d+$/.test(key) ? { campaignId: key } : null
  if (by === 'platform') {
    const platform = AdPlatform.safeParse(key)
    return platform.success ? { platform: platform.data } : null
  }
  // A month, the Monday of a week, a day, or a stretch known only as a whole.
  if (/^\d{4}-\d{2}$/.test(key)) {
    const first = Day.safeParse(`${key}-01`).data
    return stretch(first, first === undefined ? null : fromDayNumber(monthAround(toDayNumber(first)).to), period)
  }
  const [from, to = from] = key.split('..').map((text) => Day.safeParse(text).data)
  return stretch(from, by === 'week' && from !== undefined && !key.includes('..') ? addDays(from, 6) : to, period)
}

/** What a line of the ROI report is about: its campaign, or the results of its platform or days by campaign. Undefined: it belongs to no group. */
export const subjectOfRow = (row: Pick<RoiRow, 'key'>, report: Pick<RoiReport, 'filters' | 'currency' | 'ratesOn'>): ReportSubject | undefined => {
  const { filters, currency, ratesOn } = report
  const place = placeOfRow(row, filters)
  if (place === null) return undefined
  if ('campaignId' in place) return { kind: 'campaign', id: Number(place.campaignId) }
  const narrowed = 'platform' in place ? place : { period: { from: place.from, to: place.to } }
  return { kind: 'results', filters: { ...filters, by: 'campaign', compare: 'none', currency, ratesOn, ...narrowed } }
}
