import { Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Audience, AudienceFields, type AudienceId, AudienceKind, audienceKindNames } from '../../shared/marketing/audience'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { NumberField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'

interface AudienceDialogProps {
  /** Null: a new one. */
  readonly audience: Audience | null
  readonly onClose: () => void
  readonly onSaved?: (id: AudienceId) => void
}

export const kindOptions = AudienceKind.options.map((value) => ({ value, label: audienceKindNames[value] }))

/** Says who an audience is, part by part. */
export const AudienceDialog = ({ audience, onClose, onSaved }: AudienceDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.audience.add)
  const edit = useCommand(client.marketing.audience.edit)
  const [fields, setFields] = useState<AudienceFields>({
    name: audience?.name ?? '',
    kind: audience?.kind ?? 'interest',
    ageFrom: audience?.ageFrom ?? null,
    ageTo: audience?.ageTo ?? null,
    places: audience?.places ?? '',
    languages: audience?.languages ?? '',
    interests: audience?.interests ?? '',
    lookalike: audience?.lookalike ?? '',
    definition: audience?.definition ?? '',
    exclusions: audience?.exclusions ?? '',
    note: audience?.note ?? '',
  })
  const change = (part: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...part }))
  const agesReversed = t`The older age comes second`
  const { errors, form } = useCheckedForm({
    schema: AudienceFields,
    fields,
    own: { ageTo: fields.ageFrom !== null && fields.ageTo !== null && fields.ageTo < fields.ageFrom && agesReversed },
    send: (right, changes) => (audience === null ? add(right) : edit({ id: audience.id, changes })),
    refused: ({ type }) => (type === 'AgesReversed' ? { ageTo: agesReversed } : { name: t`This audience was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={audience === null ? t`New audience` : t`Edit audience`} isOpen onClose={onClose} {...form} submitLabel={audience === null ? t`Add audience` : t`Save`} size="lg">
      <TextField label={t`Name`} value={fields.name} onChange={(name) => change({ name })} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Kind`} value={fields.kind} onChange={(kind) => change({ kind })} options={kindOptions} />
        <NumberField label={t`Age from`} value={fields.ageFrom} onChange={(ageFrom) => change({ ageFrom })} error={errors['ageFrom']} placeholder={t`no bound`} />
        <NumberField label={t`Age to`} value={fields.ageTo} onChange={(ageTo) => change({ ageTo })} error={errors['ageTo']} placeholder={t`no bound`} />
      </Group>
      <Group grow align="flex-start">
        <TextField label={t`Places`} value={fields.places} onChange={(places) => change({ places })} error={errors['places']} placeholder={t`Berlin +25 km; Leipzig`} />
        <TextField label={t`Languages`} value={fields.languages} onChange={(languages) => change({ languages })} error={errors['languages']} placeholder={t`German, English`} />
      </Group>
      <TextField label={t`Interests`} value={fields.interests} onChange={(interests) => change({ interests })} error={errors['interests']} />
      <TextField label={t`Lookalike`} value={fields.lookalike} onChange={(lookalike) => change({ lookalike })} error={errors['lookalike']} placeholder={t`what it is made from, and how like: 1% of buyers, Germany`} />
      <TextAreaField label={t`Who else is in it`} value={fields.definition} onChange={(definition) => change({ definition })} minRows={2} />
      <TextAreaField label={t`Kept out`} value={fields.exclusions} onChange={(exclusions) => change({ exclusions })} minRows={2} />
      <TextAreaField label={t`Note`} value={fields.note} onChange={(note) => change({ note })} minRows={2} />
    </FormDialog>
  )
}
