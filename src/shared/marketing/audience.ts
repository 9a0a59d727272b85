import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { AdPlatform } from '../kernel/platform'
import { CampaignId } from './campaign'

export const AudienceId = RowId.brand<'AudienceId'>()
export type AudienceId = z.infer<typeof AudienceId>

/** How an audience comes about. */
export const AudienceKind = z.enum(['interest', 'demographic', 'customer_list', 'retargeting', 'lookalike', 'keyword', 'other'])
export type AudienceKind = z.infer<typeof AudienceKind>

export const audienceKindNames: Readonly<Record<AudienceKind, string>> = {
  interest: 'Interests', demographic: 'Demographics', customer_list: 'Customer list', retargeting: 'Retargeting', lookalike: 'Lookalike', keyword: 'Keywords', other: 'Other',
}

/** People ads are shown to, described once and used on many channels. */
export const AudienceFields = z.object({
  name: z.string().trim().min(1, 'An audience needs a name').max(200),
  kind: AudienceKind.default('other'),
  /** Who is in it. */
  definition: z.string().max(20_000).default(''),
  /** Who is kept out of it. */
  exclusions: z.string().max(20_000).default(''),
  note: z.string().max(20_000).default(''),
})
export type AudienceFields = z.infer<typeof AudienceFields>

/** How many people a platform says an audience has on it; platforms tell a range. Sizes are never added over platforms: the same people are on several. */
export const AudienceSize = z.object({ platform: AdPlatform, low: z.int().nonnegative(), high: z.int().nonnegative(), on: Day }).refine(({ low, high }) => low <= high, { message: 'The higher number comes second', path: ['high'] })
export type AudienceSize = z.infer<typeof AudienceSize>

/** Where an audience is used. Excluded: ads are kept from it. */
export const AudienceUse = z.object({ campaignId: CampaignId, campaignName: z.string(), platform: AdPlatform, isExcluded: z.boolean() })
export type AudienceUse = z.infer<typeof AudienceUse>

/** How far two audiences are the same people: the share of the smaller that is in the other too, as a fraction. */
export const AudienceOverlap = z.object({ otherId: AudienceId, otherName: z.string(), share: z.number().min(0).max(1), on: Day, source: z.string() })
export type AudienceOverlap = z.infer<typeof AudienceOverlap>

export const Audience = AudienceFields.extend({
  id: AudienceId,
  createdAt: z.iso.datetime(),
  sizes: z.array(AudienceSize),
  uses: z.array(AudienceUse),
  overlaps: z.array(AudienceOverlap),
})
export type Audience = z.infer<typeof Audience>
