import { z } from 'zod'
import { hill } from './transforms'

/** Results of a week as a power of its spend: `scale` × (spend ∕ at) to the `elasticity`. Concave: more spend brings more, each part less than the one before. */
const PowerCurve = z.object({
  kind: z.literal('power'),
  /** Results a week at the spend `at`. */
  scale: z.number().nonnegative(),
  at: z.number().positive(),
  elasticity: z.number().positive().max(1),
})

/** Results of a week of steady spend: a Hill curve over what the spend and its carry-over come to. */
const HillCurve = z.object({
  kind: z.literal('hill'),
  /** Results a week that no spend exceeds. */
  height: z.number().nonnegative(),
  alpha: z.number().positive(),
  /** In adstocked spend. */
  inflexion: z.number().positive(),
  carryOver: z.number().min(0).lt(1),
})

/** What a channel brings in a week of a given steady spend. Spend in minor units; results in those of the outcome. */
export const ResponseCurve = z.discriminatedUnion('kind', [PowerCurve, HillCurve])
export type ResponseCurve = z.infer<typeof ResponseCurve>

/** Results of a week in which a channel steadily spends this much. 0 without spend. A steady spend carries over what it would: cutting it cuts that too. */
export const respond = (curve: ResponseCurve, spend: number): number => {
  if (spend <= 0) return 0
  return curve.kind === 'power' ? curve.scale * (spend / curve.at) ** curve.elasticity : curve.height * hill(spend / (1 - curve.carryOver), curve.alpha, curve.inflexion)
}

/** By how many percent results rise where spend rises by one percent, at this spend. */
export const elasticityAt = (curve: ResponseCurve, spend: number): number =>
  curve.kind === 'power' ? curve.elasticity : curve.alpha * (1 - hill(spend / (1 - curve.carryOver), curve.alpha, curve.inflexion))
