import type { CSSProperties } from 'react'
import { addDays, type Day, daysBetween, monthOf } from '../../shared/kernel/day'
import { dayRangeText, monthText, shortMonthText } from '../../shared/kernel/day-text'
import { isRightToLeft } from '../../shared/kernel/language'
import type { Currency } from '../../shared/kernel/money'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Flight, placementNames } from '../../shared/marketing/flight'
import { type DayRange, flightShapeNames, type PlanGrain } from '../../shared/marketing/flighting'
import { formatMoney } from '../../shared/reports/format'

/** How wide a day is drawn, in pixels, by how finely the plan is shown. */
export const dayPixels: Readonly<Record<PlanGrain, number>> = { day: 44, week: 8, month: 3 }

/** Pixels a bar takes up at least, so that a finger or pointer can hit it. */
const leastBarPixels = 24

/** Days of a stretch, both ends included. */
const length = (from: Day, to: Day): number => daysBetween(from, to) + 1

interface OpenDays {
  readonly startsOn: Day | null
  readonly endsOn: Day | null
}

/** The days proposed for a new flight: those of its campaign that the plan has, from today on where they go on; four weeks where the campaign says no end, and from today or the plan's first day on where it says nothing or shares no day with the plan. */
export const proposedDays = (plan: DayRange, campaign: OpenDays, today: Day): DayRange => {
  const from = campaign.startsOn !== null && campaign.startsOn > plan.from ? campaign.startsOn : plan.from
  const to = campaign.endsOn !== null && campaign.endsOn < plan.to ? campaign.endsOn : plan.to
  if (from > to) return proposedDays(plan, { startsOn: null, endsOn: null }, today)
  const first = today > from && today <= to ? today : from
  const last = campaign.endsOn === null ? addDays(first, 27) : to
  return { from: first, to: last < to ? last : to }
}

/** The part of a plan that is drawn. */
export interface PlanWindow {
  readonly grain: PlanGrain
  /** The periods drawn, in order, and the place of the first among all. */
  readonly periods: readonly DayRange[]
  readonly offset: number
  readonly first: Day
  /** Pixels of all its periods together. */
  readonly width: number
  /** Whether periods of the plan lie outside. */
  readonly isPart: boolean
}

export const periodPixels = ({ from, to }: DayRange, grain: PlanGrain): number => length(from, to) * dayPixels[grain]

const pixelsOf = (periods: readonly DayRange[], grain: PlanGrain): number => periods.reduce((sum, period) => sum + periodPixels(period, grain), 0)

/** The periods that lie in a stretch, or all of them. Null: there are none. */
export const planWindow = (periods: readonly DayRange[], grain: PlanGrain, days: DayRange | null): PlanWindow | null => {
  const isInside = ({ from, to }: DayRange): boolean => days === null || (to >= days.from && from <= days.to)
  const found = periods.findIndex(isInside)
  const offset = Math.max(0, found)
  const drawn = found === -1 ? periods : periods.filter(isInside)
  const first = drawn[0]?.from
  return first === undefined ? null : { grain, periods: drawn, offset, first, width: pixelsOf(drawn, grain), isPart: drawn.length < periods.length }
}

/** Pixels of periods beside each other on paper: a quarter of weeks, which is still read where the sheet makes it smaller. */
const paperPixels = 800

/** What is drawn, as it lies on paper, which nobody can scroll: in stretches below each other. Each has a period at least. */
export const windowsOnPaper = (window: PlanWindow): readonly PlanWindow[] => {
  const stretches: DayRange[][] = []
  for (const period of window.periods) {
    const last = stretches.at(-1)
    if (last !== undefined && pixelsOf([...last, period], window.grain) <= paperPixels) last.push(period)
    else stretches.push([period])
  }
  let { offset } = window
  return stretches.map((periods) => {
    const stretch = { ...window, periods, offset, first: periods[0]?.from ?? window.first, width: pixelsOf(periods, window.grain), isPart: window.isPart || stretches.length > 1 }
    offset += periods.length
    return stretch
  })
}

/** The first and last day of a flight. */
export type Ends = Pick<Flight, 'startsOn' | 'endsOn'>

/** Where something lies along the days and how wide it is, in pixels. Days go on to the left where one reads so. */
interface PlanPlace {
  readonly insetInlineStart: number
  readonly width: number
}

/** Pixels to the right for each pixel along the days. */
export const pixelsAlong = (): 1 | -1 => (isRightToLeft() ? -1 : 1)

/** Where a bar lies, from the first day drawn. */
export const barPlace = ({ startsOn, endsOn }: Ends, first: Day, grain: PlanGrain): PlanPlace => ({
  insetInlineStart: daysBetween(first, startsOn) * dayPixels[grain],
  width: Math.max(leastBarPixels, length(startsOn, endsOn) * dayPixels[grain]),
})

/** For a text on what lies there, that stays in view while the beginning of it is not: by `data-starts` and `data-ends` it is found and told how far the chart is scrolled. */
export const staysInView = ({ insetInlineStart, width }: PlanPlace): { readonly style: CSSProperties; readonly 'data-starts': number; readonly 'data-ends': number } => {
  const lengths: Readonly<Record<`--${string}`, string>> = { '--start': `${insetInlineStart}px`, '--length': `${width}px` }
  return { style: lengths, 'data-starts': insetInlineStart, 'data-ends': insetInlineStart + width }
}

/** Where a dark stretch lies on its bar: as wide as its days, never wider. */
export const darkPlace = ({ from, to }: DayRange, startsOn: Day, grain: PlanGrain): PlanPlace => ({ insetInlineStart: daysBetween(startsOn, from) * dayPixels[grain], width: periodPixels({ from, to }, grain) })

/** Which lane of its row each flight lies in, so that no two bars cover each other. */
export const lanesOf = (flights: readonly Ends[], grain: PlanGrain): readonly number[] => {
  const leastBarDays = Math.ceil(leastBarPixels / dayPixels[grain])
  const ends: Day[] = []
  return flights.map(({ startsOn, endsOn }) => {
    const last = length(startsOn, endsOn) < leastBarDays ? addDays(startsOn, leastBarDays - 1) : endsOn
    const free = ends.findIndex((end) => end < startsOn)
    const lane = free === -1 ? ends.length : free
    ends[lane] = last
    return lane
  })
}

/** Which part of a bar is held. */
export type BarGrip = 'whole' | 'start' | 'end'

/** A flight's days after its bar, or an edge of it, went some days further. It keeps at least one day. */
export const shifted = ({ startsOn, endsOn }: Ends, grip: BarGrip, days: number): Ends => {
  if (grip === 'whole') return { startsOn: addDays(startsOn, days), endsOn: addDays(endsOn, days) }
  const room = daysBetween(startsOn, endsOn)
  return grip === 'start' ? { startsOn: addDays(startsOn, Math.min(days, room)), endsOn } : { startsOn, endsOn: addDays(endsOn, Math.max(days, -room)) }
}

/** What a key does to a focused bar: arrows move a week, with Shift a day; with Alt they stretch the end. Null: nothing. */
export const keyShift = ({
  key,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}): { readonly grip: BarGrip; readonly days: number } | null => {
  if (ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
  return { grip: altKey ? 'end' : 'whole', days: (key === 'ArrowLeft' ? -1 : 1) * pixelsAlong() * (shiftKey ? 1 : 7) }
}

/** Pixels that a letter of a month's heading takes up at most, and the padding and border beside it. */
const letterPixels = 7.4
const headingPaddingPixels = 9

interface MonthHeading {
  readonly month: string
  /** As long as there is room for. Empty: there is none. */
  readonly label: string
  /** The periods that begin in it. */
  readonly count: number
  readonly place: PlanPlace
}

/** Months over the periods, each as wide as the periods that begin in it. */
export const monthHeadings = (periods: readonly DayRange[], grain: PlanGrain): readonly MonthHeading[] => {
  const widths = new Map<string, { count: number; pixels: number }>()
  for (const period of periods) {
    const month = monthOf(period.from)
    const { count, pixels } = widths.get(month) ?? { count: 0, pixels: 0 }
    widths.set(month, { count: count + 1, pixels: pixels + periodPixels(period, grain) })
  }
  let start = 0
  return [...widths].map(([month, { count, pixels }]) => {
    const place = { insetInlineStart: start, width: pixels }
    start += pixels
    const letters = Math.floor((pixels - headingPaddingPixels) / letterPixels)
    const label = [monthText(month), shortMonthText(month, true), shortMonthText(month)].find(({ length: needed }) => needed <= letters) ?? ''
    return { month, label, count, place }
  })
}

export const moneyText = (minor: number, currency: Currency): string => formatMoney(minor, currency, { withCurrency: true })

export const channelText = ({ platform, placement }: Pick<Flight, 'platform' | 'placement'>): string => (placement === 'any' ? platformNames[platform] : `${platformNames[platform]}, ${placementNames[placement]}`)

/** A flight in one sentence, as a screen reader says its bar. */
export const flightLabel = (flight: Flight): string =>
  [
    flight.campaignName,
    channelText(flight),
    dayRangeText(flight.startsOn, flight.endsOn),
    moneyText(flight.amountMinor, flight.currency),
    flightShapeNames[flight.shape],
    ...(flight.dark.length === 0 ? [] : [t`dark ${flight.dark.map(({ from, to }) => dayRangeText(from, to)).join(', ')}`]),
    flight.isBooked ? t`booked` : t`not booked`,
  ].join(', ')
