import { addDays, type Day, monthOf } from '../../shared/kernel/day'
import type { AdPlatform } from '../../shared/kernel/platform'
import { quarterAfter, quarterOf } from '../../shared/kernel/quarter'
import type { FlightShape } from '../../shared/marketing/flighting'
import { type Campaigns, idOf, type Marketing, type ValueOf } from './sample-campaigns'
import { addSampleAudiences, addSampleCreatives } from './sample-creatives'
import type { MediaPlanId, PlacementFamily } from '../../shared/marketing/flight'

interface SampleFlight {
  readonly campaign: string
  readonly platform: AdPlatform
  readonly placement: PlacementFamily
  /** Days from today. */
  readonly from: number
  readonly to: number
  readonly amountMinor: number
  readonly currency?: string
  readonly shape?: FlightShape
  readonly isBooked?: boolean
  /** A dark stretch, in days from today. */
  readonly dark?: readonly [number, number]
}

const flights: readonly SampleFlight[] = [
  { campaign: 'Autumn tableware', platform: 'meta', placement: 'feed', from: -119, to: 21, amountMinor: 4_950_00, isBooked: true },
  { campaign: 'Always on: workshop videos', platform: 'meta', placement: 'video', from: -180, to: 90, amountMinor: 3_900_00 },
  { campaign: 'Brand search', platform: 'google', placement: 'search', from: -90, to: 90, amountMinor: 1_080_00 },
  { campaign: 'Shopping: dinnerware', platform: 'google', placement: 'shopping', from: -60, to: 45, amountMinor: 4_800_00, shape: 'back', isBooked: true },
  { campaign: 'Wholesale search', platform: 'google', placement: 'search', from: -45, to: 30, amountMinor: 1_000_00, dark: [-14, -1] },
  { campaign: 'Wholesale search', platform: 'linkedin', placement: 'feed', from: 14, to: 55, amountMinor: 2_400_00, currency: 'CHF', shape: 'front' },
  { campaign: 'Winter market', platform: 'meta', placement: 'story', from: 9, to: 30, amountMinor: 600_00, shape: 'front' },
]

const addFlights = async ({ flight }: Marketing, planId: MediaPlanId, campaigns: Campaigns, today: Day, valueOf: ValueOf): Promise<void> => {
  for (const { campaign, from, to, dark, currency = 'EUR', ...fields } of flights) {
    const days = { startsOn: addDays(today, from), endsOn: addDays(today, to), dark: dark === undefined ? [] : [{ from: addDays(today, dark[0]), to: addDays(today, dark[1]) }] }
    valueOf(await flight.add({ planId, fields: { ...fields, ...days, currency, campaignId: idOf(campaigns, campaign) } }))
  }
}

const addPlan = async (marketing: Marketing, campaigns: Campaigns, today: Day, valueOf: ValueOf): Promise<void> => {
  const { mediaPlan, planCost, budget, exchangeRate } = marketing
  const { id: planId } = valueOf(await mediaPlan.add({ name: 'Agreed plan', note: 'As agreed with the workshop.', startsOn: addDays(today, -180), endsOn: addDays(today, 180) }))
  await addFlights(marketing, planId, campaigns, today, valueOf)
  valueOf(await planCost.add({ planId, fields: { kind: 'fee', label: 'Agency, 10% of media', rule: { rule: 'percent', ratePpm: 100_000 } } }))
  valueOf(await planCost.add({ planId, fields: { kind: 'labour', label: 'Own hours', rule: { rule: 'monthly', amountMinor: 320_00, currency: 'EUR', from: monthOf(addDays(today, -90)), to: monthOf(addDays(today, 90)) } } }))
  valueOf(await planCost.add({ planId, fields: { kind: 'production', label: 'Winter pictures', campaignId: idOf(campaigns, 'Winter market'), rule: { rule: 'once', amountMinor: 280_00, currency: 'EUR', on: addDays(today, 3) } } }))
  const rate = (from: string, daysAgo: number, text: string, source: string) => ({ from, to: 'EUR', on: addDays(today, -daysAgo), rate: text, source })
  valueOf(await exchangeRate.setMany({ rates: [rate('CHF', 70, '1.052', 'Bank statement'), rate('CHF', 10, '1.06', 'Bank statement'), rate('USD', 10, '0.92', 'Invoice of the photo agency')] }))
  const limits = [{ amountMinor: 24_000_00 }, { campaignId: idOf(campaigns, 'Autumn tableware'), amountMinor: 4_800_00 }, { campaignId: idOf(campaigns, 'Shopping: dinnerware'), amountMinor: 7_200_00 }, { platform: 'google' as const, amountMinor: 8_000_00 }]
  for (const limit of limits) valueOf(await budget.set({ planId, fields: { ...limit, currency: 'EUR' } }))
  const cheaper = valueOf(await mediaPlan.duplicate({ id: planId, name: 'Without LinkedIn' }))
  const { flight } = marketing
  const dropped = valueOf(await flight.list({ planId: cheaper.id })).filter(({ platform }) => platform === 'linkedin').map(({ id }) => id)
  valueOf(await flight.remove({ ids: dropped }))
}

/** Plans for the sample brand: a media plan in two versions, budgets, audiences, creatives, a test and goals. */
export const addSamplePlan = async (marketing: Marketing, today: Day, valueOf: ValueOf): Promise<void> => {
  const { rows } = valueOf(await marketing.campaign.list({ limit: 100 }))
  const campaigns: Campaigns = new Map(rows.map(({ name, id }) => [name, id]))
  await addPlan(marketing, campaigns, today, valueOf)
  await addSampleAudiences(marketing, campaigns, today, valueOf)
  await addSampleCreatives(marketing, campaigns, today, valueOf)
  const { experiment, quarterGoal, campaignTemplate } = marketing
  const test = valueOf(await experiment.add({ fields: { name: 'Free shipping in the text', campaignId: idOf(campaigns, 'Autumn tableware'), hypothesis: 'Saying it brings more orders per click.', firstLabel: 'Without', secondLabel: 'With', platform: 'meta', startsOn: addDays(today, -92) }, design: { baseline: 0.021, lift: 0.012 } }))
  valueOf(await experiment.record({ id: test.id, first: { trials: 3120, successes: 62 }, second: { trials: 3085, successes: 97 } }))
  valueOf(await experiment.decide({ id: test.id, decision: 'Say it everywhere. Costs about 4 € an order, brings half as many orders again.' }))
  const running = valueOf(await experiment.add({ fields: { name: 'Hands or table in the picture', campaignId: idOf(campaigns, 'Always on: workshop videos'), hypothesis: 'Hands at work are clicked more often.', firstLabel: 'Table', secondLabel: 'Hands', measure: 'ctr', platform: 'meta', startsOn: addDays(today, -9) }, design: { baseline: 0.012, lift: 0.0025 } }))
  valueOf(await experiment.record({ id: running.id, first: { trials: 11_240, successes: 131 }, second: { trials: 11_310, successes: 149 } }))
  const before = quarterAfter(quarterOf(today), -1)
  valueOf(await quarterGoal.set({ quarter: before, metric: 'spend', target: 9_500_00, note: 'A ceiling.' }))
  const quarter = quarterOf(today)
  valueOf(await quarterGoal.set({ quarter, metric: 'spend', target: 11_000_00, note: 'A ceiling.' }))
  valueOf(await quarterGoal.set({ quarter, metric: 'impressions', target: 1_500_000 }))
  valueOf(await quarterGoal.set({ quarter, metric: 'conversions', platform: 'google', target: 220 }))
  valueOf(await quarterGoal.set({ quarter, metric: 'cpa', campaignId: idOf(campaigns, 'Shopping: dinnerware'), target: 20_00 }))
  valueOf(await quarterGoal.set({ quarter, metric: 'ctr', platform: 'meta', target: 0.012, note: 'More than a passing look.' }))
  valueOf(await campaignTemplate.save({ campaignId: idOf(campaigns, 'Winter market'), name: 'Market stall' }))
}
