import { addDays, type Day, dayOf, toDayNumber } from '../../kernel/day'

/** The day that some words mean. `isAbout`: the words are too coarse for one day, such as `3w`. */
export interface When {
  readonly on: Day
  readonly isAbout: boolean
}

/** Names of each month, in English and German. */
const monthNames: readonly (readonly string[])[] = [['january', 'januar', 'jänner'], ['february', 'februar', 'feber'], ['march', 'märz', 'mrz'], ['april'], ['may', 'mai'], ['june', 'juni'], ['july', 'juli'], ['august'], ['september'], ['october', 'oktober'], ['november'], ['december', 'dezember']]

/** The month that a word names, whole or by its first letters: `mar`, but not `market`. 0: none. */
const monthNamed = (word: string): number => monthNames.findIndex((names) => names.some((name) => name.startsWith(word))) + 1

/** 1 Monday … 7 Sunday. */
const weekdays: ReadonlyMap<string, number> = new Map(Object.entries({
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7,
  montag: 1, dienstag: 2, mittwoch: 3, donnerstag: 4, freitag: 5, samstag: 6, sonntag: 7,
}))

/** Days that a unit of an age stands for; units of hours and less are today, or the day before, which nobody can tell. */
const unitDays: ReadonlyMap<string, number> = new Map(Object.entries({ d: 1, day: 1, days: 1, t: 1, tag: 1, tage: 1, tagen: 1, w: 7, wk: 7, week: 7, weeks: 7, wo: 7, woche: 7, wochen: 7, mo: 30, month: 30, months: 30, monat: 30, monate: 30, monaten: 30, y: 365, yr: 365, year: 365, years: 365, j: 365, jahr: 365, jahre: 365, jahren: 365 }))

const hourUnit = /^(?:s|sec|secs|seconds?|sek|sekunden?|m|min|mins|minutes?|minuten?|h|hr|hrs|hours?|std|stunden?)$/

const age = (text: string, today: Day): When | null => {
  const match = /^(?:vor\s+)?(\d{1,3})\s?([a-zä]+)\.?(?:\s+(?:ago))?$/u.exec(text)
  const [count, unit] = [Number(match?.[1]), match?.[2] ?? '']
  if (match === null) return null
  if (hourUnit.test(unit)) return { on: today, isAbout: /^(?:h|std|stund)/.test(unit) }
  const days = unitDays.get(unit)
  return days === undefined ? null : { on: addDays(today, -count * days), isAbout: days > 1 }
}

const named = (text: string, today: Day): When | null => {
  const match = /^(?:(\d{1,2})\.?\s+)?([a-zä]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(\d{4}))?$/u.exec(text)
  const [first, word = '', second, year] = match === null ? [] : match.slice(1)
  const month = monthNamed(word)
  const day = first ?? second
  if (match === null || month === 0 || day === undefined || (first !== undefined && second !== undefined)) return null
  const thisYear = Number(today.slice(0, 4))
  // Without its year a day to come, or one that this year has not, is last year's.
  const years = year === undefined ? [thisYear, thisYear - 1] : [Number(year)]
  const on = years.map((each) => dayOf(each, month, Number(day))).find((each) => each !== null && (year !== undefined || each <= addDays(today, 1)))
  return on == null ? null : { on, isAbout: false }
}

/** The order of day and month in numbers with slashes. Null: it cannot be told, and is not guessed. */
export type NumericOrder = 'dayFirst' | 'monthFirst' | null

const numeric = (text: string, order: NumericOrder): When | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (iso !== null) {
    const on = dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    return on === null ? null : { on, isAbout: false }
  }
  if (match === null) return null
  const [first, second, shortYear] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const year = shortYear < 100 ? 2000 + shortYear : shortYear
  const isDayFirst = match[2] === '.' || first > 12 || order === 'dayFirst'
  const isMonthFirst = match[2] !== '.' && (second > 12 || order === 'monthFirst')
  if (isDayFirst === isMonthFirst && first !== second) return null
  const on = isDayFirst ? dayOf(year, second, first) : dayOf(year, first, second)
  return on === null ? null : { on, isAbout: false }
}

/** Reads the day in `2d`, `Yesterday`, `Mar 14`, `14. März 2026`, `14.03.26`, `vor 3 Tagen`, with or without a time after it. Null: it says none. */
export const readWhen = (words: string, today: Day, order: NumericOrder = null): When | null => {
  const text = words
    .toLowerCase()
    .replaceAll(/[\u200e\u200f\u202f\u00a0]/g, ' ')
    .replace(/\((?:edited|bearbeitet)\)|•|·/g, ' ')
    .replace(/,?\s*(?:(?:at|um|à)\s+)?(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s+uhr)?|\d{1,2}\.\d{2}\s+uhr)\s*$/u, '')
    .replace(/^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:mo|di|mi|do|fr|sa|so)\.?|[a-z]+tag|mittwoch),?\s+(?=\d|[a-z])/u, '')
    .trim()
  if (text === '') return null
  if (/^(?:now|just now|gerade eben|jetzt|today|heute)$/.test(text)) return { on: today, isAbout: false }
  if (/^(?:yesterday|gestern)$/.test(text)) return { on: addDays(today, -1), isAbout: false }
  const weekday = weekdays.get(text)
  // Day 0 was a Thursday. A weekday alone is the last one there was, today among them.
  if (weekday !== undefined) return { on: addDays(today, -((((toDayNumber(today) + 3) % 7) + 8 - weekday) % 7)), isAbout: false }
  return age(text, today) ?? numeric(text, order) ?? named(text, today)
}
