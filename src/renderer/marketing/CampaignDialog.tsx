import { Group } from '@mantine/core'
import { useState } from 'react'
import { type Campaign, CampaignFields, type CampaignId, CampaignStatus, campaignStatusNames, type Kpi, kpisByObjective, Objective, objectiveNames } from '../../shared/marketing/campaign'
import type { Currency } from '../../shared/kernel/money'
import { kpiNames } from '../../shared/marketing/kpi'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { DayField, MoneyField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { kpiUnitText, parseTarget, targetInput, targetRefusal } from './kpi-view'
import { useTypedAmount } from './use-typed-amount'

interface CampaignDialogProps {
  /** Null: a new one. */
  readonly campaign: Campaign | null
  readonly currency: Currency
  readonly onClose: () => void
  readonly onSaved?: (id: CampaignId) => void
}

export const statusOptions = CampaignStatus.options.map((value) => ({ value, label: campaignStatusNames[value] }))
export const objectiveOptions = Objective.options.map((value) => ({ value, label: objectiveNames[value] }))

/** Plans a campaign: the objective decides which KPIs are offered, the KPI the unit of its target. */
export const CampaignDialog = ({ campaign, currency: workbookCurrency, onClose, onSaved }: CampaignDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.campaign.add)
  const edit = useCommand(client.marketing.campaign.edit)
  const usual = campaign?.currency ?? workbookCurrency
  const { amountMinor: budgetMinor, currency, changeAmount: changeBudget, changeCurrency, rounding } = useTypedAmount(campaign && { amountMinor: campaign.budgetMinor, currency: usual }, usual)
  const [name, setName] = useState(campaign?.name ?? '')
  const [objective, setObjective] = useState<Objective>(campaign?.objective ?? 'sales')
  const [kpi, setKpi] = useState<Kpi | ''>(campaign?.kpi ?? '')
  const [target, setTarget] = useState(campaign?.kpi != null && campaign.target !== null ? targetInput(campaign.kpi, campaign.target, usual) : '')
  const [status, setStatus] = useState<CampaignStatus>(campaign?.status ?? 'active')
  const [startsOn, setStartsOn] = useState<string>(campaign?.startsOn ?? '')
  const [endsOn, setEndsOn] = useState<string>(campaign?.endsOn ?? '')
  const [owner, setOwner] = useState(campaign?.owner ?? '')
  const [brief, setBrief] = useState(campaign?.brief ?? '')
  // One that was chosen under another rule stays on offer until it is changed.
  const kpis = kpi === '' || kpisByObjective[objective].includes(kpi) ? kpisByObjective[objective] : [...kpisByObjective[objective], kpi]
  const changeKpi = (next: Kpi | ''): void => {
    setKpi(next)
    // A target of another measure would mean something else; one that waits for its measure is of this one.
    if (kpi !== '') setTarget('')
  }
  const changeObjective = (next: Objective): void => {
    setObjective(next)
    if (kpi !== '' && !kpisByObjective[next].includes(kpi)) changeKpi('')
  }

  const wanted = kpi === '' || target.trim() === '' ? null : parseTarget(target, kpi, currency)
  const reversed = t`It ends before it starts.`
  const { errors, form } = useCheckedForm({
    schema: CampaignFields,
    fields: { name, objective, kpi: kpi === '' ? null : kpi, target: wanted, status, startsOn: startsOn === '' ? null : startsOn, endsOn: endsOn === '' ? null : endsOn, budgetMinor, currency, owner, brief },
    own: { target: target.trim() !== '' && (kpi === '' ? t`Choose the KPI that this is the target of.` : wanted === null && targetRefusal(kpi, currency)), endsOn: startsOn !== '' && endsOn !== '' && endsOn < startsOn && reversed },
    send: (fields, changes) => (campaign === null ? add(fields) : edit({ id: campaign.id, changes })),
    refused: ({ type }) => (type === 'EndsBeforeStart' ? { endsOn: reversed } : { name: t`This campaign was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={campaign === null ? t`New campaign` : t`Edit campaign`} isOpen onClose={onClose} {...form} submitLabel={campaign === null ? t`Add campaign` : t`Save`} size="lg">
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Objective`} value={objective} onChange={changeObjective} options={objectiveOptions} />
        <SelectField label={t`KPI`} value={kpi} onChange={changeKpi} options={[{ value: '', label: t`None` }, ...kpis.map((value) => ({ value, label: kpiNames[value] }))]} />
        <TextField label={t`Target`} value={target} onChange={setTarget} error={errors['target']} placeholder={kpi === '' ? t`choose a KPI first` : kpiUnitText(kpi, currency)} />
      </Group>
      <Group grow align="flex-start">
        <SelectField label={t`Status`} value={status} onChange={setStatus} options={statusOptions} />
        <DayField label={t`Starts`} value={startsOn} onChange={setStartsOn} error={errors['startsOn']} />
        <DayField label={t`Ends`} value={endsOn} onChange={setEndsOn} error={errors['endsOn']} />
      </Group>
      <Group grow align="flex-start">
        <MoneyField label={t`Media budget`} value={budgetMinor} onChange={changeBudget} currency={currency} error={errors['budgetMinor']} {...rounding} />
        <TextField label={t`Currency`} value={currency} onChange={changeCurrency} error={errors['currency']} />
        <TextField label={t`Owner`} value={owner} onChange={setOwner} error={errors['owner']} />
      </Group>
      <TextAreaField label={t`Brief`} value={brief} onChange={setBrief} />
    </FormDialog>
  )
}
