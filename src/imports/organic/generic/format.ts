import type { Platform } from '../../../shared/kernel/platform'
import { t } from '../../../shared/kernel/words'
import { isAt, type PostFormat } from '../post-format'

const platformOfAddress = (address: string): Platform | null => {
  const at = (['instagram', 'facebook', 'linkedin', 'tiktok', 'youtube'] as const).find((name) => isAt(address, `${name}.com`))
  return at ?? (isAt(address, 'x.com', 'twitter.com') ? 'x' : null)
}

/** Any table of posts: a text or an address beside figures; among them the lists of Hootsuite, Sprout Social, Buffer, Later and Agorapulse. */
export const genericPostFormat: PostFormat = {
  name: t`A table of posts`,
  columns: {
    post_id: ['Post ID', 'Media ID', 'Video ID', 'ID'],
    permalink: ['Permalink', 'Post Permalink', 'Link', 'URL', 'Post URL', 'Service Link', 'Address'],
    account: ['Account name', 'Account username', 'Page name', 'Account', 'Profile'],
    published: ['Publish time', 'Published', 'Publishing date', 'Posted at', 'Date posted', 'Post time', 'Date', 'Date (GMT)', 'Day'],
    text: ['Description', 'Caption', 'Text', 'Post', 'Message', 'Post Message', 'Update'],
    title: ['Title'],
    type: ['Post type', 'Media type', 'Type'],
    paid: ['Paid', 'Promoted'],
    reach: ['Reach'],
    impressions: ['Impressions'],
    views: ['Views', 'Total views', 'Video views'],
    likes: ['Likes', 'Reactions', 'Total likes'],
    comments: ['Comments', 'Replies', 'Total comments'],
    shares: ['Shares', 'Reposts', 'Total shares'],
    saves: ['Saves', 'Saved', 'Bookmarks'],
    link_clicks: ['Link clicks', 'Post Link Clicks'],
    follows: ['Follows'],
    engagements: ['Engagements'],
  },
  signs: [],
  platformOf: (_headers, permalinks) => {
    const [first, ...others] = new Set(permalinks.map(platformOfAddress))
    // Posts of several platforms, or links to anything.
    return others.length === 0 ? (first ?? null) : null
  },
  dateOrder: null,
}
