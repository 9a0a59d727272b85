import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { amidSentence, plural, t } from '../../shared/kernel/words'
import { type CustomField, CustomFieldFields, type CustomFieldKind } from '../../shared/networking/custom-field'
import { ChoiceInUse } from '../../shared/networking/custom-field.contract'
import { NameTaken } from '../../shared/networking/organization.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { announcePlace } from '../ui/announce'
import { SelectField, TextField, useTold } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { fieldKindNames } from './labels'

const kindOptions = (['text', 'number', 'date', 'choice', 'link'] as const).map((value) => ({ value, label: fieldKindNames[value] }))

/** A choice as it is typed; `before`: as contacts have it, null: a new one. */
interface ChoiceDraft {
  readonly key: number
  readonly before: string | null
  readonly text: string
}

/** What the buttons of a choice call it. */
const nameOf = ({ text }: ChoiceDraft, index: number): string => (text === '' ? t`choice ${index + 1}` : text)

const ChoiceFields = ({ choices, onChange: onChoices, error }: { readonly choices: readonly ChoiceDraft[]; readonly onChange: (choices: readonly ChoiceDraft[]) => void; readonly error: string | undefined }) => {
  const onChange = useTold(onChoices)
  return (
    <Stack gap={6} role="group" aria-label={t`Choices`}>
      <Text size="sm" component="span">{t`Choices; a changed text reaches whoever has it`}</Text>
      {choices.map((choice, index) => (
        <Group key={choice.key} gap={6} wrap="nowrap" align="flex-end">
          <TextField label={t`Choice ${index + 1}`} value={choice.text} onChange={(text) => onChange(choices.with(index, { ...choice, text }))} />
          <IconButton
            size="lg"
            label={t`Move ${nameOf(choice, index)} up`}
            disabled={index === 0}
            onClick={() => {
              onChange(choices.toSpliced(index, 1).toSpliced(index - 1, 0, choice))
              announcePlace(nameOf(choice, index), index, choices.length)
            }}
          >
            <IconArrowUp size={16} />
          </IconButton>
          <IconButton size="lg" label={t`Take ${nameOf(choice, index)} off the list`} onClick={() => onChange(choices.filter((other) => other !== choice))}>
            <IconX size={16} />
          </IconButton>
        </Group>
      ))}
      {error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...choices, { key: 1 + Math.max(0, ...choices.map(({ key }) => key)), before: null, text: '' }])}
      >{t`Add a choice`}</Button>
    </Stack>
  )
}

/** Adds or edits a field of the person's own; what kind it is stays for good. Null: a new one. */
export const CustomFieldDialog = ({ field, onClose }: { readonly field: CustomField | null; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.customField.add)
  const edit = useCommand(client.networking.customField.edit)
  const renameChoice = useCommand(client.networking.customField.renameChoice)
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState<CustomFieldKind>(field?.kind ?? 'text')
  const [choices, setChoices] = useState<readonly ChoiceDraft[]>((field?.choices ?? ['', '']).map((text, key) => ({ key, before: field === null ? null : text, text })))
  const texts = choices.map(({ text }) => text.trim()).filter((text) => text !== '')
  const send = async (fields: CustomFieldFields) => {
    if (field === null) return add(fields)
    for (const { key, before, text } of choices) {
      if (before === null || text.trim() === '' || text.trim() === before) continue
      // One after another: each is a step of its own.
      // oxlint-disable-next-line no-await-in-loop
      const renamed = await renameChoice({ id: field.id, from: before, to: text.trim() })
      if (renamed?.ok !== true) return renamed
      // Should a later step be refused, this one is done.
      setChoices((all) => all.map((choice) => (choice.key === key ? { ...choice, before: text.trim() } : choice)))
    }
    return edit({ id: field.id, changes: { name: fields.name, ...(kind === 'choice' && { choices: fields.choices }) } })
  }
  const { errors, form } = useCheckedForm({
    schema: CustomFieldFields,
    fields: { name, kind, choices: kind === 'choice' ? texts : [] },
    own: { choices: kind === 'choice' && (texts.length === 0 ? t`Add at least one choice.` : new Set(texts).size < texts.length && t`Two choices are the same.`) },
    send,
    refused: (error) => {
      const inUse = ChoiceInUse.safeParse(error)
      if (inUse.success) return { choices: t`“${inUse.data.choice}” is what ${plural(inUse.data.contacts, { one: 'one contact has', other: '# contacts have' })}. Change it there first, or rename it.` }
      const taken = NameTaken.safeParse(error)
      // The choices differ as they stand here: one takes the text that another had until now.
      if (taken.success && texts.includes(taken.data.name) && taken.data.name !== name.trim()) return { choices: t`Another choice is still called “${taken.data.name}”. Give that one its new text first, and save.` }
      return { name: taken.success ? t`Another field has this name.` : t`This field was removed meanwhile.` }
    },
  })
  return (
    <FormDialog title={field === null ? t`New field` : t`Edit field`} isOpen onClose={onClose} {...form} submitLabel={field === null ? t`Add field` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} placeholder={t`Newsletter, Coffee or tea`} isRequired autoFocus />
      {field === null ? <SelectField label={t`Holds`} description={t`This stays for good.`} value={kind} onChange={setKind} options={kindOptions} /> : <Text size="sm">{t`Holds: ${amidSentence(fieldKindNames[kind])}`}</Text>}
      {kind === 'choice' && <ChoiceFields choices={choices} onChange={setChoices} error={errors['choices']} />}
    </FormDialog>
  )
}
