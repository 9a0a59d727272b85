import { CommunityId } from '../../shared/networking/community'
import { ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { LogDialog } from './LogDialog'

interface LogHereProps {
  /** Of the screen that stands there. */
  readonly path: string
  readonly onClose: () => void
}

/** For what is not asked. */
const noContact = ContactId.parse(1)

/** Logs an interaction from any screen: on the page of a contact with them, on that of a community in it. */
export const LogHere = ({ path, onClose }: LogHereProps) => {
  const client = useClient()
  const [, kind, id] = /^\/networking\/(contacts|communities)\/(\d+)$/.exec(path) ?? []
  // An address may name any number.
  const contactId = kind === 'contacts' ? ContactId.safeParse(Number(id)).data : undefined
  const communityId = kind === 'communities' ? CommunityId.safeParse(Number(id)).data : undefined
  const { value: contact, isLoading } = useAnswer(client.networking.contact.get, { id: contactId ?? noContact }, { enabled: contactId !== undefined })
  if (contactId !== undefined && isLoading) return null
  return <LogDialog onClose={onClose} {...(contactId !== undefined && contact !== undefined && { people: [{ id: contact.id, name: contact.name, isArchived: contact.isArchived }] })} {...(communityId !== undefined && { communityId })} />
}
