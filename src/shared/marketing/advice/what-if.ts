import { t } from '../../kernel/words'
import type { ChannelReadiness } from './advice'
import { elasticityPrior } from './power-fit'
import type { ResponseCurve } from './response-curve'

/** What is assumed of a channel's elasticity until its weeks say something: 0.7, so that a fifth more spend brings about a seventh more. */
export const usualElasticity = elasticityPrior.mean

/** A channel's curve by assumption: its average week, and an elasticity that a person sees and can change. Null: it brought nothing yet. */
export const assumedCurve = ({ results, weeks, spentMinor }: Pick<ChannelReadiness, 'results' | 'weeks' | 'spentMinor'>, elasticity: number): ResponseCurve | null =>
  weeks === 0 || results <= 0 || spentMinor <= 0 ? null : { kind: 'power', scale: results / weeks, at: spentMinor / weeks, elasticity }

/** What a change of spend does under an elasticity, in words: `+20 % spend, about +14 % results`. */
export const elasticityWords = (elasticity: number): string => t`+20% spend, about +${Math.round((1.2 ** elasticity - 1) * 100)}% results`
