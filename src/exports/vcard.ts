import type { Contact, Photo } from '../shared/networking/contact'
import { escapeText, fold } from './content-lines'
import { createPace, type Pace, type PaceOptions } from './pace'
import { writeTexts } from './pieces'
import { writeWhole } from './whole-file'

/** What a card tells of a contact. */
type CardFields = Pick<Contact, 'name' | 'organization' | 'role' | 'emails' | 'phones' | 'handles' | 'birthday' | 'tags' | 'note'> & { readonly photo: Photo | null }

/** The parts of a name that programs sort by, family name first: it is one text here, of which the last word is taken for it. */
const partsOfName = (name: string): string => {
  const words = name.trim().split(/\s+/u)
  const family = words.length > 1 ? (words.pop() ?? '') : ''
  return `${escapeText(family)};${escapeText(words.join(' '))};;;`
}

/** A birthday without a year has one by which telephones know that it has none. */
const birthdayLine = (birthday: string): string => (birthday.startsWith('--') ? `BDAY;X-APPLE-OMIT-YEAR=1604:1604${birthday.slice(1)}` : `BDAY:${birthday}`)

const some = (name: string, text: string): readonly string[] => (text === '' ? [] : [`${name}:${escapeText(text)}`])

const photoNames: Readonly<Record<Photo['mediaType'], string>> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG' }

/** A contact as a card of version 3.0 (RFC 2426), which telephones and mail programs read; ends with its line break. What is not known is left out. */
const contactCard = ({ name, organization, role, emails, phones, handles, birthday, tags, note, photo }: CardFields): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escapeText(name)}`,
    `N:${partsOfName(name)}`,
    ...some('ORG', organization),
    ...some('TITLE', role),
    ...emails.map((email) => `EMAIL;TYPE=INTERNET:${escapeText(email)}`),
    ...phones.map((phone) => `TEL:${escapeText(phone)}`),
    ...handles.map(({ platform, handle, url }) => `X-SOCIALPROFILE;TYPE=${platform}:${escapeText(url === '' ? handle : url)}`),
    ...(birthday === null ? [] : [birthdayLine(birthday)]),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escapeText).join(',')}`]),
    ...some('NOTE', note),
    ...(photo === null ? [] : [`PHOTO;ENCODING=b;TYPE=${photoNames[photo.mediaType]}:${photo.base64}`]),
    'END:VCARD',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')

const cardTexts = function* (contacts: Iterable<CardFields>, pace: Pace): Iterable<string> {
  for (const contact of contacts) {
    yield contactCard(contact)
    pace.count()
  }
}

/** Writes so many contacts as cards, one after another; they may be read while the file is written. Whole and on disk, or not at all. False: it was given up. */
export const writeCards = (contacts: Iterable<CardFields>, total: number, path: string, options: PaceOptions): Promise<boolean> => {
  const pace = createPace(total, options)
  return writeWhole(path, (part) => writeTexts(cardTexts(contacts, pace), part, pace))
}
