import type { z } from 'zod'
import { platformNames } from '../kernel/platform'
import { amidSentenceSmall, sense, t } from '../kernel/words'
import { growingText, type RateName, rateNames, rateReason, togetherRate, totalReason } from '../networking/engagement-words'
import { type FollowerGrowth, growthDefinition, growthGapText } from '../networking/own-handle'
import { engagementDefinition } from '../networking/post'
import { Review, reviewDefinitions, type SentimentFigures } from '../networking/review.contract'
import { sentimentChange } from '../networking/sentiment/sentiment'
import { changeOf, countCell, netCell, percentCell, textCell } from './cells'
import type { ReportCell, ReportDocument, ReportRow, ReportSection } from './document'

/** How we and others spoke of us: followers, own posts, and posts about us, of some days beside those before. */
export const Presence = Review.pick({ ownPosts: true, sentiment: true, handles: true })
export type Presence = z.infer<typeof Presence>

const startCell = ({ start, gap }: FollowerGrowth): ReportCell => countCell(start?.followers ?? null, growthGapText(gap))

/** Where both ends are missing the gap is that of the start. */
const endCell = ({ end, gap }: FollowerGrowth): ReportCell => countCell(end?.followers ?? null, growthGapText(gap === 'no_start' ? 'no_end' : gap))

const changeCells = ({ change, rate, gap }: FollowerGrowth): readonly ReportCell[] => [countCell(change, growthGapText(gap)), { kind: 'change', value: rate, reason: growthGapText(gap) }]

const followers = ({ handles }: Presence): ReportSection => ({
  heading: t`Own channels`,
  keyFigures: [],
  chart: null,
  table: {
    caption: t`Follower growth, net`,
    columns: [
      { key: 'label', label: t`Handle`, align: 'start' },
      { key: 'platform', label: t`Platform`, align: 'start' },
      { key: 'start', label: t`Began at`, align: 'end' },
      { key: 'end', label: t`Followers`, align: 'end' },
      { key: 'change', label: t`Net change`, align: 'end' },
      { key: 'rate', label: t`Growth`, align: 'end', formula: { numerator: 'end', denominator: 'start', minus: 'start' } },
      { key: 'startBefore', label: t`Began at before`, align: 'end', isComparison: true },
      { key: 'changeBefore', label: t`Net change before`, align: 'end', isComparison: true },
      { key: 'rateBefore', label: t`Growth before`, align: 'end', isComparison: true, formula: { numerator: 'changeBefore', denominator: 'startBefore' } },
    ],
    rows: handles.map(({ platform, handle, now, before }): ReportRow => ({
      cells: [textCell(handle), textCell(platformNames[platform]), startCell(now), endCell(now), ...changeCells(now), startCell(before), ...changeCells(before)],
      // One snapshot that stands for both ends is no growth of 0.
      ...(now.rate === null && { withoutFormula: ['rate'] }),
    })),
    total: null,
  },
})

const countRow = (label: string, now: number | null, before: number | null, reasons: readonly [now: string | null, before: string | null] = [null, null]): ReportRow => ({
  cells: [textCell(label), countCell(now, reasons[0] ?? undefined), countCell(before, reasons[1] ?? undefined), changeOf(now, before)],
})

const rateRow = ({ now, before }: Presence['ownPosts'], name: RateName): ReportRow => {
  const [rate, rateBefore] = [togetherRate(now, name), togetherRate(before, name)]
  return {
    cells: [
      textCell(t`Engagement ${amidSentenceSmall(rateNames[name])}, ${name === 'byFollowers' ? t`mean of days` : t`pooled`}`),
      percentCell(rate, rateReason(now, name) ?? ''),
      percentCell(rateBefore, rateReason(before, name) ?? ''),
      { kind: 'points', value: rate === null || rateBefore === null ? null : rate - rateBefore, reason: t`One of the two rates is missing.` },
    ],
    withoutFormula: ['change'],
  }
}

const postsOf = ({ positive, neutral, negative, unread }: SentimentFigures): number => positive + neutral + negative + unread

const netRow = ({ now, before }: Presence['sentiment']): ReportRow => ({
  cells: [textCell(t`Net sentiment, −100 to +100`), netCell(now), netCell(before), countCell(sentimentChange(now.net, before.net), t`One of the two is missing.`)],
  withoutFormula: ['change'],
})

const voices = ({ ownPosts, sentiment }: Presence): ReportSection => ({
  heading: t`Posts`,
  keyFigures: [],
  chart: null,
  table: {
    caption: t`Own posts, and what others posted about us`,
    columns: [
      { key: 'label', label: t`What`, align: 'start' },
      { key: 'now', label: t`Now`, align: 'end' },
      { key: 'before', label: t`Before`, align: 'end' },
      { key: 'change', label: sense('by how much')`Change`, align: 'end', formula: { numerator: 'now', denominator: 'before', minus: 'before' } },
    ],
    rows: [
      countRow(t`Own posts`, ownPosts.now.posts, ownPosts.before.posts),
      countRow(t`Engagements`, ownPosts.now.engagements, ownPosts.before.engagements, [totalReason(ownPosts.now, 'engagements'), totalReason(ownPosts.before, 'engagements')]),
      ...(['byReach', 'byImpressions', 'byFollowers'] as const).map((name) => rateRow(ownPosts, name)),
      countRow(t`Posts about us`, postsOf(sentiment.now), postsOf(sentiment.before)),
      countRow(t`Positive`, sentiment.now.positive, sentiment.before.positive),
      countRow(t`Neutral`, sentiment.now.neutral, sentiment.before.neutral),
      countRow(t`Negative`, sentiment.now.negative, sentiment.before.negative),
      countRow(t`Could not be read`, sentiment.now.unread, sentiment.before.unread),
      netRow(sentiment),
    ],
    total: null,
  },
})

/** The parts of a report on followers, engagement and sentiment, with what belongs to them; of what there is nothing, there is no part. */
export const presenceSections = (presence: Presence): Pick<ReportDocument, 'notes' | 'definitions'> & { readonly sections: readonly ReportSection[] } => {
  const { handles, ownPosts, sentiment } = presence
  const hasVoices = [ownPosts.now.posts, ownPosts.before.posts, postsOf(sentiment.now), postsOf(sentiment.before)].some((posts) => posts > 0)
  const growing = growingText(ownPosts.now)
  return {
    sections: [...(handles.length === 0 ? [] : [followers(presence)]), ...(hasVoices ? [voices(presence)] : [])],
    notes: growing === null ? [] : [growing],
    definitions: [
      ...(handles.length === 0 ? [] : [{ label: t`Growth`, definition: growthDefinition }]),
      ...(hasVoices ? [{ label: t`Engagement`, definition: engagementDefinition }, { label: t`Net sentiment, −100 to +100`, definition: reviewDefinitions.sentiment }] : []),
    ],
  }
}
