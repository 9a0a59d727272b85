import { z } from 'zod'
import { Day } from '../kernel/day'
import { AdPlatform } from '../kernel/platform'
import { errors, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { FlightId, MediaPlanId } from './flight'
import { MediaPlanNotFound } from './flight.contract'
import { MediaPlan } from './media-plan'
import { MetricRow } from './metrics'
import { PacingAlert, PacingLine } from './pacing'

export const pacingContract = {
  /** How spending stands against a version, line by line, and what asks for a decision. Version null: the current one; plan null: there is none. */
  overview: query({
    input: z.object({ planId: MediaPlanId.nullable().default(null) }),
    output: z.object({ plan: MediaPlan.nullable(), lines: z.array(PacingLine), alerts: z.array(PacingAlert) }),
    errors: errors(MediaPlanNotFound),
  }),
  /**
   * What a campaign brought on each platform on the days of its flights in the current version, by first day: as the ROI report has it of that campaign, platform, period and currency.
   * Flights of one platform and currency that share a day are one, since results do not tell them apart. What is known only of days beyond a flight is in none, which the warnings say.
   */
  results: query({
    input: z.object({ campaignId: CampaignId }),
    output: z.object({
      flights: z.array(z.object({ flightIds: z.array(FlightId), platform: AdPlatform, startsOn: Day, endsOn: Day, metrics: MetricRow })),
      warnings: z.array(z.string()),
    }),
    errors: errors(CampaignNotFound),
  }),
}
