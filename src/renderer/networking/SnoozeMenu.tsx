import { Button, Group, Popover } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField } from '../ui/fields'
import { useSaidOf } from '../ui/use-said-of'

const presets = [{ label: t`A week`, days: 7 }, { label: t`Two weeks`, days: 14 }, { label: t`A month`, days: 30 }] as const

const SnoozeForm = ({ id, onDone }: { readonly id: ContactId; readonly onDone: () => void }) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const [until, setUntil] = useState<string>(() => addDays(today(), 7))
  const [error, setError] = useSaidOf(until)
  const snoozeUntil = (day: string): void => {
    if (day <= today()) return setError(t`Choose a day to come.`)
    void snooze({ id, until: day }).then((result) => {
      if (result?.ok === true) onDone()
      else if (result !== null) setError(result.error.type === 'ContactNotFound' ? t`This contact was removed meanwhile.` : t`Choose a day to come.`)
    })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    snoozeUntil(until)
  }
  return (
    <>
      <Group gap="xs" mb="sm" wrap="nowrap">
        {presets.map(({ label, days }) => <Button key={days} size="compact-sm" variant="light" onClick={() => snoozeUntil(addDays(today(), days))}>{label}</Button>)}
      </Group>
      <form noValidate onSubmit={submit}>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <DayField label={t`Until`} value={until} onChange={setUntil} error={error} />
          <Button type="submit">{t`Snooze`}</Button>
        </Group>
      </form>
    </>
  )
}

/** Hides a contact from the queue for a while, or until a chosen day. */
export const SnoozeMenu = ({ id, name }: { readonly id: ContactId; readonly name: string }) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus withinPortal={false} transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setIsOpen(!isOpen)} aria-label={t`Snooze… ${name}`}>{t`Snooze…`}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Snooze ${name}`}>
        <SnoozeForm id={id} onDone={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
