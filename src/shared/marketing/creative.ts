import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { AdPlatform } from '../kernel/platform'
import { listText, numberText } from '../kernel/language'
import { plural, t } from '../kernel/words'
import { CampaignId } from './campaign'
import { PlacementFamily } from './flight'
import { limitFor, type PlacementLimit, type TextLimit } from './placement-limits'
import { utmWord } from './utm'

export const CreativeId = RowId.brand<'CreativeId'>()
export type CreativeId = z.infer<typeof CreativeId>

export const CreativeVariantId = RowId.brand<'CreativeVariantId'>()
export type CreativeVariantId = z.infer<typeof CreativeVariantId>

/** How far a creative has come. Only what is approved goes live; changing it takes it back to draft first. */
export const CreativeState = z.enum(['draft', 'review', 'approved', 'live', 'retired'])
export type CreativeState = z.infer<typeof CreativeState>

export const creativeStateNames: Readonly<Record<CreativeState, string>> = { draft: t`Draft`, review: t`In review`, approved: t`Approved`, live: t`Live`, retired: t`Retired` }

/** The states each state may go to, the usual one first. */
export const nextStates: Readonly<Record<CreativeState, readonly CreativeState[]>> = {
  draft: ['review', 'retired'], review: ['approved', 'draft'], approved: ['live', 'draft'], live: ['retired'], retired: ['draft'],
}

/** An address on the web. */
const WebAddress = z.string().trim().max(2000).regex(/^https?:\/\/[^\s/?#]+\S*$/i, t`An address begins with https://`)

export const KeptCreativeFields = z.object({
  name: KeptName,
  /** Null: not made for one campaign. */
  campaignId: CampaignId.nullable().default(null),
  /** The day it is to be published. Null: not planned. */
  scheduledOn: Day.nullable().default(null),
  /** Where it leads; empty: nowhere yet. */
  landingUrl: z.union([WebAddress, z.literal('')]).default(''),
  note: z.string().max(50_000).default(''),
})
/** The same as it is typed. */
export const CreativeFields = KeptCreativeFields.extend({ name: typedName(200, t`A creative needs a name`) })
export type CreativeFields = z.infer<typeof CreativeFields>

/** A creative as it is shown in one placement. */
export const VariantFields = z.object({
  platform: AdPlatform,
  placement: PlacementFamily.default('any'),
  /** What tells it apart from the other variants: `a`, `blue`, `question`. */
  label: z.string().trim().max(60).default(''),
  body: z.string().max(10_000).default(''),
  headline: z.string().max(1000).default(''),
  description: z.string().max(1000).default(''),
  /** The name of the picture or film. */
  asset: z.string().trim().max(500).default(''),
  /** In pixels. Null: not known, or there is no picture. */
  width: z.int().positive().nullable().default(null),
  height: z.int().positive().nullable().default(null),
  /** Length of a film. Null: not known, or it is none. */
  seconds: z.number().positive().nullable().default(null),
})
export type VariantFields = z.infer<typeof VariantFields>

/** What a platform would say to a variant. `refused`: it does not take it; `advised`: it is cut off or advised against. */
export const VariantProblem = z.object({ severity: z.enum(['refused', 'advised']), field: z.enum(['body', 'headline', 'description', 'size', 'seconds']), sentence: z.string() })
export type VariantProblem = z.infer<typeof VariantProblem>

export const CreativeVariant = VariantFields.extend({
  id: CreativeVariantId,
  problems: z.array(VariantProblem),
  /** Whose limits it was held against, and when they were read. Null: none are known for the placement. */
  limits: z.object({ source: z.string(), readOn: Day }).nullable(),
})
export type CreativeVariant = z.infer<typeof CreativeVariant>

/** A step of a creative's way, with who took it. */
export const CreativeEvent = z.object({ from: CreativeState, to: CreativeState, at: z.iso.datetime(), by: z.string(), note: z.string() })
export type CreativeEvent = z.infer<typeof CreativeEvent>

export const Creative = KeptCreativeFields.extend({
  id: CreativeId,
  campaignName: z.string().nullable(),
  state: CreativeState,
  variants: z.array(CreativeVariant),
  /** Oldest first. */
  events: z.array(CreativeEvent),
  createdAt: z.iso.datetime(),
})
export type Creative = z.infer<typeof Creative>

/** Letters that take two places where a platform counts wide ones twice: Chinese, Japanese, Korean and full-width forms. */
const wideLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\uffe0-\uffe6]/u

/** How many characters a platform counts in a text. */
export const countCharacters = (text: string, isWideDouble: boolean): number => {
  let count = 0
  for (const letter of text) count += isWideDouble && wideLetter.test(letter) ? 2 : 1
  return count
}

/** Platforms take what is off by a pixel or two of rounding. */
const ratioTolerance = 0.01

type TextField = 'body' | 'headline' | 'description'

const isTooLong: Readonly<Record<TextField, (count: number, most: number) => string>> = {
  body: (count, most) => t`The text has ${numberText(count)} characters; ${numberText(most)} are allowed.`,
  headline: (count, most) => t`The headline has ${numberText(count)} characters; ${numberText(most)} are allowed.`,
  description: (count, most) => t`The description has ${numberText(count)} characters; ${numberText(most)} are allowed.`,
}

const isCutOff: Readonly<Record<TextField, (count: number, shown: number) => string>> = {
  body: (count, shown) => t`The text has ${numberText(count)} characters; after ${numberText(shown)} it may be cut off.`,
  headline: (count, shown) => t`The headline has ${numberText(count)} characters; after ${numberText(shown)} it may be cut off.`,
  description: (count, shown) => t`The description has ${numberText(count)} characters; after ${numberText(shown)} it may be cut off.`,
}

const textProblem = (field: TextField, text: string, { most, shown }: TextLimit, isWideDouble: boolean): readonly VariantProblem[] => {
  const count = countCharacters(text, isWideDouble)
  if (most !== null && count > most) return [{ severity: 'refused', field, sentence: isTooLong[field](count, most) }]
  if (shown !== null && count > shown) return [{ severity: 'advised', field, sentence: isCutOff[field](count, shown) }]
  return []
}

const sizeProblem = ({ width, height }: VariantFields, { ratios }: PlacementLimit): readonly VariantProblem[] => {
  if (width === null || height === null || ratios.length === 0 || ratios.some(({ value }) => Math.abs(width / height / value - 1) <= ratioTolerance)) return []
  return [{ severity: 'advised', field: 'size', sentence: t`${width} × ${height} is not ${listText(ratios.map(({ name }) => name), 'or')}; it will be cropped or have bars.` }]
}

const lengthProblem = ({ seconds }: VariantFields, { secondsFrom, secondsTo }: PlacementLimit): readonly VariantProblem[] => {
  if (seconds === null) return []
  if (secondsFrom !== null && seconds < secondsFrom) return [{ severity: 'refused', field: 'seconds', sentence: t`The film has ${plural(seconds, { one: '# second', other: '# seconds' })}; at least ${numberText(secondsFrom)} are needed.` }]
  return secondsTo !== null && seconds > secondsTo ? [{ severity: 'refused', field: 'seconds', sentence: t`The film has ${plural(seconds, { one: '# second', other: '# seconds' })}; ${numberText(secondsTo)} are allowed.` }] : []
}

/** What a platform would say to a variant, by the limits known for its placement. Nothing where none are known. */
export const variantProblems = (variant: VariantFields): readonly VariantProblem[] => {
  const limit = limitFor(variant.platform, variant.placement)
  if (limit === null) return []
  const texts = (['body', 'headline', 'description'] as const).flatMap((field) => {
    const known = limit.texts[field]
    return known === undefined ? [] : textProblem(field, variant[field], known, limit.isWideDouble)
  })
  return [...texts, ...sizeProblem(variant, limit), ...lengthProblem(variant, limit)]
}

/** A name as it is looked for in another: case, accents and what stands between words make no difference. */
const wordsOf = (name: string): string => ` ${utmWord(name, ' ')} `

/**
 * Which of a campaign's creatives an ad runs, by its name: the one whose name stands in it, word by word, or the longest of several that stand in each other.
 * Null: none, or one cannot tell which, as with two of one name.
 */
export const creativeOfAds = <T extends Pick<Creative, 'name'>>(creatives: readonly T[]): ((adName: string) => T | null) => {
  const known = creatives.map((creative) => ({ creative, words: wordsOf(creative.name) })).filter(({ words }) => words.trim() !== '').sort((left, right) => right.words.length - left.words.length)
  return (adName) => {
    const words = wordsOf(adName)
    const [longest, ...others] = known.filter((one) => words.includes(one.words))
    return longest === undefined || others.some((other) => other.words.length === longest.words.length || !longest.words.includes(other.words)) ? null : longest.creative
  }
}
