import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Currency } from '../../shared/kernel/money'
import type { CampaignId } from '../../shared/marketing/campaign'
import { CostKind, costKindNames } from '../../shared/marketing/cost-line'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { Card } from '../ui/Card'
import { DayField, fieldErrors, type FieldErrors, MoneyField, noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import classes from './marketing.module.css'

const CostDialog = ({ campaignId, currency, onClose }: { readonly campaignId: CampaignId; readonly currency: Currency; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.marketing.costLine.add)
  const [kind, setKind] = useState<CostKind>('fee')
  const [label, setLabel] = useState('')
  const [amountMinor, setAmountMinor] = useState<number | null>(null)
  const [on, setOn] = useState<string>(today())
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const submit = async (): Promise<boolean> => {
    const result = await add({ campaignId, kind, label, amountMinor: amountMinor ?? 0, currency, on })
    if (result === null) return false
    if (!result.ok) setErrors(fieldErrors(result.error) ?? noErrors)
    return result.ok
  }
  return (
    <FormDialog title="Add a cost" isOpen onClose={onClose} onSubmit={submit} submitLabel="Add cost">
      <SelectField label="Kind" value={kind} onChange={setKind} options={CostKind.options.map((value) => ({ value, label: costKindNames[value] }))} />
      <TextField label="What for" value={label} onChange={setLabel} error={errors['label']} isRequired />
      <MoneyField label="Amount" value={amountMinor} onChange={setAmountMinor} currency={currency} error={errors['amountMinor']} isRequired />
      <DayField label="Day" value={on} onChange={setOn} error={errors['on']} />
    </FormDialog>
  )
}

/** What a campaign costs beside media: fees, production, labour. */
export const CostLinesCard = ({ campaignId, currency }: { readonly campaignId: CampaignId; readonly currency: Currency }) => {
  const client = useClient()
  const { value: lines = [] } = useAnswer(client.marketing.costLine.list, { campaignId })
  const remove = useCommand(client.marketing.costLine.remove)
  const [isAdding, setIsAdding] = useState(false)
  return (
    <Card title="Costs beside media" actions={<Button size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>Add a cost</Button>}>
      {lines.length === 0 ? (
        <p className={classes['soft']}>Fees, production and labour count into ROI.</p>
      ) : (
        <table className={classes['table']}>
          <thead><tr><th scope="col">Day</th><th scope="col">Cost</th><th scope="col" className={classes['end']}>Amount</th><th><span className="visually-hidden">Remove</span></th></tr></thead>
          <tbody>
            {lines.map(({ id, kind, label, amountMinor, currency: own, on }) => (
              <tr key={id}>
                <td>{on}</td>
                <td>{costKindNames[kind]}: {label}</td>
                <td className={classes['end']}>{formatMoney(amountMinor, own, 'en', { withCurrency: true })}</td>
                <td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${label}`} onClick={() => void remove({ id })}><IconTrash size={14} /></ActionIcon></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAdding && <CostDialog campaignId={campaignId} currency={currency} onClose={() => setIsAdding(false)} />}
    </Card>
  )
}
