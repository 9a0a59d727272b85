import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { allOf } from '../../shared/networking/counted-contacts'
import { type Organization, OrganizationFields, type OrganizationId } from '../../shared/networking/organization'
import { useClient } from '../platform/client'
import { useCommand, useCommandForMany } from '../platform/queries'
import { TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { useShownWork } from '../ui/use-shown-work'

interface OrganizationDialogProps {
  /** Null: a new one. */
  readonly organization: Organization | null
  readonly onClose: () => void
  readonly onSaved?: (id: OrganizationId) => void
}

/** Adds or edits an organisation; a new name reaches everybody who works there. */
export const OrganizationDialog = ({ organization, onClose, onSaved }: OrganizationDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.organization.add)
  const { show, shown, stop } = useShownWork()
  const edit = useCommandForMany(client.networking.organization.edit, show)
  const [name, setName] = useState(organization?.name ?? '')
  const [url, setUrl] = useState(organization?.url ?? '')
  const [note, setNote] = useState(organization?.note ?? '')
  const { errors, form } = useCheckedForm({
    schema: OrganizationFields,
    fields: { name, url, note },
    send: (fields, changes) => (organization === null ? add(fields) : edit({ id: organization.id, changes }, allOf(organization))),
    refused: ({ type }) => ({ name: type === 'NameTaken' ? t`Another organisation has this name.` : t`This organisation was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={organization === null ? t`New organisation` : t`Edit organisation`} isOpen onClose={() => { stop(); onClose() }} {...form} submitLabel={organization === null ? t`Add organisation` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus {...(organization !== null && allOf(organization) > 0 && { description: t`A new name reaches the ${plural(allOf(organization), { one: 'one contact', other: '# contacts' })} there.` })} />
      <TextField label={t`Address on the web`} value={url} onChange={setUrl} error={errors['url']} placeholder="https://…" />
      <TextAreaField label={t`Notes`} value={note} onChange={setNote} error={errors['note']} />
      {shown}
    </FormDialog>
  )
}
