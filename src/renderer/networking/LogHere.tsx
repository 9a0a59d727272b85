import { CommunityId } from '../../shared/networking/community'
import { ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { LogDialog } from './LogDialog'

interface LogHereProps {
  /** Of the screen that stands there. */
  readonly path: string
  readonly onClose: () => void
}

/** For what is not asked. */
const noContact = ContactId.parse(1)
const noCommunity = CommunityId.parse(1)

/** Logs an interaction from any screen: on the page of a contact with them, on that of a community in it, as far as they are there. */
export const LogHere = ({ path, onClose }: LogHereProps) => {
  const client = useClient()
  const [, kind, id] = /^\/networking\/(contacts|communities)\/(\d+)$/.exec(path) ?? []
  // An address may name any number.
  const contactId = kind === 'contacts' ? ContactId.safeParse(Number(id)).data : undefined
  const communityId = kind === 'communities' ? CommunityId.safeParse(Number(id)).data : undefined
  const contact = useAnswer(client.networking.contact.get, { id: contactId ?? noContact }, { enabled: contactId !== undefined })
  const community = useAnswer(client.networking.community.get, { id: communityId ?? noCommunity, today: useToday() }, { enabled: communityId !== undefined })
  if ((contactId !== undefined && contact.isLoading) || (communityId !== undefined && community.isLoading)) return null
  return (
    <LogDialog
      onClose={onClose}
      {...(contactId !== undefined && contact.value !== undefined && { people: [{ id: contactId, name: contact.value.name, isArchived: contact.value.isArchived }] })}
      {...(communityId !== undefined && community.value !== undefined && { communityId })}
    />
  )
}
