import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const open = async () => {
  const { client } = await openTestStore()
  const { marketing } = client
  const { id: spring } = valueOf(await marketing.campaign.add({ name: 'Spring' }))
  const { id: brand } = valueOf(await marketing.campaign.add({ name: 'Brand' }))
  const plan = valueOf(await marketing.mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-06-30' }))
  const base = { campaignId: spring, platform: 'meta', placement: 'feed', startsOn: '2026-03-30', endsOn: '2026-04-12', amountMinor: 1400_00, currency: 'EUR' } as const
  const add = async (fields: Partial<Omit<typeof base, 'amountMinor' | 'currency' | 'campaignId' | 'startsOn' | 'endsOn'>> & { campaignId?: typeof spring; amountMinor?: number; currency?: string; startsOn?: string; endsOn?: string } = {}) =>
    valueOf(await marketing.flight.add({ planId: plan.id, fields: { ...base, ...fields } }))
  return { ...client, ...marketing, spring, brand, plan, add }
}

describe('a version of the media plan', () => {
  it('is laid out by line, period, quarter and currency, with its costs; currencies stay apart', async () => {
    const { mediaPlan, planCost, exchangeRate, plan, add, brand } = await open()
    const { id } = plan
    await add()
    await add({ startsOn: '2026-05-04', endsOn: '2026-05-10', amountMinor: 700_00 })
    await add({ campaignId: brand, startsOn: '2026-02-02', endsOn: '2026-02-08', amountMinor: 70, currency: 'JPY' })
    valueOf(await planCost.add({ planId: id, fields: { kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 150_000 } } }))
    valueOf(await planCost.add({ planId: id, fields: { kind: 'production', label: 'Film', campaignId: brand, rule: { rule: 'once', amountMinor: 500_00, currency: 'EUR', on: '2025-12-15' } } }))
    valueOf(await planCost.add({ planId: id, fields: { kind: 'labour', label: 'Hours', rule: { rule: 'monthly', amountMinor: 100_00, currency: 'EUR', from: '2026-03', to: '2026-05' } } }))
    const sheet = valueOf(await mediaPlan.sheet({ id, grain: 'month' }))
    expect(sheet.periods.map(({ from }) => from)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'])
    expect(sheet.rows.map(({ campaignName, currency, cellsMinor, totalMinor, flights }) => [campaignName, currency, cellsMinor, totalMinor, flights.length])).toEqual([
      ['Brand', 'JPY', [0, 0, 70, 0, 0, 0, 0], 70, 1],
      ['Spring', 'EUR', [0, 0, 0, 200_00, 1200_00, 700_00, 0], 2100_00, 2],
    ])
    const [euro, yen] = sheet.totals
    expect(euro).toMatchObject({ currency: 'EUR', cellsMinor: [0, 0, 0, 200_00, 1200_00, 700_00, 0], mediaMinor: 2100_00, costMinor: 500_00 + 300_00 + 315_00, totalMinor: 3215_00 })
    expect(euro?.quarters).toEqual([
      { quarter: '2025-Q4', mediaMinor: 0, costMinor: 500_00, totalMinor: 500_00 },
      { quarter: '2026-Q1', mediaMinor: 200_00, costMinor: 130_00, totalMinor: 330_00 },
      { quarter: '2026-Q2', mediaMinor: 1900_00, costMinor: 485_00, totalMinor: 2385_00 },
    ])
    // 15 % of 70 yen is 10.5, rounded half up.
    expect(yen).toMatchObject({ currency: 'JPY', mediaMinor: 70, costMinor: 11, totalMinor: 81 })
    expect(sheet.costs.map(({ amounts }) => amounts)).toEqual([[{ currency: 'JPY', amountMinor: 11 }, { currency: 'EUR', amountMinor: 315_00 }], [{ currency: 'EUR', amountMinor: 500_00 }], [{ currency: 'EUR', amountMinor: 300_00 }]])
    expect(sheet.converted).toBeNull()

    const convert = { to: 'EUR', on: '2026-04-01' } as const
    expect(valueOf(await mediaPlan.sheet({ id, convert })).converted?.total).toMatchObject({ amountMinor: null, reason: 'No exchange rate from JPY to EUR on 1 Apr 2026 or before.' })
    valueOf(await exchangeRate.set({ from: 'EUR', to: 'JPY', on: '2026-03-20', rate: '162', source: 'ECB' }))
    const converted = valueOf(await mediaPlan.sheet({ id, convert })).converted
    expect(converted).toMatchObject({ media: { amountMinor: 2100_43 }, cost: { amountMinor: 1115_07 }, total: { amountMinor: 3215_50, used: [{ rate: '162', on: '2026-03-20', source: 'ECB' }] } })
  })

  it('shows weeks from the workbook’s first day of the week', async () => {
    const { mediaPlan, planning, plan, add } = await open()
    await add()
    const weeks = async () => valueOf(await mediaPlan.sheet({ id: plan.id, grain: 'week' })).periods.map(({ from }) => from)
    expect((await weeks())[0]).toBe('2025-12-29')
    expect(valueOf(await planning.configure({ firstWeekday: 7 }))).toMatchObject({ firstWeekday: 7, underBelow: 0.9 })
    expect((await weeks())[0]).toBe('2025-12-28')
    expect(valueOf(await planning.settings({}))).toMatchObject({ firstWeekday: 7, timeZone: null })
    expect(await planning.configure({ timeZone: 'Mars/Olympus' })).toMatchObject({ ok: false, error: { type: 'InvalidInput', issues: [{ path: 'timeZone' }] } })
  })

  it('is duplicated with all that is in it, and compared flight by flight', async () => {
    const { mediaPlan, flight, planCost, plan, add, brand } = await open()
    const [moved, stretched, dearer, gone, same] = [await add(), await add({ platform: 'meta' }), await add(), await add(), await add()]
    const fee = valueOf(await planCost.add({ planId: plan.id, fields: { kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 100_000 } } }))
    const copy = valueOf(await mediaPlan.duplicate({ id: plan.id, name: 'Second' }))
    expect(valueOf(await mediaPlan.compare({ before: plan.id, after: copy.id }))).toMatchObject({ flights: [], unchangedFlights: 5, costs: [] })

    const copies = new Map(valueOf(await flight.list({ planId: copy.id })).map(({ lineage, id }) => [lineage, id]))
    const copyOf = ({ id }: { readonly id: number }) => copies.get(id) ?? same.id
    valueOf(await flight.move({ id: copyOf(moved), startsOn: '2026-04-06' }))
    valueOf(await flight.stretch({ id: copyOf(stretched), startsOn: '2026-03-30', endsOn: '2026-05-01' }))
    valueOf(await flight.edit({ id: copyOf(dearer), changes: { amountMinor: 2000_00 } }))
    valueOf(await flight.book({ ids: [copyOf(dearer)], isBooked: true }))
    valueOf(await flight.remove({ ids: [copyOf(gone)] }))
    const fresh = valueOf(await flight.add({ planId: copy.id, fields: { campaignId: brand, platform: 'google', startsOn: '2026-05-01', endsOn: '2026-05-02', amountMinor: 5, currency: 'USD' } }))
    const [copiedFee] = valueOf(await planCost.list({ planId: copy.id }))
    if (copiedFee === undefined) throw new Error('The fee was not copied')
    valueOf(await planCost.edit({ id: copiedFee.id, fields: { kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 200_000 } } }))

    const compared = valueOf(await mediaPlan.compare({ before: plan.id, after: copy.id }))
    expect(compared.unchangedFlights).toBe(1)
    expect(compared.flights.map(({ before, after, differences }) => [before?.id ?? null, after?.lineage ?? null, differences])).toEqual([
      [moved.id, moved.id, ['moved']], [stretched.id, stretched.id, ['stretched']], [dearer.id, dearer.id, ['amount', 'booked']], [gone.id, null, []], [null, fresh.id, []],
    ])
    expect(compared.costs).toMatchObject([{ before: { id: fee.id }, after: { rule: { ratePpm: 200_000 } } }])
    expect(compared.totals).toEqual([
      { currency: 'EUR', mediaBeforeMinor: 7000_00, mediaAfterMinor: 6200_00, costBeforeMinor: 700_00, costAfterMinor: 1240_00 },
      { currency: 'USD', mediaBeforeMinor: 0, mediaAfterMinor: 5, costBeforeMinor: 0, costAfterMinor: 1 },
    ])
    valueOf(await planCost.remove({ id: copiedFee.id }))
    expect(valueOf(await mediaPlan.list({}))).toMatchObject([{ name: 'Second', isCurrent: false, flights: 5, media: [{ currency: 'EUR', amountMinor: 6200_00 }, { currency: 'USD', amountMinor: 5 }] }, { name: 'First', isCurrent: true, flights: 5 }])
  })

  it('is current as soon as there is one, one at a time, also after undo', async () => {
    const { mediaPlan, workbook, plan } = await open()
    const second = valueOf(await mediaPlan.add({ name: 'Second', startsOn: '2026-01-01', endsOn: '2026-06-30' }))
    const current = async () => valueOf(await mediaPlan.list({})).filter(({ isCurrent }) => isCurrent).map(({ name }) => name)
    expect(await current()).toEqual(['First'])
    const made = await mediaPlan.makeCurrent({ id: second.id })
    expect(await current()).toEqual(['Second'])
    valueOf(await workbook.undo({ step: made.undoStep }))
    expect(await current()).toEqual(['First'])
    valueOf(await workbook.redo({}))
    expect(await mediaPlan.remove({ id: second.id })).toMatchObject({ error: { type: 'MediaPlanIsCurrent' } })
    valueOf(await mediaPlan.remove({ id: plan.id }))
    valueOf(await mediaPlan.remove({ id: second.id }))
    expect(await mediaPlan.edit({ id: second.id, changes: { name: 'Gone' } })).toMatchObject({ error: { type: 'MediaPlanNotFound' } })
  })
})
