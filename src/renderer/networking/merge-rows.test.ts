import { expect, it } from 'vitest'
import { Contact } from '../../shared/networking/contact'
import { CustomField } from '../../shared/networking/custom-field'
import { mergeChoices, mergeRows, usualSide } from './merge-rows'

const bare = { name: 'Ada', organizationId: null, groupName: null, hasPhoto: false, createdAt: '2026-01-01T00:00:00Z', lastTouchOn: null, dueOn: null, state: 'none', snoozedUntil: null, interactionCount: 0, strength: null, isArchived: false, hasObjected: false, birthday: null, note: '', handles: [], emails: [], phones: [], tags: [], organization: '' }

it('what two contacts hold in fields of the person’s own is compared as it is read elsewhere', () => {
  const [since, seats] = [CustomField.parse({ id: 1, name: 'Customer since', kind: 'date', contacts: 1 }), CustomField.parse({ id: 2, name: 'Seats', kind: 'number', contacts: 1 })]
  const held = [{ fieldId: since.id, value: '2026-03-31' }, { fieldId: seats.id, value: 1250.5 }]
  expect(mergeRows(Contact.parse({ ...bare, id: 1, custom: held }), Contact.parse({ ...bare, id: 2 }), [since, seats])).toEqual([
    { field: since.id, label: 'Customer since', keep: '31 Mar 2026', other: '' },
    { field: seats.id, label: 'Seats', keep: '1,250.5', other: '' },
  ])
})

it('of two notes both stay, of two pictures one is chosen, of all else the first one’s, and the other’s where the first has nothing', () => {
  const keep = Contact.parse({ ...bare, id: 1, note: 'Met at the fair', hasPhoto: true, role: 'Potter' })
  const other = Contact.parse({ ...bare, id: 2, note: 'Sells glaze', hasPhoto: true, role: 'Buyer', source: 'Fair' })
  const rows = mergeRows(keep, other, [])
  expect(rows.map((row) => [row.field, usualSide(row)])).toEqual([['photo', 'keep'], ['role', 'keep'], ['source', 'other'], ['note', 'both']])
  expect(mergeRows(keep, { ...other, note: '' }, []).map(usualSide)).toEqual(['keep', 'keep', 'other', 'keep'])
  // Notes that are joined are not said: the contract knows no side of them.
  expect(mergeChoices(rows, new Map())).toEqual({ photo: 'keep', role: 'keep', source: 'other', custom: [] })
  expect(mergeChoices(rows, new Map([['role', 'other'], ['note', 'other']]))).toEqual({ photo: 'keep', role: 'other', source: 'other', note: 'other', custom: [] })
})

it('a field of the person’s own is chosen by its number', () => {
  const seats = CustomField.parse({ id: 2, name: 'Seats', kind: 'number', contacts: 2 })
  const held = (value: number) => [{ fieldId: seats.id, value }]
  const rows = mergeRows(Contact.parse({ ...bare, id: 1, custom: held(1) }), Contact.parse({ ...bare, id: 2, custom: held(2) }), [seats])
  expect(mergeChoices(rows, new Map([[seats.id, 'other']]))).toEqual({ custom: [{ fieldId: 2, from: 'other' }] })
})
