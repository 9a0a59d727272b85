import { t } from '../../../shared/kernel/words'
import type { PostFormat } from '../post-format'

/** YouTube Studio's “Table data.csv” by content. Which figures it has is the person's choice there. */
export const youtubePostFormat: PostFormat = {
  name: 'YouTube Studio',
  columns: {
    post_id: ['Content'],
    text: ['Video title'],
    published: ['Video publish time'],
    views: ['Views'],
    likes: ['Likes'],
    comments: ['Comments added', 'Comments'],
    shares: ['Shares'],
    follows: ['Subscribers gained'],
  },
  signs: [['content', 'video title', 'video publish time']],
  platformOf: () => 'youtube',
  dateOrder: null,
  leftOut: [{ headers: ['impressions', 'thumbnail impressions'], sentence: t`YouTube’s impressions are of thumbnails, not of videos; they are left out.` }],
  addressOf: (postId) => (/^[\w-]{11}$/.test(postId) ? `https://www.youtube.com/watch?v=${postId}` : ''),
}
