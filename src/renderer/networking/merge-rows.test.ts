import { expect, it } from 'vitest'
import { Contact } from '../../shared/networking/contact'
import { CustomField } from '../../shared/networking/custom-field'
import { mergeRows } from './merge-rows'

it('what two contacts hold in fields of the person’s own is compared as it is read elsewhere', () => {
  const [since, seats] = [CustomField.parse({ id: 1, name: 'Customer since', kind: 'date', contacts: 1 }), CustomField.parse({ id: 2, name: 'Seats', kind: 'number', contacts: 1 })]
  const bare = { name: 'Ada', organizationId: null, groupName: null, hasPhoto: false, createdAt: '2026-01-01T00:00:00Z', lastTouchOn: null, dueOn: null, state: 'none', snoozedUntil: null, interactionCount: 0, strength: null, isArchived: false, hasObjected: false, birthday: null, note: '', handles: [], emails: [], phones: [], tags: [], organization: '' }
  const held = [{ fieldId: since.id, value: '2026-03-31' }, { fieldId: seats.id, value: 1250.5 }]
  expect(mergeRows(Contact.parse({ ...bare, id: 1, custom: held }), Contact.parse({ ...bare, id: 2 }), [since, seats])).toEqual([
    { field: since.id, label: 'Customer since', keep: '31 Mar 2026', other: '' },
    { field: seats.id, label: 'Seats', keep: '1,250.5', other: '' },
  ])
})
