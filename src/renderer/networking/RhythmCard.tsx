import { Button, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { longestProblem, type Rhythm } from '../../shared/networking/cadence'
import { type Contact, ContactFields } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { hasUnread, NumberField } from '../ui/fields'
import { showMessage } from '../ui/toasts'
import { useCheckedForm } from '../ui/use-checked-form'
import { useOnLeave } from '../ui/use-on-leave'
import { dayText } from './labels'
import classes from './networking.module.css'
import { SnoozeMenu } from './SnoozeMenu'
import { StateBadge } from './StateBadge'

const ContactRhythm = ContactFields.pick({ idealDays: true, longestDays: true })

const isOther = (one: Rhythm, other: Rhythm): boolean => one.idealDays !== other.idealDays || one.longestDays !== other.longestDays

/** A rhythm that is typed and not saved when its contact is left is saved then, as notes are. */
const RhythmForm = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const edit = useCommand(client.networking.contact.edit)
  const { id, name, groupName } = contact
  const [known, setKnown] = useState<Rhythm>(contact)
  const [rhythm, setRhythm] = useState<Rhythm>(contact)
  const form = useRef<HTMLFormElement>(null)
  // A change from elsewhere, such as an undo, starts the fields anew. The form stays the same: it would save what was typed if it went.
  if (isOther(contact, known)) {
    setKnown(contact)
    setRhythm(contact)
  }
  const { idealDays, longestDays } = rhythm
  const isChanged = isOther(rhythm, contact)
  const { errors, onSubmit } = useCheckedForm({
    schema: ContactRhythm,
    fields: rhythm,
    own: { longestDays: longestProblem(rhythm) },
    send: (changes) => edit({ id, changes }),
    refused: () => ({ idealDays: t`This contact was removed meanwhile.` }),
  })
  useOnLeave(() => {
    const isUnread = hasUnread(form.current)
    if (!isChanged && !isUnread) return
    const tellLost = (): void => showMessage(t`Not saved: the rhythm typed for ${name}`, 'failed')
    const typed = ContactRhythm.safeParse(rhythm)
    if (isUnread || !typed.success || longestProblem(rhythm) !== null) return tellLost()
    void edit({ id, changes: typed.data }).then((result) => {
      if (result?.ok === false) tellLost()
    })
  })
  return (
    // React empties a ref before the page is told that it is left.
    <form noValidate onSubmit={onSubmit} ref={(element) => { form.current = element ?? form.current }}>
      <Group grow align="flex-start" gap="xs">
        <NumberField label={t`Ideal, in days`} value={idealDays} onChange={(days) => setRhythm({ idealDays: days, longestDays })} error={errors['idealDays']} placeholder={groupName === null ? t`no rhythm` : t`as the group`} />
        <NumberField label={t`Longest, in days`} value={longestDays} onChange={(days) => setRhythm({ idealDays, longestDays: days })} error={errors['longestDays']} placeholder={t`twice the ideal`} />
      </Group>
      {isChanged && <Button type="submit" size="compact-sm" mt="xs">{t`Save rhythm`}</Button>}
    </form>
  )
}

/** How often a contact is to be heard of, when that was last, and when it is due. */
export const RhythmCard = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const { id, name, lastTouchOn, dueOn, state, snoozedUntil } = contact
  return (
    <Card title={t`Keep in touch`} actions={<StateBadge state={state} />}>
      <RhythmForm key={id} contact={contact} />
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
