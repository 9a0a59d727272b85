import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../../shared/kernel/language'
import { ContactCondition, ContactFilter } from '../../shared/networking/contact-filter'
import { CustomField } from '../../shared/networking/custom-field'
import { draftFor, draftOfFilter, filterFields, filterOfDraft, testsOf } from './filter-draft'
import { filterOf, filterWords, partsOf } from './filter-words'

const customFields = [
  CustomField.parse({ id: 1, name: 'Drink', kind: 'choice', choices: ['Coffee', 'Tea'], contacts: 0 }),
  CustomField.parse({ id: 2, name: 'Pieces', kind: 'number', contacts: 0 }),
  CustomField.parse({ id: 3, name: 'Contract until', kind: 'date', contacts: 0 }),
]
const fields = filterFields(customFields)
const names = { groups: new Map([[4, 'Press']]), communities: new Map([[5, 'Makers']]), fields: new Map(customFields.map(({ id, name }) => [id, name])) }
const fieldOf = (key: string) => fields.find((field) => field.key === key) ?? expect.fail(`No field ${key}`)
const words = (filter: unknown): string => filterWords(ContactFilter.parse(filter), names)

afterEach(() => speak('en'))

describe('a filter in words', () => {
  it.each([
    [{ field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 30 } }, 'Last touch more than 30 days ago'],
    [{ field: 'dueOn', test: { is: 'in_next_days', days: 1 } }, 'Due in the next 1 day'],
    [{ field: 'createdOn', test: { is: 'before', day: '2026-03-31' } }, 'Added before 31 Mar 2026'],
    [{ not: { field: 'lastTouchOn', test: { is: 'unknown' } } }, 'Last touch is known'],
    [{ field: 'group', anyOf: [4, null, 9] }, 'Group is Press, none or a removed group'],
    [{ not: { field: 'tag', anyOf: ['potter'] } }, 'Tag is not potter'],
    [{ field: 'strength', atLeast: 40, atMost: 60 }, 'Strength from 40 to 60'],
    [{ field: 'state', anyOf: ['owe_reply'] }, 'Keep in touch is You owe a reply'],
    [{ field: 'custom', fieldId: 2, test: { kind: 'number', atMost: 3 } }, 'Pieces at most 3'],
    [{ field: 'custom', fieldId: 8, test: { kind: 'text', test: { is: 'empty' } } }, 'A removed field is empty'],
    [{ all: [{ field: 'name', test: { is: 'contains', text: 'Ada' } }, { any: [{ field: 'tag', anyOf: ['a'] }, { field: 'community', anyOf: [5] }] }] }, 'Name contains “Ada” and (Tag is a or Community is Makers)'],
  ])('says %j', (filter, expected) => expect(words(filter)).toBe(expected))

  it('is no filter when its last part is taken away', () => expect(filterOf({ ...partsOf({ any: [] }), parts: [] })).toBeNull())
})

describe('a condition that is typed', () => {
  it('begins at a test its field offers, for every field', () => {
    for (const field of fields) expect(testsOf(field).map(({ value }) => value)).toContain(draftFor(field).test)
  })

  it.each<[string, Partial<ReturnType<typeof draftFor>>]>([
    ['name', { test: 'not contains', text: 'x' }],
    ['name', { test: 'empty' }],
    ['name', { test: 'filled' }],
    ['group', { test: 'any', chosen: ['4', 'none'] }],
    ['community', { test: 'not any', chosen: ['5'] }],
    ['tag', { test: 'any', chosen: ['12'] }],
    ['strength', { atLeast: '2.5', atMost: '' }],
    ['dueOn', { test: 'in_next_days', days: 7 }],
    ['dueOn', { test: 'on_or_after', day: '2026-03-31' }],
    ['dueOn', { test: 'not unknown' }],
    ['birthday', { days: 30 }],
    ['custom:1', { test: 'not equals', text: 'Tea' }],
    ['custom:2', { test: 'not range', atLeast: '-3', atMost: '4' }],
    ['custom:3', { test: 'in_last_days', days: 0 }],
  ])('comes back as it was typed: %s %j', (key, part) => {
    const draft = { ...draftFor(fieldOf(key)), ...part }
    const result = filterOfDraft(fieldOf(key), draft)
    if ('errors' in result) return expect.fail(JSON.stringify(result.errors))
    // Its words change with the language, what it is does not.
    speak('en-XA')
    const again = draftOfFilter(ContactFilter.parse(result.filter)) ?? expect.fail('It is not one condition')
    expect(again).toMatchObject({ field: key, ...part })
    expect(filterOfDraft(fieldOf(key), again)).toEqual(result)
  })

  it.each<[string, Partial<ReturnType<typeof draftFor>>, Readonly<Record<string, string>>]>([
    ['name', { text: ' ' }, { value: 'Type what to look for' }],
    ['tag', {}, { value: 'Choose at least one' }],
    ['strength', {}, { atLeast: 'Type at least one number' }],
    ['strength', { atLeast: 'many', atMost: 'few' }, { atLeast: 'A number is written like 40 or 2.5', atMost: 'A number is written like 40 or 2.5' }],
    ['strength', { atLeast: '9', atMost: '3' }, { atMost: 'The first number is larger than the second' }],
    ['dueOn', { days: null }, { value: 'Type a number of days' }],
    ['dueOn', { test: 'before', day: '2026-02-30' }, { value: 'Choose a day' }],
  ])('says what is wrong: %s %j', (key, part, errors) => expect(filterOfDraft(fieldOf(key), { ...draftFor(fieldOf(key)), ...part })).toEqual({ errors }))

  it('says its numbers as the language writes them', () => {
    speak('de')
    expect(words({ field: 'custom', fieldId: 2, test: { kind: 'number', atLeast: 1234.5 } })).toBe('Pieces at least 1.234,5')
  })

  it('leaves groups of conditions whole', () => expect(draftOfFilter({ all: [ContactCondition.parse({ field: 'tag', anyOf: ['a'] })] })).toBeNull())
})
