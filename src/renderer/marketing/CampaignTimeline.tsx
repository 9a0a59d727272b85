import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { TimelineEntry } from '../../shared/marketing/campaign-timeline.contract'
import { costKindNames } from '../../shared/marketing/cost-line'
import { creativeStateNames } from '../../shared/marketing/creative'
import { dealStatusNames } from '../../shared/marketing/deal'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { usePages } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { useShownRows } from '../ui/use-shown-rows'
import classes from './marketing.module.css'

const kindNames: Readonly<Record<TimelineEntry['kind'], string>> = {
  starts: t`Campaign starts`, ends: t`Campaign ends`, flight: t`Flight begins`, creative: t`Creative planned`, step: t`Creative`, test: t`Test starts`, deal: t`Deal`, cost: t`Cost`, import: t`Results imported`,
}

/** What it is about, and what else is to be known of it. */
const about = (entry: TimelineEntry): { readonly what: ReactNode; readonly detail: readonly string[] } => {
  switch (entry.kind) {
    case 'starts':
    case 'ends':
      return { what: null, detail: [] }
    case 'flight':
      return { what: platformNames[entry.platform], detail: [] }
    case 'creative':
      return { what: <Link to="/marketing/creatives/$id" params={{ id: String(entry.id) }}><bdi>{entry.title}</bdi></Link>, detail: [creativeStateNames[entry.state]] }
    case 'step':
      return { what: <Link to="/marketing/creatives/$id" params={{ id: String(entry.id) }}><bdi>{entry.title}</bdi></Link>, detail: [creativeStateNames[entry.state], entry.by] }
    case 'test':
      return { what: <Link to="/marketing/experiments/$id" params={{ id: String(entry.id) }}><bdi>{entry.title}</bdi></Link>, detail: [] }
    case 'deal':
      return { what: <bdi>{entry.title}</bdi>, detail: [dealStatusNames[entry.status]] }
    case 'cost':
      return { what: <bdi>{entry.title}</bdi>, detail: [costKindNames[entry.costKind]] }
    case 'import':
      return { what: <Link to="/imports/$id" params={{ id: String(entry.id) }}><bdi>{entry.title}</bdi></Link>, detail: [] }
  }
}

const Entry = ({ entry }: { readonly entry: TimelineEntry }) => {
  const { what, detail } = about(entry)
  return (
    <li className={classes['costLine']}>
      <span className={classes['told']}>
        <strong>{kindNames[entry.kind]}</strong>
        {what !== null && <span>{what}</span>}
        <span className={classes['soft']}>{detail.filter((part) => part !== '').join(' · ')}</span>
      </span>
      {'amountMinor' in entry && <span className={classes['amount']}>{formatMoney(entry.amountMinor, entry.currency, { withCurrency: true })}</span>}
    </li>
  )
}

/** What happened to a campaign and what is planned, by day, the latest first. */
export const CampaignTimeline = ({ campaignId }: { readonly campaignId: CampaignId }) => {
  const client = useClient()
  const today = useToday()
  const { value, rows, loadMore } = usePages(client.marketing.campaignTimeline.list, { campaignId })
  const { shown, left, showMore } = useShownRows(rows, value?.total ?? 0, loadMore)
  if (value === undefined) return null
  const days = [...new Set(shown.map(({ on }) => on))]
  return (
    <Card title={t`Timeline`}>
      {value.total === 0 && <p className={classes['soft']}>{t`Nothing yet. Dates, flights, creatives, tests, deals, costs and imports of the campaign appear here by themselves.`}</p>}
      {days.map((day) => (
        <Fragment key={day}>
          <h3 className={classes['day']}>{day > today ? t`${dayText(day)}, to come` : dayText(day)}</h3>
          {/* What stands in the list has no name of its own, and its order is that of the store. */}
          <ul className={classes['lines']}>{shown.filter(({ on }) => on === day).map((entry, index) => <Entry key={index} entry={entry} />)}</ul>
        </Fragment>
      ))}
      {left > 0 && <Button variant="default" mt="md" onClick={showMore}>{t`Show older (${numberText(left)} more)`}</Button>}
    </Card>
  )
}
