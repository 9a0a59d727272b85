import { Group } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Goal, GoalFields, GoalMeasure, goalUnits } from '../../shared/networking/goal.contract'
import { daysOfPeriod, quarterOfDay } from '../../shared/networking/review-period'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { DayField, NumberField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import channels from './channels.module.css'
import { measureNames } from './goal-measures'

/** The end of this quarter, or of the next one where this has less than two weeks left. */
const usualDue = (): string => {
  const end = daysOfPeriod(quarterOfDay(today())).to
  return addDays(today(), 14) > end ? daysOfPeriod(quarterOfDay(addDays(end, 1))).to : end
}

/** Adds or edits a goal. */
export const GoalDialog = ({ goal, onClose }: { readonly goal: Goal | null; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.goal.add)
  const replace = useCommand(client.networking.goal.replace)
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const { value: handles = [] } = useAnswer(client.networking.ownHandle.list, {})
  const [name, setName] = useState(goal?.name ?? '')
  const [measure, setMeasure] = useState<GoalMeasure>(goal?.measure ?? 'touches')
  const [target, setTarget] = useState<number | null>(goal?.target ?? null)
  const [startsOn, setStartsOn] = useState<string>(goal?.startsOn ?? today())
  const [dueOn, setDueOn] = useState<string>(goal?.dueOn ?? usualDue())
  const [community, setCommunity] = useState(String(goal?.communityId ?? ''))
  const [handle, setHandle] = useState(String(goal?.ownHandleId ?? ''))
  const isOfPlaces = measure === 'touches' || measure === 'people'
  const isOfHandles = measure === 'posts' || measure === 'followers'

  const { errors, form } = useCheckedForm({
    schema: GoalFields,
    fields: { name, measure, target, startsOn, dueOn, communityId: isOfPlaces && community !== '' ? Number(community) : null, ownHandleId: isOfHandles && handle !== '' ? Number(handle) : null },
    own: { target: target === null && t`A goal needs a number above 0` },
    send: (fields) => (goal === null ? add(fields) : replace({ id: goal.id, fields })),
    refused: ({ type }) => (type === 'OwnHandleNotFound' ? { ownHandleId: t`This handle was removed meanwhile.` } : type === 'CommunityNotFound' ? { communityId: t`This community was removed meanwhile.` } : { name: t`This goal was removed meanwhile.` }),
  })
  return (
    <FormDialog title={goal === null ? t`New goal` : t`Edit goal`} isOpen onClose={onClose} {...form} submitLabel={goal === null ? t`Add goal` : t`Save`}>
      <TextField
        label={t`Name`}
        value={name}
        onChange={setName}
        error={errors['name']}
        placeholder={t`Talk with 60 people this quarter`}
        isRequired
        autoFocus
      />
      <Group grow align="flex-start">
        <SelectField
          label={t`What counts`}
          value={measure}
          onChange={setMeasure}
          options={GoalMeasure.options.map((value) => ({ value, label: measureNames[value] }))}
        />
        <NumberField label={t`Target, in ${goalUnits[measure]}`} value={target} onChange={setTarget} error={errors['target']} isRequired />
      </Group>
      <Group grow align="flex-start">
        <DayField label={t`From`} value={startsOn} onChange={setStartsOn} error={errors['startsOn']} />
        <DayField label={t`Due`} value={dueOn} onChange={setDueOn} error={errors['dueOn']} />
      </Group>
      {isOfPlaces && (
        <SelectField
          label={t`Only in`}
          value={community}
          onChange={setCommunity}
          error={errors['communityId']}
          options={[{ value: '', label: t`Anywhere` }, ...communities.map(({ id, name: called }) => ({ value: String(id), label: called }))]}
        />
      )}
      {isOfHandles && (
        <SelectField
          label={t`Of our handle`}
          value={handle}
          onChange={setHandle}
          error={errors['ownHandleId']}
          options={[
            { value: '', label: measure === 'posts' ? t`Any` : t`Choose one` },
            ...handles.map(({ id, handle: called, platform }) => ({ value: String(id), label: `${called}, ${platformNames[platform]}` })),
          ]}
        />
      )}
      <p className={channels['definition']}>
        {measure === 'followers'
          ? t`Counted from the snapshot that stands for its first day, noted under Own channels.`
          : t`Counted from what is logged between its first and last day.`}
      </p>
    </FormDialog>
  )
}
