import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { pageOf, PageRequest } from '../kernel/page'
import { AdPlatform } from '../kernel/platform'
import { query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CostKind } from './cost-line'
import { CreativeState } from './creative'
import { DealStatus } from './deal'

const amount = { amountMinor: z.int().nonnegative(), currency: Currency }

/** One thing that happened to a campaign, or is planned. `id` and `title`: of what it happened to. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['starts', 'ends']), on: Day }),
  /** Begins, in the current version of the media plan. */
  z.object({ kind: z.literal('flight'), on: Day, platform: AdPlatform, ...amount }),
  /** Is to be published. */
  z.object({ kind: z.literal('creative'), on: Day, id: z.int(), title: z.string(), state: CreativeState }),
  /** A creative was taken to this state; `by`: who did, as they typed it. */
  z.object({ kind: z.literal('step'), on: Day, id: z.int(), title: z.string(), state: CreativeState, by: z.string() }),
  /** Starts. */
  z.object({ kind: z.literal('test'), on: Day, id: z.int(), title: z.string() }),
  z.object({ kind: z.literal('deal'), on: Day, title: z.string(), status: DealStatus, ...amount }),
  z.object({ kind: z.literal('cost'), on: Day, title: z.string(), costKind: CostKind, ...amount }),
  /** An import brought results; `title`: its file. */
  z.object({ kind: z.literal('import'), on: Day, id: z.int(), title: z.string() }),
])
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const campaignTimelineContract = {
  /** What happened to a campaign and what is planned, the latest day first. Of one that is not there: nothing. */
  list: query({ input: PageRequest.extend({ campaignId: CampaignId }), output: pageOf(TimelineEntry) }),
}
