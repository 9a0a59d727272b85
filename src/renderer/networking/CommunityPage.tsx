import { Button, NativeSelect } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUsersMinus, IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type CommunityId, levelNames } from '../../shared/networking/community'
import { JoinFields, type Member } from '../../shared/networking/community.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, usePages } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { Page } from '../ui/Page'
import { showMessage } from '../ui/toasts'
import { useKeptValue } from '../ui/use-kept-value'
import { useShownRows } from '../ui/use-shown-rows'
import { ContactPerson } from './Avatar'
import { CommunityHealthCard, CommunitySizeCard } from './CommunityHealthCard'
import { CommunityDialog } from './CommunityDialog'
import { countText } from './figure-text'
import { Figure, Figures } from './Figures'
import { dayText } from './labels'
import { LogDialog } from './LogDialog'
import classes from './networking.module.css'
import { PeoplePicker, unchosenError } from './PeoplePicker'
import type { PickedPerson } from './picked-person'
import { Timeline } from './Timeline'

const levelOptions = [{ value: '', label: t`Computed from what they do` }, ...Object.entries(levelNames).map(([value, label]) => ({ value, label: `${value} · ${label}` }))]

const JoinDialog = ({ id, onClose }: { readonly id: CommunityId; readonly onClose: () => void }) => {
  const client = useClient()
  const join = useCommand(client.networking.community.join)
  const [people, setPeople] = useState<readonly PickedPerson[]>([])
  const [typed, setTyped] = useState('')
  const [level, setLevel] = useState('')
  const contactIds = people.flatMap((person) => (person.id === null ? [] : [person.id]))
  const { errors, form } = useCheckedForm({
    schema: JoinFields,
    fields: { id, contactIds, level: level === '' ? null : Number(level), joinedOn: today() },
    own: { contactIds: unchosenError(typed) ?? (contactIds.length === 0 && t`Choose at least one contact`) },
    send: join,
    refused: () => ({ contactIds: t`Somebody here was removed meanwhile. Choose again.` }),
  })
  return (
    <FormDialog title={t`Add members`} isOpen onClose={onClose} {...form} submitLabel={t`Add members`}>
      <PeoplePicker label={t`Contacts`} people={people} onChange={setPeople} typed={typed} onType={setTyped} error={errors['contactIds']} canCreate={false} />
      <SelectField label={t`Level`} value={level} onChange={setLevel} options={levelOptions} />
    </FormDialog>
  )
}

const MemberLine = ({ member, id }: { readonly member: Member; readonly id: CommunityId }) => {
  const client = useClient()
  const pin = useCommand(client.networking.community.pin)
  const leave = useCommand(client.networking.community.leave)
  const { contactId, name, hasPhoto, level, isPinned, joinedOn, interactions } = member
  return (
    <li className={classes['member']}>
      <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><ContactPerson id={contactId} name={name} hasPhoto={hasPhoto} /></Link>
      <span className={classes['soft']}>{[joinedOn === null ? null : t`since ${dayText(joinedOn)}`, interactions === 0 ? null : t`${plural(interactions, { one: '# interaction', other: '# interactions' })}`].filter((part) => part !== null).join(' · ')}</span>
      <span className={classes['chips']}>
        <NativeSelect
          size="xs"
          aria-label={t`Level of ${name}`}
          title={isPinned ? t`Pinned by a person` : t`Computed from what they do; choose one to pin it`}
          value={isPinned ? level : ''}
          onChange={(event) => void pin({ id, contactIds: [contactId], level: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
          data={[{ value: '', label: t`${levelNames[level] ?? ''} (computed)` }, ...levelOptions.slice(1).map(({ value, label }) => ({ value, label: t`${label} (pinned)` }))]}
        />
        <IconButton size="sm" label={t`Take ${name} out`} onClick={() => void leave({ id, contactIds: [contactId] })}><IconX size={14} /></IconButton>
      </span>
    </li>
  )
}

/** Who was active here and is no member yet, to be made one with one press. Nothing where there is nobody. */
const GuestsOffer = ({ id }: { readonly id: CommunityId }) => {
  const client = useClient()
  const { value: guests } = useAnswer(client.networking.community.guests, { id, today: useToday(), limit: 500 })
  const join = useCommand(client.networking.community.join)
  if (guests === undefined || guests.total === 0) return null
  const { rows, total } = guests
  const add = (some: typeof rows): void =>
    void join({ id, contactIds: some.map(({ contactId }) => contactId), joinedOn: today() }).then((result) => {
      if (result?.ok === false) showMessage(t`Somebody here was removed meanwhile. Choose again.`, 'failed')
    })
  return (
    <section className={classes['offer']} aria-label={t`Active, but no members`}>
      <details className={classes['grown']}>
        <summary>{t`${plural(total, { one: '# person was', other: '# people were' })} active here in 90 days and ${plural(total, { one: 'is no member', other: 'are no members' })}`}</summary>
        <ul className={classes['list']}>
          {rows.map((guest) => (
            <li key={guest.contactId} className={classes['spread']}>
              <div className={classes['grown']}>
                <Link to="/networking/contacts/$id" params={{ id: String(guest.contactId) }}><ContactPerson id={guest.contactId} name={guest.name} hasPhoto={guest.hasPhoto} /></Link>
                <div className={classes['soft']}>{t`${plural(guest.interactions, { one: '# interaction', other: '# interactions' })}, last on ${dayText(guest.lastOn)}`}</div>
              </div>
              <Button size="compact-sm" variant="default" onClick={() => add([guest])} aria-label={t`Add ${guest.name} as a member`}>{t`Add`}</Button>
            </li>
          ))}
        </ul>
      </details>
      <Button size="compact-sm" variant="default" onClick={() => add(rows)}>{rows.length === 1 ? t`Add as a member` : rows.length < total ? t`Add the first ${numberText(rows.length)} as members` : t`Add all ${numberText(total)} as members`}</Button>
    </section>
  )
}

/** Members by name with their levels, as many as the person asks to see. */
const MembersCard = ({ id, onAdd }: { readonly id: CommunityId; readonly onAdd: () => void }) => {
  const client = useClient()
  const [level, setLevel] = useState('')
  const { value: members, rows, loadMore } = usePages(client.networking.community.members, { id, today: useToday(), level: level === '' ? null : Number(level) })
  const { shown, left, showMore } = useShownRows(rows, members?.total ?? 0, loadMore)
  const levels = [{ value: '', label: t`All` }, ...Object.entries(levelNames).map(([value, label]) => ({ value, label }))]
  return (
    <Card title={t`Members`} actions={<span className={classes['filters']}><SelectField label={t`Level`} value={level} onChange={setLevel} options={levels} /><Button size="compact-sm" variant="default" onClick={onAdd}>{t`Add members`}</Button></span>}>
      <GuestsOffer id={id} />
      {members?.total === 0 && <p className={classes['soft']}>{level === '' ? t`Nobody yet. Add the contacts who belong here.` : t`Nobody on this level.`}</p>}
      <ul className={classes['list']}>{shown.map((member) => <MemberLine key={member.contactId} member={member} id={id} />)}</ul>
      {left > 0 && <Button variant="default" mt="md" onClick={showMore}>{t`Show more (${countText(left)})`}</Button>}
    </Card>
  )
}

/** One community: its members, rules and what happened there. */
export const CommunityPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<CommunityId>()
  const day = useToday()
  const { value: community, failure } = useAnswer(client.networking.community.get, { id, today: day })
  // What is typed in a dialog stays where the community goes meanwhile.
  const known = useKeptValue(community)
  const remove = useCommand(client.networking.community.remove)
  const [dialog, setDialog] = useState<'edit' | 'log' | 'join' | null>(null)
  const back = [{ label: t`Communities`, to: '/networking/communities' }]
  const dialogs = known !== undefined && (
    <>
      {dialog === 'edit' && <CommunityDialog community={known} onClose={() => setDialog(null)} />}
      {dialog === 'log' && <LogDialog communityId={id} onClose={() => setDialog(null)} />}
      {dialog === 'join' && <JoinDialog id={id} onClose={() => setDialog(null)} />}
    </>
  )
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Community`} breadcrumbs={back}>
          <EmptyState icon={<IconUsersMinus size={24} />} title={t`This community is not here`}>{t`It was removed, or never existed.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (community === undefined) return null
  const { name } = community
  const removeIt = (): void => void remove({ ids: [id] }).then((result) => { if (result?.ok === true) void navigate({ to: '/networking/communities' }) })
  return (
    <>
      <Page
        title={community.name}
        breadcrumbs={back}
        actions={
          <>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('log')}>{t`Log interaction`}</Button>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[
          { label: t`Log interaction in ${name}`, run: () => setDialog('log') },
          { label: t`Add members to ${name}`, run: () => setDialog('join') },
          { label: t`Edit ${name}`, run: () => setDialog('edit') },
          { label: t`Remove ${name}`, run: removeIt },
        ]}
      >
        <Figures label={name}>
          <Figure label={t`Platform`} text={platformNames[community.platform]} />
          <Figure label={t`Members`} text={countText(community.members)} />
          <Figure label={t`Members active in 90 days`} text={countText(community.activeMembers)} />
          <Figure label={t`Interactions`} text={countText(community.interactions)} />
        </Figures>
        <div className={classes['columns']}>
          <div className={classes['wide']}>
            <MembersCard key={id} id={id} onAdd={() => setDialog('join')} />
            <CommunitySizeCard key={id} id={id} name={name} />
            <Card title={t`Timeline`} actions={<Link to="/networking/interactions" search={{ community: id }}>{t`As a list`}</Link>}><Timeline communityId={id} /></Card>
          </div>
          <div className={classes['side']}>
            <CommunityHealthCard id={id} />
            <Card title={t`About`}>
              <dl className={classes['facts']}>
                {community.url !== '' && <><dt>{t`Address`}</dt><dd><a href={community.url} target="_blank" rel="noreferrer">{community.url}</a></dd></>}
                <dt>{t`House rules`}</dt>
                <dd className={classes['note']}>{community.rules === '' ? t`None noted` : community.rules}</dd>
                {community.note !== '' && <><dt>{t`Notes`}</dt><dd className={classes['note']}>{community.note}</dd></>}
              </dl>
            </Card>
          </div>
        </div>
      </Page>
      {dialogs}
    </>
  )
}
