import { Button, Group, Stack } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { longestProblem } from '../../shared/networking/cadence'
import { type Contact, ContactFields, type ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { errorWithin, type FieldErrors, NumberField, SelectField, TagsField, TextAreaField, TextField, useTold } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { customChanges, type CustomDraft, draftOf, refusedByWorkbook, refusedValues } from './custom-draft'
import { CustomValueFields } from './CustomValueFields'
import { platformOptions } from './labels'
import { typedBirthday } from './typed-birthday'

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

const isTyped = ({ handle, url }: HandleDraft): boolean => handle.trim() !== '' || url.trim() !== ''

const HandleFields = ({ handles, onChange: onHandles, errors }: { readonly handles: readonly HandleDraft[]; readonly onChange: (handles: readonly HandleDraft[]) => void; readonly errors: FieldErrors }) => {
  const onChange = useTold(onHandles)
  const change = (index: number, part: Partial<HandleDraft>): void => onChange(handles.map((handle, at) => (at === index ? { ...handle, ...part } : handle)))
  // What is sent, by which errors are named, has no rows in which nothing was typed.
  const sent = handles.filter(isTyped)
  const errorOf = (typed: HandleDraft, part: 'handle' | 'url'): string | undefined => (isTyped(typed) ? errors[`handles.${sent.indexOf(typed)}.${part}`] : undefined)
  return (
    <Stack gap="sm" role="group" aria-label={t`Handles`}>
      {handles.map((typed, index) => (
        // A handle has no identity but its place while it is typed.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} gap="xs" wrap="nowrap" align="flex-end">
          <Group grow align="flex-start" flex={1}>
            <SelectField label={t`Platform`} value={typed.platform} onChange={(value) => change(index, { platform: value })} options={platformOptions} />
            <TextField label={t`Handle`} value={typed.handle} onChange={(value) => change(index, { handle: value })} error={errorOf(typed, 'handle')} placeholder="@name" />
            <TextField label={t`Link`} value={typed.url} onChange={(value) => change(index, { url: value })} error={errorOf(typed, 'url')} placeholder="https://…" />
          </Group>
          <IconButton size={36} label={typed.handle.trim() === '' ? t`Remove handle ${index + 1}` : t`Remove the handle ${typed.handle.trim()}`} onClick={() => onChange(handles.filter((_, at) => at !== index))}><IconX size={16} /></IconButton>
        </Group>
      ))}
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => onChange([...handles, { platform: 'instagram', handle: '', url: '' }])} style={{ alignSelf: 'flex-start' }}>
        {t`Add a handle`}
      </Button>
    </Stack>
  )
}

const errorsOf = (error: { readonly type: string }): FieldErrors => {
  const refused = refusedByWorkbook(error)
  if (refused !== null) return refused
  switch (error.type) {
    case 'GroupNotFound':
      return { groupId: t`This group was removed meanwhile.` }
    case 'CustomFieldNotFound':
      return { name: t`A field of your own was removed meanwhile. Open this contact again.` }
    default:
      return { name: t`This contact was removed meanwhile.` }
  }
}

/** Adds or edits a contact. */
export const ContactDialog = ({ contact, onClose, onSaved }: ContactDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.contact.add)
  const edit = useCommand(client.networking.contact.edit)
  const { value: tagRows = [] } = useAnswer(client.networking.contact.tags, {})
  const { value: groups = [] } = useAnswer(client.networking.group.list, {})
  const { value: customFields = [] } = useAnswer(client.networking.customField.list, {})
  // As the fields were filled; another window may save meanwhile.
  const [opened] = useState(contact)
  const [name, setName] = useState(contact?.name ?? '')
  const [organization, setOrganization] = useState(contact?.organization ?? '')
  const [role, setRole] = useState(contact?.role ?? '')
  const [emails, setEmails] = useState<string[]>(contact?.emails ?? [])
  const [phones, setPhones] = useState<string[]>(contact?.phones ?? [])
  const [tags, setTags] = useState<string[]>(contact?.tags ?? [])
  const [handles, setHandles] = useState<readonly HandleDraft[]>(contact?.handles ?? [])
  const [idealDays, setIdealDays] = useState<number | null>(contact?.idealDays ?? null)
  const [longestDays, setLongestDays] = useState<number | null>(contact?.longestDays ?? null)
  const [groupId, setGroupId] = useState(String(contact?.groupId ?? ''))
  const [birthday, setBirthday] = useState(contact?.birthday ?? '')
  const [source, setSource] = useState(contact?.source ?? '')
  const [howMet, setHowMet] = useState(contact?.howMet ?? '')
  const [custom, setCustom] = useState<CustomDraft>(draftOf(opened))
  // Null: untouched. What was typed on the page before this opened may still be on its way.
  const [typedNote, setTypedNote] = useState<string | null>(null)
  const note = typedNote ?? contact?.note ?? ''
  const changed = customChanges(opened, customFields, custom)
  const { errors, form } = useCheckedForm({
    schema: ContactFields,
    fields: {
      name,
      organization,
      role,
      emails,
      phones,
      tags,
      handles: handles.filter(isTyped),
      idealDays,
      longestDays,
      note,
      groupId: groupId === '' ? null : Number(groupId),
      birthday: typedBirthday(birthday),
      source,
      howMet,
      custom: changed,
    },
    own: { ...refusedValues(customFields, changed), longestDays: longestProblem({ idealDays, longestDays }) },
    send: (fields, changes) => (contact === null ? add(fields) : edit({ id: contact.id, changes })),
    refused: errorsOf,
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={contact === null ? t`New contact` : t`Edit contact`} isOpen onClose={onClose} {...form} submitLabel={contact === null ? t`Add contact` : t`Save`} size="lg">
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <TextField label={t`Organisation`} value={organization} onChange={setOrganization} error={errors['organization']} />
        <TextField label={t`Role`} value={role} onChange={setRole} error={errors['role']} />
      </Group>
      <Group grow align="flex-start">
        <TagsField label={t`E-mails`} value={emails} onChange={setEmails} error={errorWithin(errors, 'emails')} placeholder={t`name@example.com, then Enter`} />
        <TagsField label={t`Phones`} value={phones} onChange={setPhones} error={errorWithin(errors, 'phones')} />
      </Group>
      <HandleFields handles={handles} onChange={setHandles} errors={errors} />
      <TagsField label={t`Tags`} value={tags} onChange={setTags} suggestions={tagRows.map(({ name: tag }) => tag)} error={errorWithin(errors, 'tags')} />
      <Group grow align="flex-start">
        <NumberField label={t`Ideal days between touches`} value={idealDays} onChange={setIdealDays} error={errors['idealDays']} placeholder={t`no rhythm`} />
        <NumberField label={t`Longest days`} value={longestDays} onChange={setLongestDays} error={errors['longestDays']} placeholder={t`twice the ideal`} />
      </Group>
      <Group grow align="flex-start">
        <SelectField label={t`Group`} value={groupId} onChange={setGroupId} error={errors['groupId']} options={[{ value: '', label: '–' }, ...groups.map(({ id, name: group }) => ({ value: String(id), label: group }))]} />
        <TextField label={t`Birthday`} value={birthday} onChange={setBirthday} error={errors['birthday']} placeholder={t`1990-04-15 or --04-15`} />
        <TextField label={t`Source`} value={source} onChange={setSource} error={errors['source']} />
      </Group>
      <TextAreaField label={t`How we met`} value={howMet} onChange={setHowMet} error={errors['howMet']} minRows={2} />
      <CustomValueFields fields={customFields} draft={custom} onChange={setCustom} errors={errors} />
      <TextAreaField label={t`Notes`} value={note} onChange={setTypedNote} error={errors['note']} />
    </FormDialog>
  )
}
