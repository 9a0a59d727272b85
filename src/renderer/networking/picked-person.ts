import type { z } from 'zod'
import { dayOfMoment } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { ContactId, FoundContact, Handle as HandleSchema } from '../../shared/networking/contact'
import { dayText } from './labels'

type Handle = z.infer<typeof HandleSchema>

/** A contact that was chosen. */
interface PickedContact {
  readonly id: ContactId
  readonly name: string
  /** What tells them apart from others of their name. Absent: they were chosen elsewhere, as by a contact's page. */
  readonly details?: string
  readonly isArchived?: boolean
}

/** A name that becomes a contact, with what is known of them. */
interface PickedName {
  readonly id: null
  readonly name: string
  readonly handles?: readonly Handle[]
  readonly emails?: readonly string[]
}

/** Somebody chosen. */
export type PickedPerson = PickedContact | PickedName

/** What tells a contact apart from others of that name: organisation, and e-mail or handle; where neither is known, since when they are here. */
export const detailsOf = ({ organization, address, createdAt }: Pick<FoundContact, 'organization' | 'address' | 'createdAt'>): string => {
  const known = [organization, address].filter((text) => text !== '')
  return known.length > 0 ? known.join(' · ') : t`added ${dayText(dayOfMoment(createdAt))}`
}

export const pickedContact = (contact: FoundContact): PickedContact => ({ id: contact.id, name: contact.name, details: detailsOf(contact), isArchived: contact.isArchived })

/** Tells people apart: contacts by who they are, new ones by all that is known of them. */
export const keyOfPerson = (person: PickedPerson): string => (person.id === null ? JSON.stringify([person.name, person.handles ?? [], person.emails ?? []]) : String(person.id))

/** People with some more, nobody twice. */
export const withPeople = (people: readonly PickedPerson[], more: readonly PickedPerson[]): readonly PickedPerson[] => {
  const byKey = new Map(people.map((person) => [keyOfPerson(person), person]))
  for (const person of more) if (!byKey.has(keyOfPerson(person))) byKey.set(keyOfPerson(person), person)
  return [...byKey.values()]
}
