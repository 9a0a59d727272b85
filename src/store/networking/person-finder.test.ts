import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { ContactFields } from '../../shared/networking/contact'
import { contactHandlers } from './contact.handlers'
import { personFinder } from './person-finder'

const find = (fields: Record<string, unknown>) => {
  const context = openMarketingContext()
  const added = contactHandlers.add(context, ContactFields.parse(fields))
  if (!added.ok) throw new Error(JSON.stringify(added.error))
  return personFinder(context, JSON.stringify([added.value.id]))
}

const ada = { name: 'Ada Älbers', emails: ['ada.albers+shop@gmail.com'], phones: ['+49 30 1234567'], handles: [{ platform: 'x', handle: '@kiln', url: '' }] }

describe('a finder', () => {
  it.each([
    'ALBERS | Ada | nothing else', 'Sent to adaalbers@googlemail.com today', 'Call 0049 (0)30 123-45-67', '| 030 1234567 |', 'https://x.com/kiln', 'Thanks to @Kiln!', 'We met Ada (Albers) there', 'ada\u0308 is not her, but Ada A\u0308lbers is',
  ])('finds somebody in any words: %s', (text) => {
    const finder = find(ada)
    expect([finder.isNamedIn(text), finder.isRowAbout(text)]).toEqual([true, true])
  })

  it.each(['', 'Ada Alberson', 'Albers & Sons', 'The kiln is hot', 'adaalbers@example.com', 'Order 301234568', '2026-03-31'])('takes nobody else for them: %s', (text) => expect(find(ada).isNamedIn(text)).toBe(false))

  it('takes a bare handle and a name of one word in a row of people, and a word of a sentence only as the name is written', () => {
    expect(find(ada).isRowAbout('Juniper | kiln | Berlin')).toBe(true)
    const will = find({ name: 'Will' })
    expect([will.isRowAbout('will | 12'), will.isNamedIn('Will told me'), will.isNamedIn('They will buy')]).toEqual([true, true, false])
  })

  it.each(["From: O'Neil@kiln.example", "She is 'o'neil@kiln.example'.", 'Ask <JO\u0308RG@kiln.example>'])('finds an address with an apostrophe or letters of its own: %s', (text) => {
    expect(find({ name: 'Somebody Else', emails: ["o'neil@kiln.example", 'jörg@kiln.example'] }).isNamedIn(text)).toBe(true)
  })

  it('takes no time by the square of a text without blanks, as Chinese is written', () => {
    const finder = find(ada)
    const since = process.threadCpuUsage()
    expect(finder.isNamedIn(`${'字'.repeat(50_000)} @${'x'.repeat(50_000)} ada.albers@gmail.com`)).toBe(true)
    const { user, system } = process.threadCpuUsage(since)
    expect((user + system) / 1000).toBeLessThan(1000)
  })

  it('of a contact without any letters in its name finds nothing', () => {
    const finder = find({ name: '?' })
    expect([finder.isNamedIn('? and more'), finder.isRowAbout('? | ?'), finder.isTypedFor('')]).toEqual([false, false, false])
  })

  it('finds a name of two words in either order, in any case, whatever stands around it', () => {
    const finder = find(ada)
    const around = fc.constantFrom('', ' ', ' | ', '\n', ', ', '“', ': ')
    fc.assert(fc.property(fc.constantFrom('Ada', 'ADA', 'ada'), fc.constantFrom('Albers', 'ÄLBERS', 'älbers'), fc.boolean(), around, fc.constantFrom(' ', ', ', ' | ', ' von '), around, (first, last, isReversed, before, between, after) => {
      expect(finder.isNamedIn(`Row 1${before} ${isReversed ? `${last}${between}${first}` : `${first}${between}${last}`} ${after}end`)).toBe(true)
    }))
  })
})
