import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { CostKind, costKindNames, type CostLine, CostLineFields } from '../../shared/marketing/cost-line'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { amountMissing, DayField, MoneyField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { adPlatformOptions } from './ad-platform-options'

interface CostDialogProps {
  /** Null: a new one. */
  readonly line: CostLine | null
  readonly campaignId: CampaignId
  readonly currency: Currency
  readonly onClose: () => void
}

/** Types in a fee, production or labour. */
export const CostDialog = ({ line, campaignId, currency: given, onClose }: CostDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.costLine.add)
  const edit = useCommand(client.marketing.costLine.edit)
  const currency = line?.currency ?? given
  const [kind, setKind] = useState<CostKind>(line?.kind ?? 'fee')
  const [label, setLabel] = useState(line?.label ?? '')
  const [amountMinor, setAmountMinor] = useState<number | null>(line?.amountMinor ?? null)
  const [platform, setPlatform] = useState<AdPlatform | ''>(line?.platform ?? '')
  const [on, setOn] = useState<string>(line?.on ?? today())
  const { errors, form } = useCheckedForm({
    schema: CostLineFields,
    fields: { campaignId, platform: platform === '' ? null : platform, kind, label, amountMinor, currency, on },
    own: { amountMinor: amountMinor === null && amountMissing(currency) },
    send: (fields) => (line === null ? add(fields) : edit({ id: line.id, fields })),
    refused: () => ({ label: t`It was removed meanwhile.` }),
  })
  return (
    <FormDialog title={line === null ? t`Add a cost` : t`Edit cost`} isOpen onClose={onClose} {...form} submitLabel={line === null ? t`Add cost` : t`Save`}>
      <TextField label={t`What for`} value={label} onChange={setLabel} error={errors['label']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Kind`} value={kind} onChange={setKind} options={CostKind.options.map((value) => ({ value, label: costKindNames[value] }))} />
        <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={[{ value: '', label: t`No single one` }, ...adPlatformOptions]} />
      </Group>
      <Group grow align="flex-start">
        <MoneyField label={t`Amount`} value={amountMinor} onChange={setAmountMinor} currency={currency} error={errors['amountMinor']} isRequired />
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
      </Group>
    </FormDialog>
  )
}
