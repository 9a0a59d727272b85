import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icsCalendar } from '../../src/exports/ics'
import { Day } from '../../src/shared/kernel/day'

const at = new Date('2026-03-31T10:00:00.000Z')
const event = { uid: 'creative-1@rapport', title: 'Ofen', from: Day.parse('2026-03-31'), to: Day.parse('2026-03-31') }

/** What a reader does first: joins folded lines and splits names from values. */
const unfold = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')

const unescape = (value: string): string => value.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))

describe('a calendar file', () => {
  it('holds whole-day events that end on the day after', () => {
    const text = icsCalendar({ name: 'Client; calendar', events: [{ ...event, to: Day.parse('2026-04-02'), description: 'Line 1\nA, B\\C', url: 'https://example.com/a?b=1,2;3' }], at })
    expect(text).toBe(
      [
        'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Rapport//EN', 'CALSCALE:GREGORIAN', 'NAME:Client\\; calendar', 'X-WR-CALNAME:Client\\; calendar', 'BEGIN:VEVENT', 'UID:creative-1@rapport',
        'DTSTAMP:20260331T100000Z', 'DTSTART;VALUE=DATE:20260331', 'DTEND;VALUE=DATE:20260403', 'SUMMARY:Ofen', 'DESCRIPTION:Line 1\\nA\\, B\\\\C', 'URL:https://example.com/a?b=1,2;3', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
      ].join('\r\n'),
    )
  })

  it('ends a month and a leap year where the calendar does', () => {
    const end = (to: string) => unfold(icsCalendar({ name: '', events: [{ ...event, to: Day.parse(to) }], at })).find((line) => line.startsWith('DTEND'))
    expect([end('2026-12-31'), end('2028-02-28'), end('2026-02-28')]).toEqual(['DTEND;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20280229', 'DTEND;VALUE=DATE:20260301'])
  })

  it('says how long an event is whose next day would be of a year with five digits, which a calendar cannot read', () => {
    const times = (from: string) => unfold(icsCalendar({ name: '', events: [{ ...event, from: Day.parse(from), to: Day.parse('9999-12-31') }], at })).filter((line) => /^(?:DTSTART|DTEND|DURATION)/.test(line))
    expect(times('9999-12-31')).toEqual(['DTSTART;VALUE=DATE:99991231', 'DURATION:P1D'])
    expect(times('9999-12-01')).toEqual(['DTSTART;VALUE=DATE:99991201', 'DURATION:P31D'])
  })

  it('folds a long line where it must and no sooner, between letters', () => {
    const lines = (title: string): readonly number[] => icsCalendar({ name: '', events: [{ ...event, title }], at }).split('\r\n').filter((line) => /^(?:SUMMARY| )/.test(line)).map((line) => Buffer.byteLength(line))
    expect([lines('a'.repeat(67)), lines('a'.repeat(68)), lines('a'.repeat(67 + 74 + 74))]).toEqual([[75], [75, 2], [75, 75, 75]])
    // Three octets each: 22 of them beside the name, then 24 beside the blank.
    expect(lines('日'.repeat(47))).toEqual([74, 73, 4])
  })

  it('gives any text back, in lines of at most 75 octets, and lets no text make a line of its own', () => {
    // What stands for something, as often as anything else.
    const unit = fc.oneof(fc.constantFrom('\\', ';', ',', 'n', 'N', '\n', '\r'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200, size: 'max' }), fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }), (title, description) => {
        const clean = (text: string): string => text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '')
        const text = icsCalendar({ name: 'x', events: [{ ...event, title, description: `${description}END:VEVENT` }], at })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const lines = unfold(text)
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
        expect(unescape(lines.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? '')).toBe(clean(title))
        expect(unescape(lines.find((line) => line.startsWith('DESCRIPTION:'))?.slice(12) ?? '')).toBe(clean(`${description}END:VEVENT`))
      }),
    )
  })
})
