import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { dateText, numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { AgendaDay, AgendaEntry } from '../../shared/networking/keep-in-touch.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { dayText } from './labels'
import classes from './networking.module.css'

const kindNames: Readonly<Record<AgendaEntry['kind'], string>> = { due: t`Due`, follow_up: t`Follow-up`, birthday: t`Birthday`, snooze_ends: t`Snooze ends` }

const weekdayText = (day: string): string => dateText(new Date(`${day}T00:00:00Z`), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })

/** So many fill the height of a day; of 100,000 people hundreds have their birthday on one. */
const linesAtOnce = 12

const DayEntries = ({ total, entries }: Pick<AgendaDay, 'total' | 'entries'>) => {
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  // Where the button was that is gone now.
  useEffect(() => {
    if (isWhole) list.current?.querySelectorAll('a').item(linesAtOnce).focus()
  }, [isWhole])
  const shown = isWhole ? entries : entries.slice(0, linesAtOnce)
  const unseen = total - shown.length
  return (
    <ul ref={list}>
      {shown.map(({ kind, contactId, name, note }, index) => (
        // Two follow-ups of one day may be alike in everything.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${kind} ${contactId} ${index}`}>
          <span className={classes['soft']}>{kindNames[kind]}</span>
          <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><bdi>{name}</bdi></Link>
          {note !== '' && <span>{note}</span>}
        </li>
      ))}
      {shown.length < entries.length && <li><Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>{t`Show more (${numberText(unseen)})`}</Button></li>}
      {isWhole && unseen > 0 && <li className={classes['soft']}>{t`and ${numberText(unseen)} more`}</li>}
    </ul>
  )
}

/** Seven days at a time: who falls due, what was promised, whose birthday it is. */
export const WeekAgenda = () => {
  const client = useClient()
  const now = useToday()
  const [weeks, setWeeks] = useState(0)
  const from = addDays(now, 7 * weeks)
  const { value: week } = useAnswer(client.networking.keepInTouch.agenda, { from, days: 7 })
  if (week === undefined) return null
  return (
    <Card
      title={t`${dayText(from)} to ${dayText(addDays(from, 6))}`}
      actions={
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-sm" variant="default" disabled={weeks === 0} onClick={() => setWeeks(weeks - 1)} title={t`Seven days before`}><IconChevronLeft size={16} /></Button>
          <Button size="compact-sm" variant="default" disabled={weeks === 0} onClick={() => setWeeks(0)}>{t`Today`}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setWeeks(weeks + 1)} title={t`Seven days after`}><IconChevronRight size={16} /></Button>
        </Group>
      }
    >
      <ol className={classes['week']}>
        {week.map(({ on, total, entries }) => (
          <li key={on} aria-current={on === now ? 'date' : undefined}>
            <h3>{weekdayText(on)}</h3>
            {total === 0 ? <p className={classes['soft']}>{t`Nothing`}</p> : <DayEntries total={total} entries={entries} />}
          </li>
        ))}
      </ol>
    </Card>
  )
}
