import { z } from 'zod'
import { Day } from '../kernel/day'
import { Platform } from '../kernel/platform'
import { OwnHandleId } from './own-handle'

const Sum = z.int().nullable()

/** A file with a list of our own posts, and what it does not say itself. */
export const PostFileInput = z.object({
  file: z.string().regex(/^[a-z0-9-]{8,64}$/),
  /** Null: as the file shows. */
  platform: Platform.nullable().default(null),
  ownHandleId: OwnHandleId.nullable().default(null),
  /** Which comes first in its dates, where its days do not show it. */
  dateOrder: z.enum(['auto', 'DMY', 'MDY', 'YMD']).default('auto'),
  /** Name of the sheet of a spreadsheet. Null: the first that is a list of posts. */
  sheet: z.string().nullable().default(null),
})
export type PostFileInput = z.infer<typeof PostFileInput>

/** What a list of posts holds, and what importing it would do. Sums are of the posts that say a figure; null: none does. */
export const PostFilePreview = z.object({
  name: z.string(),
  sha256: z.string(),
  /** What it was taken for: `X analytics`; the headers that prove it, none for any table of posts; whose posts they are. */
  takenFor: z.string(),
  provedBy: z.array(z.string()),
  platform: Platform,
  posts: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  from: Day.nullable(),
  to: Day.nullable(),
  sums: z.object({ reach: Sum, impressions: Sum, reactions: Sum, comments: Sum, shares: Sum, saves: Sum, clicks: Sum, views: Sum, promotedImpressions: Sum, promotedEngagements: Sum, promotedClicks: Sum }),
  refusals: z.array(z.object({ line: z.int(), reason: z.string() })),
  /** What must be known to read the figures right, in sentences. */
  notices: z.array(z.string()),
})
export type PostFilePreview = z.infer<typeof PostFilePreview>
