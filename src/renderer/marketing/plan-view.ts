import { addDays, type Day, daysBetween, monthOf } from '../../shared/kernel/day'
import { dayRangeText, monthText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { platformNames } from '../../shared/kernel/platform'
import { type Flight, placementNames } from '../../shared/marketing/flight'
import { type DayRange, flightShapeNames } from '../../shared/marketing/flighting'
import { formatMoney } from '../../shared/reports/format'

/** How wide a day is drawn, in pixels: a bar of three days is as wide as a finger or pointer needs. */
export const dayPixels = 8

/** Days a bar takes up at least, so that it can be hit. */
const leastBarDays = 3

/** Days of a stretch, both ends included. */
const length = (from: Day, to: Day): number => daysBetween(from, to) + 1

export const periodPixels = ({ from, to }: DayRange): number => length(from, to) * dayPixels

type Ends = Pick<Flight, 'startsOn' | 'endsOn'>

/** Where a bar lies, in pixels from the first day drawn. */
export const barPlace = ({ startsOn, endsOn }: Ends, first: Day): { readonly left: number; readonly width: number } => ({
  left: daysBetween(first, startsOn) * dayPixels,
  width: Math.max(leastBarDays, length(startsOn, endsOn)) * dayPixels,
})

/** Which lane of its row each flight lies in, so that no two bars cover each other. */
export const lanesOf = (flights: readonly Ends[]): readonly number[] => {
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
export const keyShift = ({ key, shiftKey, altKey, ctrlKey, metaKey }: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): { readonly grip: BarGrip; readonly days: number } | null => {
  if (ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
  return { grip: altKey ? 'end' : 'whole', days: (key === 'ArrowLeft' ? -1 : 1) * (shiftKey ? 1 : 7) }
}

/** Months over the periods, each as wide as the periods that begin in it. */
export const monthHeadings = (periods: readonly DayRange[]): readonly { readonly month: string; readonly label: string; readonly count: number }[] => {
  const result: { month: string; label: string; count: number }[] = []
  for (const { from } of periods) {
    const month = monthOf(from)
    const last = result.at(-1)
    if (last?.month === month) last.count += 1
    else result.push({ month, label: monthText(month), count: 1 })
  }
  return result
}

export const moneyText = (minor: number, currency: Currency): string => formatMoney(minor, currency, 'en', { withCurrency: true })

export const channelText = ({ platform, placement }: Pick<Flight, 'platform' | 'placement'>): string => (placement === 'any' ? platformNames[platform] : `${platformNames[platform]}, ${placementNames[placement]}`)

/** A flight in one sentence, as a screen reader says its bar. */
export const flightLabel = (flight: Flight): string =>
  [
    flight.campaignName,
    channelText(flight),
    dayRangeText(flight.startsOn, flight.endsOn),
    moneyText(flight.amountMinor, flight.currency),
    flightShapeNames[flight.shape],
    ...(flight.dark.length === 0 ? [] : [`dark ${flight.dark.map(({ from, to }) => dayRangeText(from, to)).join(', ')}`]),
    flight.isBooked ? 'booked' : 'not booked',
  ].join(', ')
