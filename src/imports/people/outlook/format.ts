import { t } from '../../../shared/kernel/words'
import type { PeopleFormat } from '../part'
import { findPersonHeader, PersonTable, type PersonTableFormat } from '../person-table'

/** Outlook's contacts, English and German. */
const outlookContacts: PersonTableFormat = {
  platform: 'outlook',
  takenFor: t`Outlook contacts`,
  columns: {
    name_prefix: ['title', 'anrede'],
    first_name: ['first name', 'vorname'],
    middle_name: ['middle name', 'weitere vornamen'],
    last_name: ['last name', 'nachname'],
    name_suffix: ['suffix'],
    nickname: ['nickname'],
    organization: ['company', 'firma'],
    department: ['department', 'abteilung'],
    role: ['job title', 'position'],
    email: ['e-mail address', 'e-mail 2 address', 'e-mail 3 address', 'e-mail-adresse', 'e-mail 2: adresse', 'e-mail 3: adresse'],
    phone: ['mobile phone', 'primary phone', 'business phone', 'business phone 2', 'home phone', 'home phone 2', 'other phone', 'car phone', 'mobiltelefon', 'telefon geschäftlich', 'telefon privat'],
    website: ['web page', 'personal web page', 'webseite'],
    birthday: ['birthday', 'geburtstag'],
    tags: ['categories', 'kategorien'],
    note: ['notes', 'notizen'],
  },
  patterns: [{ header: /^(business|home|other) (street|street 2|street 3|city|state|postal code|country\/region|country)$/, field: 'address' }],
  separator: null,
  // Written as Windows is set up.
  dateOrder: null,
  ownTags: null,
  connected: null,
}

const isOutlook = (headers: readonly string[]): boolean =>
  (headers.includes('e-mail address') && headers.includes('last name') && ['job title', 'mobile phone', 'business phone', 'business street', 'e-mail 2 address', 'company'].filter((header) => headers.includes(header)).length >= 2) ||
  (headers.includes('e-mail-adresse') && headers.includes('nachname') && headers.includes('vorname') && ['weitere vornamen', 'e-mail-typ', 'e-mail: angezeigter name', 'e-mail 2: adresse', 'telefon geschäftlich', 'mobiltelefon', 'kategorien'].some((header) => headers.includes(header)))

export const outlookFormat: PeopleFormat = {
  recognise: ({ rows }) => {
    const header = findPersonHeader(rows, isOutlook)
    return header === null ? null : { platform: 'outlook', takenFor: outlookContacts.takenFor, why: [header.headers.includes('e-mail address') ? t`the columns “E-mail Address”, “Job Title”, “Mobile Phone”` : t`the columns “E-Mail-Adresse”, “Job Title”, “Mobile Phone”`], open: { kind: 'rows', make: (sink) => new PersonTable(outlookContacts, header.line, sink) } }
  },
}
