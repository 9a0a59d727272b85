import { Button, Group } from '@mantine/core'
import { IconMoodHappy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import type { ContactRow } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { Person } from './Avatar'
import { dayText } from './labels'
import { LogDialog } from './LogDialog'
import classes from './networking.module.css'
import { StateBadge } from './StateBadge'

const DueLine = ({ contact, onLog }: { readonly contact: ContactRow; readonly onLog: () => void }) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const { id, name, state, lastTouchOn, dueOn } = contact
  return (
    <li>
      <Link to="/networking/contacts/$id" params={{ id: String(id) }}><Person name={name} /></Link>
      <StateBadge state={state} />
      <span className={classes['soft']}>{lastTouchOn === null ? 'never in touch' : `last ${dayText(lastTouchOn)}`}{dueOn !== null && `, due ${dayText(dueOn)}`}</span>
      <Group gap="xs" ml="auto">
        <Button size="compact-sm" variant="light" onClick={onLog} aria-label={`Log with ${name}`}>Log</Button>
        <Button size="compact-sm" variant="default" onClick={() => void snooze({ id, until: addDays(today(), 7) })} aria-label={`Snooze a week: ${name}`}>Snooze a week</Button>
      </Group>
    </li>
  )
}

/** Who is due: replies owed first, then overdue, then due. */
export const KeepInTouchPage = () => {
  const client = useClient()
  const { value: due } = useAnswer(client.networking.keepInTouch.due, { today: useToday(), limit: 200 })
  const [logging, setLogging] = useState<ContactRow | null>(null)
  return (
    <Page title="Keep in touch">
      {due?.total === 0 && (
        <EmptyState icon={<IconMoodHappy size={24} />} title="Nobody is waiting">
          Give contacts a rhythm (ideal days between touches), and they appear here when it is time. Whoever wrote last and waits for your reply appears by itself.
        </EmptyState>
      )}
      {due !== undefined && due.total > 0 && (
        <Card title={`${due.total.toLocaleString('en')} to be in touch with`}>
          <ul className={classes['list']}>{due.rows.map((contact) => <DueLine key={contact.id} contact={contact} onLog={() => setLogging(contact)} />)}</ul>
          {due.total > due.rows.length && <p className={classes['soft']}>The {due.rows.length} most urgent are shown.</p>}
        </Card>
      )}
      {logging !== null && <LogDialog people={[{ id: logging.id, name: logging.name }]} onClose={() => setLogging(null)} />}
    </Page>
  )
}
