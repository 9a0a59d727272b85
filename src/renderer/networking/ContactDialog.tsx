import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import type { Contact, ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors, type FieldErrors, noErrors, NumberField, SelectField, TagsField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { platformOptions } from './labels'

interface HandleDraft {
  readonly platform: Platform
  readonly handle: string
  readonly url: string
}

interface ContactDialogProps {
  /** Null: a new one. */
  readonly contact: Contact | null
  readonly onClose: () => void
  readonly onSaved?: (id: ContactId) => void
}

const HandleFields = ({ handles, onChange, errors }: { readonly handles: readonly HandleDraft[]; readonly onChange: (handles: readonly HandleDraft[]) => void; readonly errors: FieldErrors }) => {
  const change = (index: number, part: Partial<HandleDraft>): void => onChange(handles.map((handle, at) => (at === index ? { ...handle, ...part } : handle)))
  return (
    <>
      {handles.map(({ platform, handle, url }, index) => (
        // A handle has no identity but its place while it is typed.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} grow align="flex-start">
          <SelectField label="Platform" value={platform} onChange={(value) => change(index, { platform: value })} options={platformOptions} />
          <TextField label="Handle" value={handle} onChange={(value) => change(index, { handle: value })} error={errors[`handles.${index}.handle`]} placeholder="@name" />
          <TextField label="Link" value={url} onChange={(value) => change(index, { url: value })} error={errors[`handles.${index}.url`]} placeholder="https://…" />
        </Group>
      ))}
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => onChange([...handles, { platform: 'instagram', handle: '', url: '' }])} style={{ alignSelf: 'flex-start' }}>
        Add a handle
      </Button>
    </>
  )
}

/** Adds or edits a contact. */
export const ContactDialog = ({ contact, onClose, onSaved }: ContactDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.contact.add)
  const edit = useCommand(client.networking.contact.edit)
  const { value: tagRows = [] } = useAnswer(client.networking.contact.tags, {})
  const [name, setName] = useState(contact?.name ?? '')
  const [organization, setOrganization] = useState(contact?.organization ?? '')
  const [role, setRole] = useState(contact?.role ?? '')
  const [emails, setEmails] = useState<string[]>(contact?.emails ?? [])
  const [phones, setPhones] = useState<string[]>(contact?.phones ?? [])
  const [tags, setTags] = useState<string[]>(contact?.tags ?? [])
  const [handles, setHandles] = useState<readonly HandleDraft[]>(contact?.handles ?? [])
  const [idealDays, setIdealDays] = useState<number | null>(contact?.idealDays ?? null)
  const [longestDays, setLongestDays] = useState<number | null>(contact?.longestDays ?? null)
  const [note, setNote] = useState(contact?.note ?? '')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)

  const submit = async (): Promise<boolean> => {
    const fields = { name, organization, role, emails, phones, tags, handles: handles.filter(({ handle }) => handle.trim() !== ''), idealDays, longestDays, note }
    const result = contact === null ? await add(fields) : await edit({ id: contact.id, changes: fields })
    if (result === null) return false
    if (result.ok) {
      onSaved?.(result.value.id)
      return true
    }
    const found = fieldErrors(result.error)
    // An edit's fields stand under `changes`; the form's do not.
    setErrors(found === null ? { name: 'This contact was removed meanwhile.' } : Object.fromEntries(Object.entries(found).map(([path, message]) => [path.replace(/^changes\./, ''), message])))
    return false
  }
  const emailError = Object.entries(errors).find(([path]) => path.startsWith('emails'))?.[1]
  return (
    <FormDialog title={contact === null ? 'New contact' : 'Edit contact'} isOpen onClose={onClose} onSubmit={submit} submitLabel={contact === null ? 'Add contact' : 'Save'} size="lg">
      <TextField label="Name" value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow>
        <TextField label="Organisation" value={organization} onChange={setOrganization} error={errors['organization']} />
        <TextField label="Role" value={role} onChange={setRole} error={errors['role']} />
      </Group>
      <Group grow align="flex-start">
        <TagsField label="E-mails" value={emails} onChange={setEmails} error={emailError} placeholder="name@example.com, then Enter" />
        <TagsField label="Phones" value={phones} onChange={setPhones} error={errors['phones']} />
      </Group>
      <HandleFields handles={handles} onChange={setHandles} errors={errors} />
      <TagsField label="Tags" value={tags} onChange={setTags} suggestions={tagRows.map(({ name: tag }) => tag)} error={errors['tags']} />
      <Group grow>
        <NumberField label="Ideal days between touches" value={idealDays} onChange={setIdealDays} error={errors['idealDays']} placeholder="no rhythm" />
        <NumberField label="Longest days" value={longestDays} onChange={setLongestDays} error={errors['longestDays']} placeholder="twice the ideal" />
      </Group>
      <TextAreaField label="Notes" value={note} onChange={setNote} error={errors['note']} />
    </FormDialog>
  )
}
