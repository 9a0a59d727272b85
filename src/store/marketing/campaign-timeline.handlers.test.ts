import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { CampaignId } from '../../shared/marketing/campaign'
import { campaignTimelineHandlers } from './campaign-timeline.handlers'

describe('the timeline of a campaign', () => {
  it('holds what happened and what is planned, the latest day first, and nothing of other campaigns', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-03-31T10:00:00Z') })
    const { campaign, campaignTimeline, costLine, creative, deal, experiment, flight, mediaPlan } = client.marketing
    const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', startsOn: '2026-03-01', endsOn: '2026-05-31' }))
    const { id: otherId } = valueOf(await campaign.add({ name: 'Autumn', startsOn: '2026-09-01' }))
    const flightOf = (of: CampaignId) => ({ campaignId: of, platform: 'meta' as const, startsOn: '2026-04-06', endsOn: '2026-04-12', amountMinor: 700_00, currency: 'EUR' })
    const { id: planId } = valueOf(await mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    for (const of of [campaignId, otherId]) valueOf(await flight.add({ planId, fields: flightOf(of) }))
    // A version that is not the current one is no plan.
    valueOf(await mediaPlan.duplicate({ id: planId, name: 'Second' }))
    const { id } = valueOf(await creative.add({ name: 'Ofen', campaignId, scheduledOn: '2026-04-02' }))
    valueOf(await creative.advance({ ids: [id], to: 'review', by: 'Mara' }))
    valueOf(await creative.add({ name: 'Not planned', campaignId }))
    for (const of of [campaignId, otherId]) {
      valueOf(await deal.add({ name: 'Cups', campaignId: of, amountMinor: 100_00, currency: 'EUR', status: 'won', on: '2026-03-05' }))
      valueOf(await costLine.add({ campaignId: of, kind: 'fee', label: 'Agency', amountMinor: 50_00, currency: 'EUR', on: '2026-03-05' }))
    }
    const { id: testId } = valueOf(await experiment.add({ fields: { name: 'Colour', campaignId, startsOn: '2026-04-01' }, design: { baseline: 0.2, lift: 0.05 } }))
    const all = valueOf(await campaignTimeline.list({ campaignId }))
    expect(all.rows).toEqual([
      { kind: 'ends', on: '2026-05-31' },
      { kind: 'flight', on: '2026-04-06', platform: 'meta', amountMinor: 700_00, currency: 'EUR' },
      { kind: 'creative', on: '2026-04-02', id, title: 'Ofen', state: 'review' },
      { kind: 'test', on: '2026-04-01', id: testId, title: 'Colour' },
      { kind: 'step', on: '2026-03-31', id, title: 'Ofen', state: 'review', by: 'Mara' },
      { kind: 'cost', on: '2026-03-05', title: 'Agency', costKind: 'fee', amountMinor: 50_00, currency: 'EUR' },
      { kind: 'deal', on: '2026-03-05', title: 'Cups', status: 'won', amountMinor: 100_00, currency: 'EUR' },
      { kind: 'starts', on: '2026-03-01' },
    ])
    expect(valueOf(await campaignTimeline.list({ campaignId, offset: 6, limit: 1 }))).toEqual({ rows: [all.rows[6]], total: 8 })
    expect(valueOf(await campaignTimeline.list({ campaignId: 99 }))).toEqual({ rows: [], total: 0 })
  })

  it('names each file once that brought results, however many names the campaign has in it', async () => {
    const context = openMarketingContext()
    const row = (accountName: string) => ({ from: 20_500, to: 20_500, entity: { campaignName: 'Spring', accountName }, spendMinor: 1 })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [row('One'), row('Two')] })
    await context.importFile({ name: 'g.csv', platform: 'google', level: 'campaign', rows: [{ ...row('One'), entity: { campaignName: 'Autumn', accountName: 'One' } }] })
    const campaignId = CampaignId.parse(context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").pluck().get())
    expect(campaignTimelineHandlers.list(context, { campaignId, limit: 10, offset: 0 })).toMatchObject({ value: { rows: [{ kind: 'import', id: 1, title: 'm.csv' }], total: 1 } })
  })
})
