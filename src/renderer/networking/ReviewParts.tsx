import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { amidSentenceSmall, sense, t } from '../../shared/kernel/words'
import { type RateName, rateNames, rateReason, togetherRate, totalReason } from '../../shared/networking/engagement-words'
import { type FollowerGrowth, growthGapText } from '../../shared/networking/own-handle'
import type { Compared, Review, ReviewPeople } from '../../shared/networking/review.contract'
import type { ReviewDays } from '../../shared/networking/review-period'
import { sentimentChange } from '../../shared/networking/sentiment/sentiment'
import { formatCell } from '../../shared/reports/format'
import { Card } from '../ui/Card'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import { ContactPerson } from './Avatar'
import channels from './channels.module.css'
import { GrowingNote } from './EngagementTable'
import { changeText, countText, growthText, rateText, sentimentText } from './figure-text'
import { dayText } from './labels'
import classes from './networking.module.css'

/** Figures of now and before, none of them broken in two. */
export const ReviewTable = ({ label, columns, children }: { readonly label: string; readonly columns: readonly string[]; readonly children: ReactNode }) => (
  <WideTable className={channels['unbroken']} label={t`${label}, table`}>
    <table className={classes['figuresTable']}>
      <caption className="visually-hidden">{label}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{column === '' ? <span className="visually-hidden">{t`What`}</span> : column}</th>)}</tr></thead>
      <tbody>{children}</tbody>
    </table>
  </WideTable>
)

/** The list that has what a count is made of, before its days are named. */
interface ListBehind {
  readonly to: '/networking/interactions' | '/networking/mentions' | '/networking/posts'
  readonly search: object
}

interface ComparedRowProps {
  readonly label: ReactNode
  readonly counts: Compared
  readonly behind: ListBehind
  readonly review: Pick<Review, 'now' | 'before'>
}

/** A count that leads to what it is made of. */
export const Count = ({ count, days, behind: { to, search } }: { readonly count: number; readonly days: ReviewDays; readonly behind: ListBehind }) =>
  count === 0 ? (
    countText(0)
  ) : (
    <Link to={to} search={{ days: 'custom', ...days, ...search }}>
      {countText(count)}
    </Link>
  )

/** A count now, before, and the difference. */
export const ComparedRow = ({ label, counts: { now, before }, behind, review }: ComparedRowProps) => (
  <tr>
    <th scope="row">{label}</th>
    <td><Count count={now} days={review.now} behind={behind} /></td>
    <td><Count count={before} days={review.before} behind={behind} /></td>
    <td>{changeText(now - before)}</td>
  </tr>
)

const rates: readonly RateName[] = ['byReach', 'byImpressions', 'byFollowers']

/** What our own posts did: each rate by its own denominator, pooled, or by followers the mean of days. */
export const OwnPostsCard = ({ review }: { readonly review: Review }) => {
  const { now, before } = review.ownPosts
  const cell = (over: typeof now, name: RateName) => <td><MetricValue text={rateText(togetherRate(over, name))} reason={togetherRate(over, name) === null ? rateReason(over, name) : null} isFocusable /></td>
  const engagements = (over: typeof now) => <td><MetricValue text={countText(over.engagements)} reason={totalReason(over, 'engagements')} isFocusable /></td>
  return (
    <Card title={t`Own posts`}>
      <ReviewTable label={t`Own posts`} columns={['', t`Now`, t`Before`, sense('by how much')`Change`]}>
        <ComparedRow label={t`Posts`} counts={{ now: now.posts, before: before.posts }} behind={{ to: '/networking/posts', search: { scope: 'own' } }} review={review} />
        <tr><th scope="row">{t`Engagements`}</th>{engagements(now)}{engagements(before)}<td>{changeText(now.engagements === null || before.engagements === null ? null : now.engagements - before.engagements)}</td></tr>
        {rates.map((name) => {
          const [rate, rateBefore] = [togetherRate(now, name), togetherRate(before, name)]
          return (
            <tr key={name}>
              <th scope="row">{t`Engagement ${amidSentenceSmall(rateNames[name])}, ${name === 'byFollowers' ? t`mean of days` : t`pooled`}`}</th>
              {cell(now, name)}
              {cell(before, name)}
              <td><MetricValue text={formatCell({ kind: 'points', value: rate === null || rateBefore === null ? null : rate - rateBefore })} reason={rate === null || rateBefore === null ? t`One of the two rates is missing.` : null} isFocusable /></td>
            </tr>
          )
        })}
      </ReviewTable>
      <GrowingNote over={now} />
    </Card>
  )
}

/** What others posted about us, and how it reads. */
export const AboutUsCard = ({ review }: { readonly review: Review }) => {
  const { now, before } = review.sentiment
  return (
    <Card title={t`What others posted about us`} actions={<Link to="/networking/mentions">{t`Mentions`}</Link>}>
      <ReviewTable label={t`Posts about us`} columns={['', t`Now`, t`Before`, sense('by how much')`Change`]}>
        {([[t`Posts`, undefined], [t`Positive`, 'positive'], [t`Neutral`, 'neutral'], [t`Negative`, 'negative'], [t`Could not be read`, 'unread']] as const).map(([label, sentiment]) => {
          const counts = sentiment === undefined ? review.postsAboutUs : { now: now[sentiment], before: before[sentiment] }
          return <ComparedRow key={label} label={label} counts={counts} behind={{ to: '/networking/mentions', search: sentiment === undefined ? {} : { sentiment } }} review={review} />
        })}
        <tr>
          <th scope="row">{t`Net sentiment, −100 to +100`}</th>
          <td><MetricValue text={sentimentText(now.net)} reason={now.reason} isFocusable /></td>
          <td><MetricValue text={sentimentText(before.net)} reason={before.reason} isFocusable /></td>
          <td><MetricValue text={changeText(sentimentChange(now.net, before.net))} reason={sentimentChange(now.net, before.net) === null ? t`One of the two is missing.` : null} isFocusable /></td>
        </tr>
      </ReviewTable>
    </Card>
  )
}

const Growth = ({ growth: { change, rate, gap } }: { readonly growth: FollowerGrowth }) => (
  <td><MetricValue text={change === null ? t`n/a` : `${changeText(change)}${rate === null ? '' : ` (${growthText(rate)})`}`} reason={change === null ? growthGapText(gap) : null} isFocusable /></td>
)

export const FollowersCard = ({ review: { handles, now: days } }: { readonly review: Review }) => (
  <Card title={t`Follower growth, net`} actions={<Link to="/networking/channels" search={{ days: 'custom', ...days }}>{t`Own channels`}</Link>}>
    {handles.length === 0 && <p className={classes['soft']}>{t`No handles of our own yet.`}</p>}
    {handles.length > 0 && (
      <ReviewTable label={t`Follower growth`} columns={[t`Handle`, t`Now`, t`Before`]}>
        {handles.map(({ id, platform, handle, now, before }) => (
          <tr key={id}>
            <th scope="row"><Link to="/networking/channels/$id" params={{ id: String(id) }} search={{ days: 'custom', ...days }}><bdi>{handle}</bdi></Link> <span className={classes['soft']}>{platformNames[platform]}</span></th>
            <Growth growth={now} />
            <Growth growth={before} />
          </tr>
        ))}
      </ReviewTable>
    )}
  </Card>
)

/** Some people by name, and how many they are. */
export const PeopleCard = ({ title, people: { count, people }, nobody }: { readonly title: string; readonly people: ReviewPeople; readonly nobody: string }) => (
  <Card title={title} actions={<span className={classes['soft']}>{people.length < count ? t`${countText(count)}, the newest ${numberText(people.length)}` : countText(count)}</span>}>
    {count === 0 && <p className={classes['soft']}>{nobody}</p>}
    <ul className={classes['list']}>
      {people.map(({ contactId, name, hasPhoto, on }) => (
        <li key={contactId} className={classes['spread']}>
          <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><ContactPerson id={contactId} name={name} hasPhoto={hasPhoto} /></Link>
          <span className={classes['soft']}>{dayText(on)}</span>
        </li>
      ))}
    </ul>
  </Card>
)
