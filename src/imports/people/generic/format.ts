import { t } from '../../../shared/kernel/words'
import type { PartSink, PeopleFormat } from '../part'
import { findPersonHeader, isProfileHeader, personFieldOf, PersonTable, type PersonTableFormat } from '../person-table'

/** Headings that tables of people use, whoever wrote them. */
const anyPeople: PersonTableFormat = {
  platform: 'generic',
  takenFor: t`A table of people`,
  columns: {
    full_name: ['name', 'full name', 'fullname', 'display name', 'contact', 'contact name', 'person', 'kontakt', 'nom complet', 'nombre completo', 'nome completo'],
    name_prefix: ['salutation', 'prefix', 'name prefix'],
    first_name: ['first name', 'firstname', 'first_name', 'fn', 'given name', 'vorname', 'prénom', 'nombre', 'nome'],
    middle_name: ['middle name', 'middle_name'],
    last_name: ['last name', 'lastname', 'last_name', 'ln', 'surname', 'family name', 'nachname', 'nom', 'apellido', 'apellidos', 'sobrenome', 'cognome'],
    name_suffix: ['suffix', 'name suffix'],
    nickname: ['nickname', 'spitzname'],
    organization: ['company', 'organization', 'organisation', 'company name', 'employer', 'account name', 'firma', 'unternehmen', 'entreprise', 'société', 'empresa', 'azienda'],
    department: ['department', 'abteilung'],
    role: ['job title', 'role', 'position', 'title', 'occupation', 'funktion', 'poste', 'cargo'],
    email: ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'email 1', 'email 2', 'work email', 'personal email', 'e-mail-adresse', 'adresse e-mail', 'correo', 'correo electrónico'],
    phone: ['phone', 'phone number', 'telephone', 'tel', 'mobile', 'mobile phone', 'cell', 'cell phone', 'work phone', 'telefon', 'handy', 'mobil', 'téléphone', 'teléfono', 'telefone'],
    website: ['website', 'web', 'url', 'web page', 'homepage', 'webseite'],
    profile: ['profile', 'profile url', 'handle', 'username'],
    birthday: ['birthday', 'birth date', 'date of birth', 'dob', 'geburtstag', 'anniversaire', 'cumpleaños'],
    tags: ['tags', 'labels', 'groups', 'categories', 'list', 'segment', 'schlagworte'],
    note: ['note', 'notes', 'comment', 'comments', 'description', 'notiz', 'notizen', 'bemerkung', 'remarques', 'notas'],
    address: ['address', 'street', 'city', 'zip', 'postal code', 'country', 'state', 'adresse', 'straße', 'ort', 'plz', 'land', 'ville', 'pays'],
    connected_on: ['connected on', 'met on', 'since', 'kennengelernt am'],
  },
  patterns: [{ header: { test: isProfileHeader }, field: 'profile' }],
  separator: null,
  dateOrder: null,
  ownTags: null,
  connected: (day) => t`Known since ${day}`,
}

const naming = new Set(['full_name', 'first_name', 'last_name'])
// A name and a note stand in any list of things; these are of people alone.
const telling = new Set(['email', 'phone', 'profile', 'organization', 'birthday', 'last_name'])

/** Whether headings name somebody, and say something by which people are known. */
export const isPeopleHeader = (headers: readonly string[]): boolean => {
  const fields = headers.map((header) => personFieldOf(anyPeople, header))
  const names = fields.filter((field) => naming.has(field)).length
  const tells = new Set(fields.filter((field) => telling.has(field)))
  return (names > 0 && tells.size > 0) || (tells.has('email') && tells.size > 1)
}

/** A table of people that no program's own export is. `isAsked`: the person says that it is one, so its first full row is its header. */
export const genericPeople = (isAsked: boolean): PeopleFormat => ({
  recognise: ({ rows }) => {
    const header = findPersonHeader(rows, isPeopleHeader) ?? (isAsked ? findPersonHeader(rows, (headers) => headers.filter((cell) => cell !== '').length > 0) : null)
    if (header === null) return null
    const make = (sink: PartSink): PersonTable => new PersonTable(anyPeople, header.line, sink)
    return { platform: 'generic', takenFor: anyPeople.takenFor, why: [isAsked ? t`you said so` : t`headings that name people, but no program’s own`], open: { kind: 'rows', make } }
  },
})
