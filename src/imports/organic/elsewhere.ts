import type { OwnListKind } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { recogniseDeals } from '../deals/recognise-deals'
import type { TableRow } from '../table'
import { findFollowerHeader } from './followers'
import { recognisePosts } from './recognise-posts'

/** Where a table belongs that is of no ads. */
interface OrganicHome {
  readonly sentence: string
  /** Null: no import takes it. */
  readonly belongsTo: OwnListKind | null
}

export const postsHome: OrganicHome = { sentence: t`This is a list of posts, not of ad results: its reach and views were not paid for. Import it on the screen Posts, in Networking.`, belongsTo: 'posts' }

export const dealsHome: OrganicHome = { sentence: t`This is a list of deals, not of ad results. Import it on the screen Deals, in Marketing.`, belongsTo: 'deals' }

const followersHome: OrganicHome = { sentence: t`These are followers by day, not ad results. Open the handle under Own channels, in Networking, and import them there.`, belongsTo: 'followers' }

/** Where a table of our own posts, followers or deals belongs. Null: it is none of them. */
export const organicHome = (rows: readonly TableRow[], fileName: string): OrganicHome | null => {
  const unless = (refused: string | null, home: OrganicHome): OrganicHome => (refused === null ? home : { sentence: refused, belongsTo: null })
  const posts = recognisePosts(rows)
  if (posts !== null && posts.provedBy.length > 0) return unless(posts.refused, postsHome)
  const deals = recogniseDeals(rows)
  if (deals !== null) return unless(deals.refused, dealsHome)
  const followers = findFollowerHeader(rows, fileName)
  return followers === null ? null : unless(followers.refused, followersHome)
}
