import { t } from '../../../shared/kernel/words'
import type { PostFormat } from '../post-format'

/** The sheet “All posts” of a LinkedIn page's content export, in today's words and in those of updates. */
export const linkedinPostFormat: PostFormat = {
  name: t`LinkedIn page content`,
  columns: {
    permalink: ['Post link', 'Update link'],
    text: ['Post title', 'Update title'],
    published: ['Created date'],
    type: ['Content Type', 'Post type', 'Update type'],
    campaign: ['Campaign name'],
    impressions: ['Impressions'],
    views: ['Views (Excluding offsite video views)', 'Views', 'Video views'],
    likes: ['Likes', 'Reactions'],
    comments: ['Comments'],
    shares: ['Reposts', 'Shares'],
    follows: ['Follows'],
  },
  signs: [['post title', 'post link', 'created date'], ['update title', 'update link', 'created date']],
  platformOf: () => 'linkedin',
  dateOrder: 'MDY',
  leftOut: [{ headers: ['clicks'], sentence: t`LinkedIn’s clicks are on anything in a post, its picture and the page’s name too, not on its links; they are left out.` }],
}
