import { Button, Group } from '@mantine/core'
import { IconCalendarDown, IconMoodHappy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { daysBetween } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import type { ContactRow } from '../../shared/networking/contact'
import { directionNames, interactionTypes } from '../../shared/networking/interaction'
import { type WaitingContact, WaitingState } from '../../shared/networking/keep-in-touch.contract'
import { useClient } from '../platform/client'
import { useAnswer, usePages } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { useExport } from '../platform/use-export'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { ExportButton } from '../ui/ExportButton'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { useShownRows } from '../ui/use-shown-rows'
import { ContactPerson } from './Avatar'
import { replyTo } from './interaction-draft'
import { dayText, platformBeside } from './labels'
import { LateFollowUpsCard } from './LateFollowUpsCard'
import { LogDialog } from './LogDialog'
import classes from './networking.module.css'
import { SnoozeMenu } from './SnoozeMenu'
import { StateBadge } from './StateBadge'
import { useNoReply } from './use-no-reply'
import { WeekAgenda } from './WeekAgenda'

/** Which of those who wait are shown, as it stands in the address. */
const QueueSearch = z.object({ state: WaitingState.optional().catch(undefined) })

const lateText = ({ lastTouchOn, dueOn }: ContactRow, now: ReturnType<typeof today>): string => {
  const last = lastTouchOn === null ? t`Never in touch` : t`Last ${dayText(lastTouchOn)}`
  if (dueOn === null) return last
  const late = daysBetween(dueOn, now)
  const due = late > 0 ? t`due for ${plural(late, { one: '# day', other: '# days' })}` : late === 0 ? t`due today` : t`due ${dayText(dueOn)}`
  return `${last} · ${due}`
}

/** When they were last in touch, and what was said: what is to be answered. */
const LastSaid = ({ contact }: { readonly contact: WaitingContact }) => {
  const { lastTouch } = contact
  const now = useToday()
  const kind = lastTouch === null ? [] : [interactionTypes[lastTouch.type].name, directionNames[lastTouch.direction], platformBeside(lastTouch)].filter((part) => part !== null)
  return (
    <span className={classes['said']} title={lastTouch?.note}>
      <span className={classes['soft']}>{[lateText(contact, now), ...kind].join(' · ')}</span> <bdi>{lastTouch?.note}</bdi>
    </span>
  )
}

const DueLine = ({ contact, onLog }: { readonly contact: WaitingContact; readonly onLog: () => void }) => {
  const { id, name, state, hasPhoto } = contact
  const needsNoReply = useNoReply()
  return (
    <li className={classes['due']}>
      <div className={classes['dueWho']}>
        <Link to="/networking/contacts/$id" params={{ id: String(id) }}><ContactPerson id={id} name={name} hasPhoto={hasPhoto} /></Link>
        <StateBadge state={state} />
        <LastSaid contact={contact} />
      </div>
      <Group gap="xs" ml="auto">
        <Button size="compact-sm" variant="light" onClick={onLog} aria-label={t`Log interaction with ${name}`}>{t`Log`}</Button>
        {state === 'owe_reply' && <Button size="compact-sm" variant="default" onClick={() => needsNoReply(contact)} aria-label={t`No reply needed: ${name}`}>{t`No reply needed`}</Button>}
        <SnoozeMenu id={id} name={name} />
      </Group>
    </li>
  )
}

const CalendarButton = () => {
  const client = useClient()
  const job = useExport(client.networking.keepInTouch.exportCalendar)
  return <ExportButton label={t`Save as calendar file`} variant="default" icon={<IconCalendarDown size={16} aria-hidden />} title={t`The next 30 days, for any calendar (.ics)`} doing={t`Writing the calendar`} job={job} progressAt="before" onExport={() => job.save({ today: today() })} />
}

/** Nobody waits: whose time comes next, or how somebody comes to stand here. */
const NobodyWaits = ({ snoozed }: { readonly snoozed: number }) => {
  const client = useClient()
  const { value } = useAnswer(client.networking.contact.list, { filter: { field: 'state', anyOf: ['fine'] }, sort: 'dueOn', offset: 0, limit: 1 })
  if (value === undefined) return null
  const [next] = value.rows
  return (
    <EmptyState icon={<IconMoodHappy size={24} />} title={t`Nobody is waiting`} action={<Link to="/networking/contacts">{t`Go to contacts`}</Link>}>
      {snoozed > 0 && `${t`${plural(snoozed, { one: '# contact is snoozed and appears', other: '# contacts are snoozed and appear' })} here again on the day you chose.`} `}
      {next?.dueOn == null
        ? t`Give contacts a rhythm (ideal days between touches), and they appear here when it is time. Whoever wrote last and waits for your reply appears by itself.`
        : rich`The next whose time comes is ${<Link to="/networking/contacts/$id" params={{ id: String(next.id) }}><bdi>{next.name}</bdi></Link>}, on ${dayText(next.dueOn)}. Whoever wrote last and waits for your reply appears by itself.`}
    </EmptyState>
  )
}

const Queue = ({ onLog }: { readonly onLog: (contact: WaitingContact) => void }) => {
  const client = useClient()
  const now = useToday()
  const [{ state = null }, change] = useAddress('/networking/keep-in-touch', QueueSearch)
  const { value: counts } = useAnswer(client.networking.keepInTouch.counts, { today: now })
  const { value: due, rows, loadMore } = usePages(client.networking.keepInTouch.due, { today: now, states: state === null ? null : [state] })
  const { shown, left, showMore } = useShownRows(rows, due?.total ?? 0, loadMore)
  if (due === undefined || counts === undefined) return null
  const waiting = WaitingState.options.reduce((sum, each) => sum + counts[each], 0)
  if (waiting === 0) return <NobodyWaits snoozed={counts.snoozed} />
  return (
    <Card title={t`${numberText(waiting)} to be in touch with`} actions={counts.snoozed > 0 && <span className={classes['soft']}>{t`${numberText(counts.snoozed)} snoozed`}</span>}>
      <Group gap="xs" mb={4} role="group" aria-label={t`Which`}>
        {[null, ...WaitingState.options].map((each) => (
          <Button key={each ?? 'all'} size="compact-sm" variant={state === each ? 'light' : 'default'} aria-pressed={state === each} onClick={() => change({ state: each ?? undefined })}>
            {each === null ? t`All ${numberText(waiting)}` : `${keepInTouchNames[each]} ${numberText(counts[each])}`}
          </Button>
        ))}
      </Group>
      <ul className={classes['list']}>{shown.map((contact) => <DueLine key={contact.id} contact={contact} onLog={() => onLog(contact)} />)}</ul>
      {due.total === 0 && <p className={classes['soft']}>{t`Nobody at the moment.`}</p>}
      {left > 0 && <Button variant="default" mt="md" onClick={showMore}>{t`Show more (${numberText(left)})`}</Button>}
    </Card>
  )
}

/** The days to come, and who waits: replies owed first, then gone quiet, overdue, due. */
export const KeepInTouchPage = () => {
  const [logging, setLogging] = useState<WaitingContact | null>(null)
  return (
    <Page title={t`Keep in touch`} actions={<CalendarButton />}>
      <LateFollowUpsCard />
      <WeekAgenda />
      <Queue onLog={setLogging} />
      {logging !== null && <LogDialog people={[{ id: logging.id, name: logging.name }]} {...(logging.state === 'owe_reply' && logging.lastTouch !== null && { likely: replyTo(logging.lastTouch) })} onClose={() => setLogging(null)} />}
    </Page>
  )
}
