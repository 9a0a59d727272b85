import type { ReadPerson } from '../../../imports/reading'
import type { ImportPlatform } from '../../../shared/imports/import'
import { normalEmail, normalHandle, normalName } from '../../../shared/networking/duplicate'
import { namesAgree } from './names-agree'

/** Address books and tables, which somebody filled in: an address of all in an office, a company's own profile, a “yes” below LinkedIn. What a platform exports itself is one person's. */
const filledIn: ReadonlySet<ImportPlatform> = new Set(['generic', 'google', 'outlook', 'vcard'])

/** Under what people may be known again, by their e-mail addresses and profiles. */
export const keysOf = ({ emails, handles }: Pick<ReadPerson, 'emails' | 'handles'>): string[] => [
  ...handles.flatMap(({ platform, handle }) => (platform === 'website' ? [] : [`handle:${normalHandle(platform, handle)}`])),
  ...emails.map((email) => `email:${normalEmail(email)}`),
]

/** The same, and the id that an address book has for somebody, which some programs write alike for all. */
const allKeysOf = (person: ReadPerson): string[] => [...(person.identity.startsWith('id:') ? [person.identity] : []), ...keysOf(person)]

/** Whether somebody has one of these keys. */
export const hasKeyOf = (person: ReadPerson, shared: ReadonlySet<string>): boolean => shared.size > 0 && allKeysOf(person).some((key) => shared.has(key))

/** Keys that people of quite unlike names have in one file: they prove nothing, and names tell these people apart. */
export const sharedKeys = (people: readonly ReadPerson[], platform: ImportPlatform): ReadonlySet<string> => {
  const shared = new Set<string>()
  if (!filledIn.has(platform)) return shared
  const firstNames = new Map<string, string>()
  for (const person of people) {
    if (person.isNameStandIn === true) continue
    for (const key of allKeysOf(person)) {
      const first = firstNames.get(key)
      if (first === undefined) firstNames.set(key, person.name)
      else if (!namesAgree(first, person.name)) shared.add(key)
    }
  }
  return shared
}

/** People by what their source knows them again by; of those who share that, by their names too. */
export const tellApart = (people: readonly ReadPerson[], shared: ReadonlySet<string>): readonly ReadPerson[] =>
  shared.size === 0 ? people : people.map((person) => (shared.has(person.identity) ? { ...person, identity: `${person.identity} ${normalName(person.name)}` } : person))
