import { type ClipboardEvent, useState } from 'react'
import { Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import type { FoundContact } from '../../shared/networking/contact'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import { type PastedPerson, type PasteProposal, proposeFromPaste } from '../../shared/networking/paste/paste'
import { type RapportClient, useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { today } from '../platform/today'
import { pickedContact, type PickedPerson } from './picked-person'

/** Somebody of a paste who may be one of several contacts, or a new one; a person says which. */
export interface UnclearPerson {
  readonly person: PastedPerson
  readonly options: readonly FoundContact[]
  readonly asNew: PickedPerson
}

const equals = (field: 'name' | 'email' | 'handle', text: string): ContactFilter => ({ field, test: { is: 'equals', text } })

/** Somebody of a paste as a new contact, with the handle or address they wrote under. */
const newPersonOf = ({ name, handle }: PastedPerson, platform: Platform | null): PickedPerson => {
  if (handle === null) return { id: null, name }
  if (handle.includes('@') && !handle.startsWith('@')) return { id: null, name, emails: [handle] }
  return platform === null ? { id: null, name } : { id: null, name, handles: [{ platform, handle, url: '' }] }
}

/** Contacts who may be meant: by handle or address, which is sure; else by the very name. Archived ones only where nobody else is found. */
const findContacts = async (client: RapportClient, { name, handle }: PastedPerson): Promise<readonly FoundContact[]> => {
  const find = async (filter: ContactFilter): Promise<readonly FoundContact[]> => {
    const found = await client.networking.contact.find({ filter, limit: 10 })
    if (!found.ok) return []
    const current = found.value.filter(({ isArchived }) => !isArchived)
    return current.length > 0 ? current : found.value
  }
  const sure = handle === null ? [] : await find({ any: [equals('email', handle), equals('handle', handle), equals('handle', handle.replace(/^(?:@|u\/)/, ''))] })
  return sure.length > 0 ? sure : find(equals('name', name))
}

/** What a paste into a form proposes, and whom it means among the contacts. Nothing is filled in before it is accepted, and nothing is saved by it. */
export const usePaste = () => {
  const client = useClient()
  const { value: handles = [] } = useAnswer(client.networking.ownHandle.list, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const [proposal, setProposal] = useState<PasteProposal | null>(null)
  const [unclear, setUnclear] = useState<readonly UnclearPerson[]>([])
  return {
    proposal,
    unclear,
    /** It is dealt with; what was pasted since is not. */
    dismiss: (dealtWith: PasteProposal) => setProposal((now) => (now === dealtWith ? null : now)),
    settle: (person: UnclearPerson) => setUnclear((now) => now.filter((other) => other !== person)),
    onPaste: (event: ClipboardEvent): void => {
      const made = proposeFromPaste(event.clipboardData.getData('text/plain'), today(), [...handles.map(({ handle }) => handle), info?.settings.name ?? ''].filter((name) => name !== ''))
      if (made.people.length === 0 && made.platform === null) return
      event.preventDefault()
      setProposal(made)
    },
    /** Whom the proposal means: contacts that are sure, new ones, and those of whom a person has to say which. */
    accept: async (accepted: PasteProposal): Promise<readonly PickedPerson[]> => {
      const found = await Promise.all(accepted.people.map(async (person) => ({ person, options: await findContacts(client, person), asNew: newPersonOf(person, accepted.platform) })))
      const keys = new Set(found.map(keyOfUnclear))
      // Of whom an earlier paste left it open it is still asked.
      setUnclear((now) => [...now.filter((other) => !keys.has(keyOfUnclear(other))), ...found.filter(({ options }) => options.length > 1)])
      return found.flatMap(({ options: [only, other], asNew }): PickedPerson[] => (only === undefined ? [asNew] : other === undefined ? [pickedContact(only)] : []))
    },
  }
}

/** Whom of a paste it is asked about: two who write under one name are told apart by their handles. */
export const keyOfUnclear = ({ person: { name, handle } }: Pick<UnclearPerson, 'person'>): string => handle ?? name

/** A day of a proposal as the form has it. */
export const dayOfProposal = ({ on }: PasteProposal): Day => on ?? today()
