import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import type { ContactFilter } from '../../shared/networking/contact-filter'

const open = async () => {
  const { client: { networking, savedView, workbook } } = await openTestStore()
  const keep = async (name: string, filter: ContactFilter) => {
    valueOf(await savedView.add({ table: 'contacts', name, filter: { filter } }))
    return valueOf(await networking.personalData.addRetentionRule({ name, filter, idleDays: 30 }))
  }
  const filters = async () => [...valueOf(await savedView.list({})), ...valueOf(await networking.personalData.retentionRules({}))].map(({ filter }) => filter)
  return { networking, savedView, workbook, keep, filters }
}

describe('a filter that is kept', () => {
  it('follows a tag, a choice and an organisation to their new names, and back with an undo', async () => {
    const { networking, workbook, keep, filters } = await open()
    const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'choice', choices: ['Gold', 'Silver'] }))
    const custom = (text: string): ContactFilter => ({ field: 'custom', fieldId: field.id, test: { kind: 'text', test: { is: 'equals', text } } })
    const named = (tag: string, choice: string, organization: string): ContactFilter => ({ all: [{ not: { field: 'tag', anyOf: [tag, 'press'] } }, { any: [custom(choice), custom('Silver')] }, { field: 'organization', test: { is: 'equals', text: organization } }] })
    const before = named('customer', 'Gold', 'fine shelf')
    const contact = valueOf(await networking.contact.add({ name: 'Ada', tags: ['customer'], organization: 'Fine Shelf', custom: [{ fieldId: field.id, value: 'Gold' }] }))
    await keep('Kept', before)
    valueOf(await networking.contact.changeTag({ from: 'customer', to: 'client' }))
    valueOf(await networking.customField.renameChoice({ id: field.id, from: 'Gold', to: 'Platinum' }))
    valueOf(await networking.organization.edit({ id: contact.organizationId ?? expect.unreachable(), changes: { name: 'Finer Shelf' } }))
    const after = named('client', 'Platinum', 'Finer Shelf')
    expect(await filters()).toEqual([{ filter: after }, after])
    expect(valueOf(await networking.contact.list({ filter: { any: [custom('Platinum')] } })).total).toBe(1)
    for (let step = 0; step < 3; step += 1) valueOf(await workbook.undo({}))
    expect(await filters()).toEqual([{ filter: before }, before])
  })

  it('of two tags that became one names it once', async () => {
    const { networking, keep, filters } = await open()
    valueOf(await networking.contact.add({ name: 'Ada', tags: ['buyer', 'customer'] }))
    await keep('Kept', { field: 'tag', anyOf: ['buyer', 'customer'] })
    valueOf(await networking.contact.changeTag({ from: 'buyer', to: 'customer' }))
    expect(await filters()).toEqual([{ filter: { field: 'tag', anyOf: ['customer'] } }, { field: 'tag', anyOf: ['customer'] }])
  })

  it('never takes a new group, community or field for one that was removed', async () => {
    const { networking, keep } = await open()
    const group = valueOf(await networking.group.add({ name: 'Leads of 2020' }))
    const community = valueOf(await networking.community.add({ name: 'Old place', platform: 'discord' }))
    const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'text' }))
    const rule = await keep('Kept', { any: [{ field: 'group', anyOf: [null, group.id] }, { not: { field: 'community', anyOf: [community.id] } }, { field: 'custom', fieldId: field.id, test: { kind: 'text', test: { is: 'filled' } } }] })
    valueOf(await networking.group.remove({ id: group.id }))
    valueOf(await networking.community.remove({ id: community.id }))
    valueOf(await networking.customField.remove({ id: field.id }))
    expect(valueOf(await networking.group.add({ name: 'Friends' })).id).not.toBe(group.id)
    expect(valueOf(await networking.community.add({ name: 'New place', platform: 'discord' })).id).not.toBe(community.id)
    expect(valueOf(await networking.customField.add({ name: 'Shoe size', kind: 'text' })).id).not.toBe(field.id)
    expect(rule.filter).toMatchObject({ any: [{ anyOf: [null, group.id] }, {}, {}] })
  })

  it('nor do columns, orders, choices above a table and saved reports', async () => {
    const { networking, savedView } = await open()
    const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'text' }))
    const handle = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@juniper' }))
    valueOf(await savedView.add({ table: 'contacts', name: 'By tier', sort: { customField: field.id }, columns: ['name', `custom:${field.id + 1}`] }))
    valueOf(await savedView.add({ table: 'posts', name: 'Ours', filter: { handle: handle.id } }))
    valueOf(await networking.customField.remove({ id: field.id }))
    valueOf(await networking.ownHandle.remove({ id: handle.id }))
    expect(valueOf(await networking.customField.add({ name: 'Shoe size', kind: 'text' })).id).toBe(field.id + 2)
    expect(valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@other' })).id).toBe(handle.id + 1)
  })
})
