import { Button, Group } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type HourlyRate, HourlyRateFields, type NetworkingCost, NetworkingCostFields, NetworkingCostKind, networkingCostNames } from '../../shared/bridge/effort'
import { DefinitionBreakFields } from '../../shared/bridge/pedigree'
import { dayText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { Card } from '../ui/Card'
import { amountMissing, DayField, MoneyField, noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { Page } from '../ui/Page'
import { adPlatformOptions } from '../marketing/ad-platform-options'
import classes from '../marketing/marketing.module.css'

const Line = ({ what, detail, amount, children }: { readonly what: string; readonly detail: string; readonly amount?: string; readonly children: ReactNode }) => (
  <li className={classes['costLine']}>
    <span className={classes['what']}><bdi>{what}</bdi><span className={classes['soft']}>{detail}</span></span>
    {amount !== undefined && <span className={classes['amount']}>{amount}</span>}
    <span className={classes['acts']}>{children}</span>
  </li>
)

const RemoveButton = ({ what, onClick }: { readonly what: string; readonly onClick: () => void }) => (
  <IconButton size={26} label={t`Remove ${what}`} onClick={onClick}><IconTrash size={15} /></IconButton>
)

const RateDialog = ({ currency, rates, onClose }: { readonly currency: Currency; readonly rates: readonly HourlyRate[]; readonly onClose: () => void }) => {
  const client = useClient()
  const set = useCommand(client.bridge.effort.setRate)
  const [amountMinor, setAmountMinor] = useState<number | null>(null)
  const [from, setFrom] = useState<string>(today())
  const known = rates.find((rate) => rate.from === from)
  const { errors, form } = useCheckedForm({ schema: HourlyRateFields, fields: { from, amountMinor, currency }, own: { amountMinor: amountMinor === null && amountMissing(currency) }, send: set, refused: () => noErrors })
  return (
    <FormDialog title={t`Set a rate`} isOpen onClose={onClose} {...form} submitLabel={t`Set rate`}>
      <MoneyField label={t`An hour costs`} value={amountMinor} onChange={setAmountMinor} currency={currency} error={errors['amountMinor']} isRequired autoFocus />
      <DayField label={t`From`} value={from} onChange={setFrom} error={errors['from']} description={t`It holds until the next rate. Work before the first rate has no price.`} />
      {known !== undefined && <p className={classes['soft']} role="status">{t`There is a rate from that day: ${formatMoney(known.amountMinor, known.currency, { withCurrency: true })}. Setting this one replaces it.`}</p>}
    </FormDialog>
  )
}

const RatesCard = ({ currency }: { readonly currency: Currency }) => {
  const client = useClient()
  const { value: rates = [] } = useAnswer(client.bridge.effort.rates, {})
  const remove = useCommand(client.bridge.effort.removeRate)
  const [isSetting, setIsSetting] = useState(false)
  return (
    <Card title={t`Hourly rate`} actions={<Button size="compact-sm" variant="default" onClick={() => setIsSetting(true)}>{t`Set a rate`}</Button>}>
      {rates.length === 0 ? <p className={classes['soft']}>{t`What an hour of your own work costs. Without it, time spent on relationships has no price, and networking no ROI.`}</p> : (
        <ul className={classes['lines']}>
          {rates.map((rate) => <Line key={rate.id} what={t`From ${dayText(rate.from)}`} detail={t`an hour`} amount={formatMoney(rate.amountMinor, rate.currency, { withCurrency: true })}><RemoveButton what={t`the rate from ${dayText(rate.from)}`} onClick={() => void remove({ id: rate.id })} /></Line>)}
        </ul>
      )}
      {isSetting && <RateDialog currency={currency} rates={rates} onClose={() => setIsSetting(false)} />}
    </Card>
  )
}

const CostDialog = ({ cost, currency: given, onClose }: { readonly cost: NetworkingCost | null; readonly currency: Currency; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.bridge.effort.addCost)
  const edit = useCommand(client.bridge.effort.editCost)
  const currency = cost?.currency ?? given
  const [kind, setKind] = useState<NetworkingCostKind>(cost?.kind ?? 'event')
  const [label, setLabel] = useState(cost?.label ?? '')
  const [amountMinor, setAmountMinor] = useState<number | null>(cost?.amountMinor ?? null)
  const [on, setOn] = useState<string>(cost?.on ?? today())
  const { errors, form } = useCheckedForm({
    schema: NetworkingCostFields,
    fields: { kind, label, amountMinor, currency, on },
    own: { amountMinor: amountMinor === null && amountMissing(currency) },
    send: (fields) => (cost === null ? add(fields) : edit({ id: cost.id, fields })),
    refused: () => ({ label: t`It was removed meanwhile.` }),
  })
  return (
    <FormDialog title={cost === null ? t`Add a cost` : t`Edit cost`} isOpen onClose={onClose} {...form} submitLabel={cost === null ? t`Add cost` : t`Save`}>
      <TextField label={t`What for`} value={label} onChange={setLabel} error={errors['label']} isRequired autoFocus />
      <SelectField label={t`Kind`} value={kind} onChange={setKind} options={NetworkingCostKind.options.map((value) => ({ value, label: networkingCostNames[value] }))} />
      <Group grow align="flex-start">
        <MoneyField label={t`Amount`} value={amountMinor} onChange={setAmountMinor} currency={currency} error={errors['amountMinor']} isRequired />
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
      </Group>
    </FormDialog>
  )
}

const CostsCard = ({ currency }: { readonly currency: Currency }) => {
  const client = useClient()
  const { value: costs = [] } = useAnswer(client.bridge.effort.costs, {})
  const remove = useCommand(client.bridge.effort.removeCost)
  const [dialog, setDialog] = useState<NetworkingCost | 'new' | null>(null)
  return (
    <Card title={t`Costs of networking`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('new')}>{t`Add a cost`}</Button>}>
      {costs.length === 0 ? <p className={classes['soft']}>{t`Events, gifts and tools count into the cost of networking, beside time.`}</p> : (
        <ul className={classes['lines']}>
          {costs.map((cost) => (
            <Line key={cost.id} what={cost.label} detail={`${networkingCostNames[cost.kind]} · ${dayText(cost.on)}`} amount={formatMoney(cost.amountMinor, cost.currency, { withCurrency: true })}>
              <IconButton size={26} label={t`Edit ${cost.label}`} onClick={() => setDialog(cost)}><IconPencil size={15} /></IconButton>
              <RemoveButton what={cost.label} onClick={() => void remove({ id: cost.id })} />
            </Line>
          ))}
        </ul>
      )}
      {dialog !== null && <CostDialog cost={dialog === 'new' ? null : dialog} currency={currency} onClose={() => setDialog(null)} />}
    </Card>
  )
}

const BreakDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.bridge.pedigree.addBreak)
  const [platform, setPlatform] = useState<AdPlatform>('meta')
  const [on, setOn] = useState<string>(today())
  const [what, setWhat] = useState('')
  const { errors, form } = useCheckedForm({ schema: DefinitionBreakFields, fields: { platform, on, what }, send: add, refused: () => noErrors })
  return (
    <FormDialog title={t`Definition break`} isOpen onClose={onClose} {...form} submitLabel={t`Add`}>
      <Group grow align="flex-start">
        <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={adPlatformOptions} />
        <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
      </Group>
      <TextField label={t`What changed`} value={what} onChange={setWhat} error={errors['what']} placeholder={t`click-through counts link clicks only`} isRequired autoFocus />
    </FormDialog>
  )
}

const BreaksCard = () => {
  const client = useClient()
  const { value: breaks = [] } = useAnswer(client.bridge.pedigree.breaks, {})
  const remove = useCommand(client.bridge.pedigree.removeBreak)
  const [isAdding, setIsAdding] = useState(false)
  return (
    <Card title={t`Definition breaks`} actions={<Button size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>{t`Add a break`}</Button>}>
      <p className={classes['soft']}>{t`Days on which a platform began to count otherwise. Charts draw a line there; figures before and after are not alike. Changes of the attribution setting that imported files name are here by themselves.`}</p>
      <ul className={classes['lines']}>
        {breaks.map(({ id, platform, on, what }) => (
          <Line key={`${platform}${on}${what}`} what={`${platformNames[platform]}: ${what}`} detail={id === null ? `${dayText(on)} · ${t`from the imported files`}` : dayText(on)}>{id !== null && <RemoveButton what={t`the break of ${dayText(on)}`} onClick={() => void remove({ id })} />}</Line>
        ))}
      </ul>
      {isAdding && <BreakDialog onClose={() => setIsAdding(false)} />}
    </Card>
  )
}

/** What an hour costs, what networking costs besides, and where figures change their meaning. */
export const BridgeSettingsPage = () => {
  const client = useClient()
  const { value: info } = useAnswer(client.workbook.info, {})
  if (info === undefined) return null
  const { currency } = info.settings
  return (
    <Page title={t`Rates and costs`} breadcrumbs={[{ label: t`Bridge`, to: '/bridge' }]}>
      <RatesCard currency={currency} />
      <CostsCard currency={currency} />
      <BreaksCard />
    </Page>
  )
}
