import { t } from '../../../shared/kernel/words'
import type { PostFormat } from '../post-format'

/** X's post activity: the 40 columns of Twitter Analytics, organic and promoted apart, and the content export of today's X analytics. */
export const xPostFormat: PostFormat = {
  name: t`X analytics`,
  columns: {
    post_id: ['Tweet id', 'Post id'],
    permalink: ['Tweet permalink', 'Post Link'],
    published: ['time', 'Date'],
    text: ['Tweet text', 'Post text'],
    impressions: ['impressions'],
    likes: ['favorites', 'likes'],
    comments: ['replies'],
    // Today's file also has `Shares`, which are not reposts.
    shares: ['retweets', 'reposts'],
    saves: ['bookmarks'],
    link_clicks: ['url clicks'],
    follows: ['follows', 'New follows'],
    engagements: ['engagements'],
    promoted_impressions: ['promoted impressions'],
    promoted_engagements: ['promoted engagements'],
    promoted_clicks: ['promoted url clicks'],
  },
  signs: [['tweet id', 'tweet permalink'], ['post id', 'post text', 'post link']],
  platformOf: () => 'x',
  dateOrder: null,
}
