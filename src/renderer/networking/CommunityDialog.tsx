import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { Community, CommunityId } from '../../shared/networking/community'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { fieldErrors, type FieldErrors, noErrors, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
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
  const [errors, setErrors] = useState<FieldErrors>(noErrors)

  const submit = async (): Promise<boolean> => {
    const fields = { name, platform, url, rules, note }
    const result = community === null ? await add(fields) : await edit({ id: community.id, changes: fields })
    if (result === null) return false
    if (result.ok) {
      onSaved?.(result.value.id)
      return true
    }
    const found = fieldErrors(result.error)
    setErrors(found === null ? { name: t`This community was removed meanwhile.` } : Object.fromEntries(Object.entries(found).map(([path, message]) => [path.replace(/^changes\./, ''), message])))
    return false
  }
  return (
    <FormDialog title={community === null ? t`New community` : t`Edit community`} isOpen onClose={onClose} onSubmit={submit} submitLabel={community === null ? t`Add community` : t`Save`}>
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
