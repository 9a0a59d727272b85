import { Buffer } from 'node:buffer'
import { addDays, type Day } from '../shared/kernel/day'

/** An all-day entry of a calendar. */
export interface CalendarEntry {
  /** Stays the same from export to export, so that a calendar replaces the entry instead of adding another. */
  readonly uid: string
  readonly on: Day
  readonly title: string
  /** Empty: none. */
  readonly note: string
}

export interface Calendar {
  readonly name: string
  /** When it was written. */
  readonly stampedAt: Date
  readonly entries: readonly CalendarEntry[]
}

/** RFC 5545, 3.3.11: backslash, semicolon and comma escaped, line ends as \n; other control characters have no place in it. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

/** RFC 5545, 3.1: lines of at most 75 octets, continued after a space; never inside a character. */
const fold = (line: string): string => {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const dateText = (day: Day): string => day.replaceAll('-', '')

const entryLines = ({ uid, on, title, note }: CalendarEntry, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${dateText(on)}`,
  `DTEND;VALUE=DATE:${dateText(addDays(on, 1))}`,
  `SUMMARY:${escapeText(title)}`,
  ...(note === '' ? [] : [`DESCRIPTION:${escapeText(note)}`]),
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** A calendar file (RFC 5545) of all-day entries, that block no time. */
export const calendarText = ({ name, stampedAt, entries }: Calendar): string => {
  const stamp = `${stampedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Rapport//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escapeText(name)}`, ...entries.flatMap((entry) => entryLines(entry, stamp)), 'END:VCALENDAR']
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
