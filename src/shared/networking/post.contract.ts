import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { groupedPageOf, PageRequest, pageOf, SortDirection } from '../kernel/page'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { FileChanged, FileNotFound, ImportRefused } from '../imports/import.contract'
import { command, errors, job, query } from '../rpc/contract'
import { ContactFields, ContactId } from './contact'
import { ContactNotFound } from './contact.contract'
import { OwnHandleId } from './own-handle'
import { OwnHandleNotFound } from './own-handle.contract'
import { EngagementOverPosts, Permission, Post, PostAuthor, PostFields, PostId, PostKind } from './post'
import { OwnImport } from '../imports/own-import'
import { PostFileInput, PostFilePreview } from './post-file'
import { sentimentLabels } from './sentiment/sentiment'

const PostNotFound = z.object({ type: z.literal('PostNotFound'), id: PostId })

/** A post as it is sent. */
export const SentPost = PostFields.extend({
  /** Somebody new who posted it and becomes a contact, in place of `authorId`. Null: nobody new. */
  newAuthor: ContactFields.shape.name.nullable().default(null),
})
export type SentPost = z.infer<typeof SentPost>

/** Which posts. Null in each: whichever. With `from` or `to`, posts whose day is not known are left out. */
export const PostChoice = z.object({
  kinds: z.array(PostKind).min(1).nullable().default(null),
  platform: Platform.nullable().default(null),
  ownHandleId: OwnHandleId.nullable().default(null),
  authorId: ContactId.nullable().default(null),
  permission: Permission.nullable().default(null),
  /** `unread`: no label could be told. */
  sentiment: z.enum([...sentimentLabels, 'unread']).nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  /** Part of the text or of the author's name; case and accents do not matter. */
  search: z.string().max(200).default(''),
})
export type PostChoice = z.infer<typeof PostChoice>

/** What a list of posts can be sorted by; what is not known comes last in both directions. */
export const PostSort = z.enum(['on', 'author', 'reach', 'impressions', 'engagements', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'views', 'promotedImpressions', 'promotedEngagements', 'promotedClicks', 'byReach', 'byImpressions', 'byFollowers'])
export type PostSort = z.infer<typeof PostSort>

/** What posts can be grouped by; months newest first. */
export const PostGrouping = z.enum(['kind', 'platform', 'handle', 'month', 'sentiment', 'permission'])
export type PostGrouping = z.infer<typeof PostGrouping>

/** With somebody new who posted it. */
const touchedByPost = ['goal', 'ownHandle', 'review', 'advocate', 'contact', 'keepInTouch', 'duplicate', 'workbook', 'personalData']

export const postContract = {
  /** Posts of a choice, a page at a time. */
  list: query({ input: PageRequest.extend({ ...PostChoice.shape, sort: PostSort.default('on'), direction: SortDirection.default('descending'), groupBy: PostGrouping.nullable().default(null) }), output: groupedPageOf(Post) }),
  /** Posts of a choice in this order as a file, with every figure of each; one that is not known is blank. */
  saveList: job({ input: PostChoice.extend({ sort: PostSort.default('on'), direction: SortDirection.default('descending'), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save posts as a file` }),
  get: query({ input: z.object({ id: PostId }), output: Post, errors: errors(PostNotFound) }),
  /** Engagement over the posts of a choice, by each denominator. */
  engagement: query({ input: PostChoice, output: EngagementOverPosts }),
  /** Who posts about us, most posts first; posts of unknown authors are not among them. */
  authors: query({ input: PageRequest.extend({ from: Day.nullable().default(null), to: Day.nullable().default(null) }), output: pageOf(PostAuthor) }),
  add: command({ input: SentPost, output: Post, errors: errors(OwnHandleNotFound, ContactNotFound), label: t`Add post`, touches: touchedByPost }),
  replace: command({ input: z.object({ id: PostId, fields: SentPost }), output: Post, errors: errors(PostNotFound, OwnHandleNotFound, ContactNotFound), label: t`Edit post`, touches: touchedByPost }),
  /** Notes of posts by others that permission to use them was asked, given or refused on a day; posts of our own stay as they are. */
  notePermission: command({ input: z.object({ ids: manyIds(PostId), permission: Permission, on: Day }), output: z.object({ changed: z.int() }), label: t`Note permission`, touches: [] }),
  /** Reads a platform's list of our posts and says what importing it would do. Writes nothing. */
  readFile: job({ input: PostFileInput, output: PostFilePreview, errors: errors(ImportRefused, FileNotFound), label: t`Read posts` }),
  /** Adds a previewed list of posts; posts that are known get the newer figures. Undone by its step, or later as the import it is kept as. */
  importFile: job({
    input: PostFileInput.extend({ sha256: z.string() }),
    output: OwnImport,
    errors: errors(ImportRefused, FileNotFound, FileChanged, OwnHandleNotFound),
    label: t`Import posts`,
    touches: ['goal', 'ownHandle', 'review', 'workbook', 'import'],
  }),
  remove: command({ input: z.object({ ids: manyIds(PostId) }), output: Removed, label: t`Remove posts`, labelOfOne: t`Remove post`, touches: ['goal', 'ownHandle', 'review', 'advocate'] }),
}
