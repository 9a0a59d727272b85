import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { dayRangeText, dayText, monthText } from './day-text'
import type { Day } from './day'
import { compareNames, numberText, speak } from './language'
import { plural, sense, t, wordsAround } from './words'

afterEach(() => speak('en'))

const rowsOf = (count: number, file: string): string => t`${plural(count, { one: '# row', other: '# rows' })} of ${file}`
const id = '{0, plural, one {# row} other {# rows}} of {1}'

describe('a sentence', () => {
  it('is what the code says, in English', () => {
    expect(t`Nothing is lost.`).toBe('Nothing is lost.')
    expect([rowsOf(0, 'a.csv'), rowsOf(1, 'a.csv'), rowsOf(1234, 'a.csv')]).toEqual(['0 rows of a.csv', '1 row of a.csv', '1,234 rows of a.csv'])
  })

  it('is what the catalogue says, in its order and with its plurals', () => {
    speak('de', { [id]: 'In {1}: {0, plural, one {# Zeile} other {# Zeilen}}', 'Hello {0}': 'Hallo {0}!' })
    expect([rowsOf(1, 'a.csv'), rowsOf(1234, 'a.csv')]).toEqual(['In a.csv: 1 Zeile', 'In a.csv: 1.234 Zeilen'])
    expect(t`Hello ${'Ada'}`).toBe('Hallo Ada!')
  })

  it('stays English where the catalogue has none, and where it is empty', () => {
    speak('de', { 'Hello {0}': '' })
    expect(t`Hello ${'Ada'}`).toBe('Hello Ada')
    expect(rowsOf(2, 'a.csv')).toBe('2 rows of a.csv')
  })

  it('takes what is put into it as it is, in every language: text of the person is never a place or a plural', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom('{0}', '{1}', '#', '{0, plural, one {x} other {y}}', '}', '$1'))
    fc.assert(
      fc.property(anything, fc.nat(), (file, count) => {
        speak('en')
        expect(rowsOf(count, file).endsWith(` of ${file}`)).toBe(true)
        speak('de', { [id]: '{0, plural, one {# Zeile} other {# Zeilen}} aus {1}' })
        expect(rowsOf(count, file).endsWith(` aus ${file}`)).toBe(true)
      }),
    )
  })

  it('gives elements back as they were given, at their places', () => {
    const link = { is: 'a link' }
    const pieces = (): readonly unknown[] => ((strings: TemplateStringsArray, ...values: readonly unknown[]) => wordsAround<unknown>(strings, values))`See ${link} first`
    expect(pieces()).toEqual(['See ', link, ' first'])
    speak('de', { 'See {0} first': '{0} zuerst ansehen' })
    expect(pieces()).toEqual([link, ' zuerst ansehen'])
  })

  it('has a translation for each meaning of a word, and shows the meaning to nobody', () => {
    const words = (): readonly string[] => [t`Open`, sense('of a deal')`Open`, sense('of a deal')`${2} open`]
    expect(words()).toEqual(['Open', 'Open', '2 open'])
    speak('de', { Open: 'Öffnen', 'Open ⟨of a deal⟩': 'Offen' })
    expect(words()).toEqual(['Öffnen', 'Offen', '2 open'])
    speak('en-XA')
    expect(sense('of a deal')`Open`).toBe('[Ópééñ]')
  })

  it('can be seen to be a sentence, in the languages for trying', () => {
    speak('en-XA')
    expect(rowsOf(2, 'a.csv')).toBe('[2 róówš óóf a.csv]')
    speak('ar-XB')
    expect(rowsOf(2, 'a.csv')).toMatch(/^2 [\u0600-\u06FF]+ [\u0600-\u06FF]+ a\.csv$/)
  })
})

describe('figures, days and names', () => {
  const day = '2026-03-26' as Day
  it('are English in English, whatever the computer speaks', () => {
    expect([numberText(1234.5), dayText(day), dayRangeText(day, '2026-09-01' as Day), monthText('2026-03')]).toEqual(['1,234.5', '26 Mar 2026', '26 Mar – 1 Sep 2026', 'March 2026'])
  })

  it('are German in German', () => {
    speak('de')
    expect([numberText(1234.5), dayText(day), dayRangeText(day, '2026-09-01' as Day), monthText('2026-03')]).toEqual(['1.234,5', '26. März 2026', '26. März – 1. Sept. 2026', 'März 2026'])
  })

  it('are ordered as people order names: accents and capitals alike, numbers by size', () => {
    speak('de')
    expect(['Zoe', 'Österreich', 'oben', 'Liste 10', 'Liste 9'].sort(compareNames)).toEqual(['Liste 9', 'Liste 10', 'oben', 'Österreich', 'Zoe'])
  })
})
