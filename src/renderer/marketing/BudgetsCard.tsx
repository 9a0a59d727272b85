import { Button, Group } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { monthOf } from '../../shared/kernel/day'
import { monthText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Budget, type BudgetAllocation, BudgetFields, type BudgetLine } from '../../shared/marketing/budget'
import { PlacementFamily, placementNames } from '../../shared/marketing/flight'
import { periodsBetween } from '../../shared/marketing/flighting'
import type { MediaPlan } from '../../shared/marketing/media-plan'
import { notAvailable } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { amountMissing, MoneyField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import { adPlatformOptions } from './ad-platform-options'
import { channelText, moneyText } from './plan-view'
import { useTypedAmount } from './use-typed-amount'
import classes from './marketing.module.css'

const scopeText = ({ budget: { platform, placement, month }, campaignName }: BudgetLine): string =>
  [...(campaignName === null ? [] : [campaignName]), ...(platform === null ? [] : [channelText({ platform, placement: placement ?? 'any' })]), ...(month === null ? [] : [monthText(month)])].join(', ') || t`The whole plan`

interface BudgetDialogProps {
  readonly plan: MediaPlan
  /** Null: a new one. What a budget is for stays; its amount changes. */
  readonly line: BudgetLine | null
  /** All there are. */
  readonly lines: readonly BudgetLine[]
  readonly currency: Currency
  readonly onClose: () => void
}

const BudgetDialog = ({ plan, line, lines, currency: workbookCurrency, onClose }: BudgetDialogProps) => {
  const client = useClient()
  const set = useCommand(client.marketing.budget.set)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const old: Budget | undefined = line?.budget
  const [campaignId, setCampaignId] = useState('')
  const [platform, setPlatform] = useState<AdPlatform | ''>('')
  const [placement, setPlacement] = useState<PlacementFamily | ''>('')
  const [month, setMonth] = useState('')
  const { amountMinor, currency, changeAmount, changeCurrency, rounding } = useTypedAmount(old ?? null, campaigns.find(({ id }) => String(id) === campaignId)?.currency ?? workbookCurrency)
  const months = periodsBetween(plan.startsOn, plan.endsOn, 'month', 1).map(({ from }) => monthOf(from))
  const meant = old ?? { campaignId: campaignId === '' ? null : Number(campaignId), platform: platform === '' ? null : platform, placement: platform === '' || placement === '' ? null : placement, month: month === '' ? null : month }
  const known =
    line === null
      ? lines.find(
          ({ budget }) =>
            budget.campaignId === meant.campaignId &&
            budget.platform === meant.platform &&
            budget.placement === meant.placement &&
            budget.month === meant.month &&
            budget.currency === currency,
        )
      : undefined
  const { errors, form } = useCheckedForm({
    schema: BudgetFields,
    fields: { campaignId: meant.campaignId, platform: meant.platform, placement: meant.placement, month: meant.month, amountMinor, currency },
    own: { amountMinor: amountMinor === null && amountMissing(currency) },
    send: (fields) => set({ planId: plan.id, fields }),
    refused: () => ({ amountMinor: t`The version or campaign was removed meanwhile.` }),
  })
  return (
    <FormDialog title={line === null ? t`Set a budget` : t`Budget of ${scopeText(line)}`} isOpen onClose={onClose} {...form} submitLabel={t`Set budget`}>
      {line === null && (
        <>
          <SelectField
            label={t`Campaign`}
            value={campaignId}
            onChange={setCampaignId}
            options={[{ value: '', label: t`All campaigns` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]}
            autoFocus
          />
          <Group grow align="flex-start">
            <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={[{ value: '', label: t`All platforms` }, ...adPlatformOptions]} />
            {platform !== '' && (
              <SelectField
                label={t`Placement`}
                value={placement}
                onChange={setPlacement}
                options={[
                  { value: '', label: t`All placements` },
                  ...PlacementFamily.options.filter((value) => value !== 'any').map((value) => ({ value, label: placementNames[value] })),
                ]}
              />
            )}
            <SelectField
              label={t`Month`}
              value={month}
              onChange={setMonth}
              options={[{ value: '', label: t`All months` }, ...months.map((value) => ({ value, label: monthText(value) }))]}
              error={errors['month']}
            />
          </Group>
          <TextField label={t`Currency`} value={currency} onChange={changeCurrency} error={errors['currency']} />
        </>
      )}
      {known !== undefined && (
        <p
          className={classes['soft']}
          role="status"
        >{t`There is such a budget: ${moneyText(known.budget.amountMinor, known.budget.currency)}. Setting this one replaces it.`}</p>
      )}
      <MoneyField
        label={t`Amount`}
        value={amountMinor}
        onChange={changeAmount}
        currency={currency}
        error={errors['amountMinor']}
        isRequired
        autoFocus={line !== null}
        {...rounding}
      />
    </FormDialog>
  )
}

const kindWords: Readonly<Record<BudgetAllocation['by'], string>> = { campaign: t`by campaign`, channel: t`by channel`, month: t`by month` }

/** How much of the whole is given out: `8,000.00 EUR are given out by campaign, 2,000.00 EUR of the whole are left`. */
const allocationText = ({ by, currency, allocatedMinor, wholeMinor, leftToAllocateMinor }: BudgetAllocation): string => {
  const given = t`${moneyText(allocatedMinor, currency)} are given out ${kindWords[by]}`
  if (wholeMinor === null || leftToAllocateMinor === null) return t`${given}; there is no budget for the whole plan in ${currency}.`
  return leftToAllocateMinor < 0 ? t`${given}, ${moneyText(-leftToAllocateMinor, currency)} more than the whole of ${moneyText(wholeMinor, currency)}.` : t`${given}, ${moneyText(leftToAllocateMinor, currency)} of the whole ${moneyText(wholeMinor, currency)} are left to give out.`
}

const notesOf = (line: BudgetLine): readonly string[] => [
  ...line.otherPlaced.map(({ currency, amountMinor }) => t`${scopeText(line)}: ${moneyText(amountMinor, currency)} are planned in another currency and are in no figure here.`),
  ...line.notes.map((note) => `${scopeText(line)}: ${note}`),
]

const headings = [t`Budget`, t`Placed`, t`Left to place`, t`Committed`, t`Spent`, t`Left`] as const

const Line = ({ line, onEdit, onRemove }: { readonly line: BudgetLine; readonly onEdit: () => void; readonly onRemove: () => void }) => {
  const { budget, placedMinor, overMinor, leftToPlaceMinor, committedMinor, spentMinor, spentReason, leftMinor } = line
  const money = (minor: number): string => moneyText(minor, budget.currency)
  return (
    <tr>
      <th scope="row">
        <bdi>{scopeText(line)}</bdi>
      </th>
      <td className={classes['end']} data-label={t`Budget`}>
        {money(budget.amountMinor)}
      </td>
      <td className={classes['end']} data-label={t`Placed`}>
        {money(placedMinor)}
      </td>
      <td className={classes['end']} data-label={t`Left to place`} data-over={overMinor > 0}>
        {overMinor > 0 ? t`${money(overMinor)} over` : money(leftToPlaceMinor)}
      </td>
      <td className={classes['end']} data-label={t`Committed`}>
        {money(committedMinor)}
      </td>
      <td className={classes['end']} data-label={t`Spent`}>
        <MetricValue text={spentMinor === null ? notAvailable : money(spentMinor)} reason={spentReason} />
      </td>
      <td className={classes['end']} data-label={t`Left`} data-over={leftMinor !== null && leftMinor < 0}>
        <MetricValue
          text={leftMinor === null ? notAvailable : leftMinor < 0 ? t`${money(-leftMinor)} over` : money(leftMinor)}
          reason={leftMinor === null ? spentReason : null}
        />
      </td>
      <td>
        <Group gap={2} wrap="nowrap">
          <IconButton size={26} label={t`Change budget of ${scopeText(line)}`} onClick={onEdit}>
            <IconPencil size={15} />
          </IconButton>
          <IconButton size={26} label={t`Remove budget of ${scopeText(line)}`} onClick={onRemove}>
            <IconTrash size={15} />
          </IconButton>
        </Group>
      </td>
    </tr>
  )
}

/** What may be spent against what is planned, promised and spent. */
export const BudgetsCard = ({ plan, currency }: { readonly plan: MediaPlan; readonly currency: Currency }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.budget.overview, { planId: plan.id })
  const remove = useCommand(client.marketing.budget.remove)
  const [dialog, setDialog] = useState<BudgetLine | 'new' | null>(null)
  return (
    <Card title={t`Budgets`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('new')}>{t`Set a budget`}</Button>}>
      {value === undefined || value.lines.length === 0 ? <p className={classes['soft']}>{t`A budget is for the whole plan, a campaign, a platform or a month; what is left to place is counted from it.`}</p> : (
        <>
          <WideTable className={`${classes['wide']} ${classes['folding']}`} label={t`Budgets of the plan`}>
            <table className={classes['table']}>
              <thead><tr><th scope="col">{t`For`}</th>{headings.map((heading) => <th key={heading} scope="col" className={classes['end']}>{heading}</th>)}<th scope="col"><span className="visually-hidden">{t`Actions`}</span></th></tr></thead>
              <tbody>{value.lines.map((line) => <Line key={line.budget.id} line={line} onEdit={() => setDialog(line)} onRemove={() => void remove({ id: line.budget.id })} />)}</tbody>
            </table>
          </WideTable>
          {[...value.allocations.map(allocationText), ...new Set(value.lines.flatMap(notesOf))].map((sentence) => <p key={sentence} className={classes['soft']}>{sentence}</p>)}
        </>
      )}
      {dialog !== null && <BudgetDialog plan={plan} line={dialog === 'new' ? null : dialog} lines={value?.lines ?? []} currency={currency} onClose={() => setDialog(null)} />}
    </Card>
  )
}
