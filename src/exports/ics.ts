import { addDays, type Day, daysBetween } from '../shared/kernel/day'
import { escapeText, fold } from './content-lines'

/** A whole-day event. Both days are included. */
export interface IcsEvent {
  /** The same for the same thing at every export, so that a calendar replaces it instead of showing it twice. */
  readonly uid: string
  readonly title: string
  readonly from: Day
  readonly to: Day
  readonly description?: string
  readonly url?: string
}

interface IcsCalendar {
  readonly name: string
  readonly events: readonly IcsEvent[]
  /** When it was made. */
  readonly at: Date
}

const dateOf = (day: Day): string => day.replaceAll('-', '')

/** A whole-day event ends on the day after its last one (3.6.1); where the calendar has none, with four digits for the year, it lasts so many days. */
const endLine = (from: Day, to: Day): string => (to === '9999-12-31' ? `DURATION:P${daysBetween(from, to) + 1}D` : `DTEND;VALUE=DATE:${dateOf(addDays(to, 1))}`)

const eventLines = ({ uid, title, from, to, description, url }: IcsEvent, stamp: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${dateOf(from)}`,
  endLine(from, to),
  `SUMMARY:${escapeText(title)}`,
  ...(description === undefined || description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
  // An address is not a text value; what would end its line is left out.
  ...(url === undefined || url === '' ? [] : [`URL:${url.replaceAll(/[\s\p{Cc}]/gu, '')}`]),
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** Whole-day events as an iCalendar file (RFC 5545, the name by RFC 7986). */
export const icsCalendar = ({ name, events, at }: IcsCalendar): string => {
  const stamp = `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Rapport//EN', 'CALSCALE:GREGORIAN', `NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`, ...events.flatMap((event) => eventLines(event, stamp)), 'END:VCALENDAR']
  return `${lines.map(fold).join('\r\n')}\r\n`
}
