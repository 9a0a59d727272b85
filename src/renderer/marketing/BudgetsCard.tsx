import { ActionIcon, Button, Group } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { monthText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import type { BudgetLine } from '../../shared/marketing/budget'
import type { MediaPlanId } from '../../shared/marketing/flight'
import { notAvailable } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { fieldErrors, type FieldErrors, MoneyField, noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { MetricValue } from '../ui/MetricValue'
import { channelText, moneyText } from './plan-view'
import classes from './marketing.module.css'

const scopeText = ({ budget: { platform, placement, month }, campaignName }: BudgetLine): string =>
  [...(campaignName === null ? [] : [campaignName]), ...(platform === null ? [] : [channelText({ platform, placement: placement ?? 'any' })]), ...(month === null ? [] : [monthText(month)])].join(', ') || 'The whole plan'

const BudgetDialog = ({ planId, currency, onClose }: { readonly planId: MediaPlanId; readonly currency: Currency; readonly onClose: () => void }) => {
  const client = useClient()
  const set = useCommand(client.marketing.budget.set)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const [campaignId, setCampaignId] = useState('')
  const [platform, setPlatform] = useState<AdPlatform | ''>('')
  const [month, setMonth] = useState('')
  const [amountMinor, setAmountMinor] = useState<number | null>(null)
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const submit = async (): Promise<boolean> => {
    if (amountMinor === null) {
      setErrors({ amountMinor: 'Type an amount, like 1200.50.' })
      return false
    }
    const result = await set({ planId, fields: { campaignId: campaignId === '' ? null : Number(campaignId), platform: platform === '' ? null : platform, month: month === '' ? null : month, amountMinor, currency } })
    if (result?.ok === false) setErrors(Object.fromEntries(Object.entries(fieldErrors(result.error) ?? { amountMinor: 'The version or campaign was removed meanwhile.' }).map(([path, message]) => [path.replace(/^fields\./, ''), message])))
    return result?.ok === true
  }
  return (
    <FormDialog title="Set a budget" isOpen onClose={onClose} onSubmit={submit} submitLabel="Set budget">
      <SelectField label="Campaign" value={campaignId} onChange={setCampaignId} options={[{ value: '', label: 'All campaigns' }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]} autoFocus />
      <Group grow align="flex-start">
        <SelectField label="Platform" value={platform} onChange={setPlatform} options={[{ value: '', label: 'All platforms' }, ...AdPlatform.options.map((value) => ({ value, label: platformNames[value] }))]} />
        <TextField label="Month" value={month} onChange={setMonth} placeholder="all, or 2026-03" error={errors['month']} />
      </Group>
      <MoneyField label="Amount" value={amountMinor} onChange={setAmountMinor} currency={currency} error={errors['amountMinor']} isRequired />
    </FormDialog>
  )
}

/** What may be spent against what is planned, promised and spent. */
export const BudgetsCard = ({ planId, currency }: { readonly planId: MediaPlanId; readonly currency: Currency }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.budget.overview, { planId })
  const remove = useCommand(client.marketing.budget.remove)
  const [isSetting, setIsSetting] = useState(false)
  return (
    <Card title="Budgets" actions={<Button size="compact-sm" variant="default" onClick={() => setIsSetting(true)}>Set a budget</Button>}>
      {value === undefined || value.lines.length === 0 ? <p className={classes['soft']}>A budget is for the whole plan, a campaign, a platform or a month; what is left to place is counted from it.</p> : (
        // A wide table scrolls by itself and must be reachable to do so.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes['wide']} role="region" aria-label="Budgets of the plan" tabIndex={0}>
          <table className={classes['table']}>
            <thead><tr><th scope="col">For</th>{['Budget', 'Left to place', 'Committed', 'Spent'].map((heading) => <th key={heading} scope="col" className={classes['end']}>{heading}</th>)}<th scope="col">Remove</th></tr></thead>
            <tbody>
              {value.lines.map((line) => {
                const { budget, overMinor, leftToPlaceMinor, committedMinor, spentMinor, spentReason } = line
                return (
                  <tr key={budget.id}>
                    <th scope="row">{scopeText(line)}</th>
                    <td className={classes['end']}>{moneyText(budget.amountMinor, budget.currency)}</td>
                    <td className={classes['end']}>{overMinor > 0 ? `${moneyText(overMinor, budget.currency)} over` : moneyText(leftToPlaceMinor, budget.currency)}</td>
                    <td className={classes['end']}>{moneyText(committedMinor, budget.currency)}</td>
                    <td className={classes['end']}><MetricValue text={spentMinor === null ? notAvailable : moneyText(spentMinor, budget.currency)} reason={spentReason} /></td>
                    <td><ActionIcon variant="subtle" color="gray" size={26} aria-label={`Remove budget of ${scopeText(line)}`} onClick={() => void remove({ id: budget.id })}><IconTrash size={15} /></ActionIcon></td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {isSetting && <BudgetDialog planId={planId} currency={currency} onClose={() => setIsSetting(false)} />}
    </Card>
  )
}
