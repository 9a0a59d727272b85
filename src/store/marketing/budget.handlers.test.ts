import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { toDayNumber } from '../../shared/kernel/day'
import { type BudgetAllocation, BudgetFields } from '../../shared/marketing/budget'
import { CampaignFields } from '../../shared/marketing/campaign'
import { FlightFields } from '../../shared/marketing/flight'
import { MediaPlanFields } from '../../shared/marketing/media-plan'
import { budgetHandlers } from './budget.handlers'
import { campaignHandlers } from './campaign.handlers'
import { flightHandlers } from './flight.handlers'
import { mediaPlanHandlers } from './media-plan.handlers'

const open = () => {
  const context = openMarketingContext()
  const [spring, brand] = ['Spring', 'Brand'].map((name) => valueOf(campaignHandlers.add(context, CampaignFields.parse({ name }))).id)
  const plan = valueOf(mediaPlanHandlers.add(context, MediaPlanFields.parse({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' })))
  const place = (fields: object) => valueOf(flightHandlers.add(context, { planId: plan.id, fields: FlightFields.parse({ campaignId: spring, platform: 'meta', currency: 'EUR', ...fields }) }))
  const set = (fields: object) => valueOf(budgetHandlers.set(context, { planId: plan.id, fields: BudgetFields.parse({ currency: 'EUR', ...fields }) }))
  const overview = () => valueOf(budgetHandlers.overview(context, { planId: plan.id }))
  return { context, spring, brand, plan, place, set, overview }
}

const number = (day: string): number => toDayNumber(day as never)

describe('budgets', () => {
  it('stand against flights on their days: left to place, over, committed', () => {
    const { place, set, overview, spring, brand, context } = open()
    // 14 days, 2 in March; 10 days booked in May; one in yen.
    place({ startsOn: '2026-03-30', endsOn: '2026-04-12', amountMinor: 1400_00 })
    const booked = place({ startsOn: '2026-05-01', endsOn: '2026-05-10', amountMinor: 500_00, platform: 'google', placement: 'search', isBooked: true })
    place({ startsOn: '2026-12-25', endsOn: '2027-01-03', amountMinor: 100_00, campaignId: brand, isBooked: true })
    place({ startsOn: '2026-05-01', endsOn: '2026-05-10', amountMinor: 777, currency: 'JPY', isBooked: true })
    set({ amountMinor: 3000_00 })
    set({ campaignId: spring, amountMinor: 1500_00 })
    set({ platform: 'google', placement: 'search', amountMinor: 500_00 })
    set({ month: '2026-04', amountMinor: 1000_00 })
    set({ campaignId: brand, platform: 'meta', month: '2026-12', amountMinor: 80_00 })
    const figures = () => overview().lines.map(({ placedMinor, leftToPlaceMinor, overMinor, committedMinor }) => [placedMinor, leftToPlaceMinor, overMinor, committedMinor])
    expect(figures()).toEqual([
      [1970_00, 1030_00, 0, 570_00], [1900_00, 0, 400_00, 500_00], [500_00, 0, 0, 500_00], [1200_00, 0, 200_00, 0], [70_00, 10_00, 0, 70_00],
    ])
    expect(overview().lines.map(({ otherPlaced }) => otherPlaced.length)).toEqual([1, 1, 0, 0, 0])
    expect(overview().lines.map(({ notes }) => notes)).toEqual([['30.00 EUR are planned on days outside the plan’s and are in no figure here.'], [], [], [], []])
    flightHandlers.book(context, { ids: [booked.id], isBooked: false })
    expect(figures()[0]).toEqual([1970_00, 1030_00, 0, 70_00])
    // The same scope again takes the new amount.
    set({ campaignId: spring, amountMinor: 2000_00 })
    expect(overview().lines).toHaveLength(5)
    expect(figures()[1]).toEqual([1900_00, 100_00, 0, 0])
  })

  it('of a month have the one day on which a flight begins at its end, or ends at its beginning', () => {
    const { place, set, overview } = open()
    place({ startsOn: '2026-02-20', endsOn: '2026-03-01', amountMinor: 1000 })
    place({ startsOn: '2026-03-31', endsOn: '2026-04-09', amountMinor: 2000 })
    for (const month of ['2026-02', '2026-03', '2026-04']) set({ month, amountMinor: 1 })
    expect(overview().lines.map(({ placedMinor }) => placedMinor)).toEqual([900, 100 + 200, 1800])
  })

  it('know spend from results that count, or why not', async () => {
    const { set, overview, spring, context } = open()
    const at = (day: string, campaignName: string, spendMinor: number) => ({ from: number(day), to: number(day), entity: { campaignName }, spendMinor })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [at('2026-03-31', 'Spring', 100), at('2026-04-01', 'Spring', 200), at('2026-04-02', 'Other', 50), at('2025-12-31', 'Spring', 9999)] })
    await context.importFile({ name: 'g.csv', platform: 'google', level: 'campaign', rows: [{ from: number('2026-04-20'), to: number('2026-05-03'), entity: { campaignName: 'Spring' }, spendMinor: 1000 }] })
    // A second view of the same money counts once.
    await context.importFile({ name: 'ages.csv', level: 'campaign', segments: ['age'], rows: [{ ...at('2026-03-31', 'Spring', 100), segment: '18-24' }] })
    set({ amountMinor: 2000 })
    set({ campaignId: spring, amountMinor: 1200 })
    set({ campaignId: spring, month: '2026-04', amountMinor: 150 })
    set({ platform: 'tiktok', amountMinor: 10 })
    set({ platform: 'meta', placement: 'feed', amountMinor: 10 })
    set({ currency: 'USD', amountMinor: 10 })
    expect(overview().lines.map(({ spentMinor, leftMinor }) => [spentMinor, leftMinor])).toEqual([[1350, 650], [1300, -100], [200, -50], [null, null], [null, null], [null, null]])
    expect(overview().lines.map(({ spentReason }) => spentReason)).toEqual([
      null, null, null, 'No imported spend in EUR on these days.', 'Imported results do not say which placement they are of.', 'No imported spend in USD on these days.',
    ])
    expect(overview().lines[2]?.notes.join()).toContain('Left out: Google Ads results of 20 Apr – 3 May 2026, 10.00 EUR')
  })

  it('say how much of the whole is given out', () => {
    const { set, overview, spring, brand, context } = open()
    const allocations = (): readonly BudgetAllocation[] => overview().allocations
    set({ campaignId: spring, amountMinor: 600 })
    expect(allocations()).toEqual([{ by: 'campaign', currency: 'EUR', allocatedMinor: 600, wholeMinor: null, leftToAllocateMinor: null }])
    const whole = set({ amountMinor: 1000 })
    set({ campaignId: brand, amountMinor: 500 })
    set({ platform: 'meta', amountMinor: 300 })
    set({ platform: 'meta', placement: 'feed', amountMinor: 100 })
    set({ platform: 'google', placement: 'search', amountMinor: 200 })
    set({ platform: 'google', month: '2026-05', amountMinor: 7 })
    expect(allocations().map(({ by, allocatedMinor, leftToAllocateMinor }) => [by, allocatedMinor, leftToAllocateMinor])).toEqual([['campaign', 1100, -100], ['channel', 500, 500]])
    // That of a placement is within its platform's in the same currency only.
    set({ platform: 'meta', placement: 'feed', currency: 'USD', amountMinor: 9 })
    expect(allocations().at(-1)).toEqual({ by: 'channel', currency: 'USD', allocatedMinor: 9, wholeMinor: null, leftToAllocateMinor: null })
    expect(budgetHandlers.remove(context, { id: whole.id })).toEqual({ ok: true, value: {} })
    expect(budgetHandlers.remove(context, { id: whole.id })).toMatchObject({ error: { type: 'BudgetNotFound' } })
    expect(BudgetFields.safeParse({ placement: 'feed', amountMinor: 1, currency: 'EUR' }).success).toBe(false)
  })

  it('go into the copy of their version, and keep an imported campaign alive', async () => {
    const { set, plan, context, overview } = open()
    const receipt = await context.importFile({ name: 'm.csv', level: 'campaign', rows: [{ from: number('2026-03-31'), to: number('2026-03-31'), entity: { campaignName: 'Imported' }, spendMinor: 1 }] })
    const imported = context.prepare("SELECT id FROM campaign WHERE name = 'Imported'").pluck().get()
    set({ campaignId: imported, amountMinor: 5 })
    const copy = valueOf(mediaPlanHandlers.duplicate(context, { id: plan.id, name: 'Second' }))
    expect(valueOf(budgetHandlers.overview(context, { planId: copy.id })).lines).toMatchObject([{ campaignName: 'Imported', budget: { amountMinor: 5 } }])
    await context.undoImport(receipt.batch)
    expect(overview().lines).toMatchObject([{ campaignName: 'Imported', spentMinor: null }])
  })
})
