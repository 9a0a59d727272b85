import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { longestProblem } from '../../shared/networking/cadence'
import { type Contact, ContactFields } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { NumberField } from '../ui/fields'
import { useCheckedForm } from '../ui/use-checked-form'
import { dayText } from './labels'
import classes from './networking.module.css'
import { SnoozeMenu } from './SnoozeMenu'
import { StateBadge } from './StateBadge'

const ContactRhythm = ContactFields.pick({ idealDays: true, longestDays: true })

const RhythmForm = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const edit = useCommand(client.networking.contact.edit)
  const [idealDays, setIdealDays] = useState(contact.idealDays)
  const [longestDays, setLongestDays] = useState(contact.longestDays)
  const isChanged = idealDays !== contact.idealDays || longestDays !== contact.longestDays
  const { errors, onSubmit } = useCheckedForm({
    schema: ContactRhythm,
    fields: { idealDays, longestDays },
    own: { longestDays: longestProblem({ idealDays, longestDays }) },
    send: (changes) => edit({ id: contact.id, changes }),
    refused: () => ({ idealDays: t`This contact was removed meanwhile.` }),
  })
  return (
    <form noValidate onSubmit={onSubmit}>
      <Group grow align="flex-start" gap="xs">
        <NumberField label={t`Ideal, in days`} value={idealDays} onChange={setIdealDays} error={errors['idealDays']} placeholder={contact.groupName === null ? t`no rhythm` : t`as the group`} />
        <NumberField label={t`Longest, in days`} value={longestDays} onChange={setLongestDays} error={errors['longestDays']} placeholder={t`twice the ideal`} />
      </Group>
      {isChanged && <Button type="submit" size="compact-sm" mt="xs">{t`Save rhythm`}</Button>}
    </form>
  )
}

/** How often a contact is to be heard of, when that was last, and when it is due. */
export const RhythmCard = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const { id, name, idealDays, longestDays, lastTouchOn, dueOn, state, snoozedUntil } = contact
  return (
    <Card title={t`Keep in touch`} actions={<StateBadge state={state} />}>
      {/* A change from elsewhere, such as an undo, starts the fields anew. */}
      <RhythmForm key={`${id} ${idealDays ?? ''} ${longestDays ?? ''}`} contact={contact} />
      <dl className={`${classes['facts'] ?? ''} ${classes['below'] ?? ''}`}>
        <dt>{t`Last touch`}</dt>
        <dd>{lastTouchOn === null ? t`None logged` : dayText(lastTouchOn)}</dd>
        <dt>{t`Due`}</dt>
        <dd>{dueOn === null ? '–' : dayText(dueOn)}</dd>
        {snoozedUntil !== null && (
          <>
            <dt>{t`Snoozed until`}</dt>
            <dd>{dayText(snoozedUntil)}</dd>
          </>
        )}
      </dl>
      <Group mt="sm" gap="xs">
        <SnoozeMenu id={id} name={name} />
        {snoozedUntil !== null && <Button size="compact-sm" variant="default" onClick={() => void snooze({ id, until: null })}>{t`Wake`}</Button>}
      </Group>
    </Card>
  )
}
