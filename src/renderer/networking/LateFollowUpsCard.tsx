import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { FollowUpId } from '../../shared/networking/follow-up'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { fieldDays, isFieldDay } from '../ui/fields'
import { showMessage } from '../ui/toasts'
import { useAutosave } from '../ui/use-autosave'
import { useGrown } from '../ui/use-grown'
import { ContactPerson } from './Avatar'
import { dayText } from './labels'
import classes from './networking.module.css'

const shownRows = 50

const none: readonly never[] = []

/** The day of a follow-up. It is kept when typing pauses or the field is left: each digit of a year makes a day, and the row goes with the first that is to come. */
const OtherDay = ({ id, on, of }: { readonly id: FollowUpId; readonly on: string; readonly of: string }) => {
  const client = useClient()
  const edit = useCommand(client.networking.followUp.edit)
  const { text, setText, flush } = useAutosave(on, async (day) => isFieldDay(day) && (await edit({ id, changes: { on: day } }))?.ok === true)
  const leave = (): void => {
    if (isFieldDay(text)) return flush()
    setText(on)
    showMessage(t`Type the day whole, with a year from 1900 on.`, 'failed')
  }
  return <TextInput size="xs" type="date" aria-label={t`Another day for ${of}`} value={text} {...fieldDays} onChange={(event) => setText(event.currentTarget.value)} onBlur={leave} />
}

/** Follow-ups that have come up and are still to do, the oldest first. */
export const LateFollowUpsCard = () => {
  const client = useClient()
  const now = useToday()
  const { value } = useAnswer(client.networking.followUp.list, { until: now, limit: shownRows })
  const finish = useCommand(client.networking.followUp.finish)
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
            <OtherDay id={id} on={on} of={note === '' ? name : note} />
          </li>
        ))}
      </ul>
      {value.total > shownRows && <p className={classes['soft']}>{t`The oldest ${numberText(shownRows)} of ${numberText(value.total)}.`}</p>}
    </Card>
  )
}
