import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { countCharacters, type CreativeState, type VariantFields } from '../../shared/marketing/creative'
import { PlacementFamily, placementNames } from '../../shared/marketing/flight'
import type { PlacementLimit } from '../../shared/marketing/placement-limits'

export const placementOptions = PlacementFamily.options.map((value) => ({ value, label: placementNames[value] }))

/** What taking a creative from one state to another is called. */
export const stepName = (from: CreativeState, to: CreativeState): string => {
  switch (to) {
    case 'review':
      return t`Send to review`
    case 'approved':
      return t`Approve`
    case 'live':
      return t`Mark as live`
    case 'retired':
      return t`Retire`
    case 'draft':
      return from === 'retired' ? t`Start again as a draft` : t`Back to draft`
  }
}

/** Why nothing of a creative can be changed now. Null: it can. */
export const fixedReason = (state: CreativeState): string | null => {
  switch (state) {
    case 'draft':
    case 'review':
      return null
    case 'approved':
      return t`It stays as it was approved. Take it back to draft to change it.`
    case 'live':
      return t`It stays as it was approved. Retire it, then start again as a draft to change it.`
    case 'retired':
      return t`It stays as it was. Start again as a draft to change it.`
  }
}

/** How long a text is, beside what the platform allows. */
export const countText = (text: string, field: 'body' | 'headline' | 'description', limit: PlacementLimit | null): string => {
  const known = limit?.texts[field]
  const count = countCharacters(text, limit?.isWideDouble ?? false)
  if (known === undefined) return limit === null ? t`${plural(count, { one: '# character', other: '# characters' })}` : t`${plural(count, { one: '# character', other: '# characters' })}; none are known to be allowed here`
  if (known.most !== null) return known.shown === null ? t`${numberText(count)} of ${numberText(known.most)} characters` : t`${numberText(count)} of ${numberText(known.most)} characters, ${numberText(known.shown)} shown`
  return t`${plural(count, { one: '# character', other: '# characters' })}, ${numberText(known.shown ?? 0)} shown`
}

const secondsText = (seconds: number): string => (seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`)

const lengthText = ({ secondsFrom, secondsTo }: PlacementLimit): string => {
  if (secondsFrom === null && secondsTo === null) return ''
  if (secondsTo === null) return t`films from ${secondsText(secondsFrom ?? 0)}`
  return secondsFrom === null ? t`films up to ${secondsText(secondsTo)}` : t`films from ${secondsText(secondsFrom)} to ${secondsText(secondsTo)}`
}

/** What a placement asks of pictures and films, and who says so since when. */
export const limitsText = (limit: PlacementLimit | null): string => {
  if (limit === null) return t`No limits are known for this placement, so nothing is checked.`
  const asked = [...(limit.ratios.length === 0 ? [] : [t`ratios ${limit.ratios.map(({ name }) => name).join(', ')}`]), lengthText(limit)].filter((part) => part !== '')
  return [...(asked.length === 0 ? [] : [t`Asked for: ${asked.join('; ')}.`]), t`Checked against ${limit.source}, read on ${dayText(limit.readOn)}.`].join(' ')
}

export const variantName = ({ platform, placement, label }: Pick<VariantFields, 'platform' | 'placement' | 'label'>): string =>
  [platformNames[platform], placementNames[placement], ...(label === '' ? [] : [label])].join(', ')

/** Which marked link it is: a creative may have a variant of the same name on each platform. */
export const linkName = ({ creative, variant, platform }: { readonly creative: string; readonly variant: string; readonly platform: AdPlatform }): string => [creative, variant, platformNames[platform]].filter((part) => part !== '').join(', ')

/** What is known of a variant's picture or film. */
export const assetText = ({ asset, width, height, seconds }: VariantFields): string =>
  [asset, ...(width === null || height === null ? [] : [`${width} × ${height}`]), ...(seconds === null ? [] : [`${numberText(seconds)} s`])].filter((part) => part !== '').join(', ')
