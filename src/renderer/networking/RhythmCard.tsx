import { Button, Group } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { longestProblem } from '../../shared/networking/cadence'
import { type Contact, ContactFields } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { NumberField } from '../ui/fields'
import { useInlineForm } from '../ui/use-inline-form'
import { useTypedOver } from '../ui/use-typed-over'
import { dayText } from './labels'
import classes from './networking.module.css'
import { SnoozeMenu } from './SnoozeMenu'
import { StateBadge } from './StateBadge'
import { useNoReply } from './use-no-reply'

const ContactRhythm = ContactFields.pick({ idealDays: true, longestDays: true })

const RhythmForm = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const edit = useCommand(client.networking.contact.edit)
  const { id, name, groupName } = contact
  const { typed, type, isTyped } = useTypedOver({ idealDays: contact.idealDays, longestDays: contact.longestDays })
  const { idealDays, longestDays } = typed
  const { errors, form } = useInlineForm({
    schema: ContactRhythm,
    fields: typed,
    own: { longestDays: longestProblem(typed) },
    send: (changes) => edit({ id, changes }),
    refused: () => ({ idealDays: t`This contact was removed meanwhile.` }),
    isTyped,
    savesItself: true,
    lost: t`Not saved: the rhythm typed for ${name}`,
  })
  return (
    <form {...form}>
      <Group grow align="flex-start" gap="xs">
        <NumberField label={t`Ideal, in days`} value={idealDays} onChange={(days) => type({ idealDays: days })} error={errors['idealDays']} placeholder={groupName === null ? t`no rhythm` : t`as the group`} />
        <NumberField label={t`Longest, in days`} value={longestDays} onChange={(days) => type({ longestDays: days })} error={errors['longestDays']} placeholder={t`twice the ideal`} />
      </Group>
    </form>
  )
}

/** How often a contact is to be heard of, when that was last, and when it is due. */
export const RhythmCard = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const needsNoReply = useNoReply()
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
        {state === 'owe_reply' && <Button size="compact-sm" variant="default" onClick={() => needsNoReply(contact)}>{t`No reply needed`}</Button>}
        <SnoozeMenu id={id} name={name} />
        {snoozedUntil !== null && <Button size="compact-sm" variant="default" onClick={() => void snooze({ id, until: null })}>{t`Wake`}</Button>}
      </Group>
    </Card>
  )
}
