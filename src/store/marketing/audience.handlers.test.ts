import { describe, expect, it } from 'vitest'
import { audienceParts, newestSizes } from '../../shared/marketing/audience'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

describe('audiences', () => {
  it('carry sizes, uses and overlaps, each side the same', async () => {
    const { client } = await openTestStore()
    const { audience, campaign } = client.marketing
    const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring' }))
    const potters = valueOf(await audience.add({ name: 'Potters', kind: 'interest', definition: 'Interest: ceramics' }))
    const customers = valueOf(await audience.add({ name: 'Ältere Kunden', kind: 'customer_list' }))
    expect(potters).toMatchObject({ sizes: [], uses: [], overlaps: [] })
    const size = { platform: 'meta', low: 90_000, high: 110_000, on: '2026-03-01' } as const
    valueOf(await audience.setSize({ id: potters.id, size }))
    expect(valueOf(await audience.setSize({ id: potters.id, size: { ...size, low: 100_000 } })).sizes).toEqual([{ ...size, low: 100_000 }])
    // Another day is another snapshot; the newest comes first.
    const later = { ...size, low: 120_000, high: 130_000, on: '2026-04-01' } as const
    expect(valueOf(await audience.setSize({ id: potters.id, size: later })).sizes).toEqual([later, { ...size, low: 100_000 }])
    expect(newestSizes(valueOf(await audience.get({ id: potters.id })))).toEqual([later])
    expect(valueOf(await audience.removeSize({ id: potters.id, platform: 'meta', on: later.on })).sizes).toEqual([{ ...size, low: 100_000 }])
    expect(await audience.setSize({ id: potters.id, size: { ...size, high: 1 } })).toMatchObject({ error: { type: 'InvalidInput' } })
    valueOf(await audience.target({ id: potters.id, campaignId, platform: 'meta' }))
    expect(valueOf(await audience.target({ id: customers.id, campaignId, platform: 'meta', isExcluded: true })).uses).toEqual([{ campaignId, campaignName: 'Spring', platform: 'meta', isExcluded: true }])
    // Whichever is named first, the two share one overlap.
    valueOf(await audience.setOverlap({ id: customers.id, otherId: potters.id, share: 0.4, on: '2026-03-01', source: 'Meta' }))
    valueOf(await audience.setOverlap({ id: potters.id, otherId: customers.id, share: 0.5, on: '2026-03-02', source: 'Meta' }))
    expect(valueOf(await audience.list({})).map(({ name, overlaps }) => [name, overlaps.map(({ otherName, share }) => [otherName, share])])).toEqual([
      ['Ältere Kunden', [['Potters', 0.5]]], ['Potters', [['Ältere Kunden', 0.5]]],
    ])
    expect(await audience.setOverlap({ id: potters.id, otherId: potters.id, share: 1, on: '2026-03-02' })).toMatchObject({ error: { type: 'SameAudience' } })
    expect(valueOf(await audience.list({ search: 'altere' }))).toHaveLength(1)
    expect(valueOf(await audience.setOverlap({ id: potters.id, otherId: customers.id, share: null, on: '2026-03-02' })).overlaps).toEqual([])
  })

  it('say who they are in parts, the younger age first', async () => {
    const { client } = await openTestStore()
    const { audience } = client.marketing
    const reversed = { error: { type: 'AgesReversed' } }
    expect(await audience.add({ name: 'Upside down', ageFrom: 40, ageTo: 30 })).toMatchObject(reversed)
    const { id } = valueOf(await audience.add({ name: 'Potters', ageFrom: 25, ageTo: 54, places: 'Berlin +25 km', languages: 'German', interests: 'Ceramics' }))
    expect(await audience.edit({ id, changes: { ageTo: 20 } })).toMatchObject(reversed)
    const open = valueOf(await audience.edit({ id, changes: { ageTo: null, exclusions: 'Staff' } }))
    expect(audienceParts(open).map(({ label, text }) => `${label}: ${text}`)).toEqual(['Ages: 25 and older', 'Places: Berlin +25 km', 'Languages: German', 'Interests: Ceramics', 'Kept out: Staff'])
  })

  it('go with everything of theirs, and come back with it', async () => {
    const { client } = await openTestStore()
    const { audience, campaign } = client.marketing
    const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring' }))
    const [one, two] = [valueOf(await audience.add({ name: 'One' })), valueOf(await audience.add({ name: 'Two' }))]
    valueOf(await audience.target({ id: one.id, campaignId, platform: 'meta' }))
    valueOf(await audience.setOverlap({ id: two.id, otherId: one.id, share: 0.1, on: '2026-03-01' }))
    const before = valueOf(await audience.list({}))
    const removed = await audience.remove({ ids: [one.id] })
    expect(valueOf(await audience.list({}))).toMatchObject([{ name: 'Two', overlaps: [] }])
    expect(await audience.get({ id: one.id })).toMatchObject({ error: { type: 'AudienceNotFound' } })
    valueOf(await client.workbook.undo({ step: removed.undoStep }))
    expect(valueOf(await audience.list({}))).toEqual(before)
  })
})
