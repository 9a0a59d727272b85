import { Button } from '@mantine/core'
import { IconBuildingOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { allOf } from '../../shared/networking/counted-contacts'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import { useClient } from '../platform/client'
import { useAnswer, useCommandForMany, usePages } from '../platform/queries'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { useKeptValue } from '../ui/use-kept-value'
import { ContactPerson } from './Avatar'
import { ContactsCount } from './ContactsCount'
import { dayText } from './labels'
import classes from './networking.module.css'
import { OrganizationDialog } from './OrganizationDialog'
import { StateBadge } from './StateBadge'

const filterOf = ({ name }: Organization) => ({ field: 'organization' as const, test: { is: 'equals' as const, text: name } })

const PeopleCard = ({ organization }: { readonly organization: Organization }) => {
  const client = useClient()
  const filter = filterOf(organization)
  const { value, rows, loadMore } = usePages(client.networking.contact.list, { filter, sort: 'lastTouchOn' as const, direction: 'descending' as const })
  if (value === undefined) return null
  return (
    <Card title={t`People`} actions={value.total === 0 ? undefined : <Link to="/networking/contacts" search={{ filter }}>{t`See in the list of contacts`}</Link>}>
      {value.total === 0 && <p className={classes['soft']}>{organization.archived > 0 ? t`All contacts there are archived.` : t`Nobody yet. Name this organisation on a contact, and they stand here.`}</p>}
      <ul className={classes['list']}>
        {rows.map(({ id, name: person, role, state, lastTouchOn, hasPhoto }) => (
          <li key={id} className={classes['due']}>
            <Link to="/networking/contacts/$id" params={{ id: String(id) }}><ContactPerson id={id} name={person} hasPhoto={hasPhoto} /></Link>
            <span className={classes['soft']}>{role}</span>
            <span className={classes['pushed']}><span className={classes['soft']}>{lastTouchOn === null ? t`never in touch` : t`last ${dayText(lastTouchOn)}`}</span> <StateBadge state={state} /></span>
          </li>
        ))}
      </ul>
      {rows.length < value.total && <Button variant="default" mt="md" onClick={loadMore}>{t`Show more (${numberText(value.total - rows.length)})`}</Button>}
    </Card>
  )
}

/** One organisation: what is written about it, and who belongs to it. */
export const OrganizationPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<OrganizationId>()
  const { value: organization, failure } = useAnswer(client.networking.organization.get, { id })
  // What is typed in the dialog stays where the organisation goes meanwhile.
  const known = useKeptValue(organization)
  const remove = useCommandForMany(client.networking.organization.remove)
  const [isEditing, setIsEditing] = useState(false)
  const back = [{ label: t`Organisations`, to: '/networking/organizations' }]
  const dialogs = isEditing && known !== undefined && <OrganizationDialog organization={known} onClose={() => setIsEditing(false)} />
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Organisation`} breadcrumbs={back}>
          <EmptyState icon={<IconBuildingOff size={24} />} title={t`This organisation is not here`}>{t`It was removed, or nobody names it any more.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (organization === undefined) return null
  const removeIt = (): void => void remove({ ids: [id] }, allOf(organization)).then((result) => { if (result?.ok === true) void navigate({ to: '/networking/organizations' }) })
  return (
    <>
      <Page
        title={organization.name}
        breadcrumbs={back}
        actions={
          <>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setIsEditing(true)}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[{ label: t`Edit ${organization.name}`, run: () => setIsEditing(true) }, { label: t`Remove ${organization.name}`, run: removeIt }]}
      >
        <div className={classes['columns']}>
          <div className={classes['wide']}><PeopleCard organization={organization} /></div>
          <div className={classes['side']}>
            <Card title={t`About`}>
              <dl className={classes['facts']}>
                <dt>{t`Contacts`}</dt>
                <dd><ContactsCount contacts={organization.contacts} archived={organization.archived} filter={filterOf(organization)} /></dd>
                {organization.url !== '' && <><dt>{t`Address`}</dt><dd><a href={organization.url} target="_blank" rel="noreferrer"><bdi>{organization.url}</bdi></a></dd></>}
                <dt>{t`Notes`}</dt>
                <dd className={classes['note']}>{organization.note === '' ? t`None` : organization.note}</dd>
              </dl>
            </Card>
          </div>
        </div>
      </Page>
      {dialogs}
    </>
  )
}
