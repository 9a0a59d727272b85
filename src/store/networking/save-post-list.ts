import { platformNames } from '../../shared/kernel/platform'
import { sense, t } from '../../shared/kernel/words'
import { permissionNames, type Post, postKindNames } from '../../shared/networking/post'
import type { postContract } from '../../shared/networking/post.contract'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { countCell, dayCell, percentCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, readInTurns, saveList } from '../list-of'
import { pageOfPosts, readPosts } from './post-list'

const columns: readonly ListColumn<Post>[] = [
  { label: t`Day`, width: 12, cell: ({ on }) => dayCell(on) },
  { label: t`Text`, width: 56, cell: ({ text }) => textCell(text) },
  { label: t`Link`, width: 40, cell: ({ url }) => textCell(url) },
  { label: t`Kind`, width: 18, cell: ({ kind }) => textCell(postKindNames[kind]) },
  { label: t`Platform`, width: 12, cell: ({ platform }) => textCell(platformNames[platform]) },
  { label: sense('by whom')`By`, width: 20, cell: ({ kind, authorName, ownHandle }) => textCell((kind === 'own' ? ownHandle : authorName) ?? '') },
  { label: t`Reach`, width: 10, cell: ({ reach }) => countCell(reach) },
  { label: t`Impressions`, width: 12, cell: ({ impressions }) => countCell(impressions) },
  { label: t`Engagements`, width: 12, cell: ({ engagements }) => countCell(engagements) },
  { label: t`Reactions`, width: 10, cell: ({ reactions }) => countCell(reactions) },
  { label: t`Comments`, width: 10, cell: ({ comments }) => countCell(comments) },
  { label: t`Shares`, width: 10, cell: ({ shares }) => countCell(shares) },
  { label: t`Saves`, width: 10, cell: ({ saves }) => countCell(saves) },
  { label: t`Clicks`, width: 10, cell: ({ clicks }) => countCell(clicks) },
  { label: t`Views`, width: 10, cell: ({ views }) => countCell(views) },
  { label: t`Promoted impressions`, width: 16, cell: ({ promotedImpressions }) => countCell(promotedImpressions) },
  { label: t`Promoted engagements`, width: 16, cell: ({ promotedEngagements }) => countCell(promotedEngagements) },
  { label: t`Promoted clicks`, width: 16, cell: ({ promotedClicks }) => countCell(promotedClicks) },
  { label: t`ER reach`, width: 12, cell: ({ rates }) => percentCell(rates.byReach, '') },
  { label: t`ER impressions`, width: 12, cell: ({ rates }) => percentCell(rates.byImpressions, '') },
  { label: t`ER followers`, width: 12, cell: ({ rates }) => percentCell(rates.byFollowers, '') },
  { label: t`Sentiment`, width: 12, cell: ({ sentiment }) => textCell(sentiment === null ? '' : sentimentNames[sentiment]) },
  { label: t`Permission`, width: 14, cell: ({ kind, permission }) => textCell(kind === 'own' ? '' : permissionNames[permission]) },
]

/** Writes posts as a file; the job of the contract. */
export const savePostList: Handlers<typeof postContract, StoreContext>['saveList'] = (context, { format, ...choice }, control) => {
  const question = { ...choice, groupBy: null }
  const { total } = pageOfPosts(context, { ...question, offset: 0, limit: 1 })
  const { ids } = pageOfPosts(context, { ...question, offset: 0, limit: total })
  return saveList(context, control, { format, name: t`Posts`, label: t`Writing posts`, columns, items: () => readInTurns(ids, (some) => readPosts(context, some)), total: ids.length })
}
