import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../tests/support/open-test-store'
import type { contract } from '../shared/contract'
import { addDays, Day } from '../shared/kernel/day'
import { CommunityId } from '../shared/networking/community'
import { ContactId } from '../shared/networking/contact'
import { CustomFieldId } from '../shared/networking/custom-field'
import { FollowUpId } from '../shared/networking/follow-up'
import { GroupId } from '../shared/networking/group'
import { OrganizationId } from '../shared/networking/organization'
import { InteractionId } from '../shared/networking/interaction'
import type { Client } from '../shared/rpc/contract'

type TestClient = Client<typeof contract>

/** A fresh workbook for one run of a property. */
const withStore = async (run: (client: TestClient) => Promise<void>): Promise<void> => {
  const { client, store } = await openTestStore()
  try {
    await run(client)
  } finally {
    await store.close()
  }
}

const id = fc.integer({ min: 1, max: 6 })
const text = fc.constantFrom('', 'Ada', 'Bruno 🎈', 'Øst', 'Zoë')
const name = text.filter((value) => value !== '')
const names = fc.uniqueArray(name, { maxLength: 3 })
const day = fc.constantFrom('2026-01-01', '2026-02-15', '2026-03-31')

const contactId = id.map((which) => ContactId.parse(which))
const groupId = id.map((which) => GroupId.parse(which))
const fieldId = id.map((which) => CustomFieldId.parse(which))
const contactIds = fc.uniqueArray(contactId, { minLength: 1, maxLength: 3 })
const communityId = id.map((which) => CommunityId.parse(which))
const interactionId = id.map((which) => InteractionId.parse(which))

/** One thing a person does; on few rows, so that the same ones are met again and again. Those that name a row that is not there are refused. */
const action: fc.Arbitrary<(client: TestClient) => Promise<unknown>> = fc.oneof(
  fc
    .tuple(name, names, fc.option(fc.constantFrom(7, 30)))
    .map(([who, tags, idealDays]) => ({ networking }: TestClient) => networking.contact.add({ name: who, tags, idealDays, emails: ['a@example.com'], handles: [{ platform: 'x', handle: who }], phones: ['+49 30 1'] })),
  fc.tuple(contactId, text, names).map(([which, note, tags]) => ({ networking }: TestClient) => networking.contact.edit({ id: which, changes: { note, tags, role: note } })),
  fc.tuple(contactId, text, fc.option(groupId)).map(([which, organization, group]) => ({ networking }: TestClient) => networking.contact.edit({ id: which, changes: { organization, groupId: group } })),
  contactIds.map((ids) => ({ networking }: TestClient) => networking.contact.remove({ ids })),
  fc.tuple(id.map((which) => OrganizationId.parse(which)), name, text).map(([which, called, note]) => ({ networking }: TestClient) => networking.organization.edit({ id: which, changes: { name: called, note } })),
  id.map((which) => ({ networking }: TestClient) => networking.organization.remove({ ids: [OrganizationId.parse(which)] })),
  fc.tuple(name, fc.option(fc.constantFrom(10, 20))).map(([called, idealDays]) => ({ networking }: TestClient) => networking.group.add({ name: called, idealDays })),
  fc.tuple(groupId, fc.option(fc.constantFrom(10, 20))).map(([which, idealDays]) => ({ networking }: TestClient) => networking.group.edit({ id: which, changes: { idealDays } })),
  groupId.map((which) => ({ networking }: TestClient) => networking.group.remove({ id: which })),
  fc.tuple(fc.option(groupId), fc.boolean(), fc.constantFrom(null, 5)).map(([group, isArchived, idealDays]) => ({ networking }: TestClient) =>
    networking.contact.editMany({ target: { filter: { field: 'name', test: { is: 'starts_with', text: 'a' } }, isArchived: !isArchived }, changes: { groupId: group, isArchived, rhythm: { idealDays, longestDays: null } } })),
  fc.tuple(contactId, day).map(([which, on]) => ({ networking }: TestClient) => networking.followUp.add({ contactId: which, on })),
  fc.tuple(id.map((which) => FollowUpId.parse(which)), fc.option(day)).map(([which, doneOn]) => ({ networking }: TestClient) => networking.followUp.finish({ id: which, doneOn })),
  name.map((called) => ({ savedView }: TestClient) => savedView.add({ table: 'contacts', name: called })),
  name.map((called) => ({ networking }: TestClient) => networking.customField.add({ name: called, kind: 'text' })),
  fieldId.map((which) => ({ networking }: TestClient) => networking.customField.remove({ id: which })),
  fc.tuple(contactId, fieldId, fc.option(name)).map(([which, field, value]) => ({ networking }: TestClient) => networking.contact.edit({ id: which, changes: { custom: [{ fieldId: field, value }] } })),
  fc.tuple(contactId, fc.option(fc.constantFrom('iVBORw0KGgoA', 'iVBORw0KGgoB'))).map(([which, base64]) => ({ networking }: TestClient) => networking.contact.setPhoto({ id: which, base64 })),
  fc.tuple(contactIds, names, names).map(([ids, add, remove]) => ({ networking }: TestClient) => networking.contact.editMany({ target: { ids }, changes: { addTags: add, removeTags: remove } })),
  fc.tuple(contactId, fc.option(day)).map(([which, until]) => ({ networking }: TestClient) => networking.keepInTouch.snooze({ id: which, until })),
  name.map((called) => ({ networking }: TestClient) => networking.community.add({ name: called, platform: 'facebook' })),
  fc.tuple(communityId, contactIds, fc.option(fc.integer({ min: 1, max: 4 }))).map(([which, ids, level]) => ({ networking }: TestClient) => networking.community.join({ id: which, contactIds: ids, level })),
  communityId.map((which) => ({ networking }: TestClient) => networking.community.remove({ ids: [which] })),
  fc
    .tuple(contactId, fc.option(communityId), name, text, day)
    .map(([who, where, newName, note, on]) => ({ networking }: TestClient) => networking.interaction.log({ type: 'meeting', direction: 'incoming', on, note, communityId: where, people: [{ id: who }, { newName }] })),
  fc.tuple(interactionId, text, day).map(([which, note, on]) => ({ networking }: TestClient) => networking.interaction.edit({ id: which, changes: { note, on } })),
  interactionId.map((which) => ({ networking }: TestClient) => networking.interaction.remove({ ids: [which] })),
  fc.tuple(name, fc.option(fc.constantFrom(0.1, 3, 2.5e-7))).map(([called, target]) => ({ marketing }: TestClient) => marketing.campaign.add({ name: called, objective: 'sales', kpi: 'roas', target, currency: 'EUR' })),
  fc.option(fc.constantFrom(0.25, 1)).map((grossMargin) => ({ workbook }: TestClient) => workbook.configure({ grossMargin })),
)

/** Digests of a workbook in which nothing is wrong. */
const examine = async (client: TestClient): Promise<Readonly<Record<string, string>>> => {
  const { findings, digests } = valueOf(await client.workbook.check({}))
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  return digests
}

const undoAll = async ({ workbook }: TestClient): Promise<number> => {
  for (let count = 0; ; count += 1) {
    const result = await workbook.undo({})
    if (result.ok) continue
    expect(result.error).toEqual({ type: 'NothingToUndo' })
    return count
  }
}

const redoAll = async ({ workbook }: TestClient): Promise<number> => {
  for (let count = 0; ; count += 1) {
    const result = await workbook.redo({})
    if (result.ok) continue
    expect(result.error).toEqual({ type: 'NothingToRedo' })
    return count
  }
}

describe('undo and redo', () => {
  it('take everything back and bring everything again, byte for byte, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 40 }), (actions) =>
        withStore(async (client) => {
          const before = await examine(client)
          for (const act of actions) await act(client)
          const after = await examine(client)
          const undone = await undoAll(client)
          expect(await examine(client)).toEqual(before)
          expect(await redoAll(client)).toBe(undone)
          expect(await examine(client)).toEqual(after)
        }),
      ),
      { numRuns: 20 },
    )
  })

  it('of a step further back happen exactly or not at all', async () => {
    const tally = { done: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (actions, picks) =>
        withStore(async (client) => {
          for (const act of actions) await act(client)
          const steps = valueOf(await client.workbook.history({}))
          const before = await examine(client)
          for (const pick of picks) {
            const undone = await client.workbook.undo({ step: steps[pick % Math.max(1, steps.length)]?.id ?? null })
            tally[undone.ok ? 'done' : 'refused'] += 1
            if (undone.ok) {
              expect(await examine(client)).not.toEqual(before)
              valueOf(await client.workbook.redo({}))
            }
            expect(await examine(client)).toEqual(before)
          }
        }),
      ),
      { numRuns: 15 },
    )
    expect(tally.done).toBeGreaterThan(0)
    expect(tally.refused).toBeGreaterThan(0)
  })

  it('of a change are refused once its row was changed again, and take nothing of that back', async () => {
    const { client } = await openTestStore()
    const { networking, workbook } = client
    const added = await networking.contact.add({ name: 'Ada' })
    const { id: ada } = valueOf(added)
    const first = await networking.contact.edit({ id: ada, changes: { role: 'Owner' } })
    const second = await networking.contact.edit({ id: ada, changes: { role: 'Potter' } })
    for (const step of [first.undoStep, added.undoStep]) expect(await workbook.undo({ step })).toMatchObject({ ok: false, error: { type: 'ChangedSince', label: 'Edit contact' } })
    expect(valueOf(await networking.contact.get({ id: ada })).role).toBe('Potter')
    for (const step of [second.undoStep, first.undoStep]) valueOf(await workbook.undo({ step }))
    expect(valueOf(await networking.contact.get({ id: ada })).role).toBe('')
  })

  it('of a community are refused once something else hangs on it, naming the step', async () => {
    const { client } = await openTestStore()
    const added = await client.networking.community.add({ name: 'Makers', platform: 'facebook' })
    const { id: makers } = valueOf(added)
    valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', communityId: makers, people: [{ newName: 'Ada' }] }))
    expect(await client.workbook.undo({ step: added.undoStep })).toMatchObject({ ok: false, error: { type: 'ChangedSince', label: 'Log interaction' } })
    expect(valueOf(await client.networking.interaction.list({ communityId: makers })).total).toBe(1)
  })

  it('of a campaign are refused once a cost was added to it', async () => {
    const { client } = await openTestStore()
    const added = await client.marketing.campaign.add({ name: 'Autumn', objective: 'sales', currency: 'EUR' })
    const cost = await client.marketing.costLine.add({ campaignId: valueOf(added).id, kind: 'fee', label: 'Agency', amountMinor: 50_00, currency: 'EUR', on: '2026-03-01' })
    expect(await client.workbook.undo({ step: added.undoStep })).toMatchObject({ ok: false, error: { type: 'ChangedSince' } })
    expect(valueOf(await client.marketing.costLine.list({}))).toHaveLength(1)
    valueOf(await client.workbook.undo({ step: cost.undoStep }))
    valueOf(await client.workbook.undo({ step: added.undoStep }))
    expect(valueOf(await client.marketing.campaign.list({})).rows).toEqual([])
  })

  it('of a removal are refused while what the row belonged to is gone too', async () => {
    const { client } = await openTestStore()
    const { id: makers } = valueOf(await client.networking.community.add({ name: 'Makers', platform: 'facebook' }))
    const ada = valueOf(await client.networking.contact.add({ name: 'Ada' }))
    valueOf(await client.networking.community.join({ id: makers, contactIds: [ada.id] }))
    const left = await client.networking.community.leave({ id: makers, contactIds: [ada.id] })
    const removed = await client.networking.community.remove({ ids: [makers] })
    expect(await client.workbook.undo({ step: left.undoStep })).toMatchObject({ ok: false, error: { type: 'ChangedSince' } })
    valueOf(await client.workbook.undo({ step: removed.undoStep }))
    valueOf(await client.workbook.undo({ step: left.undoStep }))
    expect(valueOf(await client.networking.community.members({ id: makers, today: '2026-03-31' })).total).toBe(1)
  })

  it('keep no step for a command that changed nothing', async () => {
    const { client } = await openTestStore()
    const ada = valueOf(await client.networking.contact.add({ name: 'Ada', tags: ['maker'], emails: ['ada@example.com'] }))
    expect((await client.networking.contact.edit({ id: ada.id, changes: { name: 'Ada' } })).undoStep).toBeNull()
    // What is taken away and put back is as it was.
    expect((await client.networking.contact.edit({ id: ada.id, changes: { tags: ['maker'], emails: ['ada@example.com'] } })).undoStep).toBeNull()
    expect((await client.networking.contact.editMany({ target: { ids: [ContactId.parse(999)] }, changes: { addTags: ['press'] } })).undoStep).toBeNull()
    expect(valueOf(await client.workbook.history({}))).toHaveLength(1)
  })

  it('never give the number of a discarded step again', async () => {
    const { client } = await openTestStore()
    const first = await client.networking.contact.add({ name: 'Ada' })
    valueOf(await client.workbook.undo({ step: first.undoStep }))
    expect(await client.workbook.undo({ step: first.undoStep })).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } })
    const second = await client.networking.contact.add({ name: 'Bruno' })
    expect(second.undoStep).not.toBe(first.undoStep)
    expect(await client.workbook.undo({ step: first.undoStep })).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } })
  })

  it('are told with the names of what they changed, then or now', async () => {
    const { client: { networking, workbook } } = await openTestStore()
    const add = async (name: string) => valueOf(await networking.contact.add({ name, tags: ['press'], organization: 'Fine Shelf' })).id
    const [ada, bea, cem] = [await add('Ada'), await add('Bea'), await add('Cem')]
    valueOf(await networking.contact.edit({ id: ada, changes: { name: 'Ada Albers' } }))
    valueOf(await networking.followUp.add({ contactId: ada, on: '2026-04-03', note: 'Send samples' }))
    valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-03-31', people: [{ id: ada }, { id: bea }] }))
    valueOf(await networking.contact.editMany({ target: { ids: [ada, bea, cem] }, changes: { addTags: ['maker'] } }))
    valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    valueOf(await networking.contact.remove({ ids: [cem] }))
    valueOf(await networking.organization.edit({ id: valueOf(await networking.organization.list({})).rows[0]?.id ?? OrganizationId.parse(0), changes: { note: 'Two windows' } }))
    const steps = valueOf(await workbook.history({})).map(({ label, names, hasOthers }) => [label, [...names, ...(hasOthers ? ['…'] : [])]])
    expect(steps).toEqual([
      ['Edit organisation', ['Fine Shelf']],
      ['Remove contact', ['Cem']],
      ['Add community', ['Makers']],
      ['Edit contacts', ['Ada Albers', 'Bea', '…']],
      ['Log interaction', ['Ada Albers', 'Bea']],
      ['Add follow-up', ['Ada Albers']],
      ['Edit contact', ['Ada Albers']],
      ...['Cem', 'Bea', 'Ada'].map((name) => ['Add contact', [name]]),
    ])
  })

  it('are told by whom they are of, however much hangs on them', async () => {
    const { client: { networking, workbook } } = await openTestStore()
    const add = async (name: string) => valueOf(await networking.contact.add({ name })).id
    const [ada, bea] = [await add('Ada'), await add('Bea')]
    for (let day = 0; day < 70; day += 1) valueOf(await networking.followUp.add({ contactId: ada, on: addDays(Day.parse('2026-04-03'), day), note: 'Send samples' }))
    valueOf(await networking.contact.remove({ ids: [ada] }))
    const newest = async () => valueOf(await workbook.history({}))[0]
    expect(await newest()).toMatchObject({ label: 'Remove contact', names: ['Ada'], hasOthers: false })
    valueOf(await workbook.undo({ step: null }))
    expect(await newest()).toMatchObject({ isUndone: true, names: ['Ada'] })
    valueOf(await networking.contact.remove({ ids: [bea] }))
    expect(await newest()).toMatchObject({ names: ['Bea'], hasOthers: false })
    valueOf(await workbook.undo({ step: null }))
    // Whoever stands in the midst of a long step is no more than told of.
    for (let index = 0; index < 40; index += 1) await add(`Person ${index}`)
    valueOf(await networking.contact.remove({ ids: valueOf(await networking.contact.list({})).rows.map(({ id: each }) => each) }))
    expect(await newest()).toMatchObject({ label: 'Remove contacts', hasOthers: true })
  })

  it('reach 200 steps back, and hardly more', async () => {
    const { client } = await openTestStore()
    for (let index = 0; index < 240; index += 1) await client.networking.contact.add({ name: `Person ${index}` })
    expect(valueOf(await client.workbook.history({}))).toHaveLength(200)
    // The oldest are forgotten some at a time.
    const undone = await undoAll(client)
    expect(undone).toBeGreaterThanOrEqual(200)
    expect(undone).toBeLessThan(232)
    expect(valueOf(await client.networking.contact.list({})).total).toBe(240 - undone)
  })
})
