import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../tests/support/open-test-store'

describe('the number of a new row, once the one that had it is removed,', () => {
  it('is no group, community or field that a filter names', async () => {
    const { client: { networking } } = await openTestStore()
    const group = valueOf(await networking.group.add({ name: 'Leads of 2020' }))
    const community = valueOf(await networking.community.add({ name: 'Old place', platform: 'discord' }))
    const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'text' }))
    const rule = valueOf(await networking.personalData.addRetentionRule({ name: 'Kept', idleDays: 30, filter: { any: [{ field: 'group', anyOf: [null, group.id] }, { not: { field: 'community', anyOf: [community.id] } }, { field: 'custom', fieldId: field.id, test: { kind: 'text', test: { is: 'filled' } } }] } }))
    valueOf(await networking.group.remove({ id: group.id }))
    valueOf(await networking.community.remove({ id: community.id }))
    valueOf(await networking.customField.remove({ id: field.id }))
    expect(valueOf(await networking.group.add({ name: 'Friends' })).id).not.toBe(group.id)
    expect(valueOf(await networking.community.add({ name: 'New place', platform: 'discord' })).id).not.toBe(community.id)
    expect(valueOf(await networking.customField.add({ name: 'Shoe size', kind: 'text' })).id).not.toBe(field.id)
    expect(rule.filter).toMatchObject({ any: [{ anyOf: [null, group.id] }, {}, {}] })
  })

  it('is no field or handle that columns, orders and choices above a table name', async () => {
    const { client: { networking, savedView } } = await openTestStore()
    const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'text' }))
    const handle = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@juniper' }))
    valueOf(await savedView.add({ table: 'contacts', name: 'By tier', sort: { customField: field.id }, columns: ['name', `custom:${field.id + 1}`] }))
    valueOf(await savedView.add({ table: 'posts', name: 'Ours', filter: { handle: handle.id } }))
    valueOf(await networking.customField.remove({ id: field.id }))
    valueOf(await networking.ownHandle.remove({ id: handle.id }))
    expect(valueOf(await networking.customField.add({ name: 'Shoe size', kind: 'text' })).id).toBe(field.id + 2)
    expect(valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@other' })).id).toBe(handle.id + 1)
  })

  it('is no campaign or media plan that a saved report names', async () => {
    const { client: { marketing, savedReport, savedView } } = await openTestStore()
    const campaign = valueOf(await marketing.campaign.add({ name: 'Spring' }))
    const template = valueOf(await marketing.campaignTemplate.save({ campaignId: campaign.id, name: 'Season' }))
    const kept = valueOf(await marketing.mediaPlan.add({ name: 'Year', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
    const plan = valueOf(await marketing.mediaPlan.duplicate({ id: kept.id, name: 'Draft' }))
    valueOf(await savedReport.add({ name: 'Spring by month', ask: { report: 'roi', filters: { campaignId: campaign.id } } }))
    valueOf(await savedReport.add({ name: 'Draft', ask: { report: 'pacing', filters: { planId: plan.id } } }))
    valueOf(await savedView.add({ table: 'creatives', name: 'Next', filter: { campaign: campaign.id + 1 } }))
    valueOf(await marketing.campaign.remove({ id: campaign.id }))
    valueOf(await marketing.mediaPlan.remove({ id: plan.id }))
    expect(valueOf(await marketing.campaignTemplate.start({ id: template.id, name: 'Autumn', startsOn: null })).id).toBe(campaign.id + 2)
    expect(valueOf(await marketing.mediaPlan.duplicate({ id: kept.id, name: 'Another' })).id).toBe(plan.id + 1)
  })
})
