import { normaliseHeader } from '../headers'

/** What a column of a list of posts is read as. */
export type PostField = 'post_id' | 'permalink' | 'account' | 'published' | 'text' | 'type' | 'paid' | PostMeasure

export const postMeasures = ['reach', 'impressions', 'views', 'likes', 'comments', 'shares', 'saves', 'link_clicks', 'follows', 'engagements'] as const
export type PostMeasure = (typeof postMeasures)[number]

/** Headers by field: Meta Business Suite, X Analytics, TikTok, YouTube, Facebook's post export, and plain words. The first in a list is read before the others. */
const postColumns: Readonly<Record<PostField, readonly string[]>> = {
  post_id: ['Post ID', 'Tweet id', 'Content', 'Media ID', 'Video ID'],
  permalink: ['Permalink', 'Tweet permalink', 'Video link', 'Link', 'URL'],
  account: ['Account name', 'Account username', 'Page name'],
  published: ['Publish time', 'time', 'Post time', 'Video publish time', 'Published', 'Date posted', 'Date'],
  text: ['Description', 'Tweet text', 'Video title', 'Title', 'Caption', 'Text'],
  type: ['Post type', 'Media type', 'Type'],
  paid: ['Paid'],
  reach: ['Reach', 'Lifetime Post Total Reach'],
  impressions: ['Impressions', 'Lifetime Post Total Impressions'],
  views: ['Views', 'Total views', 'Video views'],
  likes: ['Likes', 'like', 'favorites', 'Total likes', 'Reactions'],
  comments: ['Comments', 'comment', 'replies', 'Total comments'],
  shares: ['Shares', 'share', 'retweets', 'reposts', 'Total shares'],
  saves: ['Saves', 'Saved'],
  link_clicks: ['Link clicks', 'url clicks'],
  follows: ['Follows'],
  engagements: ['Engagements', 'Total Interactions'],
}

export const postLookup: ReadonlyMap<string, { readonly field: PostField; readonly rank: number }> = new Map(
  Object.entries(postColumns).flatMap(([field, headers]) =>
    // Keys of the table are fields.
    headers.map((header, rank) => [normaliseHeader(header), { field: field as PostField, rank }] as const),
  ),
)

/** Headers that only a list of posts has. */
const ownHeaders = ['post id', 'tweet id', 'tweet permalink', 'permalink', 'publish time', 'video publish time', 'video link', 'post type', 'page total likes', 'lifetime post total reach']

/** Whether a header is that of a list of posts rather than of ad results. */
export const isPostHeader = (headers: ReadonlySet<string>): boolean => ownHeaders.some((header) => headers.has(header))
