import { Button, Group } from '@mantine/core'
import { IconFileImport, IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { addDays } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { PeriodFields } from '../ui/PeriodFields'
import { AlertsCard } from './AlertsCard'
import { ContactPerson } from './Avatar'
import { ContactDialog } from './ContactDialog'
import { dayText } from './labels'
import { LogDialog } from './LogDialog'
import { hasMeasures, MeasureCards, MeasuresToCome } from './MeasureCards'
import classes from './networking.module.css'
import { periodLengths, periodNames } from './period-search'
import { StateBadge } from './StateBadge'
import { Timeline } from './Timeline'

const WeekBars = () => {
  const client = useClient()
  const { value: weeks = [] } = useAnswer(client.networking.interaction.weekly, { today: useToday(), weeks: 12 })
  const highest = Math.max(1, ...weeks.map(({ interactions }) => interactions))
  const ends = [weeks.at(0), weeks.at(-1)].flatMap((end) => (end === undefined ? [] : [end.week]))
  return (
    <>
      <ol className={classes['bars']}>
        {weeks.map(({ week, interactions, people }) => {
          const bar = (
            <>
              <span>{numberText(interactions)}</span>
              <span data-drawn className={classes['barFill']} style={{ height: `${(interactions / highest) * 70}%` }} />
              <span className="visually-hidden">{t`${plural(interactions, { one: 'interaction', other: 'interactions' })} in the week of ${dayText(week)}, with ${plural(people, { one: '# person', other: '# people' })}`}</span>
            </>
          )
          return (
            <li key={week} title={t`Week of ${dayText(week)}: ${plural(interactions, { one: '# interaction', other: '# interactions' })} with ${plural(people, { one: '# person', other: '# people' })}`}>
              {interactions === 0 ? bar : <Link to="/networking/interactions" search={{ days: 'custom', from: week, to: addDays(week, 6) }} className={classes['bar']}>{bar}</Link>}
            </li>
          )
        })}
      </ol>
      <p className={`${classes['soft'] ?? ''} ${classes['barDays'] ?? ''}`} aria-hidden>{ends.map((week) => <span key={week}>{t`Week of ${dayText(week)}`}</span>)}</p>
    </>
  )
}

const MeasuredDays = z.enum(['last30', 'last90', 'last365'])

const OverviewSearch = z.object({ days: MeasuredDays.optional().catch(undefined) })

/** The relationship workspace at a glance: what it is measured by, who waits, what was done, what happened last. */
export const NetworkingOverview = () => {
  const client = useClient()
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: due } = useAnswer(client.networking.keepInTouch.due, { today: useToday(), limit: 6 })
  const [search, change] = useAddress('/networking', OverviewSearch)
  const days = search.days ?? 'last30'
  const { value: measures } = useAnswer(client.networking.review.measures, { today: useToday(), days: periodLengths[days] })
  const [dialog, setDialog] = useState<'contact' | 'log' | null>(null)
  if (info === undefined || due === undefined) return null
  const isBare = info.counts.contacts === 0 && info.counts.communities === 0
  // Of whom there is nothing else, the measures say what the screen is.
  if (measures === undefined && isBare) return null
  const isMeasured = measures === undefined || hasMeasures(measures)
  const isEmpty = isBare && !isMeasured
  const cards = (
    <>
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <PeriodFields names={periodNames} search={search} onChange={change} usual="last30" offered={MeasuredDays.options} />
        <span className={classes['soft']} aria-live="polite">{measures !== undefined && t`${dayRangeText(measures.now.from, measures.now.to)}, against as many days before`}</span>
      </div>
      {measures === undefined ? <MeasuresToCome /> : <MeasureCards measures={measures} days={days} />}
    </>
  )
  return (
    <Page title={t`Networking`} actions={isEmpty ? undefined : <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('log')}>{t`Log interaction`}</Button>}>
      {isEmpty ? (
        <EmptyState icon={<IconHeartHandshake size={26} />} title={t`Relationships start here`} action={
          <Group justify="center">
            <Button component={Link} to="/imports/new" leftSection={<IconFileImport size={16} />}>{t`Import files`}</Button>
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setDialog('contact')}>{t`Add the first contact`}</Button>
          </Group>
        }>
          {t`Keep the people and communities of this brand, log what passes between you, and be reminded who waits. A LinkedIn archive, contact cards or a spreadsheet bring many at once.`}
        </EmptyState>
      ) : (
        <>
          {isMeasured && cards}
          <div className={classes['columns']}>
            <div className={classes['side']}>
              <Card title={t`Waiting for you`} actions={<Link to="/networking/keep-in-touch">{t`All ${numberText(due.total)}`}</Link>}>
                {due.total === 0 && <p className={classes['soft']}>{t`Nobody is waiting.`}</p>}
                <ul className={classes['list']}>
                  {due.rows.map(({ id, name, state, hasPhoto }) => (
                    <li key={id} className={classes['spread']}>
                      <Link to="/networking/contacts/$id" params={{ id: String(id) }}><ContactPerson id={id} name={name} hasPhoto={hasPhoto} /></Link>
                      <StateBadge state={state} />
                    </li>
                  ))}
                </ul>
              </Card>
              <AlertsCard />
              <Card title={t`Interactions by week`}><WeekBars /></Card>
            </div>
            <div className={classes['wide']}>
              <Card title={t`Lately`}><Timeline /></Card>
            </div>
          </div>
          {!isMeasured && cards}
        </>
      )}
      {dialog === 'contact' && <ContactDialog contact={null} onClose={() => setDialog(null)} />}
      {dialog === 'log' && <LogDialog onClose={() => setDialog(null)} />}
    </Page>
  )
}
