import type { Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { DateOrder } from '../dates'
import { normaliseHeader } from '../headers'

/** Figures of a post. The `promoted` ones are what was paid for, and no part of the others. */
export const postMeasures = ['reach', 'impressions', 'views', 'likes', 'comments', 'shares', 'saves', 'link_clicks', 'follows', 'engagements', 'promoted_impressions', 'promoted_engagements', 'promoted_clicks'] as const
export type PostMeasure = (typeof postMeasures)[number]

/** What a figure counts, within a sentence. */
export const measureWords: Readonly<Record<PostMeasure, string>> = {
  reach: t`reach`, impressions: t`impressions`, views: t`views`, likes: t`likes`, comments: t`comments`, shares: t`shares`, saves: t`saves`, link_clicks: t`link clicks`, follows: t`follows`, engagements: t`engagements`,
  promoted_impressions: t`promoted impressions`, promoted_engagements: t`promoted engagements`, promoted_clicks: t`promoted clicks`,
}

/** What a column of a list of posts is read as. Of `text` and `title` the longer one is the post's text; `campaign` names the campaign that promoted it. */
export type PostField = 'post_id' | 'permalink' | 'account' | 'published' | 'text' | 'title' | 'type' | 'paid' | 'campaign' | PostMeasure

/** Headers by field, as data. Of several columns for one field the first in the list is read. */
type PostColumns = Readonly<Partial<Record<PostField, readonly string[]>>>

/** How one platform's lists of posts are known and read. */
export interface PostFormat {
  /** As people know the export. */
  readonly name: string
  readonly columns: PostColumns
  /** Headers by which it is known, as they are compared: all of one set. Empty: nothing is its own. */
  readonly signs: readonly (readonly string[])[]
  /** Whose posts they are, by the headers and the posts' addresses. Null: the file does not show it. */
  readonly platformOf: (headers: ReadonlySet<string>, permalinks: readonly string[]) => Platform | null
  /** Which comes first where the days show neither. Null: ask. */
  readonly dateOrder: DateOrder | null
  /** Headers beside which a file that is known by its signs is no list of posts, with the sentence that says what it is. */
  readonly notPosts?: { readonly headers: readonly string[]; readonly sentence: string }
  /** Columns that are left out although they look like figures, with the sentence that says why. */
  readonly leftOut?: readonly { readonly headers: readonly string[]; readonly sentence: string }[]
  /** The day of a post whose cell alone does not tell it. Null: nothing tells it. */
  readonly dayOf?: (text: string, permalink: string) => Day | null
  /** The address of a post that the file names by its id only. */
  readonly addressOf?: (postId: string) => string
}

/** A field by its header, with the header's place among those of the field. */
type PostLookup = ReadonlyMap<string, { readonly field: PostField; readonly rank: number }>

export const postLookup = (columns: PostColumns): PostLookup =>
  new Map(
    Object.entries(columns).flatMap(([field, headers]) =>
      // Keys of the table are fields.
      headers.map((header, rank) => [normaliseHeader(header), { field: field as PostField, rank }] as const),
    ),
  )

/** Whether an address is of one of some hosts, with or without a name before them. */
export const isAt = (address: string, ...hosts: readonly string[]): boolean => {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  return hosts.some((one) => host === one || host.endsWith(`.${one}`))
}
