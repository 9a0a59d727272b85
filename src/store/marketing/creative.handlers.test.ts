import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectGrouped } from '../../../tests/support/grouped-list'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import type { Creative } from '../../shared/marketing/creative'
import { CreativeGrouping, CreativeSort } from '../../shared/marketing/creative.contract'

const open = async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-31T10:00:00Z') })
  const { id: campaignId } = valueOf(await client.marketing.campaign.add({ name: 'Spring' }))
  const added = valueOf(await client.marketing.creative.add({ name: 'Ofen', campaignId, scheduledOn: '2026-04-02', landingUrl: 'https://example.com/kiln' }))
  return { ...client, ...client.marketing, store, campaignId, added, id: added.id }
}

describe('creatives', () => {
  it('go from draft to retired, noted with who and when; approval only of what platforms take', async () => {
    const { creative, id, added } = await open()
    expect(added).toMatchObject({ state: 'draft', campaignName: 'Spring', variants: [], events: [] })
    const variant = valueOf(await creative.addVariant({ id, fields: { platform: 'google', placement: 'search', headline: 'x'.repeat(31) } }))
    expect(variant).toMatchObject({ problems: [{ severity: 'refused', field: 'headline', sentence: 'The headline has 31 characters; 30 are allowed.' }], limits: { source: expect.stringContaining('support.google.com') } })
    expect(await creative.advance({ ids: [id], to: 'approved', by: 'Mara' })).toMatchObject({ error: { type: 'StateNotReachable', from: 'draft', to: 'approved' } })
    valueOf(await creative.advance({ ids: [id], to: 'review', by: 'Mara' }))
    expect(await creative.advance({ ids: [id], to: 'approved', by: 'Client' })).toMatchObject({ error: { type: 'VariantRefused', sentences: ['The headline has 31 characters; 30 are allowed.'] } })
    expect(valueOf(await creative.editVariant({ id: variant.id, fields: { platform: 'google', placement: 'search', headline: 'Kiln' } })).problems).toEqual([])
    const [approved] = valueOf(await creative.advance({ ids: [id], to: 'approved', by: 'Client', note: 'By phone' }))
    expect(approved?.events).toEqual([
      { from: 'draft', to: 'review', at: '2026-03-31T10:00:00.000Z', by: 'Mara', note: '' },
      { from: 'review', to: 'approved', at: '2026-03-31T10:00:00.000Z', by: 'Client', note: 'By phone' },
    ])
    // What was approved stays as it was approved; its day is a plan.
    const fixed = { error: { type: 'CreativeIsFixed', state: 'approved' } }
    expect(await creative.editVariant({ id: variant.id, fields: { platform: 'google' } })).toMatchObject(fixed)
    expect(await creative.addVariant({ id, fields: { platform: 'google' } })).toMatchObject(fixed)
    expect(await creative.removeVariant({ id: variant.id })).toMatchObject(fixed)
    expect(await creative.edit({ id, changes: { landingUrl: 'https://example.com/other' } })).toMatchObject(fixed)
    expect(valueOf(await creative.edit({ id, changes: { note: 'Filed', scheduledOn: '2026-04-03' } }))).toMatchObject({ note: 'Filed', scheduledOn: '2026-04-03', state: 'approved' })
    expect(valueOf(await creative.reschedule({ id, on: null })).scheduledOn).toBeNull()
    for (const to of ['live', 'retired', 'draft'] as const) valueOf(await creative.advance({ ids: [id], to, by: 'Mara' }))
    valueOf(await creative.removeVariant({ id: variant.id }))
    expect(await creative.removeVariant({ id: variant.id })).toMatchObject({ error: { type: 'VariantNotFound' } })
  })

  it('stand under the headings of what they have in common, in any order', async () => {
    const { creative, campaign } = await open()
    const { id: second } = valueOf(await campaign.add({ name: 'Äpfel' }))
    for (let number = 0; number < 12; number += 1) {
      const { id } = valueOf(await creative.add({ name: `Kiln ${number % 5}`, campaignId: number % 3 === 0 ? null : second, scheduledOn: number % 4 === 0 ? null : `2026-0${4 + (number % 3)}-11` }))
      if (number % 2 === 0) valueOf(await creative.advance({ ids: [id], to: 'review', by: 'Mara' }))
    }
    const keyOf: Readonly<Record<CreativeGrouping, (creative: Creative) => string>> = { state: ({ state }) => state, campaign: ({ campaignId }) => String(campaignId ?? ''), month: ({ scheduledOn }) => scheduledOn?.slice(0, 7) ?? '' }
    const keys = new Map<CreativeGrouping, readonly string[]>()
    for (const by of CreativeGrouping.options) for (const sort of CreativeSort.options) for (const direction of ['ascending', 'descending'] as const) keys.set(by, await expectGrouped<Creative, CreativeGrouping>(async (asked) => valueOf(await creative.list({ sort, direction, ...asked })), by, keyOf[by]))
    expect([...keys.values()]).toEqual([['draft', 'review'], [String(second), '1', ''], ['2026-04', '2026-05', '2026-06', '']])
  })

  it('mark their links by the convention and say which cannot be told apart', async () => {
    const { creative, id } = await open()
    const ids = []
    for (const label of ['a', 'b', 'b']) ids.push(valueOf(await creative.addVariant({ id, fields: { platform: 'meta', label } })).id)
    valueOf(await creative.add({ name: 'Leads nowhere' }))
    const links = valueOf(await creative.links({}))
    expect(links.map(({ url }) => url)).toEqual(['a', 'b', 'b'].map((label) => `https://example.com/kiln?utm_source=meta&utm_medium=paid_social&utm_campaign=spring&utm_content=ofen_${label}`))
    expect(links.map(({ sameAs }) => sameAs)).toEqual([[], [ids[2]], [ids[1]]])
    const convention = valueOf(await creative.convention({}))
    valueOf(await creative.setConvention({ ...convention, medium: '', content: '{placement}', separator: '-' }))
    expect(valueOf(await creative.links({}))[0]?.url).toBe('https://example.com/kiln?utm_source=meta&utm_campaign=spring')
  })

  it('stay when their campaign goes, and are found by name, campaign and state', async () => {
    const { creative, campaign, campaignId, id, workbook } = await open()
    valueOf(await creative.add({ name: 'Éclair' }))
    expect(valueOf(await creative.list({ search: 'ECLAIR' })).total).toBe(1)
    expect(valueOf(await creative.list({ campaignId, state: 'draft' })).rows.map((one) => one.id)).toEqual([id])
    const removed = await campaign.remove({ ids: [campaignId] })
    expect(valueOf(await creative.get({ id }))).toMatchObject({ campaignId: null, campaignName: null })
    valueOf(await workbook.undo({ step: removed.undoStep }))
    expect(valueOf(await creative.get({ id }))).toMatchObject({ campaignName: 'Spring' })
    valueOf(await creative.remove({ ids: [id] }))
    expect(await creative.get({ id })).toMatchObject({ error: { type: 'CreativeNotFound' } })
  })
})

describe('several creatives', () => {
  it('take a step together or not at all, and go and come back together', async () => {
    const { creative, id, workbook } = await open()
    const { id: other } = valueOf(await creative.add({ name: 'Glaze' }))
    valueOf(await creative.addVariant({ id: other, fields: { platform: 'google', placement: 'search', headline: 'x'.repeat(31) } }))
    const states = async (): Promise<readonly string[]> => valueOf(await creative.list({})).rows.map(({ state }) => state)
    valueOf(await creative.advance({ ids: [id, other], to: 'review', by: 'Mara' }))
    expect(await states()).toEqual(['review', 'review'])
    expect(await creative.advance({ ids: [id, other], to: 'approved', by: 'Client' })).toMatchObject({ error: { type: 'VariantRefused' } })
    expect(await states()).toEqual(['review', 'review'])
    const removed = await creative.remove({ ids: [id, other] })
    expect(removed).toMatchObject({ value: { removed: 2 } })
    expect(await states()).toEqual([])
    valueOf(await workbook.undo({ step: removed.undoStep }))
    expect(await states()).toEqual(['review', 'review'])
  })
})

describe('the list of creatives', () => {
  it('is cut into pages, sorted in the order of work, and narrowed by channel and plan', async () => {
    const { creative, id } = await open()
    const names = ['Brick', 'Ash', 'Clay']
    const ids = []
    for (const name of names) ids.push(valueOf(await creative.add({ name })).id)
    for (const to of ['review', 'approved', 'live'] as const) valueOf(await creative.advance({ ids: [id], to, by: 'Mara' }))
    const [brick] = ids
    if (brick === undefined) throw new Error('Three were added')
    valueOf(await creative.advance({ ids: [brick], to: 'review', by: 'Mara' }))
    valueOf(await creative.addVariant({ id: brick, fields: { platform: 'tiktok' } }))
    const named = async (input: Parameters<typeof creative.list>[0]) => valueOf(await creative.list(input)).rows.map(({ name }) => name)
    expect(await named({})).toEqual(['Ash', 'Brick', 'Clay', 'Ofen'])
    expect(await named({ sort: 'state', direction: 'descending' })).toEqual(['Ofen', 'Brick', 'Ash', 'Clay'])
    // Who has no day comes last, whichever way the days go.
    for (const direction of ['ascending', 'descending'] as const) expect((await named({ sort: 'scheduledOn', direction }))[0]).toBe('Ofen')
    expect(valueOf(await creative.list({ offset: 1, limit: 2 }))).toMatchObject({ rows: [{ name: 'Brick' }, { name: 'Clay' }], total: 4 })
    expect(await named({ platform: 'tiktok' })).toEqual(['Brick'])
    expect(await named({ isPlanned: false })).toEqual(['Ash', 'Brick', 'Clay'])
    expect(await named({ isPlanned: true })).toEqual(['Ofen'])
  })
})

describe('the calendar', () => {
  it('shows what is asked for: a channel, a state', async () => {
    const { calendar, creative, mediaPlan, flight, campaignId, id } = await open()
    const { id: planId } = valueOf(await mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    for (const platform of ['meta', 'google'] as const) valueOf(await flight.add({ planId, fields: { campaignId, platform, startsOn: '2026-04-01', endsOn: '2026-04-03', amountMinor: 1, currency: 'EUR' } }))
    valueOf(await creative.addVariant({ id, fields: { platform: 'meta' } }))
    const days = { from: '2026-04-01', to: '2026-04-30' } as const
    const kinds = async (part: object) => valueOf(await calendar.entries({ ...days, ...part })).map(({ kind, channels }) => `${kind} ${channels.join()}`)
    expect(await kinds({})).toEqual(['flight Meta', 'flight Google Ads', 'creative Meta'])
    expect(await kinds({ platform: 'meta' })).toEqual(['flight Meta', 'creative Meta'])
    expect(await kinds({ platform: 'google' })).toEqual(['flight Google Ads'])
    expect(await kinds({ state: 'draft' })).toEqual(['creative Meta'])
    expect(await kinds({ state: 'live' })).toEqual([])
  })

  it('holds creatives on their day and flights of the current version over theirs', async () => {
    const { calendar, creative, mediaPlan, flight, campaignId, id, store } = await open()
    const { id: planId } = valueOf(await mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    const other = valueOf(await mediaPlan.add({ name: 'Other', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    const fields = { campaignId, platform: 'meta', placement: 'story', startsOn: '2026-03-20', endsOn: '2026-04-01', amountMinor: 1, currency: 'EUR' } as const
    valueOf(await flight.add({ planId, fields }))
    valueOf(await flight.add({ planId: other.id, fields }))
    valueOf(await creative.addVariant({ id, fields: { platform: 'tiktok', placement: 'short_video' } }))
    const week = { from: '2026-03-30', to: '2026-04-05' } as const
    const entries = valueOf(await calendar.entries(week))
    expect(entries).toMatchObject([
      { kind: 'flight', title: 'Spring', from: '2026-03-20', to: '2026-04-01', channels: ['Meta, Stories'], state: null },
      { kind: 'creative', title: 'Ofen', from: '2026-04-02', to: '2026-04-02', campaignName: 'Spring', channels: ['TikTok, Short video'], state: 'draft' },
    ])
    expect(valueOf(await calendar.entries({ ...week, withFlights: false }))).toHaveLength(1)
    expect(valueOf(await calendar.entries({ from: '2026-05-01', to: '2026-05-31' }))).toEqual([])

    const text = async (format: 'ics' | 'csv'): Promise<string> => readFileSync(store.takeOutput(valueOf(await calendar.exportFile({ scope: week, format })).id)?.path ?? '', 'utf8')
    const first = await text('ics')
    expect(first).toContain('SUMMARY:Ofen\r\nDESCRIPTION:Spring\\nTikTok\\, Short video\\nDraft\r\n')
    const uids = (file: string) => [...file.matchAll(/^UID:.*$/gm)].map(([line]) => line)
    valueOf(await creative.reschedule({ id, on: '2026-04-04' }))
    expect(uids(await text('ics'))).toEqual(uids(first))
    expect(await text('csv')).toContain('2026-04-04,2026-04-04,Ofen,Creative,Spring,"TikTok, Short video",Draft')
  })
})
