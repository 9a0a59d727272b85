import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { useGrown } from '../ui/use-grown'
import { ContactPerson } from './Avatar'
import { dayText } from './labels'
import classes from './networking.module.css'

const shownRows = 50

const none: readonly never[] = []

/** Follow-ups that have come up and are still to do, the oldest first. */
export const LateFollowUpsCard = () => {
  const client = useClient()
  const now = useToday()
  const { value } = useAnswer(client.networking.followUp.list, { until: now, limit: shownRows })
  const finish = useCommand(client.networking.followUp.finish)
  const edit = useCommand(client.networking.followUp.edit)
  const drawn = useGrown(value?.rows ?? none)
  if (value === undefined || value.total === 0) return null
  return (
    <Card title={t`${plural(value.total, { one: 'One follow-up has come up', other: '# follow-ups have come up' })}`}>
      <ul className={classes['list']}>
        {drawn.map(({ id, contactId, name, hasPhoto, on, note }) => (
          <li key={id} className={classes['due']}>
            <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><ContactPerson id={contactId} name={name} hasPhoto={hasPhoto} /></Link>
            <span className={classes['grown']}><bdi>{note}</bdi> <span className={on < now ? classes['late'] : classes['soft']}>{on < now ? t`since ${dayText(on)}` : t`today`}</span></span>
            <Button size="compact-sm" variant="light" onClick={() => void finish({ id, doneOn: today() })} aria-label={t`Done: ${note === '' ? name : note}`}>{t`Done`}</Button>
            <TextInput size="xs" type="date" aria-label={t`Another day for ${note === '' ? name : note}`} value={on} min="1900-01-01" max="2999-12-31" onChange={(event) => { if (event.currentTarget.value !== '') void edit({ id, changes: { on: event.currentTarget.value } }) }} />
          </li>
        ))}
      </ul>
      {value.total > shownRows && <p className={classes['soft']}>{t`The oldest ${shownRows} of ${numberText(value.total)}.`}</p>}
    </Card>
  )
}
