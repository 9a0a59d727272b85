import type { PostOnDay } from '../../shared/bridge/post-bridge.contract'
import { addDays, type Day, dayOf, daysBetween, fromDayNumber, monthAround, monthOf, toDayNumber, weekStart } from '../../shared/kernel/day'
import { dayRangeText, monthText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CalendarEntry } from '../../shared/marketing/calendar'
import { type CreativeState, creativeStateNames } from '../../shared/marketing/creative'
import type { DayRange } from '../../shared/marketing/flighting'

export const calendarViews = ['month', 'week'] as const
export type CalendarView = (typeof calendarViews)[number]

/** The first of the month that is this many months further; the day itself where there is no such month. */
const monthAfter = (on: Day, months: number): Day => {
  const count = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months
  return dayOf(Math.floor(count / 12), (count % 12) + 1, 1) ?? on
}

/** The days a view is about: the whole month, or the week. */
export const daysMeant = (view: CalendarView, on: Day, firstWeekday: number): DayRange => {
  if (view === 'month') {
    const { from, to } = monthAround(toDayNumber(on))
    return { from: fromDayNumber(from), to: fromDayNumber(to) }
  }
  const from = weekStart(on, firstWeekday)
  return { from, to: addDays(from, 6) }
}

/** The days a view draws: whole weeks. */
export const daysShown = (view: CalendarView, on: Day, firstWeekday: number): DayRange => {
  const { from, to } = daysMeant(view, on, firstWeekday)
  return { from: weekStart(from, firstWeekday), to: addDays(weekStart(to, firstWeekday), 6) }
}

/** A day of the view before or after this one. */
export const turned = (view: CalendarView, on: Day, steps: number): Day => (view === 'month' ? monthAfter(on, steps) : addDays(on, steps * 7))

export const headingOf = (view: CalendarView, on: Day, firstWeekday: number): string => {
  const { from, to } = daysMeant(view, on, firstWeekday)
  return view === 'month' ? monthText(monthOf(on)) : dayRangeText(from, to)
}

/** Days week by week. */
export const weeksOf = ({ from, to }: DayRange): readonly (readonly Day[])[] =>
  Array.from({ length: Math.ceil((daysBetween(from, to) + 1) / 7) }, (_, week) => Array.from({ length: 7 }, (__, day) => addDays(from, week * 7 + day)))

/** Something drawn on the calendar. */
export interface CalendarItem {
  readonly key: string
  readonly kind: 'creative' | 'flight' | 'post'
  readonly id: number
  readonly title: string
  readonly from: Day
  readonly to: Day
  /** Campaign and channels in words. */
  readonly detail: string
  /** Null: a flight or a post, which have none. */
  readonly state: CreativeState | null
  /** Of plans only; posts belong to no campaign. */
  readonly campaignId: number | null
}

export const itemOfEntry = ({ kind, id, title, from, to, channels, campaignName, campaignId, state }: CalendarEntry): CalendarItem => ({
  key: `${kind}-${id}`, kind, id, title, from, to, state, campaignId, detail: [...(campaignName === null || kind === 'flight' ? [] : [campaignName]), ...channels].join(', '),
})

export const itemOfPost = ({ id, on, platform, title }: PostOnDay): CalendarItem => ({
  key: `post-${id}`, kind: 'post', id, title: title === '' ? t`${platformNames[platform]} post` : title, from: on, to: on, detail: platformNames[platform], state: null, campaignId: null,
})

export const itemKindNames = { creative: t`Creative`, flight: t`Flight`, post: t`Organic post` } as const

/** An item in one sentence, as a screen reader says it. */
export const itemLabel = ({ kind, title, from, to, detail, state }: CalendarItem): string =>
  [itemKindNames[kind], title, ...(detail === '' ? [] : [detail]), dayRangeText(from, to), ...(state === null ? [] : [creativeStateNames[state]])].join(', ')

/** The same item some days further. */
export const shiftedItem = (item: CalendarItem, days: number): CalendarItem => (days === 0 ? item : { ...item, from: addDays(item.from, days), to: addDays(item.to, days) })

/** A flight's bar over the days of one week. */
interface WeekBar {
  readonly item: CalendarItem
  readonly lane: number
  /** Of the seven days, counted from 0. */
  readonly column: number
  readonly span: number
  /** Whether it began in an earlier week that is drawn too. */
  readonly isContinued: boolean
}

export interface CalendarWeek {
  readonly days: readonly Day[]
  readonly bars: readonly WeekBar[]
  /** Lanes its bars take up. */
  readonly lanes: number
  readonly cells: readonly { readonly day: Day; readonly items: readonly CalendarItem[]; /** What there was no room for. */ readonly hidden: number }[]
}

/** How much of a day is drawn; the rest is a number that opens the day. */
export interface DayRoom {
  readonly lanes: number
  readonly items: number
}

const placeBars = (items: readonly CalendarItem[], days: readonly Day[], first: Day): readonly WeekBar[] => {
  const [weekFrom, weekTo] = [days[0], days.at(-1)]
  if (weekFrom === undefined || weekTo === undefined) return []
  const ends: Day[] = []
  return items
    .filter(({ from, to }) => from <= weekTo && to >= weekFrom)
    .map((item) => {
      const start = item.from < weekFrom ? weekFrom : item.from
      const end = item.to > weekTo ? weekTo : item.to
      const free = ends.findIndex((taken) => taken < start)
      const lane = free === -1 ? ends.length : free
      ends[lane] = end
      return { item, lane, column: daysBetween(weekFrom, start), span: daysBetween(start, end) + 1, isContinued: item.from < weekFrom && weekFrom > first }
    })
}

/** Lays items out week by week: flights as bars in lanes, the others on their day, as much as there is room for. */
export const layOut = (items: readonly CalendarItem[], weeks: readonly (readonly Day[])[], room: DayRoom): readonly CalendarWeek[] => {
  const first = weeks[0]?.[0]
  if (first === undefined) return []
  const flights = items.filter(({ kind }) => kind === 'flight').sort((left, right) => (left.from === right.from ? daysBetween(left.to, right.to) : daysBetween(right.from, left.from)))
  const byDay = groupBy(items.filter(({ kind }) => kind !== 'flight'), ({ from }) => from)
  return weeks.map((days) => {
    const placed = placeBars(flights, days, first)
    const bars = placed.filter(({ lane }) => lane < room.lanes)
    const hiddenBars = placed.filter(({ lane }) => lane >= room.lanes)
    return {
      days,
      bars,
      lanes: Math.max(0, ...bars.map(({ lane }) => lane + 1)),
      cells: days.map((day, column) => {
        const all = byDay.get(day) ?? []
        const shown = all.slice(0, room.items)
        return { day, items: shown, hidden: all.length - shown.length + hiddenBars.filter((bar) => bar.column <= column && column < bar.column + bar.span).length }
      }),
    }
  })
}

/** How many days a key moves what is held: a day to the side, a week up or down. Null: it is none of these keys. */
export const keyDays = (key: string): number | null => ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 })[key] ?? null

/** Where a held item is after a key, in days from where it was: one that would leave the days that are drawn stays, since a step cut short is not the step that was pressed. */
export const stepped = ({ from, to }: CalendarItem, before: number, by: number, shown: DayRange): number => {
  const next = before + by
  return next < daysBetween(to, shown.from) || next > daysBetween(from, shown.to) ? before : next
}

export const movedText = (item: CalendarItem): string => dayRangeText(item.from, item.to)
