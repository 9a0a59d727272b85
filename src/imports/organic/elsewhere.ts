import type { TableRow } from '../table'
import { findFollowerHeader } from './linkedin/followers'
import { recognisePosts } from './recognise-posts'

export const postsSentence = 'This is a list of posts, not of ad results: its reach and views were not paid for. Import it on the screen Posts, in Networking.'

/** Where a table belongs that is of no ads but of our own posts or followers. Null: it is neither. */
export const organicSentence = (rows: readonly TableRow[], fileName: string): string | null => {
  if (findFollowerHeader(rows, fileName) !== null) return 'These are followers by day, not ad results. Open the handle under Own channels, in Networking, and import them there.'
  return (recognisePosts(rows)?.provedBy.length ?? 0) > 0 ? postsSentence : null
}
