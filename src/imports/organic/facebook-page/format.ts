import { t } from '../../../shared/kernel/words'
import type { PostFormat } from '../post-format'

/** Facebook's older post export of a page, with its lifetime figures. */
export const facebookPagePostFormat: PostFormat = {
  name: t`Facebook page posts`,
  columns: {
    text: ['Post Message'],
    permalink: ['Permalink'],
    published: ['Posted'],
    post_id: ['Post ID'],
    type: ['Type'],
    paid: ['Paid'],
    reach: ['Lifetime Post Total Reach'],
    impressions: ['Lifetime Post Total Impressions'],
    likes: ['like'],
    comments: ['comment'],
    shares: ['share'],
    engagements: ['Total Interactions'],
  },
  signs: [['lifetime post total reach']],
  platformOf: () => 'facebook',
  dateOrder: null,
}
