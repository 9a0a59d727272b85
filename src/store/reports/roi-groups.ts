import { dayRangeText } from '../../shared/kernel/day-text'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { RoiGrouping } from '../../shared/reports/roi.contract'
import { isTimeGrouping, type TimeGrouping, timeKey, timeLabel } from '../../shared/reports/time-line'
import type { CostPart, DealPart, LineOfDay, ResultPart } from '../marketing/result-parts'

/** One line of a report before its numbers. */
export interface Group {
  readonly key: string
  readonly label: string
  readonly parts: ResultPart[]
  readonly costs: CostPart[]
  readonly deals: DealPart[]
}

/** Everything that is to be put into lines. */
export interface Gathered {
  readonly parts: readonly ResultPart[]
  readonly costs: readonly CostPart[]
  readonly deals: readonly DealPart[]
}

interface GroupingOptions {
  readonly by: RoiGrouping
  readonly campaignName: (campaignId: number) => string
  /** Which day a day lies under, by its number: a compared period lies under the asked one. */
  readonly under: (day: number) => number
}

interface Place {
  readonly key: string
  readonly label: string
}

const nowhere = (label: string): Place => ({ key: 'none', label })

const platformPlace = (platform: string | null): Place => {
  const known = AdPlatform.safeParse(platform)
  return known.success ? { key: known.data, label: platformNames[known.data] } : nowhere(t`No single platform`)
}

/** The month, week or day that a stretch lies in; a longer stretch has a line of its own, since nothing says how it divides. */
const timePlace = (from: Day, to: Day, by: TimeGrouping): Place => {
  const key = timeKey(by, from)
  if (timeKey(by, to) === key) return { key, label: timeLabel(by, key) }
  return { key: `${from}..${to}`, label: t`${dayRangeText(from, to)} (period)` }
}

/** Which stretches may be put together before they are put into lines. Null: none, each has its own place. */
export const lineOfDay = (by: RoiGrouping, under: GroupingOptions['under']): LineOfDay | null => {
  if (by === 'day' || !isTimeGrouping(by)) return null
  return (day) => timeKey(by, fromDayNumber(under(day)))
}

type PlaceInTime = (fromDay: number, toDay: number, by: TimeGrouping) => Place

/** Places of stretches, each worked out once: accounts, costs and deals share their days. */
const placesInTime = ({ under }: GroupingOptions): PlaceInTime => {
  const known = new Map<number, Map<number, Place>>()
  return (fromDay, toDay, by) => {
    const byEnd = known.get(fromDay) ?? new Map<number, Place>()
    known.set(fromDay, byEnd)
    const place = byEnd.get(toDay) ?? timePlace(fromDayNumber(under(fromDay)), fromDayNumber(under(toDay)), by)
    byEnd.set(toDay, place)
    return place
  }
}

const partPlace = (part: ResultPart, { by, campaignName }: GroupingOptions, placeOf: PlaceInTime): Place => {
  switch (by) {
    case 'campaign':
      if (part.campaignId !== 0) return { key: String(part.campaignId), label: campaignName(part.campaignId) }
      return { key: `account:${part.accountId}`, label: t`${part.account === '' ? platformNames[part.platform] : `${platformNames[part.platform]}, ${part.account}`} (no campaign named in the file)` }
    case 'platform':
      return platformPlace(part.platform)
    case 'month':
    case 'week':
    case 'day':
      if (part.fromDay === 0 && part.toDay === 0) return nowhere(t`No date in the file`)
      return placeOf(part.fromDay, part.toDay, by)
  }
}

const typedPlace = (typed: { readonly campaignId: number | null; readonly on: string; readonly platform?: string | null }, { by, campaignName }: GroupingOptions, placeOf: PlaceInTime): Place => {
  switch (by) {
    case 'campaign':
      return typed.campaignId === null ? nowhere(t`No campaign`) : { key: String(typed.campaignId), label: campaignName(typed.campaignId) }
    case 'platform':
      return platformPlace(typed.platform ?? null)
    case 'month':
    case 'week':
    case 'day': {
      // A stored day is a Day.
      const on = toDayNumber(typed.on as Day)
      return placeOf(on, on, by)
    }
  }
}

/** Puts results, costs and deals into the lines of a report. Every one of them goes into exactly one line. */
export const intoLines = ({ parts, costs, deals }: Gathered, options: GroupingOptions): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>()
  const at = ({ key, label }: Place): Group => {
    const known = groups.get(key)
    if (known !== undefined) return known
    const group: Group = { key, label, parts: [], costs: [], deals: [] }
    groups.set(key, group)
    return group
  }
  const placeOf = placesInTime(options)
  for (const part of parts) at(partPlace(part, options, placeOf)).parts.push(part)
  for (const cost of costs) at(typedPlace(cost, options, placeOf)).costs.push(cost)
  for (const deal of deals) at(typedPlace(deal, options, placeOf)).deals.push(deal)
  return groups
}
