import { z } from 'zod'
import { Day } from '../kernel/day'
import { OwnHandleId, SaidFollowers } from './own-handle'

/** What the numbers of a file of followers count: new followers of each day, or all who followed on it. */
const FollowerCount = z.enum(['gains', 'totals'])
type FollowerCount = z.infer<typeof FollowerCount>

/** A file of followers by day, and what it does not say itself. */
export const FollowerFileInput = z.object({
  file: z.string().regex(/^[a-z0-9-]{8,64}$/),
  id: OwnHandleId,
  dateOrder: z.enum(['auto', 'DMY', 'MDY', 'YMD']).default('auto'),
  /** Where the file shows it, the file holds. */
  count: z.enum(['auto', ...FollowerCount.options]).default('auto'),
  /** How many followed on the last day of a file of new followers, which does not say it. Null: not known. */
  followersAtEnd: SaidFollowers.nullable().default(null),
  /** Name of the sheet of a spreadsheet. Null: the first that has followers by day. */
  sheet: z.string().nullable().default(null),
})
export type FollowerFileInput = z.infer<typeof FollowerFileInput>

/** What a file of followers holds, and what importing it would do to the snapshots of the handle. */
export const FollowerFilePreview = z.object({
  name: z.string(),
  sha256: z.string(),
  takenFor: z.string(),
  provedBy: z.array(z.string()),
  count: FollowerCount,
  days: z.int(),
  from: Day.nullable(),
  to: Day.nullable(),
  /** Sums of new followers. Null: the file is of totals, or does not say it. */
  gained: z.int().nullable(),
  organic: z.int().nullable(),
  sponsored: z.int().nullable(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rowsRead: z.int(),
  refusals: z.array(z.object({ line: z.int(), reason: z.string() })),
  notices: z.array(z.string()),
})
export type FollowerFilePreview = z.infer<typeof FollowerFilePreview>
