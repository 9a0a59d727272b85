import { Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { MediaPlanId } from '../../shared/marketing/flight'
import { type MediaPlan, MediaPlanFields } from '../../shared/marketing/media-plan'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { DayField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'

interface PlanDialogProps {
  /** Null: a new one. */
  readonly plan: MediaPlan | null
  /** Whether there is none yet. */
  readonly isFirst?: boolean
  readonly onClose: () => void
  readonly onSaved?: (id: MediaPlanId) => void
}

/** Starts a version of the plan, or changes its name and days. */
export const PlanDialog = ({ plan, isFirst = false, onClose, onSaved }: PlanDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.mediaPlan.add)
  const edit = useCommand(client.marketing.mediaPlan.edit)
  const year = useToday().slice(0, 4)
  const [name, setName] = useState(plan?.name ?? t`Media plan ${year}`)
  const [startsOn, setStartsOn] = useState<string>(plan?.startsOn ?? `${year}-01-01`)
  const [endsOn, setEndsOn] = useState<string>(plan?.endsOn ?? `${year}-12-31`)
  const [note, setNote] = useState(plan?.note ?? '')
  const reversed = t`It ends before it starts.`
  const { errors, form } = useCheckedForm({
    schema: MediaPlanFields,
    fields: { name, startsOn, endsOn, note },
    own: { endsOn: startsOn !== '' && endsOn !== '' && endsOn < startsOn && reversed },
    send: (fields, changes) => (plan === null ? add(fields) : edit({ id: plan.id, changes })),
    refused: ({ type }) => (type === 'EndsBeforeStart' ? { endsOn: reversed } : { name: t`This version was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  const [title, submitLabel] = plan !== null ? [t`Edit version`, t`Save`] : isFirst ? [t`Make a plan`, t`Make plan`] : [t`New version`, t`Add version`]
  return (
    <FormDialog title={title} isOpen onClose={onClose} {...form} submitLabel={submitLabel}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <DayField label={t`First day`} value={startsOn} onChange={setStartsOn} error={errors['startsOn']} />
        <DayField label={t`Last day`} value={endsOn} onChange={setEndsOn} error={errors['endsOn']} />
      </Group>
      <TextAreaField label={t`Note`} value={note} onChange={setNote} minRows={2} />
    </FormDialog>
  )
}
