import { Button, Checkbox, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { cutText } from '../../shared/kernel/cut-text'
import { t } from '../../shared/kernel/words'
import type { Campaign, CampaignId } from '../../shared/marketing/campaign'
import { CampaignCopyFields } from '../../shared/marketing/campaign.contract'
import { SavedTemplateFields } from '../../shared/marketing/campaign-template.contract'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { DayField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'

const gone = t`This campaign was removed meanwhile.`

const DuplicateDialog = ({ campaign, onClose, onSaved }: { readonly campaign: Campaign; readonly onClose: () => void; readonly onSaved: (id: CampaignId) => void }) => {
  const client = useClient()
  const duplicate = useCommand(client.marketing.campaign.duplicate)
  const { value: versions = [] } = useAnswer(client.marketing.mediaPlan.list, {})
  const current = versions.find(({ isCurrent }) => isCurrent)
  const [name, setName] = useState(t`${cutText(campaign.name, 290)} (copy)`)
  const [startsOn, setStartsOn] = useState<string>(campaign.startsOn ?? '')
  const [withFlights, setWithFlights] = useState(false)
  const { errors, form } = useCheckedForm({
    schema: CampaignCopyFields,
    fields: { id: campaign.id, name, startsOn: startsOn === '' ? null : startsOn, planId: withFlights ? (current?.id ?? null) : null },
    send: duplicate,
    refused: () => ({ name: gone }),
    onSaved: ({ id }) => onSaved(id),
  })
  return (
    <FormDialog title={t`Duplicate ${campaign.name}`} isOpen onClose={onClose} {...form} submitLabel={t`Duplicate`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <DayField label={t`Starts`} value={startsOn} onChange={setStartsOn} error={errors['startsOn']} description={t`Its last day and flights move as far. The copy is a draft without results, costs or deals.`} />
      {current !== undefined && <Checkbox label={t`Its flights in ${current.name} too, not booked`} checked={withFlights} onChange={(event) => setWithFlights(event.currentTarget.checked)} />}
    </FormDialog>
  )
}

const SaveTemplateDialog = ({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) => {
  const client = useClient()
  const save = useCommand(client.marketing.campaignTemplate.save)
  const { value: templates = [] } = useAnswer(client.marketing.campaignTemplate.list, {})
  const [name, setName] = useState(campaign.name)
  const isTaken = templates.some((template) => template.name === name.trim())
  const { errors, form } = useCheckedForm({ schema: SavedTemplateFields, fields: { campaignId: campaign.id, name }, send: save, refused: () => ({ name: gone }) })
  return (
    <FormDialog title={t`Save as template`} isOpen onClose={onClose} {...form} submitLabel={isTaken ? t`Replace template` : t`Save template`}>
      <TextField label={t`Template name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus description={isTaken ? t`There is one of this name; it is replaced.` : t`It keeps objective, KPI, target, budget, length, owner and brief.`} />
    </FormDialog>
  )
}

interface CampaignActionsProps {
  readonly campaign: Campaign
  readonly onOpen: (id: CampaignId) => void
  readonly onRemove: () => void
}

/** What else can be done with a campaign: once more, as a template, put away, taken away. */
export const CampaignActions = ({ campaign, onOpen, onRemove }: CampaignActionsProps) => {
  const client = useClient()
  const today = useToday()
  const setStatus = useCommand(client.marketing.campaign.setStatus)
  const edit = useCommand(client.marketing.campaign.edit)
  const [dialog, setDialog] = useState<'duplicate' | 'template' | null>(null)
  const { id, name, status, endsOn } = campaign
  const bringBack = (): void => void edit({ id, changes: { status: endsOn !== null && endsOn < today ? 'ended' : 'active' } })
  const putAway = (): void => void setStatus({ ids: [id], status: 'archived' })
  useOffers(() => [
    { label: t`Duplicate ${name}`, run: () => setDialog('duplicate') },
    { label: t`Save ${name} as a template`, run: () => setDialog('template') },
    status === 'archived' ? { label: t`Bring ${name} back`, run: bringBack } : { label: t`Archive ${name}`, run: putAway },
    { label: t`Remove ${name}`, run: onRemove },
  ])
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} />}>{t`More`}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('duplicate')}>{t`Duplicate…`}</Menu.Item>
          <Menu.Item onClick={() => setDialog('template')}>{t`Save as template…`}</Menu.Item>
          {status === 'archived' ? <Menu.Item onClick={bringBack}>{t`Bring back`}</Menu.Item> : <Menu.Item onClick={putAway}>{t`Archive`}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={onRemove}>{t`Remove`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'duplicate' && <DuplicateDialog campaign={campaign} onClose={() => setDialog(null)} onSaved={onOpen} />}
      {dialog === 'template' && <SaveTemplateDialog campaign={campaign} onClose={() => setDialog(null)} />}
    </>
  )
}
