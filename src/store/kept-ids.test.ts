import Database from 'better-sqlite3'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixture } from '../../tests/support/read-import'
import { openMarketingContext } from '../../tests/support/marketing-context'
import { openTestStore, temporaryFolder, valueOf } from '../../tests/support/open-test-store'
import { applicationId } from './file-header'
import { givenIdsOf, keepGivenIds, unusedId } from './kept-ids'
import { migrate, migrations } from './migrations'

type Client = Awaited<ReturnType<typeof openTestStore>>['client']

interface Numbered {
  readonly add: (client: Client, name: string) => Promise<number>
  readonly remove: (client: Client, id: number) => Promise<Parameters<typeof valueOf>[0]>
}

const design = { baseline: 0.02, lift: 0.01 }

/** How a person adds and removes a row that an address, a saved view or a report names by number. */
const rows: Readonly<Record<string, Numbered>> = {
  contact: { add: async ({ networking: { contact } }, name) => valueOf(await contact.add({ name })).id, remove: ({ networking: { contact } }, id) => contact.remove({ ids: [id] }) },
  'contact that is logged with': {
    add: async ({ networking: { interaction } }, newName) => valueOf(await interaction.log({ people: [{ newName }], type: 'call', direction: 'outgoing', on: '2026-01-01' })).people[0]?.id ?? 0,
    remove: ({ networking: { contact } }, id) => contact.remove({ ids: [id] }),
  },
  organisation: { add: async ({ networking: { organization } }, name) => valueOf(await organization.add({ name, note: 'Said' })).id, remove: ({ networking: { organization } }, id) => organization.remove({ ids: [id] }) },
  group: { add: async ({ networking: { group } }, name) => valueOf(await group.add({ name })).id, remove: ({ networking: { group } }, id) => group.remove({ id }) },
  community: { add: async ({ networking: { community } }, name) => valueOf(await community.add({ name, platform: 'discord' })).id, remove: ({ networking: { community } }, id) => community.remove({ ids: [id] }) },
  field: { add: async ({ networking: { customField } }, name) => valueOf(await customField.add({ name, kind: 'text' })).id, remove: ({ networking: { customField } }, id) => customField.remove({ id }) },
  'own handle': { add: async ({ networking: { ownHandle } }, name) => valueOf(await ownHandle.add({ platform: 'x', handle: `@${name}` })).id, remove: ({ networking: { ownHandle } }, id) => ownHandle.remove({ id }) },
  campaign: { add: async ({ marketing: { campaign } }, name) => valueOf(await campaign.add({ name })).id, remove: ({ marketing: { campaign } }, id) => campaign.remove({ ids: [id] }) },
  'media plan': { add: async ({ marketing: { mediaPlan } }, name) => valueOf(await mediaPlan.add({ name, startsOn: '2026-01-01', endsOn: '2026-12-31' })).id, remove: ({ marketing: { mediaPlan } }, id) => mediaPlan.remove({ id }) },
  audience: { add: async ({ marketing: { audience } }, name) => valueOf(await audience.add({ name })).id, remove: ({ marketing: { audience } }, id) => audience.remove({ ids: [id] }) },
  creative: { add: async ({ marketing: { creative } }, name) => valueOf(await creative.add({ name })).id, remove: ({ marketing: { creative } }, id) => creative.remove({ ids: [id] }) },
  'saved view': { add: async ({ savedView }, name) => valueOf(await savedView.add({ table: 'contacts', name })).id, remove: ({ savedView }, id) => savedView.remove({ id }) },
  test: { add: async ({ marketing: { experiment } }, name) => valueOf(await experiment.add({ fields: { name }, design })).id, remove: ({ marketing: { experiment } }, id) => experiment.remove({ ids: [id] }) },
}

describe('the number of a new row', () => {
  it.each(Object.entries(rows))('is that of no %s that was removed, or whose adding was undone', async (_name, { add, remove }) => {
    const { client } = await openTestStore()
    await add(client, 'Kept')
    const removed = await add(client, 'Removed')
    valueOf(await remove(client, removed))
    const undone = await add(client, 'Undone')
    expect(undone).toBeGreaterThan(removed)
    valueOf(await client.workbook.undo({}))
    expect(await add(client, 'New')).toBeGreaterThan(undone)
  })

  it('is that of no contact who was erased, or became another in a merge; what is done again has its own', async () => {
    const { client } = await openTestStore()
    const { contact, duplicate, personalData } = client.networking
    const [ada, bea, cem] = [valueOf(await contact.add({ name: 'Ada' })), valueOf(await contact.add({ name: 'Bea' })), valueOf(await contact.add({ name: 'Cem' }))]
    valueOf(await duplicate.merge({ keepId: ada.id, otherId: cem.id }))
    const dee = valueOf(await contact.add({ name: 'Dee' }))
    expect(dee.id).toBeGreaterThan(cem.id)
    valueOf(await personalData.erase({ contactIds: [bea.id, dee.id], sharedNotes: 'keep' }))
    const eve = valueOf(await contact.add({ name: 'Eve' }))
    expect(eve.id).toBeGreaterThan(dee.id)
    valueOf(await client.workbook.undo({}))
    valueOf(await client.workbook.redo({}))
    expect(valueOf(await contact.get({ id: eve.id }))).toMatchObject({ id: eve.id, name: 'Eve' })
  })

  it('is that of no import, and of nobody it brought, once it was taken back', async () => {
    const context = openMarketingContext()
    const numbers = (which: 'min' | 'max'): unknown[] => ['import_batch', 'contact', 'organization'].map((table) => context.prepare(`SELECT ${which}(id) FROM ${table}`).pluck().get())
    const file = fixture('people/linkedin-connections.csv')
    await context.importPath(file)
    const highest = numbers('max')
    await context.undoImport(1)
    await context.importPath(file)
    expect(numbers('min')).toEqual(highest.map((id) => Number(id) + 1))
  })

  it('is that of none that was removed before somebody wrote a number beyond all, and removed that again', async () => {
    const context = openMarketingContext()
    const add = (id: number, name: string) => context.sqlite.prepare("INSERT INTO community VALUES (?, ?, '', 'discord', '', '', '', '2026-01-01T00:00:00.000Z')").run(id, name)
    const remove = (id: number) => context.sqlite.prepare('DELETE FROM community WHERE id = ?').run(id)
    for (const id of [500, 3_000_000_000]) {
      add(id, `Circle ${id}`)
      remove(id)
    }
    expect(unusedId(context, 'community')).toBe(501)
    context.sqlite.exec("UPDATE removed_id SET highest = 3000000000 WHERE table_name = 'community'")
    keepGivenIds(context, new Map([['community', 500]]))
    expect(unusedId(context, 'community')).toBe(501)
    context.sqlite.exec("UPDATE removed_id SET highest = 3000000000 WHERE table_name = 'community'")
    add(600, 'Circle 600')
    remove(600)
    expect(unusedId(context, 'community')).toBe(601)
  })

  it('is that of none in a workbook of an earlier version that a backup replaced', async () => {
    const folder = temporaryFolder()
    const [file, replaced] = [join(folder, 'book.rapport'), join(folder, 'replaced.rapport')]
    const write = (path: string, run: (sqlite: Database.Database) => void): void => {
      const sqlite = new Database(path)
      run(sqlite)
      sqlite.close()
    }
    write(file, (sqlite) => {
      sqlite.pragma(`application_id = ${applicationId}`)
      migrate(sqlite, migrations.slice(0, 32))
      sqlite.exec("INSERT INTO workbook (id, name, currency, is_sample, created_at) VALUES (1, 'Old', 'EUR', 0, '2026-01-01T00:00:00.000Z')")
    })
    copyFileSync(file, replaced)
    write(replaced, (sqlite) => sqlite.exec(`
      INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) VALUES (500, 'Ada', 'ada', '', '', '', '', '2026-01-01T00:00:00.000Z');
      DELETE FROM contact WHERE id = 500;
    `))
    const { client } = await openTestStore({ file, restored: { replaced } })
    expect(valueOf(await client.networking.contact.add({ name: 'Bea' })).id).toBe(501)
    // What is not as its version made it is not asked: a view could answer without end.
    for (const version of [-1, 0, 24, 31]) {
      write(replaced, (sqlite) => sqlite.pragma(`user_version = ${version}`))
      expect([version, givenIdsOf(replaced).size]).toEqual([version, 0])
    }
  })
})
