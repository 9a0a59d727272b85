import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { type FollowUp, FollowUpFields } from '../../shared/networking/follow-up'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import { today, useToday, useTypedDay } from '../platform/today'
import { Card } from '../ui/Card'
import { DayField, TextField } from '../ui/fields'
import { useInlineForm } from '../ui/use-inline-form'
import { dayText } from './labels'
import classes from './networking.module.css'

const FollowUpLine = ({ followUp: { id, on, note, doneOn } }: { readonly followUp: FollowUp }) => {
  const client = useClient()
  const finish = useCommand(client.networking.followUp.finish)
  const remove = useCommand(client.networking.followUp.remove)
  const now = useToday()
  const name = note === '' ? t`follow-up of ${dayText(on)}` : note
  return (
    <li>
      <div className={classes['grown']}>
        <span className={doneOn === null && on < now ? classes['late'] : classes['soft']}>{[dayText(on), ...(doneOn !== null ? [t`done ${dayText(doneOn)}`] : on < now ? [t`late`] : [])].join(', ')}</span>
        {note !== '' && <div className={classes['note']}>{note}</div>}
      </div>
      <Button size="compact-sm" variant={doneOn === null ? 'light' : 'default'} onClick={() => void finish({ id, doneOn: doneOn === null ? today() : null })} aria-label={`${doneOn === null ? t`Done` : t`Open again`}: ${name}`}>{doneOn === null ? t`Done` : t`Open again`}</Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void remove({ id })} aria-label={t`Remove: ${name}`}>{t`Remove`}</Button>
    </li>
  )
}

/** Days after which a promise is due of which no other day is said. */
const usualDays = 7

const FollowUpForm = ({ contactId }: { readonly contactId: ContactId }) => {
  const client = useClient()
  const add = useCommand(client.networking.followUp.add)
  const now = useToday()
  const [on, setOn] = useTypedDay(addDays(now, usualDays))
  const [note, setNote] = useState('')
  const { errors, form } = useInlineForm({
    schema: FollowUpFields,
    fields: { contactId, on, note },
    send: add,
    refused: () => ({ on: t`This contact was removed meanwhile.` }),
    // What was typed since is the next one's.
    onSaved: () => setNote((typed) => (typed === note ? '' : typed)),
    isTyped: note.trim() !== '',
    lost: t`Not added as a follow-up: “${note}”`,
  })
  return (
    <form {...form}>
      <Group align="flex-end" gap="xs">
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
        <div className={classes['grown']}><TextField label={t`What for`} value={note} onChange={setNote} error={errors['note']} placeholder={t`Send the samples`} /></div>
        <Button type="submit" variant="default">{t`Add follow-up`}</Button>
      </Group>
    </form>
  )
}

interface Lines {
  readonly value: { readonly total: number } | undefined
  readonly rows: readonly FollowUp[]
  readonly loadMore: () => void
}

const FollowUpLines = ({ value, rows, loadMore }: Lines) => {
  const left = (value?.total ?? 0) - rows.length
  return (
    <>
      <ul className={classes['list']}>{rows.map((followUp) => <FollowUpLine key={followUp.id} followUp={followUp} />)}</ul>
      {left > 0 && <Button size="compact-sm" variant="default" onClick={loadMore}>{t`Show more (${numberText(left)})`}</Button>}
    </>
  )
}

/** What was promised to a contact: to do by day, and what was done last. */
export const FollowUpsCard = ({ id }: { readonly id: ContactId }) => {
  const client = useClient()
  const open = usePages(client.networking.followUp.list, { contactId: id })
  const done = usePages(client.networking.followUp.list, { contactId: id, isDone: true })
  if (open.value === undefined || done.value === undefined) return null
  return (
    <Card title={t`Follow-ups`}>
      <FollowUpLines {...open} />
      <FollowUpForm contactId={id} />
      {done.value.total > 0 && (
        <details className={classes['details']}>
          <summary>{t`${numberText(done.value.total)} done`}</summary>
          <FollowUpLines {...done} />
        </details>
      )}
    </Card>
  )
}
