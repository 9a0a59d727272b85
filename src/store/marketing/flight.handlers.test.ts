import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, type Day } from '../../shared/kernel/day'
import type { Flight } from '../../shared/marketing/flight'
import { flightCells } from '../../shared/marketing/flighting'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const open = async () => {
  const { client } = await openTestStore()
  const { id: campaignId } = valueOf(await client.marketing.campaign.add({ name: 'Spring', currency: 'EUR' }))
  const { id: planId } = valueOf(await client.marketing.mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
  const { flight } = client.marketing
  const fields = { campaignId, platform: 'meta', placement: 'feed', startsOn: '2026-03-02', endsOn: '2026-03-15', amountMinor: 1400_00, currency: 'EUR' } as const
  return { ...client, flight, planId, campaignId, fields, added: valueOf(await flight.add({ planId, fields })) }
}

const total = (flight: Flight): number => flightCells(flight).reduce((sum, cell) => sum + cell, 0)

describe('flights', () => {
  it('are added, moved, stretched, shaped, darkened and typed into, one step each', async () => {
    const { flight, added, workbook } = await open()
    const { id } = added
    expect(added).toMatchObject({ lineage: id, campaignName: 'Spring', shape: 'even', customMinor: null, dark: [], isBooked: false })
    valueOf(await flight.edit({ id, changes: { dark: [{ from: '2026-03-09', to: '2026-03-31' }] } }))
    expect(valueOf(await flight.move({ id, startsOn: '2026-03-09' }))).toMatchObject({ startsOn: '2026-03-09', endsOn: '2026-03-22', dark: [{ from: '2026-03-16', to: '2026-03-22' }] })
    expect(valueOf(await flight.stretch({ id, startsOn: '2026-03-09', endsOn: '2026-03-17' }))).toMatchObject({ amountMinor: 1400_00, dark: [{ from: '2026-03-16', to: '2026-03-17' }] })
    expect(flightCells(valueOf(await flight.edit({ id, changes: { shape: 'front' } }))).slice(0, 3)).toEqual([30_000, 26_667, 23_333])
    const typed = valueOf(await flight.setCells({ id, cells: [{ days: { from: '2026-03-09', to: '2026-03-10' }, amountMinor: 0 }] }))
    expect(typed).toMatchObject({ shape: 'custom', amountMinor: 1400_00 - 56_667 })
    expect(total(valueOf(await flight.edit({ id, changes: { amountMinor: 999, currency: 'USD' } })))).toBe(999)
    const labels = valueOf(await workbook.history({})).map(({ label }) => label)
    expect(labels.slice(0, 6)).toEqual(['Edit flight', 'Type in cells', 'Edit flight', 'Stretch flight', 'Move flight', 'Edit flight'])
    for (let step = 0; step < 6; step += 1) valueOf(await workbook.undo({}))
    expect(valueOf(await flight.get({ id }))).toEqual(added)
  })

  it('say why something cannot be', async () => {
    const { flight, planId, fields, added } = await open()
    const { id } = added
    const error = async (result: Promise<{ readonly ok: boolean }>) => (await result) as unknown as { error: unknown }
    expect(await error(flight.add({ planId, fields: { ...fields, endsOn: '2026-03-01' } }))).toMatchObject({ error: { type: 'EndsBeforeStart' } })
    expect(await error(flight.add({ planId, fields: { ...fields, endsOn: '2036-03-01' } }))).toMatchObject({ error: { type: 'FlightTooLong', longestDays: 1830 } })
    expect(await error(flight.add({ planId: 99, fields }))).toMatchObject({ error: { type: 'MediaPlanNotFound', id: 99 } })
    expect(await error(flight.add({ planId, fields: { ...fields, campaignId: 99 } }))).toMatchObject({ error: { type: 'CampaignNotFound', id: 99 } })
    expect(await error(flight.edit({ id, changes: { dark: [{ from: '2026-01-01', to: '2026-12-31' }] } }))).toMatchObject({ error: { type: 'NoActiveDay' } })
    valueOf(await flight.edit({ id, changes: { dark: [{ from: '2026-03-10', to: '2026-03-15' }] } }))
    expect(await error(flight.stretch({ id, startsOn: '2026-03-10', endsOn: '2026-03-14' }))).toMatchObject({ error: { type: 'NoActiveDay' } })
    expect(await error(flight.setCells({ id, cells: [{ days: { from: '2026-03-10', to: '2026-03-14' }, amountMinor: 1 }] }))).toMatchObject({ error: { type: 'NoActiveDay' } })
    valueOf(await flight.edit({ id, changes: { amountMinor: 0 } }))
    valueOf(await flight.setCells({ id, cells: [{ days: { from: '2026-03-02', to: '2026-03-02' }, amountMinor: 10 ** 14 }] }))
    expect(await error(flight.setCells({ id, cells: [{ days: { from: '2026-03-03', to: '2026-03-03' }, amountMinor: 10 ** 14 }] }))).toMatchObject({ error: { type: 'FlightTooLarge' } })
    expect(await error(flight.move({ id: 99, startsOn: '2026-03-10' }))).toMatchObject({ error: { type: 'FlightNotFound', id: 99 } })
    expect(await error(flight.remove({ ids: [id, 99] }))).toMatchObject({ error: { type: 'FlightNotFound', id: 99 } })
    // A year half typed.
    expect(await error(flight.move({ id, startsOn: '0026-03-10' }))).toMatchObject({ error: { type: 'InvalidInput', issues: [{ path: 'startsOn', message: 'A plan lies between the years 2000 and 2099' }] } })
    expect(valueOf(await flight.list({ planId }))).toHaveLength(1)
  })

  it('are changed in many ways at once, in one step, or not at all', async () => {
    const { flight, added, workbook } = await open()
    const { id } = added
    const before = valueOf(await flight.edit({ id, changes: { dark: [{ from: '2026-03-03', to: '2026-03-31' }] } }))
    // What is dark now covers the new days, and what is dark then the old.
    const changes = { startsOn: '2026-03-10', endsOn: '2026-03-19', amountMinor: 800, shape: 'front', note: 'Later', isBooked: true } as const
    const edited = await flight.edit({ id, changes: { ...changes, dark: [{ from: '2026-03-01', to: '2026-03-11' }] } })
    expect(edited).toMatchObject({ value: { ...changes, dark: [{ from: '2026-03-10', to: '2026-03-11' }] } })
    expect(total(valueOf(edited))).toBe(800)
    expect(await flight.edit({ id, changes: { note: 'Never', dark: [{ from: '2026-03-01', to: '2026-04-30' }] } })).toMatchObject({ error: { type: 'NoActiveDay' } })
    expect(await flight.edit({ id, changes: { note: 'Never', campaignId: 99 } })).toMatchObject({ error: { type: 'CampaignNotFound', id: 99 } })
    expect(valueOf(await flight.get({ id }))).toEqual(valueOf(edited))
    valueOf(await workbook.undo({ step: edited.undoStep }))
    expect(valueOf(await flight.get({ id }))).toEqual(before)
  })

  it('of thousands of years, as a workbook made elsewhere may hold, are read as far as a plan reaches', async () => {
    const first = await openTestStore()
    const { id: campaignId } = valueOf(await first.client.marketing.campaign.add({ name: 'Spring', currency: 'EUR' }))
    const { id: planId } = valueOf(await first.client.marketing.mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    for (const name of ['long', 'early', 'late']) valueOf(await first.client.marketing.flight.add({ planId, fields: { campaignId, platform: 'meta', placement: 'feed', startsOn: '2026-03-02', endsOn: '2026-03-15', amountMinor: 100, currency: 'EUR', note: name } }))
    await first.store.close()
    const sqlite = new Database(first.file)
    const set = sqlite.prepare('UPDATE flight SET starts_on = ?, ends_on = ? WHERE note = ?')
    for (const days of [['0001-01-01', '9999-12-31', 'long'], ['0001-01-01', '0001-02-01', 'early'], ['9999-01-01', '9999-02-01', 'late']]) set.run(...days)
    sqlite.close()
    const { client: { marketing } } = await openTestStore({ file: first.file })
    const days = valueOf(await marketing.flight.list({ planId })).map(({ note, startsOn, endsOn }) => [note, startsOn, endsOn])
    expect(days).toEqual([['long', '2000-01-01', '2005-01-03'], ['early', '2000-01-01', '2000-01-01'], ['late', '2099-12-31', '2099-12-31']])
    valueOf(await marketing.mediaPlan.sheet({ id: planId }))
  })

  it('are copied as they are, not booked, and stay apart from their origin', async () => {
    const { flight, planId, added, campaignId } = await open()
    valueOf(await flight.setCells({ id: added.id, cells: [{ days: { from: '2026-03-04', to: '2026-03-05' }, amountMinor: 7 }] }))
    expect(valueOf(await flight.book({ ids: [added.id], isBooked: true }))).toEqual({ changed: 1 })
    const origin = valueOf(await flight.get({ id: added.id }))
    const copy = valueOf(await flight.copy({ id: added.id, startsOn: '2026-02-02' }))
    expect(copy).toMatchObject({ startsOn: '2026-02-02', endsOn: '2026-02-15', isBooked: false, customMinor: origin.customMinor, lineage: copy.id })
    valueOf(await flight.edit({ id: copy.id, changes: { campaignId, platform: 'google', placement: 'search' } }))
    valueOf(await flight.edit({ id: copy.id, changes: { note: 'As last year' } }))
    expect(valueOf(await flight.get({ id: added.id }))).toEqual(origin)
    expect(valueOf(await flight.list({ planId, campaignId })).map(({ id, platform, note }) => [id, platform, note])).toEqual([[copy.id, 'google', 'As last year'], [added.id, 'meta', '']])
    expect(valueOf(await flight.remove({ ids: [added.id, copy.id] }))).toEqual({ removed: 2 })
  })

  it('go with their campaign, and come back with it', async () => {
    const { flight, planId, campaignId, marketing, workbook, added } = await open()
    const removed = await marketing.campaign.remove({ ids: [campaignId] })
    expect(valueOf(await flight.list({ planId }))).toEqual([])
    valueOf(await workbook.undo({ step: removed.undoStep }))
    expect(valueOf(await flight.list({ planId }))).toEqual([added])
  })

  it('stay whole and undo byte for byte, whatever is done to them', async () => {
    const { flight, added, workbook } = await open()
    const { id } = added
    const on = fc.integer({ min: -40, max: 60 }).map((days) => addDays(day('2026-03-02'), days))
    const amountMinor = fc.integer({ min: 0, max: 10 ** 12 })
    const range = fc.tuple(on, fc.nat(20)).map(([from, length]) => ({ from, to: addDays(from, length) }))
    const action = fc.oneof(
      on.map((startsOn) => () => flight.move({ id, startsOn })),
      range.map(({ from, to }) => () => flight.stretch({ id, startsOn: from, endsOn: to })),
      amountMinor.map((amountMinor) => () => flight.edit({ id, changes: { amountMinor } })),
      fc.constantFrom('even' as const, 'front' as const, 'back' as const, 'custom' as const).map((shape) => () => flight.edit({ id, changes: { shape } })),
      fc.array(range, { maxLength: 3 }).map((dark) => () => flight.edit({ id, changes: { dark } })),
      fc.tuple(range, amountMinor).map(([days, amountMinor]) => () => flight.setCells({ id, cells: [{ days, amountMinor }] })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 15 }), async (actions) => {
        const before = valueOf(await flight.get({ id }))
        let steps = 0
        for (const act of actions) {
          const result = await act()
          if (result.undoStep !== null) steps += 1
          const now = valueOf(await flight.get({ id }))
          expect(total(now)).toBe(now.amountMinor)
        }
        expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
        for (; steps > 0; steps -= 1) valueOf(await workbook.undo({}))
        expect(valueOf(await flight.get({ id }))).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })
})
