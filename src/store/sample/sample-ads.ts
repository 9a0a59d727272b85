import { addDays, type Day, daysBetween } from '../../shared/kernel/day'

interface SampleCampaign {
  readonly name: string
  readonly adSets: readonly string[]
  /** Each ad set runs one; where there are fewer, several run the same. */
  readonly ads: readonly string[]
  /** Euro a day over all ad sets. */
  readonly dailySpend: number
  readonly costPerClick: number
  readonly conversionRate: number
  readonly orderValue: number
  /** Days before today it starts and ends. */
  readonly from: number
  readonly to: number
}

const metaCampaigns: readonly SampleCampaign[] = [
  { name: 'Autumn tableware', adSets: ['Lookalike 1%', 'Slow living interests', 'Retargeting 30 days'], ads: ['Plates, stacked a', 'Plates, stacked b'], dailySpend: 46, costPerClick: 0.62, conversionRate: 0.021, orderValue: 78, from: 120, to: 1 },
  { name: 'Always on: workshop videos', adSets: ['Video viewers', 'Broad 25–54'], ads: ['Wheel, 15 seconds', 'Glazing, 30 seconds'], dailySpend: 18, costPerClick: 0.41, conversionRate: 0.008, orderValue: 64, from: 330, to: 1 },
  { name: 'Spring gifts', adSets: ['Gift interests', 'Past buyers'], ads: ['Gift for a host a'], dailySpend: 39, costPerClick: 0.7, conversionRate: 0.024, orderValue: 71, from: 260, to: 190 },
  { name: 'Kiln opening', adSets: ['Berlin +25 km'], ads: ['Kiln at night'], dailySpend: 27, costPerClick: 0.55, conversionRate: 0.004, orderValue: 40, from: 75, to: 60 },
]

const googleCampaigns: readonly SampleCampaign[] = [
  { name: 'Brand search', adSets: ['Juniper & Salt'], ads: [], dailySpend: 9, costPerClick: 0.34, conversionRate: 0.061, orderValue: 82, from: 340, to: 1 },
  { name: 'Shopping: dinnerware', adSets: ['All products'], ads: [], dailySpend: 33, costPerClick: 0.58, conversionRate: 0.027, orderValue: 88, from: 210, to: 1 },
  { name: 'Wholesale search', adSets: ['Café tableware'], ads: [], dailySpend: 14, costPerClick: 1.9, conversionRate: 0.012, orderValue: 420, from: 150, to: 20 },
]

interface DayResult {
  readonly campaign: string
  readonly adSet: string
  readonly ad: string
  readonly day: Day
  readonly spend: number
  readonly impressions: number
  readonly clicks: number
  readonly conversions: number
  readonly value: number
}

/** How the weeks differ in spend, so that what more or less of it brings can be seen; each campaign begins elsewhere in the row. */
const weekly = [1.32, 0.78, 1.08, 0.66, 1.4, 0.94, 0.72, 1.2] as const

const weekOf = (day: Day): number => Math.floor((daysBetween('2024-01-01' as Day, day) / 7) % weekly.length)

const dayResults = (campaigns: readonly SampleCampaign[], today: Day, random: () => number): readonly DayResult[] =>
  campaigns.flatMap((campaign, place) => {
    const first = addDays(today, -campaign.from)
    const days = daysBetween(first, addDays(today, -campaign.to)) + 1
    return Array.from({ length: days }, (_, offset) => addDays(first, offset)).flatMap((day) =>
      campaign.adSets.map((adSet, index) => {
        const season = 1 + 0.35 * Math.sin((daysBetween(today, day) / 365) * 2 * Math.PI) + (random() - 0.5) * 0.4
        const swing = weekly[(weekOf(day) + place * 3) % weekly.length] ?? 1
        const spend = Math.round((campaign.dailySpend / campaign.adSets.length) * season * swing * 100) / 100
        // More money in a week buys dearer clicks.
        const clicks = Math.max(0, Math.round((spend / (campaign.costPerClick * swing ** 0.35)) * (0.85 + random() * 0.3)))
        const expected = clicks * campaign.conversionRate * (0.6 + random() * 0.8)
        const conversions = Math.floor(expected) + (random() < expected % 1 ? 1 : 0)
        return { campaign: campaign.name, adSet, ad: campaign.ads[index % campaign.ads.length] ?? '', day, spend, impressions: Math.round(clicks / (0.009 + random() * 0.008)), clicks, conversions, value: Math.round(conversions * campaign.orderValue * (0.8 + random() * 0.4) * 100) / 100 }
      }),
    )
  })

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A Meta Ads Manager export by day and ad, in the shape of a real one. */
export const sampleMetaFile = (today: Day, random: () => number): string =>
  [
    '"Campaign name","Ad set name","Ad name",Day,"Amount spent (EUR)",Impressions,"Link clicks",Purchases,"Purchases conversion value","Reporting starts","Reporting ends"',
    ...dayResults(metaCampaigns, today, random).map(({ campaign, adSet, ad, day, spend, impressions, clicks, conversions, value }) =>
      [quoted(campaign), quoted(adSet), quoted(ad), day, spend.toFixed(2), impressions, clicks, conversions, value.toFixed(2), day, day].join(','),
    ),
    '',
  ].join('\n')

const preambleDay = (day: Day): string => new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** A Google Ads campaign report by day with its own totals row, in the shape of a real one. */
export const sampleGoogleFile = (today: Day, random: () => number): string => {
  const rows = dayResults(googleCampaigns, today, random)
  const sum = (pick: (row: DayResult) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return [
    'Campaign report',
    quoted(`${preambleDay(addDays(today, -340))} - ${preambleDay(addDays(today, -1))}`),
    'Campaign,Day,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value',
    ...rows.map(({ campaign, day, spend, impressions, clicks, conversions, value }) => [quoted(campaign), day, 'EUR', spend.toFixed(2), impressions, clicks, conversions.toFixed(2), value.toFixed(2)].join(',')),
    ['Total: Campaigns', ' --', 'EUR', sum(({ spend }) => spend).toFixed(2), sum(({ impressions }) => impressions), sum(({ clicks }) => clicks), sum(({ conversions }) => conversions).toFixed(2), sum(({ value }) => value).toFixed(2)].join(','),
    '',
  ].join('\n')
}
