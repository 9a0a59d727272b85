import { Group } from '@mantine/core'
import { useState } from 'react'
import { type DealSources, TypedCredits } from '../../shared/bridge/attribution.contract'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { CampaignId, CampaignName } from '../../shared/marketing/campaign'
import { type Deal, DealFields, DealStatus, dealStatusNames } from '../../shared/marketing/deal'
import { contactIdsOf, DealSourceFields, draftOfSources, draftProblem } from '../bridge/DealSourceFields'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { amountMissing, DayField, MoneyField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { useKeptValue } from '../ui/use-kept-value'
import { isWonAhead } from './deals-view'
import { useTypedAmount } from './use-typed-amount'

export const dealStatusOptions = DealStatus.options.map((value) => ({ value, label: dealStatusNames[value] }))

const SourcedDeal = DealFields.extend({ typed: TypedCredits })

interface DealDialogProps {
  /** Null: a new one. */
  readonly deal: Deal | null
  readonly campaignId: CampaignId | null
  readonly currency: Currency
  readonly onClose: () => void
}

/** Types in a sale, whom it is with and where it came from. Only won deals are revenue. */
export const DealDialog = (props: DealDialogProps) => {
  const client = useClient()
  const { deal } = props
  // Asked for only where there is one. What is typed stays where the deal goes meanwhile.
  const sources = useKeptValue(useAnswer(client.bridge.attribution.ofDeal, { dealId: deal?.id ?? 1 }, { enabled: deal !== null }).value)
  // An amount may be typed at once, so the currencies of the campaigns are known before it can be.
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  if (campaigns === undefined || (deal !== null && sources === undefined)) return null
  return <DealForm {...props} campaigns={campaigns} sources={deal === null ? null : (sources ?? null)} />
}

interface DealFormProps extends DealDialogProps {
  readonly campaigns: readonly CampaignName[]
  readonly sources: DealSources | null
}

const DealForm = ({ deal, campaignId, currency: given, campaigns, sources, onClose }: DealFormProps) => {
  const client = useClient()
  const save = useCommand(client.bridge.attribution.saveDeal)
  const day = useToday()
  const [name, setName] = useState(deal?.name ?? '')
  const [campaign, setCampaign] = useState(String(deal?.campaignId ?? campaignId ?? ''))
  const { amountMinor, currency, changeAmount, changeCurrency, rounding } = useTypedAmount(deal, campaigns.find(({ id }) => String(id) === campaign)?.currency ?? given)
  const [status, setStatus] = useState<DealStatus>(deal?.status ?? 'won')
  const [on, setOn] = useState<string>(deal?.on ?? today())
  const [customer, setCustomer] = useState(deal?.customer ?? '')
  const [note, setNote] = useState(deal?.note ?? '')
  const [draft, setDraft] = useState(() => draftOfSources(sources))
  const { errors, form } = useCheckedForm({
    schema: SourcedDeal,
    fields: { name, campaignId: campaign === '' ? null : Number(campaign), amountMinor, currency, status, on, note, customer, typed: draft.typed },
    own: { amountMinor: amountMinor === null && amountMissing(currency), contactIds: draftProblem(draft) },
    send: ({ typed, ...fields }) => save({ id: deal?.id ?? null, fields, contactIds: contactIdsOf(draft), typed }),
    refused: () => ({ name: t`It, or something named in it, was removed meanwhile.` }),
  })
  return (
    <FormDialog title={deal === null ? t`New deal` : t`Edit deal`} isOpen onClose={onClose} {...form} submitLabel={deal === null ? t`Add deal` : t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <TextField label={t`Customer`} value={customer} onChange={setCustomer} error={errors['customer']} placeholder={t`who bought; the same name each time`} />
      <SelectField label={t`Campaign`} value={campaign} onChange={setCampaign} options={[{ value: '', label: t`None` }, ...campaigns.map(({ id, name: label }) => ({ value: String(id), label }))]} />
      <Group grow align="flex-start">
        <MoneyField label={t`Amount`} value={amountMinor} onChange={changeAmount} currency={currency} error={errors['amountMinor']} isRequired {...rounding} />
        <TextField label={t`Currency`} value={currency} onChange={changeCurrency} error={errors['currency']} />
      </Group>
      <Group grow align="flex-start">
        <SelectField label={t`Status`} value={status} onChange={setStatus} options={dealStatusOptions} />
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} {...(isWonAhead({ status, on }, day) && { description: t`This day is yet to come. As a won deal it counts as revenue of that day.` })} />
      </Group>
      <DealSourceFields draft={draft} onChange={setDraft} credits={sources?.credits ?? null} errors={errors} />
      <TextAreaField label={t`Note`} value={note} onChange={setNote} />
    </FormDialog>
  )
}
