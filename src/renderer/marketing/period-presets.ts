import { addDays, type Day, daysBetween, fromDayNumber, monthAround, toDayNumber } from '../../shared/kernel/day'
import { plural, t } from '../../shared/kernel/words'
import type { Period } from '../../shared/marketing/metrics'

/** Stretches that are asked for by name. All but `all` count back from the newest day with results, not from today: late data is never an empty screen. */
export const periodPresets = ['last7', 'last30', 'last90', 'thisMonth', 'all', 'custom'] as const
export type PeriodPreset = (typeof periodPresets)[number]

export const periodPresetNames: Readonly<Record<PeriodPreset, string>> = {
  last7: t`Last 7 days with data`,
  last30: t`Last 30 days with data`,
  last90: t`Last 90 days with data`,
  thisMonth: t`Newest month with data`,
  all: t`All days`,
  custom: t`From … to …`,
}

export const allDays: Period = { from: null, to: null }

const lastDays = { last7: 7, last30: 30, last90: 90 } as const

const monthOfDay = (day: Day): Period => {
  const { from, to } = monthAround(toDayNumber(day))
  return { from: fromDayNumber(from), to: fromDayNumber(to) }
}

/** The days a preset stands for, counted back from the newest day with results. Without results every preset is all days. */
export const periodOfPreset = (preset: PeriodPreset, newestDay: Day | null, custom: Period): Period => {
  switch (preset) {
    case 'custom':
      return custom
    case 'all':
      return allDays
    case 'thisMonth':
      return newestDay === null ? allDays : monthOfDay(newestDay)
    case 'last7':
    case 'last30':
    case 'last90':
      return newestDay === null ? allDays : { from: addDays(newestDay, 1 - lastDays[preset]), to: newestDay }
  }
}

/** Whole days of a period, both ends included. Null when an end is open or they are in the wrong order. */
export const periodDays = ({ from, to }: Period): number | null => (from === null || to === null || to < from ? null : daysBetween(from, to) + 1)

/** What a figure is compared with: the same number of days just before. Null when the period has an open end. */
export const comparisonText = (period: Period): string | null => {
  const days = periodDays(period)
  return days === null ? null : t`${plural(days, { one: 'the day before', other: 'the # days before' })}`
}

/** By what a stretch is drawn so that it stays readable: days up to two months, weeks up to a year, months beyond. */
export const chartGrain = (days: number | null): 'day' | 'week' | 'month' => (days === null || days > 366 ? 'month' : days > 62 ? 'week' : 'day')
