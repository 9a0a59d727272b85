import { numberText } from '../../shared/kernel/language'
import { readPercent } from '../../shared/kernel/typed-number'
import { type Audience, type AudienceSize, audienceParts } from '../../shared/marketing/audience'

/** From how many to how many people, `410,000 – 480,000`; one number where the platform told one. */
export const rangeText = ({ low, high }: Pick<AudienceSize, 'low' | 'high'>): string => (low === high ? numberText(low) : `${numberText(low)} – ${numberText(high)}`)

/** Who an audience is, in one line. */
export const whoText = (audience: Audience): string => audienceParts(audience).filter(({ key }) => key !== 'exclusions').map(({ text }) => text).join(' · ')

/** A share as the percentage it was typed as, to be read or typed over. */
export const shareText = (share: number): string => numberText(share, { style: 'percent', maximumFractionDigits: 8 })

/** The share that a typed percentage means. Null: it is none. */
export const parseShare = (typed: string): number | null => {
  const text = readPercent(typed) ?? ''
  if (!/^\d{1,3}(?:\.\d+)?$/.test(text)) return null
  const share = Number(`${text}e-2`)
  return share > 1 ? null : share
}
