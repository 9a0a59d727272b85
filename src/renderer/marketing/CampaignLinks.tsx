import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { TargetDialog } from './AudienceDialogs'
import { CreativeDialog } from './CreativeDialog'
import { CreativeStateBadge } from './CreativeStateBadge'
import { channelText, moneyText } from './plan-view'
import { UseList } from './UseList'
import classes from './marketing.module.css'

const mostCreatives = 50

const AudiencesCard = ({ id }: { readonly id: CampaignId }) => {
  const client = useClient()
  const { value: audiences = [] } = useAnswer(client.marketing.audience.list, { campaignId: id })
  const [isAdding, setIsAdding] = useState(false)
  const uses = audiences.flatMap((audience) => audience.uses.filter(({ campaignId }) => campaignId === id).map((use) => ({ ...use, audienceId: audience.id, audienceName: audience.name })))
  return (
    <Card title={t`Audiences`} actions={<Button size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>{t`Use an audience`}</Button>}>
      <UseList uses={uses} shows="audience" empty={t`Say who sees this campaign’s ads, and who is kept from them.`} />
      {isAdding && <TargetDialog audience={null} campaignId={id} onClose={() => setIsAdding(false)} />}
    </Card>
  )
}

const CreativesCard = ({ id }: { readonly id: CampaignId }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.creative.list, { campaignId: id, sort: 'scheduledOn', limit: mostCreatives })
  const [isAdding, setIsAdding] = useState(false)
  return (
    <Card title={t`Creatives`} actions={<Button size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>{t`Add a creative`}</Button>}>
      {value?.total === 0 && <p className={classes['soft']}>{t`What this campaign shows: copy and pictures for each placement.`}</p>}
      <ul className={classes['lines']}>
        {value?.rows.map((creative) => (
          <li key={creative.id} className={classes['costLine']}>
            <span className={classes['what']}>
              <Link to="/marketing/creatives/$id" params={{ id: String(creative.id) }}><bdi>{creative.name}</bdi></Link>
              <span className={classes['soft']}>{creative.scheduledOn === null ? t`No day yet` : dayText(creative.scheduledOn)}</span>
            </span>
            <CreativeStateBadge state={creative.state} />
          </li>
        ))}
      </ul>
      {value !== undefined && value.total > value.rows.length && <p className={classes['soft']}><Link to="/marketing/creatives" search={{ campaign: id }}>{t`All ${numberText(value.total)} creatives`}</Link></p>}
      {isAdding && <CreativeDialog creative={null} campaignId={id} onClose={() => setIsAdding(false)} />}
    </Card>
  )
}

const FlightsCard = ({ id }: { readonly id: CampaignId }) => {
  const client = useClient()
  const { value: versions } = useAnswer(client.marketing.mediaPlan.list, {})
  const current = versions?.find(({ isCurrent }) => isCurrent)
  const { value: flights = [] } = useAnswer(client.marketing.flight.list, { planId: current?.id ?? 1, campaignId: id }, { enabled: current !== undefined })
  return (
    <Card title={t`Flights`} actions={<Button component={Link} to="/marketing/plan" size="compact-sm" variant="default">{t`Media plan`}</Button>}>
      {(current === undefined || flights.length === 0) && <p className={classes['soft']}>{current === undefined ? t`There is no media plan yet.` : t`None in the current version, ${current.name}.`}</p>}
      <ul className={classes['lines']}>
        {current !== undefined && flights.map((flight) => (
          <li key={flight.id} className={classes['costLine']}>
            <span className={classes['what']}>{channelText(flight)}<span className={classes['soft']}>{dayRangeText(flight.startsOn, flight.endsOn)}{flight.isBooked ? `, ${t`booked`}` : ''}</span></span>
            <span className={classes['amount']}>{moneyText(flight.amountMinor, flight.currency)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What belongs to a campaign elsewhere: who sees it, what they see, and what is planned to be spent. */
export const CampaignLinks = ({ id }: { readonly id: CampaignId }) => (
  <>
    <AudiencesCard id={id} />
    <CreativesCard id={id} />
    <FlightsCard id={id} />
  </>
)
