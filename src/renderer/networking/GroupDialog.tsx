import { Group as Row } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { longestProblem } from '../../shared/networking/cadence'
import { type Group, GroupFields } from '../../shared/networking/group'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { NumberField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'

/** Adds or edits a group with the rhythm of whoever has none of their own. Null: a new one. */
export const GroupDialog = ({ group, onClose }: { readonly group: Group | null; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.group.add)
  const edit = useCommand(client.networking.group.edit)
  const [name, setName] = useState(group?.name ?? '')
  const [idealDays, setIdealDays] = useState(group?.idealDays ?? null)
  const [longestDays, setLongestDays] = useState(group?.longestDays ?? null)
  const { errors, form } = useCheckedForm({
    schema: GroupFields,
    fields: { name, idealDays, longestDays },
    own: { longestDays: longestProblem({ idealDays, longestDays }) },
    send: (fields, changes) => (group === null ? add(fields) : edit({ id: group.id, changes })),
    refused: ({ type }) => ({ name: type === 'NameTaken' ? t`Another group has this name.` : t`This group was removed meanwhile.` }),
  })
  return (
    <FormDialog title={group === null ? t`New group` : t`Edit group`} isOpen onClose={onClose} {...form} submitLabel={group === null ? t`Add group` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} placeholder={t`Inner circle, Press`} isRequired autoFocus />
      <Row grow align="flex-start">
        <NumberField label={t`Ideal days between touches`} value={idealDays} onChange={setIdealDays} error={errors['idealDays']} placeholder={t`no rhythm`} />
        <NumberField label={t`Longest days`} value={longestDays} onChange={setLongestDays} error={errors['longestDays']} placeholder={t`twice the ideal`} />
      </Row>
    </FormDialog>
  )
}
