import { Button, Textarea } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUserOff } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOfMoment } from '../../shared/kernel/day'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { birthdayText } from '../../shared/networking/birthday-text'
import type { Contact, ContactId } from '../../shared/networking/contact'
import { levelNames } from '../../shared/networking/community'
import { mailLink } from '../../shared/networking/email'
import { ContactSourceCard } from '../bridge/ContactSourceCard'
import { useClient } from '../platform/client'
import { keyNames } from '../platform/key-names'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { useKeptValue } from '../ui/use-kept-value'
import { autosaveTexts, useAutosave } from '../ui/use-autosave'
import { ContactDialog } from './ContactDialog'
import { ContactSentimentCard } from './ContactSentimentCard'
import { customValueText } from './custom-draft'
import { ContactVoiceCard } from './ContactVoiceCard'
import { FollowUpsCard } from './FollowUpsCard'
import { dayText } from './labels'
import { LogDialog } from './LogDialog'
import { MergeWithDialog } from './MergeWithDialog'
import classes from './networking.module.css'
import { PersonalDataCard } from './PersonalDataCard'
import { PhotoField } from './PhotoField'
import { RhythmCard } from './RhythmCard'
import { StandingBadges } from './StateBadge'
import { StrengthCard } from './StrengthCard'
import { Timeline } from './Timeline'
import { useContactOffers } from './use-contact-offers'

/** A note that saves itself; "Saved" is said only after the store has answered. */
const NoteCard = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const edit = useCommand(client.networking.contact.edit, { toast: false })
  const { text, setText, flush, status } = useAutosave(contact.note, (note) => edit({ id: contact.id, changes: { note } }).then((result) => result?.ok === true))
  return (
    <Card title={t`Notes`} actions={<span className={classes['soft']} aria-live="polite">{autosaveTexts[status]}</span>}>
      <Textarea aria-label={t`Notes`} rows={5} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={flush} placeholder={t`What to remember about them`} />
    </Card>
  )
}

const CustomFacts = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const { value: fields = [] } = useAnswer(client.networking.customField.list, {})
  return fields.map((field) => {
    const { id, name, kind } = field
    const text = customValueText(field, contact.custom.find(({ fieldId }) => fieldId === id)?.value)
    if (text === '') return null
    return (
      <div key={id} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{kind === 'link' ? <a href={text} target="_blank" rel="noreferrer"><bdi>{text}</bdi></a> : <bdi>{text}</bdi>}</dd>
      </div>
    )
  })
}

const DetailsCard = ({ contact }: { readonly contact: Contact }) => (
  <Card title={t`Details`} actions={<StandingBadges contact={contact} />}>
    <PhotoField contact={contact} />
    <dl className={classes['facts']}>
      {(contact.role !== '' || contact.organization !== '') && (
        <>
          <dt>{t`Works`}</dt>
          <dd>
            <bdi>{contact.role}</bdi>
            {contact.role !== '' && contact.organization !== '' && ', '}
            {contact.organizationId === null ? (
              <bdi>{contact.organization}</bdi>
            ) : (
              <Link to="/networking/organizations/$id" params={{ id: String(contact.organizationId) }}>
                <bdi>{contact.organization}</bdi>
              </Link>
            )}
          </dd>
        </>
      )}
      {contact.handles.map(({ platform, handle, url }) => (
        <div key={`${platform}${handle}`} style={{ display: 'contents' }}>
          <dt>{platformNames[platform]}</dt>
          <dd>
            {url === '' ? (
              <bdi>{handle}</bdi>
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                <bdi>{handle}</bdi>
              </a>
            )}
          </dd>
        </div>
      ))}
      {contact.emails.length > 0 && (
        <>
          <dt>{t`E-mail`}</dt>
          <dd>
            {contact.emails.map((email) => (
              <div key={email}>
                <a href={mailLink(email)} target="_blank" rel="noreferrer">
                  {email}
                </a>
              </div>
            ))}
          </dd>
        </>
      )}
      {contact.phones.length > 0 && (
        <>
          <dt>{t`Phone`}</dt>
          <dd>{contact.phones.join(', ')}</dd>
        </>
      )}
      {contact.birthday !== null && (
        <>
          <dt>{t`Birthday`}</dt>
          <dd>{birthdayText(contact.birthday)}</dd>
        </>
      )}
      {contact.groupName !== null && (
        <>
          <dt>{t`Group`}</dt>
          <dd>
            <Link to="/networking/contacts" search={{ filter: { field: 'group', anyOf: [contact.groupId] } }}>
              <bdi>{contact.groupName}</bdi>
            </Link>
          </dd>
        </>
      )}
      {contact.source !== '' && (
        <>
          <dt>{t`Source`}</dt>
          <dd>{contact.source}</dd>
        </>
      )}
      {contact.howMet !== '' && (
        <>
          <dt>{t`How we met`}</dt>
          <dd>{contact.howMet}</dd>
        </>
      )}
      <CustomFacts contact={contact} />
      {contact.tags.length > 0 && (
        <>
          <dt>{t`Tags`}</dt>
          <dd className={classes['chips']}>
            {contact.tags.map((tag) => (
              <Link key={tag} to="/networking/contacts" search={{ filter: { field: 'tag', anyOf: [tag] } }} className={classes['chip']}>
                <bdi>{tag}</bdi>
              </Link>
            ))}
          </dd>
        </>
      )}
      <dt>{t`Added`}</dt>
      <dd>{dayText(dayOfMoment(contact.createdAt))}</dd>
    </dl>
  </Card>
)

const MembershipCard = ({ id }: { readonly id: ContactId }) => {
  const client = useClient()
  const { value: memberships = [] } = useAnswer(client.networking.community.ofContact, { contactId: id, today: useToday() })
  if (memberships.length === 0) return null
  return (
    <Card title={t`Communities`}>
      <ul className={classes['list']}>
        {memberships.map(({ id: communityId, name, level, isPinned }) => (
          <li key={communityId} className={classes['spread']}>
            <Link to="/networking/communities/$id" params={{ id: String(communityId) }}>{name}</Link>
            <span className={classes['soft']}>{levelNames[level]}{isPinned && `, ${t`pinned`}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** One contact: who they are, where it stands, and everything that passed. */
export const ContactPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<ContactId>()
  const { value: contact, failure } = useAnswer(client.networking.contact.get, { id })
  // What is typed in a dialog stays where the contact goes meanwhile.
  const known = useKeptValue(contact)
  const remove = useCommand(client.networking.contact.remove)
  const [dialog, setDialog] = useState<'edit' | 'log' | 'merge' | 'erase' | null>(null)
  const offersOf = useContactOffers()
  const back = [{ label: t`Contacts`, to: '/networking/contacts' }]
  const dialogs = known !== undefined && (
    <>
      {dialog === 'edit' && <ContactDialog contact={known} onClose={() => setDialog(null)} />}
      {dialog === 'merge' && <MergeWithDialog contact={known} onClose={() => setDialog(null)} />}
      {dialog === 'log' && <LogDialog people={[{ id, name: known.name, isArchived: known.isArchived }]} onClose={() => setDialog(null)} />}
    </>
  )
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Contact`} breadcrumbs={back}>
          <EmptyState icon={<IconUserOff size={24} />} title={t`This contact is not here`}>{t`It was removed or erased, or never existed. What was just removed comes back with ${keyNames('Ctrl Z')}; who was erased does not.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (contact === undefined) return null
  const removeIt = (): void => void remove({ ids: [id] }).then((result) => { if (result?.ok === true) void navigate({ to: '/networking/contacts' }) })
  return (
    <>
      <Page
        title={contact.name}
        breadcrumbs={back}
        actions={
          <>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('log')}>{t`Log interaction`}</Button>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={offersOf(contact, { log: () => setDialog('log'), edit: () => setDialog('edit'), merge: () => setDialog('merge'), remove: removeIt, erase: () => setDialog('erase') })}
      >
        <div className={classes['columns']}>
          <div className={classes['side']}>
            <DetailsCard contact={contact} />
            <RhythmCard contact={contact} />
            <StrengthCard id={id} />
            <ContactSentimentCard id={id} />
            <MembershipCard id={id} />
            <ContactVoiceCard contact={contact} />
            <PersonalDataCard key={contact.id} contact={contact} isErasing={dialog === 'erase'} onErase={(isAsked) => setDialog(isAsked ? 'erase' : null)} />
            <ContactSourceCard contactId={id} name={contact.name} />
          </div>
          <div className={classes['wide']}>
            <NoteCard key={contact.id} contact={contact} />
            <FollowUpsCard key={contact.id} id={contact.id} />
            <Card title={t`Timeline`} actions={<Link to="/networking/interactions" search={{ contact: id }}>{t`As a list`}</Link>}><Timeline contactId={id} /></Card>
          </div>
        </div>
      </Page>
      {dialogs}
    </>
  )
}
