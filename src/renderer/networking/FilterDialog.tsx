import { Group, MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import { DayField, type FieldErrors, noErrors, NumberField, SelectField, TextField, useTold } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { draftFor, draftOfFilter, type FilterDraft, type FilterField, filterOfDraft, testsOf, valueOf } from './filter-draft'

interface Choice {
  readonly value: string
  readonly label: string
}

/** What can be chosen for the fields that have a list: tags, groups, communities, platforms, states. */
type FilterChoices = Readonly<Record<string, readonly Choice[]>>

interface FilterDialogProps {
  /** Null: a new one. */
  readonly filter: ContactFilter | null
  readonly fields: readonly FilterField[]
  readonly choices: FilterChoices
  readonly onClose: () => void
  readonly onSave: (filter: ContactFilter) => void
}

interface ValueFieldsProps {
  readonly field: FilterField
  readonly draft: FilterDraft
  readonly choices: readonly Choice[]
  readonly errors: FieldErrors
  readonly onChange: (part: Partial<FilterDraft>) => void
}

/** What is chosen first where it is no longer offered, so that it is seen and can be taken out. */
const withChosen = (offered: readonly Choice[], chosen: readonly string[], nameOf: (value: string) => string): Choice[] => [
  ...chosen.filter((value) => !offered.some((choice) => choice.value === value)).map((value) => ({ value, label: nameOf(value) })),
  ...offered,
]

/** What is left of a name in a filter whose group or community was removed. */
const removedNames: Readonly<Record<string, string>> = { group: t`a removed group`, community: t`a removed community` }

const ValueFields = ({ field, draft, choices, errors, onChange }: ValueFieldsProps) => {
  const error = errors['value']
  const choose = useTold((chosen: string[]) => onChange({ chosen }))
  switch (valueOf(field, draft.test)) {
    case 'text':
      return <TextField label={t`Value`} value={draft.text} onChange={(text) => onChange({ text })} error={error} />
    case 'choice':
      return <SelectField label={t`Value`} value={draft.text} onChange={(text) => onChange({ text })} options={withChosen((field.choices ?? []).map((value) => ({ value, label: value })), [draft.text], (value) => value)} error={error} />
    case 'choices':
      return (
        <MultiSelect
          label={t`Value`}
          data={withChosen(choices, draft.chosen, (value) => removedNames[field.key] ?? value)}
          value={[...draft.chosen]}
          onChange={choose}
          error={error}
          searchable
          withScrollArea={false}
          maxDropdownHeight={220}
          limit={200}
          nothingFoundMessage={choices.length === 0 ? t`There are none yet` : t`Nothing matches`}
          placeholder={draft.chosen.length === 0 ? t`Choose one or more` : ''}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      )
    case 'range':
      return (
        <Group grow align="flex-start">
          <TextInput label={t`At least`} inputMode="decimal" placeholder={t`no limit`} value={draft.atLeast} error={errors['atLeast'] ?? error} onChange={(event) => onChange({ atLeast: event.currentTarget.value })} />
          <TextInput label={t`At most`} inputMode="decimal" placeholder={t`no limit`} value={draft.atMost} error={errors['atMost']} onChange={(event) => onChange({ atMost: event.currentTarget.value })} />
        </Group>
      )
    case 'days':
      return <NumberField label={t`Days`} value={draft.days} onChange={(days) => onChange({ days })} error={error} description={t`Counted from today, on every day anew.`} />
    case 'day':
      return <DayField label={t`Day`} value={draft.day} onChange={(day) => onChange({ day })} error={error} />
    case 'nothing':
      return null
  }
}

/** One condition: which field, which test, which value. */
export const FilterDialog = ({ filter, fields, choices, onClose, onSave }: FilterDialogProps) => {
  const [first] = fields
  const [draft, setDraft] = useState<FilterDraft | null>(() => (filter === null ? null : draftOfFilter(filter)))
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const field = fields.find(({ key }) => key === draft?.field) ?? first
  if (field === undefined) return null
  const shown = draft ?? draftFor(field)
  const change = (part: Partial<FilterDraft>): void => {
    setDraft({ ...shown, ...part })
    setErrors(noErrors)
  }
  const choose = (key: string): void => {
    const next = fields.find((each) => each.key === key)
    if (next !== undefined) change(draftFor(next))
  }
  const result = filterOfDraft(field, shown)
  const check = (): string | null => {
    const found = 'errors' in result ? result.errors : noErrors
    setErrors(found)
    return Object.values(found)[0] ?? null
  }
  const submit = (): Promise<boolean> => {
    if ('filter' in result) onSave(result.filter)
    return Promise.resolve('filter' in result)
  }
  return (
    <FormDialog title={filter === null ? t`Add filter` : t`Change filter`} isOpen onClose={onClose} check={check} onSubmit={submit} submitLabel={filter === null ? t`Add filter` : t`Save`}>
      <SelectField label={t`Field`} value={field.key} onChange={choose} options={fields.map(({ key, label }) => ({ value: key, label }))} autoFocus />
      <SelectField label={t`Condition`} value={shown.test} onChange={(test) => change({ test })} options={testsOf(field)} />
      <ValueFields field={field} draft={shown} choices={choices[field.key] ?? []} errors={errors} onChange={change} />
    </FormDialog>
  )
}
