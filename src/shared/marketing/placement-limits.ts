import type { Day } from '../kernel/day'
import { numberText } from '../kernel/language'
import type { AdPlatform } from '../kernel/platform'
import type { PlacementFamily } from './flight'

/** What a platform asks of an ad in a placement. Characters as the platform counts them; ratios are width over height; lengths in seconds, both ends allowed. */
export interface PlacementLimit {
  readonly platform: AdPlatform
  /** The placements it holds for. */
  readonly placements: readonly PlacementFamily[]
  readonly texts: Readonly<Partial<Record<'body' | 'headline' | 'description', TextLimit>>>
  readonly ratios: readonly { readonly name: string; readonly value: number }[]
  readonly secondsFrom: number | null
  readonly secondsTo: number | null
  /** Whether full-width letters count as two, as Google and TikTok do. */
  readonly isWideDouble: boolean
  readonly source: string
  /** The day the source was read. Platforms change their limits; a later reading is a new row. */
  readonly readOn: Day
}

export interface TextLimit {
  /** Refused beyond. Null: the platform only cuts off. */
  readonly most: number | null
  /** Cut off, or advised against, beyond. Null: nothing is advised. */
  readonly shown: number | null
}

const ratio = (width: number, height: number): { readonly name: string; readonly value: number } => ({ name: `${numberText(width)}:${numberText(height)}`, value: width / height })

const square = ratio(1, 1)
const portrait = ratio(4, 5)
const vertical = ratio(9, 16)
const wide = ratio(16, 9)
const landscape = ratio(1.91, 1)

// A day of the calendar.
const readOn = '2026-11-23' as Day

const upTo = (most: number, shown: number | null = null): TextLimit => ({ most, shown })
const shownTo = (shown: number): TextLimit => ({ most: null, shown })

/** The limits of each platform’s placements, as published; `source` names where to read them anew. */
export const placementLimits: readonly PlacementLimit[] = [
  { platform: 'meta', placements: ['any', 'feed', 'video'], texts: { body: shownTo(125), headline: shownTo(40), description: shownTo(30) }, ratios: [square, portrait, landscape], secondsFrom: 1, secondsTo: 241 * 60, isWideDouble: false, source: 'Meta Ads Guide, Facebook Feed: facebook.com/business/ads-guide', readOn },
  { platform: 'meta', placements: ['story', 'short_video'], texts: { body: shownTo(125), headline: shownTo(40) }, ratios: [vertical], secondsFrom: 1, secondsTo: null, isWideDouble: false, source: 'Meta Ads Guide, Stories and Reels: facebook.com/business/ads-guide', readOn },
  { platform: 'google', placements: ['search'], texts: { headline: upTo(30), description: upTo(90) }, ratios: [], secondsFrom: null, secondsTo: null, isWideDouble: true, source: 'About responsive search ads: support.google.com/google-ads/answer/7684791', readOn },
  { platform: 'google', placements: ['display'], texts: { headline: upTo(30), body: upTo(90), description: upTo(90) }, ratios: [landscape, square], secondsFrom: null, secondsTo: null, isWideDouble: true, source: 'Create a responsive display ad: support.google.com/google-ads/answer/7005917', readOn },
  { platform: 'microsoft', placements: ['search'], texts: { headline: upTo(30), description: upTo(90) }, ratios: [], secondsFrom: null, secondsTo: null, isWideDouble: true, source: 'Responsive search ads: help.ads.microsoft.com', readOn },
  { platform: 'linkedin', placements: ['any', 'feed'], texts: { body: upTo(600, 150), headline: upTo(200, 70), description: upTo(300, 100) }, ratios: [landscape, square, portrait], secondsFrom: 3, secondsTo: 30 * 60, isWideDouble: false, source: 'LinkedIn ads guide, single image and video ads: business.linkedin.com/marketing-solutions/success/ads-guide', readOn },
  { platform: 'linkedin', placements: ['video'], texts: { body: upTo(600, 150), headline: upTo(200, 70) }, ratios: [wide, square, portrait, vertical], secondsFrom: 3, secondsTo: 30 * 60, isWideDouble: false, source: 'LinkedIn ads guide, video ads: business.linkedin.com/marketing-solutions/success/ads-guide', readOn },
  { platform: 'tiktok', placements: ['any', 'feed', 'short_video', 'video'], texts: { body: upTo(100) }, ratios: [vertical, square, wide], secondsFrom: 5, secondsTo: 60, isWideDouble: true, source: 'TikTok video ads specifications: ads.tiktok.com/help/article?aid=6669199281502552069', readOn },
]

/** The limits that hold for a placement. Null: none are known, so nothing can be checked. */
export const limitFor = (platform: AdPlatform, placement: PlacementFamily): PlacementLimit | null => placementLimits.find((limit) => limit.platform === platform && limit.placements.includes(placement)) ?? null
