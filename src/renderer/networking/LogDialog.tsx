import { Group } from '@mantine/core'
import { useState } from 'react'
import type { CommunityId } from '../../shared/networking/community'
import type { Platform } from '../../shared/kernel/platform'
import { type Direction, type InteractionType, interactionTypes } from '../../shared/networking/interaction'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { DayField, fieldErrors, type FieldErrors, noErrors, NumberField, SelectField, TextAreaField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { directionOptions, platformOptions, typeOptions } from './labels'
import { PeoplePicker, type PickedPerson, unchosenError } from './PeoplePicker'

interface LogDialogProps {
  readonly onClose: () => void
  readonly people?: readonly PickedPerson[]
  readonly communityId?: CommunityId
}

/** Logs one interaction with one or several people, in seconds; Ctrl-Enter saves from any field. */
export const LogDialog = ({ onClose, people: given = [], communityId: givenCommunity }: LogDialogProps) => {
  const client = useClient()
  const log = useCommand(client.networking.interaction.log)
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const [people, setPeople] = useState<readonly PickedPerson[]>(given)
  const [typed, setTyped] = useState('')
  const [type, setType] = useState<InteractionType>('message')
  const [direction, setDirection] = useState<Direction>('outgoing')
  const [on, setOn] = useState<string>(today())
  const [minutes, setMinutes] = useState<number | null>(null)
  const [platform, setPlatform] = useState<Platform | ''>('')
  const [community, setCommunity] = useState<string>(givenCommunity === undefined ? '' : String(givenCommunity))
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)

  const submit = async (): Promise<boolean> => {
    const unchosen = unchosenError(typed)
    if (unchosen !== null) {
      setErrors({ people: unchosen })
      return false
    }
    const result = await log({
      type,
      direction,
      on,
      minutes,
      platform: platform === '' ? null : platform,
      communityId: community === '' ? null : Number(community),
      note,
      people: people.map((person) => (person.id === null ? { newName: person.name } : { id: person.id })),
    })
    if (result === null || result.ok) return result !== null
    setErrors(fieldErrors(result.error) ?? (result.error.type === 'NotYet' ? { on: 'This day is still to come. Add a follow-up instead.' } : { people: 'Somebody here was removed meanwhile. Choose again.' }))
    return false
  }
  return (
    <FormDialog title="Log an interaction" isOpen onClose={onClose} onSubmit={submit} submitLabel="Log" size="lg">
      <PeoplePicker label="With" people={people} onChange={setPeople} typed={typed} onType={setTyped} error={errors['people']} canCreate />
      <Group grow>
        <SelectField label="Type" value={type} onChange={setType} options={typeOptions} />
        <SelectField label="Direction" value={direction} onChange={setDirection} options={directionOptions} />
        <DayField label="Day" value={on} onChange={setOn} error={errors['on']} />
      </Group>
      <Group grow>
        <NumberField label="Minutes" value={minutes} onChange={setMinutes} placeholder={`about ${interactionTypes[type].defaultMinutes}`} error={errors['minutes']} />
        <SelectField label="Platform" value={platform} onChange={setPlatform} options={[{ value: '', label: '–' }, ...platformOptions]} />
        <SelectField label="Community" value={community} onChange={setCommunity} options={[{ value: '', label: '–' }, ...communities.map(({ id, name }) => ({ value: String(id), label: name }))]} />
      </Group>
      <TextAreaField label="Note" value={note} onChange={setNote} />
    </FormDialog>
  )
}
