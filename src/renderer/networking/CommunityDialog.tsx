import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Community, CommunityFields, type CommunityId } from '../../shared/networking/community'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { platformOptions } from './labels'

interface CommunityDialogProps {
  /** Null: a new one. */
  readonly community: Community | null
  readonly onClose: () => void
  readonly onSaved?: (id: CommunityId) => void
}

/** Adds or edits a community. */
export const CommunityDialog = ({ community, onClose, onSaved }: CommunityDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.community.add)
  const edit = useCommand(client.networking.community.edit)
  const [name, setName] = useState(community?.name ?? '')
  const [platform, setPlatform] = useState<Platform>(community?.platform ?? 'facebook')
  const [url, setUrl] = useState(community?.url ?? '')
  const [rules, setRules] = useState(community?.rules ?? '')
  const [note, setNote] = useState(community?.note ?? '')
  const { errors, form } = useCheckedForm({
    schema: CommunityFields,
    fields: { name, platform, url, rules, note },
    send: (fields, changes) => (community === null ? add(fields) : edit({ id: community.id, changes })),
    refused: () => ({ name: t`This community was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={community === null ? t`New community` : t`Edit community`} isOpen onClose={onClose} {...form} submitLabel={community === null ? t`Add community` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={platformOptions} />
        <TextField label={t`Address`} value={url} onChange={setUrl} error={errors['url']} placeholder="https://…" />
      </Group>
      <TextAreaField label={t`House rules`} value={rules} onChange={setRules} description={t`What to know before posting there.`} />
      <TextAreaField label={t`Notes`} value={note} onChange={setNote} />
    </FormDialog>
  )
}
