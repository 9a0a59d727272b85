import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, type Day } from '../../shared/kernel/day'
import { CampaignId } from '../../shared/marketing/campaign'
import { CreativeId } from '../../shared/marketing/creative'
import { ExchangeRateId } from '../../shared/marketing/exchange-rate'
import { ExperimentId } from '../../shared/marketing/experiment'
import { FlightId, MediaPlanId } from '../../shared/marketing/flight'

type Marketing = Awaited<ReturnType<typeof openTestStore>>['client']['marketing']

const id = fc.integer({ min: 1, max: 4 })
const campaignId = id.map((which) => CampaignId.parse(which))
const planId = id.map((which) => MediaPlanId.parse(which))
const flightId = id.map((which) => FlightId.parse(which))
const experimentId = id.map((which) => ExperimentId.parse(which))
const creativeId = id.map((which) => CreativeId.parse(which))
const name = fc.constantFrom('Ofen', 'Töpfe', 'Ada')
// Tests write days that exist.
const day = fc.constantFrom('2026-01-01', '2026-02-15', '2026-03-31').map((text) => text as Day)
const amountMinor = fc.nat(1000)

/** One thing a person plans; on few rows, so that the same ones are met again and again. Those that name a row that is not there are refused. */
const action: fc.Arbitrary<(marketing: Marketing) => Promise<unknown>> = fc.oneof(
  name.map((called) => ({ campaign }: Marketing) => campaign.add({ name: called, startsOn: '2026-01-01' })),
  fc.tuple(campaignId, name, fc.option(planId)).map(([which, called, plan]) => ({ campaign }: Marketing) => campaign.duplicate({ id: which, name: called, startsOn: '2026-02-01', planId: plan })),
  fc.array(campaignId, { minLength: 1, maxLength: 3 }).map((ids) => ({ campaign }: Marketing) => campaign.remove({ ids })),
  fc.tuple(campaignId, fc.constantFrom('archived' as const, 'active' as const)).map(([which, status]) => ({ campaign }: Marketing) => campaign.setStatus({ ids: [which], status })),
  fc.tuple(campaignId, name).map(([which, called]) => ({ campaignTemplate }: Marketing) => campaignTemplate.save({ campaignId: which, name: called })),
  name.map((called) => ({ mediaPlan }: Marketing) => mediaPlan.add({ name: called, startsOn: '2026-01-01', endsOn: '2026-12-31' })),
  planId.map((which) => ({ mediaPlan }: Marketing) => mediaPlan.makeCurrent({ id: which })),
  fc.tuple(planId, name).map(([which, called]) => ({ mediaPlan }: Marketing) => mediaPlan.duplicate({ id: which, name: called })),
  planId.map((which) => ({ mediaPlan }: Marketing) => mediaPlan.remove({ id: which })),
  fc
    .tuple(planId, campaignId, day, amountMinor, fc.constantFrom('even' as const, 'custom' as const))
    .map(([plan, campaign, startsOn, amount, shape]) => ({ flight }: Marketing) =>
      flight.add({ planId: plan, fields: { campaignId: campaign, platform: 'meta', startsOn, endsOn: addDays(startsOn, 9), amountMinor: amount, currency: 'EUR', shape } }),
    ),
  fc.tuple(flightId, day).map(([which, startsOn]) => ({ flight }: Marketing) => flight.copy({ id: which, startsOn })),
  fc.tuple(flightId, day).map(([which, startsOn]) => ({ flight }: Marketing) => flight.move({ id: which, startsOn })),
  fc.tuple(flightId, day, fc.nat(40)).map(([which, startsOn, days]) => ({ flight }: Marketing) => flight.stretch({ id: which, startsOn, endsOn: addDays(startsOn, days) })),
  fc.tuple(flightId, fc.constantFrom({}, { currency: 'EUR' }, { currency: 'JPY' }), amountMinor).map(([which, changes, amount]) => ({ flight }: Marketing) => flight.edit({ id: which, changes: { ...changes, amountMinor: amount } })),
  fc.tuple(flightId, fc.constantFrom('even' as const, 'front' as const, 'back' as const, 'custom' as const)).map(([which, shape]) => ({ flight }: Marketing) => flight.edit({ id: which, changes: { shape } })),
  fc.tuple(flightId, day).map(([which, from]) => ({ flight }: Marketing) => flight.edit({ id: which, changes: { dark: [{ from: addDays(from, 2), to: addDays(from, 4) }] } })),
  fc.tuple(flightId, day, amountMinor).map(([which, from, amount]) => ({ flight }: Marketing) => flight.setCells({ id: which, cells: [{ days: { from, to: addDays(from, 3) }, amountMinor: amount }, { days: { from: addDays(from, 5), to: addDays(from, 6) }, amountMinor: amount }] })),
  fc.tuple(flightId, campaignId).map(([which, campaign]) => ({ flight }: Marketing) => flight.edit({ id: which, changes: { campaignId: campaign, platform: 'google', placement: 'search' } })),
  fc.tuple(flightId, name).map(([which, note]) => ({ flight }: Marketing) => flight.edit({ id: which, changes: { note } })),
  fc.tuple(planId, day).map(([plan, endsOn]) => ({ mediaPlan }: Marketing) => mediaPlan.edit({ id: plan, changes: { endsOn } })),
  fc.tuple(flightId, fc.boolean()).map(([which, isBooked]) => ({ flight }: Marketing) => flight.book({ ids: [which], isBooked })),
  flightId.map((which) => ({ flight }: Marketing) => flight.remove({ ids: [which] })),
  fc.tuple(planId, fc.option(campaignId)).map(([plan, campaign]) => ({ planCost }: Marketing) => planCost.add({ planId: plan, fields: { campaignId: campaign, kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 150_000 } } })),
  fc.tuple(planId, fc.option(campaignId), amountMinor).map(([plan, campaign, amount]) => ({ budget }: Marketing) => budget.set({ planId: plan, fields: { campaignId: campaign, amountMinor: amount, currency: 'EUR' } })),
  day.map((on) => ({ exchangeRate }: Marketing) => exchangeRate.set({ from: 'USD', to: 'EUR', on, rate: '0.9', source: 'ECB' })),
  fc.tuple(id, day).map(([which, on]) => ({ exchangeRate }: Marketing) => exchangeRate.edit({ id: ExchangeRateId.parse(which), fields: { from: 'USD', to: 'EUR', on, rate: '0.8', source: 'Bank' } })),
  fc.array(day, { minLength: 1, maxLength: 3 }).map((days) => ({ exchangeRate }: Marketing) => exchangeRate.setMany({ rates: days.map((on) => ({ from: 'CHF', to: 'EUR', on, rate: '1.06', source: 'Bank' })) })),
  fc.tuple(name, campaignId).map(([called, campaign]) => async ({ audience }: Marketing) => audience.target({ id: valueOf(await audience.add({ name: called })).id, campaignId: campaign, platform: 'meta' })),
  fc.tuple(name, fc.option(campaignId)).map(([called, campaign]) => ({ creative }: Marketing) => creative.add({ name: called, campaignId: campaign })),
  creativeId.map((which) => ({ creative }: Marketing) => creative.addVariant({ id: which, fields: { platform: 'meta' } })),
  creativeId.map((which) => ({ creative }: Marketing) => creative.advance({ ids: [which], to: 'review', by: 'Mara' })),
  creativeId.map((which) => ({ creative }: Marketing) => creative.remove({ ids: [which] })),
  fc.tuple(name, fc.option(campaignId)).map(([called, campaign]) => ({ experiment }: Marketing) => experiment.add({ fields: { name: called, campaignId: campaign }, design: { baseline: 0.2, lift: 0.05 } })),
  fc.tuple(experimentId, fc.nat(3000)).map(([which, trials]) => ({ experiment }: Marketing) => experiment.record({ id: which, first: { trials, successes: 0 }, second: { trials, successes: trials } })),
  experimentId.map((which) => ({ experiment }: Marketing) => experiment.clear({ id: which })),
  experimentId.map((which) => ({ experiment }: Marketing) => experiment.remove({ ids: [which] })),
  fc.constantFrom(0.8, 0.95).map((underBelow) => ({ planning }: Marketing) => planning.configure({ underBelow })),
  amountMinor.map((amount) => ({ quarterGoal }: Marketing) => quarterGoal.set({ quarter: '2026-Q1', metric: 'revenue', target: amount + 1 })),
  fc.constantFrom('UTC', null).map((timeZone) => ({ planning }: Marketing) => planning.setZone({ platform: 'meta', timeZone })),
)

it('planning is taken back and brought again, byte for byte, whatever was done', async () => {
  const { client } = await openTestStore()
  const { marketing, workbook } = client
  const examine = async (): Promise<Readonly<Record<string, string>>> => {
    const { findings, digests } = valueOf(await workbook.check({}))
    expect(findings.filter(({ ok }) => !ok)).toEqual([])
    return digests
  }
  /** Undoes or redoes to the end. */
  const repeat = async (turn: () => Promise<{ readonly ok: boolean }>): Promise<number> => {
    let count = 0
    while ((await turn()).ok) count += 1
    return count
  }
  let steps = 0
  // One workbook for all runs: each begins where undoing everything has left it.
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 50, maxLength: 80 }), async (actions) => {
      const before = await examine()
      for (const act of actions) await act(marketing)
      const after = await examine()
      const undone = await repeat(() => workbook.undo({}))
      expect(await examine()).toEqual(before)
      expect(await repeat(() => workbook.redo({}))).toBe(undone)
      expect(await examine()).toEqual(after)
      expect(await repeat(() => workbook.undo({}))).toBe(undone)
      steps += undone
    }),
    // What a run that failed leaves behind would fail every shorter one after it, and the one reported would be none of them: the seed brings back the first.
    { numRuns: 15, endOnFailure: true },
  )
  expect(steps).toBeGreaterThan(100)
})
