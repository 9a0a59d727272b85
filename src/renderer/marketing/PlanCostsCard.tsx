import { Button, Group } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { dayText, monthText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { fieldText, readPercent } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { PlanSheet } from '../../shared/marketing/media-plan'
import { type PlanCost, PlanCostFields, PlanCostKind, planCostKindNames, type PlanCostRule } from '../../shared/marketing/plan-cost'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { amountMissing, DayField, MoneyField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { moneyText } from './plan-view'
import { useTypedAmount } from './use-typed-amount'
import classes from './marketing.module.css'

/** A rule in words. */
export const ruleText = (rule: PlanCostRule): string => {
  switch (rule.rule) {
    case 'percent':
      return t`${fieldText(String(rule.ratePpm / 10_000))}% of media`
    case 'once':
      return t`once on ${dayText(rule.on)}`
    case 'monthly':
      return t`${moneyText(rule.amountMinor, rule.currency)} a month, ${monthText(rule.from)} to ${monthText(rule.to)}`
  }
}

const ruleOptions = [{ value: 'percent' as const, label: t`Percent of media` }, { value: 'once' as const, label: t`Fixed, once` }, { value: 'monthly' as const, label: t`Per month` }]

interface DialogProps {
  readonly cost: PlanCost | null
  readonly plan: PlanSheet['plan']
  readonly currency: Currency
  readonly onClose: () => void
}

const PlanCostDialog = ({ cost, plan, currency: given, onClose }: DialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.planCost.add)
  const edit = useCommand(client.marketing.planCost.edit)
  const old = cost?.rule
  const [kind, setKind] = useState<PlanCostKind>(cost?.kind ?? 'fee')
  const [campaignId, setCampaignId] = useState(String(cost?.campaignId ?? ''))
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const [label, setLabel] = useState(cost?.label ?? '')
  const [ruleName, setRuleName] = useState<PlanCostRule['rule']>(old?.rule ?? 'percent')
  const [percent, setPercent] = useState(old?.rule === 'percent' ? fieldText(String(old.ratePpm / 10_000)) : '')
  const { amountMinor, currency, changeAmount, changeCurrency, rounding } = useTypedAmount(old === undefined || old.rule === 'percent' ? null : old, campaigns.find(({ id }) => String(id) === campaignId)?.currency ?? given)
  const [on, setOn] = useState<string>(old?.rule === 'once' ? old.on : plan.startsOn)
  const [from, setFrom] = useState(old?.rule === 'monthly' ? old.from : plan.startsOn.slice(0, 7))
  const [to, setTo] = useState(old?.rule === 'monthly' ? old.to : plan.endsOn.slice(0, 7))
  const plainPercent = readPercent(percent)
  const typedPercent = plainPercent === null ? null : Number(plainPercent)
  const amount = { amountMinor, currency }
  const rule = ruleName === 'percent' ? { rule: ruleName, ratePpm: typedPercent === null ? null : Math.round(typedPercent * 10_000) } : ruleName === 'once' ? { rule: ruleName, ...amount, on } : { rule: ruleName, ...amount, from, to }
  const { errors, form } = useCheckedForm({
    schema: PlanCostFields,
    fields: { campaignId: campaignId === '' ? null : Number(campaignId), kind, label, rule },
    own: ruleName === 'percent' ? { 'rule.ratePpm': typedPercent === null && t`Type a percentage like 15.` } : { 'rule.amountMinor': amountMinor === null && amountMissing(currency) },
    send: (fields) => (cost === null ? add({ planId: plan.id, fields }) : edit({ id: cost.id, fields })),
    refused: () => ({ label: t`It was removed meanwhile.` }),
  })
  return (
    <FormDialog title={cost === null ? t`Add a planned cost` : t`Edit planned cost`} isOpen onClose={onClose} {...form} submitLabel={cost === null ? t`Add cost` : t`Save`} size="lg">
      <TextField label={t`What for`} value={label} onChange={setLabel} error={errors['label']} isRequired autoFocus />
      <Group grow align="flex-start">
        <SelectField label={t`Kind`} value={kind} onChange={setKind} options={PlanCostKind.options.map((value) => ({ value, label: planCostKindNames[value] }))} />
        <SelectField label={t`Beside`} value={campaignId} onChange={setCampaignId} options={[{ value: '', label: t`The whole plan` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]} />
        <SelectField label={t`Rule`} value={ruleName} onChange={setRuleName} options={ruleOptions} />
      </Group>
      {ruleName === 'percent' ? <TextField label={t`Percent`} value={percent} onChange={setPercent} error={errors['rule.ratePpm']} placeholder="15" /> : (
        <Group grow align="flex-start">
          <MoneyField label={t`Amount`} value={amountMinor} onChange={changeAmount} currency={currency} error={errors['rule.amountMinor']} isRequired {...rounding} />
          <TextField label={t`Currency`} value={currency} onChange={changeCurrency} error={errors['rule.currency']} />
        </Group>
      )}
      {ruleName === 'once' && <DayField label={t`Day`} value={on} onChange={setOn} error={errors['rule.on']} />}
      {ruleName === 'monthly' && <Group grow align="flex-start"><TextField label={t`First month`} value={from} onChange={setFrom} error={errors['rule.from']} /><TextField label={t`Last month`} value={to} onChange={setTo} error={errors['rule.to']} /></Group>}
    </FormDialog>
  )
}

/** Fees and other costs planned beside media, by their rules, and what each comes to. */
export const PlanCostsCard = ({ sheet: { costs, plan }, currency }: { readonly sheet: PlanSheet; readonly currency: Currency }) => {
  const client = useClient()
  const remove = useCommand(client.marketing.planCost.remove)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const [dialog, setDialog] = useState<PlanCost | 'new' | null>(null)
  const besideText = ({ campaignId }: PlanCost): string => (campaignId === null ? '' : `, ${campaigns.find(({ id }) => id === campaignId)?.name ?? ''}`)
  return (
    <Card title={t`Planned costs`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('new')}>{t`Add a planned cost`}</Button>}>
      {costs.length === 0 && <p className={classes['soft']}>{t`Fees, commission, tax, production and labour beside media: a percent of it, once, or per month.`}</p>}
      <ul className={classes['lines']}>
        {costs.map(({ cost, amounts }) => (
          <li key={cost.id} className={classes['costLine']}>
            <span className={classes['what']}><bdi>{cost.label}</bdi><span className={classes['soft']}>{planCostKindNames[cost.kind]}, {ruleText(cost.rule)}{besideText(cost)}</span></span>
            <span className={classes['amount']}>{amounts.map(({ amountMinor, currency: of }) => moneyText(amountMinor, of)).join(', ')}</span>
            <span className={classes['acts']}>
              <IconButton size={26} label={t`Edit ${cost.label}`} onClick={() => setDialog(cost)}><IconPencil size={15} /></IconButton>
              <IconButton size={26} label={t`Remove ${cost.label}`} onClick={() => void remove({ id: cost.id })}><IconTrash size={15} /></IconButton>
            </span>
          </li>
        ))}
      </ul>
      {dialog !== null && <PlanCostDialog cost={dialog === 'new' ? null : dialog} plan={plan} currency={currency} onClose={() => setDialog(null)} />}
    </Card>
  )
}
