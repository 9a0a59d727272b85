import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type RateName, rateNames, rateReason, togetherRate } from '../../shared/networking/engagement-words'
import { growthDefinition, growthGapText } from '../../shared/networking/own-handle'
import { engagementDefinition } from '../../shared/networking/post'
import { type NetworkingMeasures, reviewDefinitions } from '../../shared/networking/review.contract'
import { sentimentChange } from '../../shared/networking/sentiment/sentiment'
import { formatCell } from '../../shared/reports/format'
import { Card } from '../ui/Card'
import { ComparisonBadge } from '../ui/ComparisonBadge'
import { MetricValue } from '../ui/MetricValue'
import { Definitions } from './Definitions'
import { GrowingNote } from './EngagementTable'
import { changeText, countText, growthText, rateText, sentimentText } from './figure-text'
import classes from './MeasureCards.module.css'
import type { PeriodSearch } from './period-search'
import { SentimentCounts, type TextsBehind, textsOf } from './SentimentCounts'

const shownHandles = 4

interface MeasureCardsProps {
  readonly measures: NetworkingMeasures
  /** What its days are called in an address. */
  readonly days: PeriodSearch['days']
}

/** What each figure is compared with. */
const against = t`as many days before`

/** How a figure moved; more of each is better. Null where either is missing. */
const Moved = ({ by, text }: { readonly by: number | null; readonly text: string }) =>
  by === null ? null : <ComparisonBadge text={text} direction={by === 0 ? 'same' : by > 0 ? 'up' : 'down'} tone={by === 0 ? 'neutral' : by > 0 ? 'good' : 'bad'} against={against} />

/** A difference of rates as it is shown, in steps of a hundredth of a point. Null: one of them is missing. */
const pointsOf = (now: number | null, before: number | null): number | null => (now === null || before === null ? null : Math.round((now - before) * 10_000) / 10_000)

const pointsText = (by: number | null): string => formatCell({ kind: 'points', value: by })

/** One figure of a card: what it is of, the figure, how it moved, and what it stands on. */
const Line = ({ of, value, moved, note }: { readonly of: ReactNode; readonly value: ReactNode; readonly moved: ReactNode; readonly note?: ReactNode }) => (
  <li>
    <span className={classes['of']}>{of}</span>
    <span className={classes['value']}>{value}</span>
    {moved}
    {note !== undefined && <span className={classes['note']}>{note}</span>}
  </li>
)

const FollowersCard = ({ measures: { followers: { handles, now, before } }, days }: MeasureCardsProps) => (
  <Card title={t`Follower growth`} actions={<Link to="/networking/channels" search={{ days }}>{handles.length > shownHandles ? t`All ${numberText(handles.length)}` : t`Own channels`}</Link>}>
    {handles.length === 0 ? (
      <p className={classes['note']}>{t`Add the profiles this brand posts from, and note now and then how many follow them.`}</p>
    ) : (
      <>
        <ul className={classes['lines']}>
          {handles.slice(0, shownHandles).map(({ id, platform, handle, newest, now: { change, rate, gap }, before: earlier }) => {
            const by = pointsOf(rate, earlier.rate)
            return (
              <Line
                key={id}
                of={<><Link to="/networking/channels/$id" params={{ id: String(id) }} search={{ days: 'custom', ...now }}><bdi>{handle}</bdi></Link> {platformNames[platform]}</>}
                value={<MetricValue text={growthText(rate)} reason={rate === null ? growthGapText(gap) : null} isFocusable />}
                moved={<Moved by={by} text={pointsText(by)} />}
                note={newest === null ? undefined : change === null ? t`${countText(newest.followers)} followers` : t`${changeText(change)}, now ${countText(newest.followers)}`}
              />
            )
          })}
        </ul>
        <Definitions sentences={[t`Growth from ${dayRangeText(now.from, now.to)}, counted back from the newest snapshot, against ${dayRangeText(before.from, before.to)}.`, t`Followers of several handles are not added up: one person may follow all of them.`, growthDefinition]} />
      </>
    )}
  </Card>
)

const rates: readonly RateName[] = ['byReach', 'byImpressions', 'byFollowers']

const EngagementCard = ({ measures: { ownPosts: { now, before } }, days }: MeasureCardsProps) => (
  <Card title={t`Engagement rate`} actions={<Link to="/networking/posts" search={{ scope: 'own', days }}>{t`${plural(now.posts, { one: '# own post', other: '# own posts' })}`}</Link>}>
    {now.posts === 0 && before.posts === 0 ? (
      <p className={classes['note']}>{t`No post of our own lies in these days. Import the posts of a profile, or log one with its figures.`}</p>
    ) : (
      <>
        <ul className={classes['lines']}>
          {rates.map((name) => {
            const rate = togetherRate(now, name)
            const by = pointsOf(rate, togetherRate(before, name))
            return (
              <Line
                key={name}
                of={rateNames[name]}
                value={<MetricValue text={rateText(rate)} reason={rate === null ? rateReason(now, name) : null} isFocusable />}
                moved={<Moved by={by} text={pointsText(by)} />}
                note={name === 'byFollowers' ? t`mean of days` : t`pooled`}
              />
            )
          })}
        </ul>
        <GrowingNote over={now} />
        <Definitions sentences={[engagementDefinition]} />
      </>
    )}
  </Card>
)

/** Net sentiment of one kind of texts, how it moved, and the counts it is made of; each leads to its texts. */
const Sentiment = ({ of, sentiment: { now, before }, behind }: { readonly of: string; readonly sentiment: NetworkingMeasures['notes']; readonly behind: TextsBehind }) => {
  const by = sentimentChange(now.net, before.net)
  if (textsOf(now) === 0) return null
  return (
    <>
      <ul className={classes['lines']}>
        <Line of={of} value={<MetricValue text={sentimentText(now.net)} reason={now.reason} isFocusable />} moved={<Moved by={by} text={changeText(by)} />} note={t`−100 to +100`} />
      </ul>
      <SentimentCounts counts={now} behind={behind} />
    </>
  )
}

const SentimentCard = ({ measures: { sentiment, notes }, days }: MeasureCardsProps) => (
  <Card title={t`Net sentiment`} actions={<Link to="/networking/mentions" search={{ days }}>{t`Mentions`}</Link>}>
    {textsOf(sentiment.now) + textsOf(notes.now) === 0 ? (
      <p className={classes['note']}>{t`Nobody was heard in these days. Note what people say to you, and log what others post about this brand: how it reads is told from its words.`}</p>
    ) : (
      <>
        <Sentiment of={t`Of what others posted about us`} sentiment={sentiment} behind={{ to: '/networking/mentions', search: { days } }} />
        <Sentiment of={t`Of what others said to us`} sentiment={notes} behind={{ to: '/networking/interactions', search: { days, touchDirection: 'theirs' } }} />
        <Definitions sentences={[reviewDefinitions.sentiment, t`What others said to us: notes of interactions in which they spoke.`]} />
      </>
    )}
  </Card>
)

/** Whether there is anything that networking is measured by. */
export const hasMeasures = ({ followers, ownPosts, sentiment, notes }: NetworkingMeasures): boolean =>
  followers.handles.length + ownPosts.now.posts + ownPosts.before.posts > 0 || [sentiment.now, sentiment.before, notes.now, notes.before].some((counts) => textsOf(counts) > 0)

/** Keeps the place of the measures while they are worked out, so that nothing below them moves. */
export const MeasuresToCome = () => <div className={classes['toCome']} aria-busy />

/** What networking is measured by: follower growth, engagement rate and sentiment, each beside the days before. */
export const MeasureCards = (props: MeasureCardsProps) => (
  <div className={classes['cards']}>
    <FollowersCard {...props} />
    <EngagementCard {...props} />
    <SentimentCard {...props} />
  </div>
)
