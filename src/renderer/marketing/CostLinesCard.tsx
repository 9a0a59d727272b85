import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Currency } from '../../shared/kernel/money'
import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { costKindNames, type CostLine } from '../../shared/marketing/cost-line'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { IconButton } from '../ui/IconButton'
import { CostDialog } from './CostDialog'
import classes from './marketing.module.css'

const detail = ({ kind, on, platform }: CostLine): string => [costKindNames[kind], dayText(on), ...(platform === null ? [] : [platformNames[platform]])].join(' · ')

/** What a campaign costs beside media: fees, production, labour. */
export const CostLinesCard = ({ campaignId, currency }: { readonly campaignId: CampaignId; readonly currency: Currency }) => {
  const client = useClient()
  const { value: lines = [] } = useAnswer(client.marketing.costLine.list, { campaignId })
  const remove = useCommand(client.marketing.costLine.remove)
  const [dialog, setDialog] = useState<CostLine | 'new' | null>(null)
  return (
    <Card title={t`Costs beside media`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('new')}>{t`Add a cost`}</Button>}>
      {lines.length === 0 ? (
        <p className={classes['soft']}>{t`Fees, production and labour count into ROI.`}</p>
      ) : (
        <ul className={classes['lines']}>
          {lines.map((line) => (
            <li key={line.id} className={classes['costLine']}>
              <span className={classes['what']}>
                <bdi>{line.label}</bdi>
                <span className={classes['soft']}>{detail(line)}</span>
              </span>
              <span className={classes['amount']}>{formatMoney(line.amountMinor, line.currency, { withCurrency: true })}</span>
              <span className={classes['acts']}>
                <IconButton size={26} label={t`Edit ${line.label}`} onClick={() => setDialog(line)}><IconPencil size={15} /></IconButton>
                <IconButton size={26} label={t`Remove ${line.label}`} onClick={() => void remove({ id: line.id })}><IconTrash size={15} /></IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {dialog !== null && <CostDialog line={dialog === 'new' ? null : dialog} campaignId={campaignId} currency={currency} onClose={() => setDialog(null)} />}
    </Card>
  )
}
