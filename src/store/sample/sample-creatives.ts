import { addDays, type Day } from '../../shared/kernel/day'
import type { AdPlatform } from '../../shared/kernel/platform'
import type { AudienceFields } from '../../shared/marketing/audience'
import type { CreativeState, VariantFields } from '../../shared/marketing/creative'
import { type Campaigns, idOf, type Marketing, type ValueOf } from './sample-campaigns'

interface SampleCreative {
  readonly name: string
  /** Null: made for no campaign. */
  readonly campaign: string | null
  /** Days from today. Null: not planned. */
  readonly inDays: number | null
  readonly page: string
  readonly variants: readonly (Pick<VariantFields, 'platform' | 'placement'> & Partial<VariantFields>)[]
  /** The states it went through, and who took it there with what note. */
  readonly way: readonly (readonly [CreativeState, string, string?])[]
}

const reviewed = [['review', 'Mara']] as const
const approved = [...reviewed, ['approved', 'Jonas', 'Agreed on the phone.']] as const
const live = [...approved, ['live', 'Mara']] as const

const story = { platform: 'meta', placement: 'story', width: 1080, height: 1920 } as const
const feed = { platform: 'meta', placement: 'feed', width: 1080, height: 1350 } as const
const search = { platform: 'google', placement: 'search' } as const

const creatives: readonly SampleCreative[] = [
  {
    name: 'First firing', campaign: 'Winter market', inDays: 9, page: 'market', way: approved,
    variants: [
      { ...story, label: 'a', headline: 'Come and warm your hands', body: 'The kiln is open on all four Sundays of Advent.', asset: 'firing-a.jpg' },
      { ...story, label: 'b', headline: 'Come and warm your hands', body: 'The kiln is open on all four Sundays of Advent. Free shipping from 60 €.', asset: 'firing-b.jpg' },
    ],
  },
  {
    name: 'Stall in the snow', campaign: 'Winter market', inDays: 16, page: 'market', way: reviewed,
    variants: [
      { ...story, label: 'a', headline: 'Bowls for cold days', body: 'Find us between the chestnuts and the candles.', asset: 'stall.jpg' },
      { ...feed, label: 'a', headline: 'Bowls for cold days', body: 'Find us between the chestnuts and the candles: two stalls from the carousel, open until nine, and a warm bowl to hold while you choose.', asset: 'stall-wide.jpg', width: 1600, height: 900 },
    ],
  },
  {
    name: 'Plates, stacked', campaign: 'Autumn tableware', inDays: -20, page: 'plates', way: live,
    variants: [
      { ...feed, label: 'a', headline: 'Plates that outlast trends', body: 'Thrown by hand, made for every day.', asset: 'plates.jpg' },
      { ...feed, label: 'b', headline: 'Plates that outlast trends', body: 'Thrown by hand, made for every day. Free shipping from 60 €.', asset: 'plates.jpg' },
    ],
  },
  { name: 'Table for two', campaign: 'Autumn tableware', inDays: 2, page: 'plates', way: approved, variants: [{ ...feed, label: 'couple', headline: 'Set the table slowly', body: 'Two plates, two bowls, one evening.', asset: 'table-for-two.jpg' }] },
  { name: 'Wheel, from above', campaign: 'Always on: workshop videos', inDays: 4, page: 'workshop', way: [], variants: [{ platform: 'meta', placement: 'video', label: 'short', headline: 'Eight seconds to a bowl', body: 'Watch Mara throw.', asset: 'wheel.mp4', width: 1080, height: 1350, seconds: 8.5 }] },
  { name: 'Glazing day', campaign: 'Always on: workshop videos', inDays: 11, page: 'workshop', way: reviewed, variants: [{ platform: 'meta', placement: 'video', label: 'long', headline: 'Blue takes three coats', body: 'What happens between the wheel and the kiln.', asset: 'glazing.mp4', width: 1080, height: 1080, seconds: 42 }] },
  { name: 'Own name', campaign: 'Brand search', inDays: -60, page: '', way: live, variants: [{ ...search, label: 'a', headline: 'Juniper & Salt ceramics', description: 'Tableware thrown by hand in Berlin. Sent within two days.' }] },
  // Too long for the search results, so it cannot be approved as it is.
  { name: 'Tableware for cafés', campaign: 'Wholesale search', inDays: 6, page: 'wholesale', way: reviewed, variants: [{ ...search, label: 'a', headline: 'Café tableware, made to last years', description: 'Cups that survive the dishwasher. Order from 24 pieces.' }, { platform: 'linkedin', placement: 'feed', label: 'a', headline: 'Cups your guests ask about', body: 'Made for cafés: heavy foot, easy handle, 24 pieces and up.', width: 1200, height: 628, asset: 'cafe-cups.jpg' }] },
  { name: 'Gift for a host', campaign: 'Spring gifts', inDays: -200, page: 'gifts', way: [...live, ['retired', 'Mara', 'The season is over.']], variants: [{ ...feed, label: 'a', headline: 'Bring more than wine', body: 'A small bowl, wrapped.', asset: 'gift.jpg' }] },
  { name: 'Seconds sale', campaign: null, inDays: null, page: 'seconds', way: [], variants: [{ ...feed, label: 'a', headline: 'Nearly perfect', body: 'Pieces with a freckle, at half the price.', asset: 'seconds.jpg' }] },
]

/** Creatives of the sample's campaigns, in every state. */
export const addSampleCreatives = async ({ creative }: Marketing, campaigns: Campaigns, today: Day, valueOf: ValueOf): Promise<void> => {
  for (const { name, campaign, inDays, page, variants, way } of creatives) {
    const fields = { name, campaignId: campaign === null ? null : idOf(campaigns, campaign), scheduledOn: inDays === null ? null : addDays(today, inDays), landingUrl: `https://juniper-and-salt.example/${page}` }
    const { id } = valueOf(await creative.add(fields))
    for (const variant of variants) valueOf(await creative.addVariant({ id, fields: variant }))
    for (const [to, by, note = ''] of way) valueOf(await creative.advance({ ids: [id], to, by, note }))
  }
}

interface SampleAudience extends Partial<AudienceFields> {
  readonly name: string
  /** By platform: from, to, days ago. */
  readonly sizes: readonly (readonly [AdPlatform, number, number, number])[]
  /** Where it is used; with true, ads are kept from it. */
  readonly uses: readonly (readonly [string, AdPlatform, boolean?])[]
}

const audiences: readonly SampleAudience[] = [
  {
    name: 'Past buyers', kind: 'customer_list', definition: 'Bought in the last two years.', note: 'The list is made anew each quarter.',
    sizes: [['meta', 1600, 1800, 95], ['meta', 1800, 2100, 3], ['google', 1400, 1600, 3]],
    uses: [['Autumn tableware', 'meta', true], ['Spring gifts', 'meta'], ['Wholesale search', 'google', true]],
  },
  {
    name: 'Slow living', kind: 'interest', ageFrom: 25, ageTo: 54, places: 'Germany; Austria; Switzerland', languages: 'German, English', interests: 'Ceramics, slow food, interior design', exclusions: 'Past buyers',
    sizes: [['meta', 380_000, 450_000, 95], ['meta', 410_000, 480_000, 3]], uses: [['Autumn tableware', 'meta'], ['Spring gifts', 'meta']],
  },
  { name: 'Like our buyers', kind: 'lookalike', places: 'Germany', lookalike: '1% of past buyers, Germany', exclusions: 'Past buyers', sizes: [['meta', 560_000, 650_000, 3]], uses: [['Autumn tableware', 'meta']] },
  { name: 'Watched a workshop video', kind: 'retargeting', definition: 'Watched half of a workshop video in the last 30 days.', sizes: [['meta', 9000, 11_000, 3]], uses: [['Autumn tableware', 'meta'], ['Always on: workshop videos', 'meta', true]] },
  { name: 'Around the market', kind: 'demographic', ageFrom: 18, places: 'Berlin +25 km', languages: 'German', sizes: [['meta', 1_700_000, 2_000_000, 3]], uses: [['Winter market', 'meta'], ['Kiln opening', 'meta']] },
  { name: 'Café owners', kind: 'other', places: 'Germany; Austria; Switzerland', definition: 'Owners and buyers of cafés and small restaurants.', sizes: [['linkedin', 18_000, 22_000, 12]], uses: [['Wholesale search', 'linkedin']] },
]

const overlaps: readonly { readonly first: string; readonly second: string; readonly share: number; readonly source: string }[] = [
  { first: 'Slow living', second: 'Past buyers', share: 0.18, source: 'Meta, audience overlap' },
  { first: 'Slow living', second: 'Like our buyers', share: 0.35, source: 'Meta, audience overlap' },
  { first: 'Watched a workshop video', second: 'Past buyers', share: 0.4, source: 'Estimated' },
]

/** Audiences of the sample's campaigns, with what platforms told of them on two days. */
export const addSampleAudiences = async ({ audience }: Marketing, campaigns: Campaigns, today: Day, valueOf: ValueOf): Promise<void> => {
  const ids = new Map<string, number>()
  for (const { sizes, uses, ...fields } of audiences) {
    const { id } = valueOf(await audience.add(fields))
    ids.set(fields.name, id)
    for (const [platform, low, high, daysAgo] of sizes) valueOf(await audience.setSize({ id, size: { platform, low, high, on: addDays(today, -daysAgo) } }))
    for (const [campaign, platform, isExcluded = false] of uses) valueOf(await audience.target({ id, campaignId: idOf(campaigns, campaign), platform, isExcluded }))
  }
  for (const { first, second, share, source } of overlaps) valueOf(await audience.setOverlap({ id: ids.get(first) ?? 0, otherId: ids.get(second) ?? 0, share, on: addDays(today, -3), source }))
}
