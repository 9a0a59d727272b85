import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { OwnHandleFields, type OwnHandleId } from '../../shared/networking/own-handle'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
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
  const { errors, form } = useCheckedForm<typeof OwnHandleFields, { readonly id?: OwnHandleId }>({
    schema: OwnHandleFields,
    fields: { platform, handle, url },
    send: (fields) => (before === null ? add(fields) : edit({ id: before.id, fields })),
    refused: ({ type }) => ({ handle: type === 'NameTaken' ? t`This handle is there already.` : t`This handle was removed meanwhile.` }),
    onSaved: ({ id }) => { if (id !== undefined) onSaved?.(id) },
  })
  return (
    <FormDialog title={before === null ? t`New handle` : t`Edit handle`} isOpen onClose={onClose} {...form} submitLabel={before === null ? t`Add handle` : t`Save`}>
      <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={platformOptions} />
      <TextField label={t`Handle`} value={handle} onChange={setHandle} error={errors['handle']} placeholder="@juniper.and.salt" isRequired autoFocus />
      <TextField label={t`Address`} value={url} onChange={setUrl} error={errors['url']} placeholder="https://…" />
    </FormDialog>
  )
}
