import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { type Creative, CreativeFields, type CreativeId } from '../../shared/marketing/creative'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { DayField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { fixedReason } from './creative-view'

interface CreativeDialogProps {
  /** Null: a new one. */
  readonly creative: Creative | null
  readonly campaignId?: CampaignId | null
  readonly scheduledOn?: Day | null
  readonly onClose: () => void
  readonly onSaved?: (id: CreativeId) => void
}

/** Starts a creative, or changes what it is and when it is to run. */
export const CreativeDialog = ({ creative, campaignId = null, scheduledOn = null, onClose, onSaved }: CreativeDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.creative.add)
  const edit = useCommand(client.marketing.creative.edit)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const [name, setName] = useState(creative?.name ?? '')
  const [campaign, setCampaign] = useState(String(creative?.campaignId ?? campaignId ?? ''))
  const [on, setOn] = useState<string>(creative?.scheduledOn ?? scheduledOn ?? '')
  const [landingUrl, setLandingUrl] = useState(creative?.landingUrl ?? '')
  const [note, setNote] = useState(creative?.note ?? '')
  const { errors, form } = useCheckedForm({
    schema: CreativeFields,
    fields: { name, campaignId: campaign === '' ? null : Number(campaign), landingUrl, note, scheduledOn: on === '' ? null : on },
    send: (values, changes) => (creative === null ? add(values) : edit({ id: creative.id, changes })),
    refused: ({ type }) => (type === 'CreativeIsFixed' && creative !== null ? { landingUrl: fixedReason(creative.state) ?? '' } : { name: t`It was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={creative === null ? t`New creative` : t`Edit creative`} isOpen onClose={onClose} {...form} submitLabel={creative === null ? t`Add creative` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Campaign`} value={campaign} onChange={setCampaign} options={[{ value: '', label: t`None` }, ...campaigns.map(({ id, name: label }) => ({ value: String(id), label }))]} />
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['scheduledOn']} />
      </Group>
      <TextField label={t`Leads to`} value={landingUrl} onChange={setLandingUrl} error={errors['landingUrl']} placeholder="https://…" description={t`Its links are marked from here by the convention.`} />
      <TextAreaField label={t`Note`} value={note} onChange={setNote} />
    </FormDialog>
  )
}
