import { t } from '../../../shared/kernel/words'
import type { PeopleFormat } from '../part'
import { findPersonHeader, PersonTable, type PersonTableFormat } from '../person-table'

/** Google Contacts, the header of today and that of before 2024. */
const googleContacts: PersonTableFormat = {
  platform: 'google',
  takenFor: t`Google Contacts`,
  columns: {
    full_name: ['name'],
    name_prefix: ['name prefix'],
    first_name: ['first name', 'given name'],
    middle_name: ['middle name', 'additional name'],
    last_name: ['last name', 'family name'],
    name_suffix: ['name suffix'],
    nickname: ['nickname'],
    organization: ['organization name', 'organization 1 - name'],
    department: ['organization department', 'organization 1 - department'],
    role: ['organization title', 'organization 1 - title', 'occupation'],
    birthday: ['birthday'],
    note: ['notes'],
    tags: ['labels', 'group membership'],
  },
  patterns: [
    { header: /^e-mail \d+ - value$/, field: 'email' },
    { header: /^phone \d+ - value$/, field: 'phone' },
    { header: /^website \d+ - value$/, field: 'website' },
    { header: /^address \d+ - (formatted|street|city|po box|region|postal code|country|extended address)$/, field: 'address' },
  ],
  separator: ':::',
  // Google writes birthdays as 1985-03-15 or --03-15.
  dateOrder: 'YMD',
  ownTags: /^\*/,
  connected: null,
}

const isToday = (headers: readonly string[]): boolean => headers.includes('first name') && headers.some((header) => /^e-mail 1 - (label|value)$/.test(header)) && !headers.includes('given name')
const isOlder = (headers: readonly string[]): boolean => headers.includes('given name') && headers.some((header) => /^(e-mail|phone|organization) 1 - /.test(header))

export const googleContactsFormat: PeopleFormat = {
  recognise: ({ rows }) => {
    const header = findPersonHeader(rows, (headers) => isToday(headers) || isOlder(headers))
    if (header === null) return null
    const why = isToday(header.headers) ? t`the columns “First Name” and “E-mail 1 - Value”` : t`the columns “Given Name” and “E-mail 1 - Type”`
    return { platform: 'google', takenFor: googleContacts.takenFor, why: [why], open: { kind: 'rows', make: (sink) => new PersonTable(googleContacts, header.line, sink) } }
  },
}
