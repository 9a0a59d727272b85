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
})
