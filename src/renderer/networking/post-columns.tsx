import { cutText } from '../../shared/kernel/cut-text'
import { platformNames } from '../../shared/kernel/platform'
import { sense, t } from '../../shared/kernel/words'
import { engagementsReason, postRateReason, type RateName } from '../../shared/networking/engagement-words'
import { permissionNames, type Post, postKindNames } from '../../shared/networking/post'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import type { DataColumn } from '../ui/data-column'
import { dayWidth, fittingWords } from '../ui/fitting-width'
import { MetricValue } from '../ui/MetricValue'
import channels from './channels.module.css'
import { countText, rateText } from './figure-text'
import { dayText } from './labels'

const notKnown = t`Not known`

type CountKey = 'reach' | 'impressions' | 'reactions' | 'comments' | 'shares' | 'saves' | 'clicks' | 'views' | 'promotedImpressions' | 'promotedEngagements' | 'promotedClicks'

const count = (key: CountKey, header: string, isHiddenAtFirst = false, width = 84): DataColumn<Post> => ({
  key, header, width, align: 'end', sortable: true, isHiddenAtFirst, render: (post) => <MetricValue text={countText(post[key])} reason={post[key] === null ? notKnown : null} />,
})

const rate = (name: RateName, header: string): DataColumn<Post> => ({
  key: name, header, width: 118, align: 'end', sortable: true, render: (post) => <MetricValue text={rateText(post.rates[name])} reason={postRateReason(post, name)} />,
})

/** What a post is called in a list: its text, else its address, else what it is. */
export const postTitle = ({ text, url, kind }: Post): string => (text.trim() !== '' ? cutText(text.trim().replaceAll(/\s+/g, ' '), 160) : url !== '' ? url : t`${postKindNames[kind]} without a text`)

const tones = { positive: 'good', neutral: 'neutral', negative: 'bad' } as const
const permissionTones = { none: 'neutral', asked: 'warn', granted: 'good', refused: 'bad' } as const

const SentimentBadge = ({ post: { sentiment, saidSentiment } }: { readonly post: Post }) =>
  sentiment === null ? <MetricValue text={t`n/a`} reason={t`No label could be told. Open the post to see why.`} /> : <span className={channels['badge']} data-tone={tones[sentiment]}>{sentimentNames[sentiment]}{saidSentiment !== null && `, ${t`corrected`}`}</span>

/** Who posted it, or under which handle. */
const byText = ({ kind, authorName, ownHandle }: Post): string => (kind === 'own' ? (ownHandle ?? '') : (authorName ?? ''))

const title: DataColumn<Post> = { key: 'text', header: t`Post`, width: 200, render: (post) => <strong><bdi>{postTitle(post)}</bdi></strong> }
const on: DataColumn<Post> = { key: 'on', header: t`Day`, width: dayWidth, sortable: true, render: (post) => (post.on === null ? <MetricValue text={t`n/a`} reason={t`The day is not known`} /> : dayText(post.on)) }
const platform: DataColumn<Post> = { key: 'platform', header: t`Platform`, width: 94, render: (post) => platformNames[post.platform] }
const by: DataColumn<Post> = { key: 'author', header: sense('by whom')`By`, width: 150, sortable: true, render: (post) => <bdi>{byText(post)}</bdi> }
const kind: DataColumn<Post> = { key: 'kind', header: t`Kind`, width: fittingWords(t`Kind`, Object.values(postKindNames)), render: (post) => postKindNames[post.kind] }
const sentiment: DataColumn<Post> = { key: 'sentiment', header: t`Sentiment`, width: 110, render: (post) => <SentimentBadge post={post} /> }
const permission: DataColumn<Post> = {
  key: 'permission', header: t`Permission`, width: 60 + dayWidth, render: (post) => (post.kind === 'own' ? '' : <><span className={channels['badge']} data-tone={permissionTones[post.permission]}>{permissionNames[post.permission]}</span> {dayText(post.permissionOn)}</>),
}
const hidden = (column: DataColumn<Post>): DataColumn<Post> => ({ ...column, isHiddenAtFirst: true })

const engagements: DataColumn<Post> = {
  key: 'engagements', header: t`Engagements`, width: 108, align: 'end', sortable: true,
  render: (post) => <MetricValue text={countText(post.engagements)} reason={engagementsReason(post)} />,
}

/** Columns of all posts, for reading what came of them. */
export const postColumns: readonly DataColumn<Post>[] = [
  title, on, kind, platform, by, count('reach', t`Reach`), count('impressions', t`Impressions`, true), engagements, count('reactions', t`Reactions`, true), count('comments', t`Comments`, true), count('shares', t`Shares`, true), count('saves', t`Saves`, true), count('clicks', t`Clicks`), count('views', t`Views`, true),
  count('promotedImpressions', t`Promoted impressions`, true, 150), count('promotedEngagements', t`Promoted engagements`, true, 154), count('promotedClicks', t`Promoted clicks`, true, 124),
  rate('byReach', t`ER reach`), rate('byImpressions', t`ER impressions`), rate('byFollowers', t`ER followers`), hidden(sentiment), hidden(permission),
]

/** Columns of what others post, for answering it. */
export const mentionColumns: readonly DataColumn<Post>[] = [title, on, by, platform, kind, sentiment, permission, count('reach', t`Reach`), engagements]
