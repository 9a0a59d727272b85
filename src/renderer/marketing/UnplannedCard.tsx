import { Button } from '@mantine/core'
import { numberText } from '../../shared/kernel/language'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import type { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { CreativeState } from '../../shared/marketing/creative'
import { Card } from '../ui/Card'
import type { CalendarItem } from './calendar-view'
import { CreativeStateBadge } from './CreativeStateBadge'
import classes from './marketing.module.css'

const mostShown = 20

interface UnplannedCardProps {
  readonly campaignId: CampaignId | null
  readonly platform: AdPlatform | null
  readonly state: CreativeState | null
  readonly onPlan: (item: CalendarItem) => void
}

/** Creatives that have no day yet, each with a way to give it one. */
export const UnplannedCard = ({ onPlan, ...filters }: UnplannedCardProps) => {
  const client = useClient()
  const today = useToday()
  const { value } = useAnswer(client.marketing.creative.list, { ...filters, isPlanned: false, limit: mostShown })
  if (value === undefined || value.total === 0) return null
  return (
    <Card title={t`Without a day`}>
      <ul className={classes['lines']}>
        {value.rows.map(({ id, name, campaignName, campaignId, state }) => (
          <li key={id} className={classes['costLine']}>
            <span className={classes['what']}><bdi>{name}</bdi><span className={classes['soft']}>{campaignName ?? t`No campaign`}</span></span>
            <CreativeStateBadge state={state} />
            <Button size="compact-sm" variant="default" aria-label={t`Plan ${name}`} onClick={() => onPlan({ key: `creative-${id}`, kind: 'creative', id, title: name, from: today, to: today, detail: campaignName ?? '', state, campaignId })}>{t`Plan…`}</Button>
          </li>
        ))}
      </ul>
      {value.total > value.rows.length && <p className={classes['soft']}>{t`The first ${numberText(value.rows.length)} of ${numberText(value.total)} by name.`}</p>}
    </Card>
  )
}
