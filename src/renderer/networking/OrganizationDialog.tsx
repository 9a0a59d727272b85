import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { fieldErrors, type FieldErrors, noErrors, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'

interface OrganizationDialogProps {
  /** Null: a new one. */
  readonly organization: Organization | null
  readonly onClose: () => void
  readonly onSaved?: (id: OrganizationId) => void
}

/** What an invalid edit says, by the names of the form. */
export const withoutChanges = (errors: FieldErrors): FieldErrors => Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.replace(/^changes\./, ''), message]))

/** Adds or edits an organisation; a new name reaches everybody who works there. */
export const OrganizationDialog = ({ organization, onClose, onSaved }: OrganizationDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.organization.add)
  const edit = useCommand(client.networking.organization.edit)
  const [name, setName] = useState(organization?.name ?? '')
  const [url, setUrl] = useState(organization?.url ?? '')
  const [note, setNote] = useState(organization?.note ?? '')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const submit = async (): Promise<boolean> => {
    const fields = { name, url, note }
    const result = organization === null ? await add(fields) : await edit({ id: organization.id, changes: fields })
    if (result === null) return false
    if (result.ok) {
      onSaved?.(result.value.id)
      return true
    }
    const found = fieldErrors(result.error)
    setErrors(found === null ? { name: result.error.type === 'NameTaken' ? t`Another organisation has this name.` : t`This organisation was removed meanwhile.` } : withoutChanges(found))
    return false
  }
  return (
    <FormDialog title={organization === null ? t`New organisation` : t`Edit organisation`} isOpen onClose={onClose} onSubmit={submit} submitLabel={organization === null ? t`Add organisation` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus {...(organization !== null && organization.contacts > 0 && { description: t`A new name reaches the ${plural(organization.contacts, { one: 'one contact', other: '# contacts' })} there.` })} />
      <TextField label={t`Address on the web`} value={url} onChange={setUrl} error={errors['url']} placeholder="https://…" />
      <TextAreaField label={t`Notes`} value={note} onChange={setNote} error={errors['note']} />
    </FormDialog>
  )
}
