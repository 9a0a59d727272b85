import { Button, Group, Modal, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useContext, useState } from 'react'
import { Day } from '../../shared/kernel/day'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { plural, t } from '../../shared/kernel/words'
import { creativeStateNames } from '../../shared/marketing/creative'
import { DataTable } from '../ui/DataTable'
import { DayField } from '../ui/fields'
import { FormDialog, LeaveContext } from '../ui/FormDialog'
import { useFocusBack } from '../ui/use-focus-back'
import { useSaidOf } from '../ui/use-said-of'
import { entryColumns } from './calendar-columns'
import { type CalendarItem, itemKindNames } from './calendar-view'

interface EntryDialogProps {
  readonly item: CalendarItem
  readonly onClose: () => void
  /** Null: off the calendar. Resolves what is wrong with the day, or null when it is moved. */
  readonly onMove: (item: CalendarItem, on: Day | null) => Promise<string | null>
}

/** Leads out of the dialog; where a day is typed in it, it asks first. */
const WayOut = ({ to, label }: { readonly to: string; readonly label: string }) => {
  const leave = useContext(LeaveContext)
  const navigate = useNavigate()
  const go = (event: MouseEvent): void => {
    // Opened beside this window it takes nothing along.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    leave(() => void navigate({ to }))
  }
  return <Button component={Link} to={to} onClick={go} size="compact-sm" variant="default">{label}</Button>
}

/** One thing of the calendar: what it is, and its day to be changed. */
export const EntryDialog = ({ item, onClose, onMove }: EntryDialogProps) => {
  const [on, setOn] = useState<string>(item.from)
  const [error, setError] = useSaidOf(on)
  const { kind, id, title, detail, state, campaignId } = item
  const submit = async (): Promise<boolean> => {
    if (kind === 'post') return true
    const day = Day.safeParse(on)
    if (!day.success && (kind === 'flight' || on !== '')) {
      setError(t`Choose a day`)
      return false
    }
    const problem = await onMove(item, day.success ? day.data : null)
    setError(problem ?? undefined)
    return problem === null
  }
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSubmit={submit} submitLabel={kind === 'post' ? t`Close` : t`Save`}>
      <Text size="sm">{[itemKindNames[kind], detail, state === null ? '' : creativeStateNames[state]].filter((part) => part !== '').join(' · ')}</Text>
      {kind === 'post' && <Text size="sm">{t`${dayText(item.from)}. Posts are kept in Networking; here they only stand beside the plan.`}</Text>}
      {kind === 'flight' && <Text size="sm">{t`${dayRangeText(item.from, item.to)}; its dark days move with it.`}</Text>}
      {kind !== 'post' && <DayField label={kind === 'flight' ? t`First day` : t`Day`} value={on} onChange={setOn} error={error} {...(kind === 'creative' && { description: t`Empty: off the calendar, not planned yet.` })} autoFocus />}
      <Group gap="xs">
        {kind === 'creative' && <WayOut to={`/marketing/creatives/${id}`} label={t`Open the creative`} />}
        {kind === 'flight' && <WayOut to="/marketing/plan" label={t`Open the media plan`} />}
        {campaignId !== null && <WayOut to={`/marketing/campaigns/${campaignId}`} label={t`Open the campaign`} />}
      </Group>
    </FormDialog>
  )
}

interface DayDialogProps {
  readonly day: Day
  readonly items: readonly CalendarItem[]
  readonly onOpen: (item: CalendarItem) => void
  readonly onAdd: () => void
  readonly onClose: () => void
}

/** Everything on one day, however much it is. */
export const DayDialog = ({ day, items, onOpen, onAdd, onClose }: DayDialogProps) => {
  useFocusBack()
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Modal opened onClose={onClose} title={dayText(day)} size="xl" lockScroll={false} closeButtonProps={{ 'aria-label': t`Close` }} transitionProps={{ duration: 0 }}>
      <DataTable name="calendar-day" label={t`On this day`} columns={entryColumns} rows={items} rowKey={({ key }) => key} rowLabel={({ title }) => title} onOpen={onOpen} caption={t`${plural(items.length, { one: '# entry', other: '# entries' })}`} maxHeight={420} empty={<Text size="sm">{t`Nothing is planned on this day.`}</Text>} />
      <Group mt="md"><Button onClick={onAdd} data-autofocus={items.length === 0 || undefined}>{t`New creative on this day`}</Button></Group>
    </Modal>
  )
}
