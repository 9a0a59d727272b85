import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasRealData, realData, realDataTitle } from '../../tests/support/real-data'
import { Day } from '../shared/kernel/day'
import { calendarText } from './ics'

const stampedAt = new Date('2026-03-31T10:20:30.456Z')
const on = Day.parse('2026-12-31')

/** Reads a calendar as RFC 5545 says: unfolded, then name, parameters and value. */
const read = (text: string): { readonly name: string; readonly parameters: string; readonly value: string }[] =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/s.exec(line)
      if (match === null) throw new Error(`Not a content line: ${line}`)
      const [, name = '', parameters = '', value = ''] = match
      return { name, parameters, value }
    })

/** Without halves of characters, which no file can hold. */
const whole = (text: string): string => Buffer.from(text).toString()

const unescape = (value: string): string => value.replaceAll(/\\(.)/gs, (_all, sign: string) => (sign === 'n' ? '\n' : sign))

describe('a calendar file', () => {
  it('has all-day entries that end the next day and block no time', () => {
    const text = calendarText({ name: 'Queue', stampedAt, entries: [{ uid: 'a-1@rapport', on, title: 'Call Ada', note: '' }] })
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Rapport//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Queue',
      'BEGIN:VEVENT', 'UID:a-1@rapport', 'DTSTAMP:20260331T102030Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:Call Ada', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
    ])
  })

  it('gives any text back, in lines of at most 75 octets that break no character', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.oneof(fc.constantFrom('\\', ';', ',', '\n', ':', '"', 'é', '漢', '👩🏽‍🚀', 'BEGIN:VEVENT'), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' })), maxLength: 200 }), { maxLength: 4 }), (notes) => {
        const text = calendarText({ name: 'Queue', stampedAt, entries: notes.map((note, index) => ({ uid: `a-${index}@rapport`, on, title: 'x', note: whole(note) })) })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(Buffer.from(text).toString()).toBe(text)
        const lines = read(text)
        expect(lines.filter(({ name }) => name === 'BEGIN')).toHaveLength(notes.length + 1)
        const wanted = notes.map((note) => whole(note).replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')).filter((note) => note !== '')
        expect(lines.filter(({ name }) => name === 'DESCRIPTION').map(({ value }) => unescape(value))).toEqual(wanted)
      }),
    ))
})

describe.skipIf(!hasRealData)(`beside ${realDataTitle}`, () => {
  it('uses only properties and parameters that calendars in the wild use', () => {
    const folder = join(realData, 'ics-kcalendarcore')
    const known = new Set<string>()
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ics'))) for (const line of readFileSync(join(folder, file), 'utf8').split(/\r?\n/)) known.add(/^([A-Z-]+)/.exec(line)?.[1] ?? '')
    const ours = read(calendarText({ name: 'Queue', stampedAt, entries: [{ uid: 'a', on, title: 'x', note: 'y' }] })).map(({ name }) => name)
    // Defined by RFC 5545 and 7986, whether these samples use them or not.
    expect(ours.filter((name) => !known.has(name) && !['METHOD', 'CALSCALE', 'X-WR-CALNAME', 'TRANSP', 'DESCRIPTION'].includes(name))).toEqual([])
  })
})
