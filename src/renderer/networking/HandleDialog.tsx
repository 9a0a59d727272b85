import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { OwnHandleFields, OwnHandleId } from '../../shared/networking/own-handle'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { fieldErrors, type FieldErrors, noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { platformOptions } from './labels'

interface HandleDialogProps {
  /** Null: a new one. */
  readonly handle: (OwnHandleFields & { readonly id: OwnHandleId }) | null
  readonly onClose: () => void
  readonly onSaved?: (id: OwnHandleId) => void
}

/** Adds or edits a handle of ours. */
export const HandleDialog = ({ handle: before, onClose, onSaved }: HandleDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.ownHandle.add)
  const edit = useCommand(client.networking.ownHandle.edit)
  const [platform, setPlatform] = useState<Platform>(before?.platform ?? 'instagram')
  const [handle, setHandle] = useState(before?.handle ?? '')
  const [url, setUrl] = useState(before?.url ?? '')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)

  const submit = async (): Promise<boolean> => {
    const fields = { platform, handle, url }
    const result = before === null ? await add(fields) : await edit({ id: before.id, fields })
    if (result === null) return false
    if (result.ok) {
      if ('id' in result.value) onSaved?.(result.value.id)
      return true
    }
    const found = fieldErrors(result.error)
    if (found !== null) setErrors(Object.fromEntries(Object.entries(found).map(([path, message]) => [path.replace(/^fields\./, ''), message])))
    else setErrors({ handle: result.error.type === 'NameTaken' ? t`This handle is there already.` : t`This handle was removed meanwhile.` })
    return false
  }
  return (
    <FormDialog title={before === null ? t`New handle` : t`Edit handle`} isOpen onClose={onClose} onSubmit={submit} submitLabel={before === null ? t`Add handle` : t`Save`}>
      <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={platformOptions} />
      <TextField label={t`Handle`} value={handle} onChange={setHandle} error={errors['handle']} placeholder="@juniper.and.salt" isRequired autoFocus />
      <TextField label={t`Address`} value={url} onChange={setUrl} error={errors['url']} placeholder="https://…" />
    </FormDialog>
  )
}
