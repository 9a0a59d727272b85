import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconMoodEmpty } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import type { Day } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { sense, t } from '../../shared/kernel/words'
import { growthDefinition } from '../../shared/networking/own-handle'
import { engagementDefinition } from '../../shared/networking/post'
import { directionNames, interactionTypes } from '../../shared/networking/interaction'
import { type Review, reviewDefinitions } from '../../shared/networking/review.contract'
import { daysOfPeriod, isYear, periodAfter, periodName, quarterOfDay, ReviewPeriod, yearOfDay } from '../../shared/networking/review-period'
import { ReportAsk } from '../../shared/reports/definitions'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { addressOfReport } from '../reports/report-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { IconButton } from '../ui/IconButton'
import { Page } from '../ui/Page'
import channels from './channels.module.css'
import { Definitions } from './Definitions'
import { Figure, Figures } from './Figures'
import { changeText, countText } from './figure-text'
import { goalStateNames, goalStateTones } from './goal-text'
import classes from './networking.module.css'
import { AboutUsCard, ComparedRow, Count, FollowersCard, OwnPostsCard, PeopleCard, ReviewTable } from './ReviewParts'
import { VoiceShares } from './ShareOfVoiceCard'

// An address has a year as a number.
const ReviewSearch = z.object({ period: z.coerce.string().pipe(ReviewPeriod).optional().catch(undefined) })

/** Which quarter or year; arrows turn to the one before or after, as far as it has begun. */
const PeriodPicker = ({ period, today, onChange }: { readonly period: ReviewPeriod; readonly today: Day; readonly onChange: (period: ReviewPeriod) => void }) => {
  const next = periodAfter(period, 1)
  return (
    <div className={classes['filters']} role="group" aria-label={t`Period`}>
      <SelectField
        label={t`Review of a`}
        value={isYear(period) ? 'year' : 'quarter'}
        onChange={(grain) =>
          onChange(
            grain === 'year'
              ? yearOfDay(daysOfPeriod(period).from)
              : quarterOfDay(daysOfPeriod(period).from <= today && today <= daysOfPeriod(period).to ? today : daysOfPeriod(period).to),
          )
        }
        options={[
          { value: 'quarter', label: t`Quarter` },
          { value: 'year', label: t`Year` },
        ]}
      />
      <div className={channels['pager']}>
        <IconButton variant="default" size="lg" label={t`Back to ${periodName(periodAfter(period, -1))}`} onClick={() => onChange(periodAfter(period, -1))}>
          <IconChevronLeft size={16} />
        </IconButton>
        <h2 aria-live="polite">{periodName(period)}</h2>
        <IconButton variant="default" size="lg" label={t`On to ${periodName(next)}`} disabled={daysOfPeriod(next).from > today} onClick={() => onChange(next)}>
          <IconChevronRight size={16} />
        </IconButton>
      </div>
    </div>
  )
}

const MainFigures = ({ review }: { readonly review: Review }) => {
  const beforeText = ({ now, before }: { readonly now: number; readonly before: number }): string => t`${changeText(now - before)} against ${countText(before)}`
  const parts = [
    [t`Contacts added`, review.contactsAdded], [t`Touches`, review.touches], [t`People touched`, review.people], [t`Members joined`, review.membersJoined], [t`Moved closer`, review.movedCloser], [t`Moved further`, review.movedFurther],
  ] as const
  const reached = review.goals.filter(({ state }) => state === 'reached').length
  return (
    <Figures label={t`The period at a glance`}>
      {parts.map(([label, counts]) => <Figure key={label} label={label} text={countText(counts.now)} note={beforeText(counts)} />)}
      <Figure label={t`Goals reached`} text={t`${numberText(reached)} of ${numberText(review.goals.length)}`} note={t`${numberText(review.goalsBefore.reached)} of ${numberText(review.goalsBefore.due)} before`} />
    </Figures>
  )
}

const behindTouches = (search: object) => ({ to: '/networking/interactions', search: { type: 'touch', ...search } }) as const

const TouchesCard = ({ review, review: { byType, byDirection, touches } }: { readonly review: Review }) => (
  <Card title={t`Touches by type and direction`}>
    {byType.length === 0 && <p className={classes['soft']}>{t`Nothing was logged in either period.`}</p>}
    {byType.length > 0 && (
      <ReviewTable label={t`Touches by type and direction`} columns={['', t`Now`, t`Before`, sense('by how much')`Change`]}>
        <ComparedRow label={<strong>{t`All touches`}</strong>} counts={touches} behind={behindTouches({})} review={review} />
        {byDirection.map(({ direction, ...counts }) => (
          <ComparedRow
            key={direction}
            label={directionNames[direction]}
            counts={counts}
            behind={behindTouches({ touchDirection: direction })}
            review={review}
          />
        ))}
        {byType.map(({ type, ...counts }) => (
          <ComparedRow
            key={type}
            label={
              <>
                {interactionTypes[type].name}
                {!interactionTypes[type].isTouch && <span className={classes['soft']}> {t`(no touch)`}</span>}
              </>
            }
            counts={counts}
            behind={behindTouches({ type })}
            review={review}
          />
        ))}
      </ReviewTable>
    )}
  </Card>
)

const CommunitiesCard = ({ review: { communities, communitiesAdded, now, before } }: { readonly review: Review }) => (
  <Card title={t`Communities`} actions={<span className={classes['soft']}>{t`${countText(communitiesAdded.now)} added, ${countText(communitiesAdded.before)} before`}</span>}>
    {communities.length === 0 && <p className={classes['soft']}>{t`Nothing happened in a community.`}</p>}
    {communities.length > 0 && (
      <ReviewTable label={t`Communities`} columns={[t`Community`, t`Interactions`, t`Before`, t`Joined`, t`Closer`, t`Further`]}>
        {communities.map(({ id, name, interactions, joined, closer, further }) => (
          <tr key={id}>
            <th scope="row" aria-label={name}><Link to="/networking/communities/$id" params={{ id: String(id) }}><bdi>{name}</bdi></Link></th>
            <td><Count count={interactions.now} days={now} behind={{ to: '/networking/interactions', search: { community: id } }} /></td>
            <td><Count count={interactions.before} days={before} behind={{ to: '/networking/interactions', search: { community: id } }} /></td>
            <td>{countText(joined)}</td>
            <td>{countText(closer)}</td>
            <td>{countText(further)}</td>
          </tr>
        ))}
      </ReviewTable>
    )}
  </Card>
)

const GoalsCard = ({ goals }: { readonly goals: Review['goals'] }) => (
  <Card title={t`Goals due in it`} actions={<Link to="/networking/goals">{t`Goals`}</Link>}>
    {goals.length === 0 && <p className={classes['soft']}>{t`None.`}</p>}
    <ul className={classes['list']}>
      {goals.map(({ id, name, value, target, unit, state }) => (
        <li key={id} className={classes['spread']}>
          <span><bdi>{name}</bdi> <span className={classes['soft']}>{t`${countText(value)} of ${countText(target)} ${unit}`}</span></span>
          <span className={channels['badge']} data-tone={goalStateTones[state]}>{goalStateNames[state]}</span>
        </li>
      ))}
    </ul>
  </Card>
)

const VoicesCard = ({ voices }: { readonly voices: Review['voices'] }) =>
  voices.length === 0 ? null : (
    <Card title={t`Share of voice`}>
      {voices.map((voice) => (
        <article key={`${voice.name} ${voice.to}`} className={channels['voice']} aria-label={voice.name}>
          <header><strong><bdi>{voice.name}</bdi></strong><span className={classes['soft']}>{t`${dayRangeText(voice.from, voice.to)} · source: ${voice.source}`}</span></header>
          <VoiceShares voice={voice} />
        </article>
      ))}
    </Card>
  )

const windowText = ({ now, before, isRunning }: Review): string =>
  isRunning ? t`${dayRangeText(now.from, now.to)}, so far; compared with ${dayRangeText(before.from, before.to)}, as many days of the period before.` : t`${dayRangeText(now.from, now.to)}; compared with ${dayRangeText(before.from, before.to)}.`

/** The report that tells of such a period in both workspaces. Null: it goes no further back, or forward. */
const reportOf = (period: ReviewPeriod): ReportAsk | null => ReportAsk.safeParse(isYear(period) ? { report: 'yearReview', filters: { year: period } } : { report: 'quarterReview', filters: { quarter: period } }).data ?? null

/** What a quarter or a year of networking came to, beside the one before. */
export const ReviewPage = () => {
  const client = useClient()
  const today = useToday()
  const [search, change] = useAddress('/networking/review', ReviewSearch)
  const period = search.period ?? quarterOfDay(today)
  const { value: review } = useAnswer(client.networking.review.of, { period, today })
  const { value: info } = useAnswer(client.workbook.info, {})
  if (review === undefined || info === undefined) return null
  const isEmpty = info.counts.contacts === 0 && info.counts.communities === 0 && review.handles.length === 0 && review.ownPosts.now.posts + review.ownPosts.before.posts + review.postsAboutUs.now + review.postsAboutUs.before === 0
  const report = reportOf(period)
  const reportButton = !isEmpty && report !== null && <Button variant="default" renderRoot={(props) => <Link {...addressOfReport(report)} {...props} />}>{t`As a report`}</Button>
  return (
    <Page title={t`Review`} actions={reportButton}>
      {isEmpty ? (
        <EmptyState icon={<IconMoodEmpty size={24} />} title={t`Nothing to look back on yet`} action={<Link to="/networking/contacts">{t`Go to contacts`}</Link>}>{t`Add contacts, log what passes between you, note followers and posts: every quarter and year is then summed up here.`}</EmptyState>
      ) : (
        <>
          <PeriodPicker period={period} today={today} onChange={(next) => change({ period: next })} />
          <p className={channels['definition']}>{windowText(review)}</p>
          <MainFigures review={review} />
          <div className={channels['two']}>
            <TouchesCard review={review} />
            <OwnPostsCard review={review} />
            <CommunitiesCard review={review} />
            <AboutUsCard review={review} />
            <FollowersCard review={review} />
            <GoalsCard goals={review.goals} />
            <PeopleCard title={t`Came back`} people={review.cameBack} nobody={t`No regular came back after a silence.`} />
            <PeopleCard title={t`Went quiet`} people={review.wentQuiet} nobody={t`No regular fell silent.`} />
            <PeopleCard title={t`New advocates`} people={review.newAdvocates} nobody={t`Nobody was named.`} />
            <VoicesCard voices={review.voices} />
          </div>
          <Definitions sentences={[...Object.values(reviewDefinitions), growthDefinition, engagementDefinition]} />
        </>
      )}
    </Page>
  )
}
