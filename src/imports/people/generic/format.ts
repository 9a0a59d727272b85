import { t } from '../../../shared/kernel/words'
import type { PartSink, PeopleFormat } from '../part'
import { findPersonHeader, isProfileHeader, personFieldOf, PersonTable, type PersonTableFormat } from '../person-table'

/** What stands beside the word for an address or a phone, where somebody has several: `E-Mail geschäftlich`, `Work phone`, `Person - Email - Work`. */
const places = 'work|business|office|private|personal|primary|home|other|mobile|gesch(?:äftlich|\\.)|dienstlich|beruflich|arbeit|firma|privat|sonstige|pro(?:fessionnel)?|perso(?:nnel)?|lavoro|personale|trabajo|zakelijk|werk|privé|\\d'
const several = (words: string): RegExp => new RegExp(`^(?:person - )?(?:(?:${places})[ -]+)?(?:${words})(?: ?[-–:/(]? ?(?:${places})\\)?)?$`, 'u')
const emailHeader = several('e-?mail(?:[- ]?ad(?:d?ress|resse))?')
const phoneHeader = several('(?:tele)?phone(?: number)?|tel\\.?|telefon(?:nummer)?|handy|mobil(?:telefon)?|téléphone|teléfono|telefono|telefone|telefoon')

/** Headings that tables of people use, whoever wrote them. */
const anyPeople: PersonTableFormat = {
  platform: 'generic',
  takenFor: t`A table of people`,
  columns: {
    full_name: ['name', 'full name', 'fullname', 'display name', 'contact', 'contact name', 'person', 'kontakt', 'nom complet', 'nombre completo', 'nome completo', 'person - name', 'volledige naam', 'naam', 'imię i nazwisko', 'vollständiger name', 'ansprechpartner'],
    name_prefix: ['salutation', 'prefix', 'name prefix', 'anrede'],
    first_name: ['first name', 'firstname', 'first_name', 'fn', 'given name', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam', 'imię', 'förnamn', 'fornavn'],
    middle_name: ['middle name', 'middle_name'],
    last_name: ['last name', 'lastname', 'last_name', 'ln', 'surname', 'family name', 'nachname', 'nom', 'apellido', 'apellidos', 'sobrenome', 'cognome', 'achternaam', 'nazwisko', 'efternamn', 'efternavn', 'etternavn'],
    name_suffix: ['suffix', 'name suffix'],
    nickname: ['nickname', 'spitzname'],
    organization: ['company', 'organization', 'organisation', 'company name', 'employer', 'account name', 'firma', 'unternehmen', 'entreprise', 'société', 'empresa', 'azienda', 'bedrijf', 'organisatie', 'organización', 'organização', 'person - organization', 'firma / organisation', 'företag'],
    department: ['department', 'abteilung'],
    role: ['job title', 'role', 'position', 'title', 'occupation', 'funktion', 'poste', 'cargo', 'fonction', 'puesto', 'ruolo', 'functie', 'stanowisko', 'berufsbezeichnung'],
    email: ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'email 1', 'email 2', 'work email', 'personal email', 'e-mail-adresse', 'adresse e-mail', 'correo', 'correo electrónico', 'indirizzo email', 'indirizzo e-mail', 'e-mailadres', 'courriel', 'adresse mail', 'adresse email', 'e-mail adresse', 'email adresse', 'dirección de correo electrónico', 'endereço de e-mail', 'adres e-mail'],
    phone: ['phone', 'phone number', 'telephone', 'tel', 'mobile', 'mobile phone', 'cell', 'cell phone', 'work phone', 'telefon', 'handy', 'mobil', 'téléphone', 'teléfono', 'telefone', 'telefono', 'telefoon', 'telefoonnummer', 'numéro de téléphone', 'número de teléfono', 'celular', 'cellulare', 'móvil', 'telemóvel', 'telefonnummer', 'handynummer', 'mobilnummer', 'mobiltelefon', 'portable', 'telefonnr', 'numer telefonu', 'sms'],
    website: ['website', 'web', 'url', 'web page', 'homepage', 'webseite'],
    profile: ['profile', 'profile url', 'handle', 'username'],
    birthday: ['birthday', 'birth date', 'date of birth', 'dob', 'geburtstag', 'anniversaire', 'cumpleaños', 'geburtsdatum', 'date de naissance', 'fecha de nacimiento', 'data di nascita', 'data de nascimento', 'geboortedatum', 'data urodzenia'],
    tags: ['tags', 'labels', 'groups', 'categories', 'list', 'segment', 'schlagworte', 'étiquettes', 'etiquetas', 'etichette', 'gruppe', 'gruppen'],
    note: ['note', 'notes', 'comment', 'comments', 'description', 'notiz', 'notizen', 'bemerkung', 'remarques', 'notas', 'opmerkingen', 'kommentar'],
    address: ['address', 'street', 'city', 'zip', 'postal code', 'country', 'state', 'adresse', 'straße', 'ort', 'plz', 'land', 'ville', 'pays'],
    connected_on: ['connected on', 'met on', 'since', 'kennengelernt am'],
  },
  patterns: [{ header: { test: isProfileHeader }, field: 'profile' }, { header: emailHeader, field: 'email' }, { header: phoneHeader, field: 'phone' }],
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
