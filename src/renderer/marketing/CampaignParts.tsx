import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayRangeText, periodText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import type { OutputOf } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { MetricsTable } from './MetricsTable'
import classes from './marketing.module.css'

type Results = OutputOf<typeof campaignContract.results>

/** What is known of no single day. */
export const PeriodsCard = ({ id, periods }: { readonly id: CampaignId; readonly periods: Results['byPeriod'] }) => {
  if (periods.length === 0) return null
  return (
    <Card title={t`Known only as a whole`}>
      <p className={classes['soft']}>{t`These results came without days. They are never split, so they stand beside the days.`}</p>
      <MetricsTable
        caption={t`Periods`}
        heading={t`Period`}
        rows={periods.map(({ from, to, metrics }) => ({
          key: `${from}${to}`,
          label: from === null ? t`No date in the file` : periodText({ from, to }),
          metrics,
          scope: { campaignId: id, currency: metrics.currency, part: { kind: 'stretch', from, to } },
        }))}
      />
    </Card>
  )
}

export const AdSetsCard = ({ id, adSets }: { readonly id: CampaignId; readonly adSets: Results['byAdSet'] }) => {
  if (adSets.length === 0) return null
  return (
    <Card title={t`By ad set`}>
      <MetricsTable
        caption={t`Ad sets`}
        heading={t`Ad set`}
        rows={adSets.map(({ name, platform, metrics }) => ({
          key: `${platform}${name}`,
          label: name,
          metrics,
          scope: { campaignId: id, currency: metrics.currency, platform, part: { kind: 'ad_set', name } },
        }))}
      />
    </Card>
  )
}

/** As many ads as one looks through; more where they are asked for. */
const adsAtFirst = 20

export const AdsCard = ({ id, ads }: { readonly id: CampaignId; readonly ads: Results['byAd'] }) => {
  const [isWhole, setWhole] = useState(false)
  if (ads.length === 0) return null
  return (
    <Card title={t`By ad`}>
      <p className={classes['soft']}>{t`Ads of one name are one row, in whichever ad sets they run.`}</p>
      <MetricsTable
        caption={t`Ads`}
        heading={t`Ad`}
        rows={ads.slice(0, isWhole ? undefined : adsAtFirst).map(({ name, platform, metrics }) => ({
          key: `${platform}${name}`,
          label: name,
          metrics,
          scope: { campaignId: id, currency: metrics.currency, platform, part: { kind: 'ad', name } },
        }))}
      />
      {!isWhole && ads.length > adsAtFirst && <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>{t`Show all ${numberText(ads.length)}`}</Button>}
    </Card>
  )
}

/** What each of the campaign's creatives brought: which ads those are, their names tell. */
export const CreativesCard = ({ id, creatives }: { readonly id: CampaignId; readonly creatives: Results['byCreative'] }) => {
  if (creatives.length === 0) return null
  return (
    <Card title={t`By creative`}>
      <p className={classes['soft']}>{t`Ads whose names contain the name of a creative. An ad that could mean more than one is in none.`}</p>
      <MetricsTable
        caption={t`Results by creative`}
        heading={t`Creative`}
        rows={creatives.map(({ id: creativeId, name, platform, metrics }) => ({
          key: `${platform}${creativeId}`,
          label: <Link to="/marketing/creatives/$id" params={{ id: String(creativeId) }}><bdi>{name}</bdi></Link>,
          metrics,
          scope: { campaignId: id, currency: metrics.currency, platform, part: { kind: 'creative', id: creativeId } },
        }))}
      />
    </Card>
  )
}

/** What came in on the days of each flight of the current plan. */
export const FlightsCard = ({ id }: { readonly id: CampaignId }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.pacing.results, { campaignId: id })
  if (value === undefined || value.flights.every(({ metrics: { spendMinor, impressions, conversions } }) => spendMinor === null && impressions === null && conversions === null)) return null
  return (
    <Card title={t`By flight`}>
      <p className={classes['soft']}>{[t`What its platform brought on the days of each flight of the current plan; flights that share a day are one row.`, ...value.warnings].join(' ')}</p>
      <MetricsTable
        caption={t`Results by flight`}
        heading={t`Flight`}
        rows={value.flights.map(({ flightIds, platform, startsOn, endsOn, metrics }) => ({
          key: flightIds.join(' '),
          label: `${platformNames[platform]}, ${dayRangeText(startsOn, endsOn)}`,
          metrics,
          scope: { campaignId: id, currency: metrics.currency, platform, period: { from: startsOn, to: endsOn } },
        }))}
      />
    </Card>
  )
}
