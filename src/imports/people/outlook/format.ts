import { t } from '../../../shared/kernel/words'
import { normaliseHeader } from '../../headers'
import type { PeopleFormat } from '../part'
import { findPersonHeader, PersonTable, type PersonTableFormat } from '../person-table'

/** Outlook's contacts, English, German and French. The number of a company's switchboard is nobody's own, and not read. */
const outlookContacts: PersonTableFormat = {
  platform: 'outlook',
  takenFor: t`Outlook contacts`,
  columns: {
    name_prefix: ['title', 'anrede'],
    first_name: ['first name', 'vorname', 'prénom'],
    middle_name: ['middle name', 'weitere vornamen', 'deuxième prénom'],
    last_name: ['last name', 'nachname', 'nom'],
    name_suffix: ['suffix', 'suffixe'],
    nickname: ['nickname', 'surnom'],
    organization: ['company', 'firma', 'société'],
    department: ['department', 'abteilung', 'service'],
    role: ['job title', 'position', 'titre'],
    email: ['e-mail address', 'e-mail 2 address', 'e-mail 3 address', 'e-mail-adresse', 'e-mail 2: adresse', 'e-mail 3: adresse', 'adresse de messagerie', 'adresse de messagerie 2', 'adresse de messagerie 3'],
    phone: [
      'mobile phone', 'primary phone', 'business phone', 'business phone 2', 'home phone', 'home phone 2', 'other phone', 'car phone',
      'mobiltelefon', 'mobiltelefon 2', 'haupttelefon', 'telefon geschäftlich', 'telefon geschäftlich 2', 'telefon privat', 'telefon privat 2', 'telefon (privat)', 'telefon (privat 2)', 'weiteres telefon', 'autotelefon',
      'tél. mobile', 'radio téléphone', 'téléphone principal', 'téléphone (bureau)', 'téléphone 2 (bureau)', 'téléphone (domicile)', 'téléphone 2 (domicile)', 'téléphone (autre)', 'téléphone (voiture)',
    ],
    website: ['web page', 'personal web page', 'webseite', 'page web'],
    birthday: ['birthday', 'geburtstag', 'anniversaire'],
    tags: ['categories', 'kategorien', 'catégories'],
    note: ['notes', 'notizen'],
  },
  patterns: [
    { header: /^(business|home|other) (street|street 2|street 3|city|state|postal code|country\/region|country)$/, field: 'address' },
    { header: /^(straße|ort|region|bundesland\/kanton|postleitzahl|land\/region) (geschäftlich|privat)( [23])?$|^weitere straße( [23])?$|^weiterer ort$|^weitere postleitzahl$|^weiteres\/r bundesland\/kanton$|^weiteres\/e land\/region$/, field: 'address' },
    { header: /^(rue|ville|dép\/région|code postal|pays(\/région)?) \((bureau|domicile|autre)\)( [23])?$/, field: 'address' },
  ],
  // In French, a form of address and a job are called alike, and so are the whole name and the last.
  firstOfTwo: { titre: 'name_prefix', nom: 'full_name' },
  separator: null,
  // Written as Windows is set up.
  dateOrder: null,
  ownTags: null,
  connected: null,
}

/** In each language the heading of the address, those beside it, and some that show that the table is no other program's, with how many of them there must be. */
const languages = [
  { email: 'E-mail Address', names: ['last name'], own: ['job title', 'mobile phone', 'business phone', 'business street', 'e-mail 2 address', 'company'], atLeast: 2 },
  { email: 'E-Mail-Adresse', names: ['vorname', 'nachname'], own: ['weitere vornamen', 'e-mail-typ', 'e-mail: angezeigter name', 'e-mail 2: adresse', 'telefon geschäftlich', 'mobiltelefon', 'kategorien'], atLeast: 1 },
  { email: 'Adresse de messagerie', names: ['prénom', 'nom'], own: ['type de messagerie', 'adresse de messagerie 2', 'tél. mobile', 'téléphone (bureau)', 'rue (bureau)'], atLeast: 1 },
] as const

const languageOf = (headers: readonly string[]): (typeof languages)[number] | undefined =>
  languages.find(({ email, names, own, atLeast }) => [normaliseHeader(email), ...names].every((name) => headers.includes(name)) && own.filter((name) => headers.includes(name)).length >= atLeast)

export const outlookFormat: PeopleFormat = {
  recognise: ({ rows }) => {
    const header = findPersonHeader(rows, (headers) => languageOf(headers) !== undefined)
    const language = languageOf(header?.headers ?? [])
    if (header === null || language === undefined) return null
    return { platform: 'outlook', takenFor: outlookContacts.takenFor, why: [t`the column “${language.email}” beside others of Outlook’s`], open: { kind: 'rows', make: (sink) => new PersonTable(outlookContacts, header.line, sink) } }
  },
}
