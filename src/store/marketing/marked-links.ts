import { eq } from 'drizzle-orm'
import type { AdPlatform } from '../../shared/kernel/platform'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { CreativeId, CreativeVariantId } from '../../shared/marketing/creative'
import type { PlacementFamily } from '../../shared/marketing/flight'
import { sameLinks, UtmConvention, utmLink, utmMarks } from '../../shared/marketing/utm'
import type { StoreContext } from '../context'
import { utmConventions } from './creative.table'

interface LinkSource {
  readonly creativeId: CreativeId
  readonly campaignId: CampaignId | null
  readonly creative: string
  readonly campaign: string | null
  readonly variantId: CreativeVariantId
  readonly variant: string
  readonly platform: AdPlatform
  readonly placement: PlacementFamily
  readonly landingUrl: string
}

/** A variant with its marked link, and which others have the very same. */
export interface MarkedLink extends LinkSource {
  readonly url: string
  readonly sameAs: readonly CreativeVariantId[]
}

export const readConvention = ({ db }: StoreContext): UtmConvention => UtmConvention.parse(db.select().from(utmConventions).where(eq(utmConventions.id, 1)).get())

/** Every variant that leads somewhere, by the creative's name. */
const linkSources = ({ prepare }: StoreContext): readonly LinkSource[] =>
  // Columns as selected.
  prepare(
    `SELECT creative.id AS creativeId, campaign_id AS campaignId, creative.name AS creative, campaign.name AS campaign, creative_variant.id AS variantId, label AS variant, platform, placement, landing_url AS landingUrl
     FROM creative_variant JOIN creative ON creative.id = creative_id LEFT JOIN campaign ON campaign.id = campaign_id WHERE landing_url <> '' ORDER BY creative.sort_name, creative.id, position, creative_variant.id`,
  ).all() as LinkSource[]

/** The marked link of every variant that leads somewhere, by the creative's name. */
export const markedLinks = (context: StoreContext): readonly MarkedLink[] => {
  const convention = readConvention(context)
  const all = linkSources(context).map((one) => {
    const marks = utmMarks(convention, { platform: one.platform, placement: one.placement === 'any' ? '' : one.placement, campaign: one.campaign ?? '', creative: one.creative, variant: one.variant })
    return { ...one, url: utmLink(one.landingUrl, marks) }
  })
  const same = new Map(sameLinks(all).flatMap((group) => group.map(({ variantId }) => [variantId, group.map((other) => other.variantId).filter((other) => other !== variantId)] as const)))
  return all.map((link) => ({ ...link, sameAs: same.get(link.variantId) ?? [] }))
}
