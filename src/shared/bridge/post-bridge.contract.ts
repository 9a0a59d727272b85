import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'
import { query } from '../rpc/contract'

/** An own organic post as the content calendar shows it beside what is paid for. */
export const PostOnDay = z.object({
  id: RowId,
  on: Day,
  platform: Platform,
  /** How it begins; empty: nothing was noted of its text. */
  title: z.string(),
})
export type PostOnDay = z.infer<typeof PostOnDay>

/** What relationships put on a calendar of campaigns. */
export const postBridgeContract = {
  /** Our own posts on these days, both ends included, by day. */
  onDays: query({ input: z.object({ from: Day, to: Day }), output: z.array(PostOnDay) }),
}
