import { z } from 'zod'
import { errors, query } from '../rpc/contract'
import { MediaPlanId } from './flight'
import { MediaPlanNotFound } from './flight.contract'
import { MediaPlan } from './media-plan'
import { PacingAlert, PacingLine } from './pacing'

export const pacingContract = {
  /** How spending stands against a version, line by line, and what asks for a decision. Version null: the current one; plan null: there is none. */
  overview: query({
    input: z.object({ planId: MediaPlanId.nullable().default(null) }),
    output: z.object({ plan: MediaPlan.nullable(), lines: z.array(PacingLine), alerts: z.array(PacingAlert) }),
    errors: errors(MediaPlanNotFound),
  }),
}
