import { readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { median, processorTime } from '../../../tests/bench/measure'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import type { Result } from '../../shared/kernel/result'
import type { JobOptions } from '../../shared/rpc/contract'
import { backupFolder } from '../backups'

const many = 6000

/** A workbook with many contacts of one organisation who carry one tag. */
const openMany = async () => {
  const first = await openTestStore()
  await first.store.close()
  const sqlite = new Database(first.file)
  sqlite.pragma('secure_delete = ON')
  sqlite.exec(`
    INSERT INTO organization (id, name, sort_name, url, note, created_at) VALUES (1, 'Kiln', 'kiln', '', '', '2026-01-01T08:00:00.000Z');
    INSERT INTO tag (id, name) VALUES (1, 'potter');
    WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < ${many})
      INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) SELECT id, 'Xqvj Given' || id, 'xqvj given' || id, 'Kiln', '', '', '', '2026-01-01T08:00:00.000Z' FROM number;
    INSERT INTO contact_tag (contact_id, tag_id) SELECT id, 1 FROM contact`)
  sqlite.close()
  return openTestStore({ file: first.file })
}

/** Whether work was stopped as soon as it told how far it is. */
const stopped = async (run: (options: JobOptions) => Promise<Result<unknown, { readonly type: string }>>): Promise<boolean> => {
  const asked = new AbortController()
  const result = await run({ signal: asked.signal, onProgress: () => asked.abort() })
  return !result.ok && result.error.type === 'Cancelled'
}

it('what many contacts share is renamed, taken away and put back without writing the search index anew for each', async () => {
  const { client: { networking: { contact, organization }, workbook } } = await openMany()
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  const change = (changes: object): Promise<unknown> => contact.editMany({ target: { ids }, changes }).then(valueOf)
  const taggings: number[] = []
  for (const tag of ['seen', 'asked', 'met']) taggings.push(await processorTime(() => change({ addTags: [tag] })))
  const simple = median(taggings)
  const times = {
    'rename a tag': await processorTime(async () => valueOf(await contact.changeTag({ from: 'potter', to: 'ceramist' }))),
    'remove a tag': await processorTime(async () => valueOf(await contact.changeTag({ from: 'ceramist', to: null }))),
    'rename an organisation': await processorTime(async () => valueOf(await organization.edit({ id: 1, changes: { name: 'Oven' } }))),
    'remove an organisation': await processorTime(async () => valueOf(await organization.remove({ ids: [1] }))),
    'set an organisation': await processorTime(() => change({ organization: 'Forge' })),
    'undo a source': await change({ source: 'Fair' }).then(() => processorTime(async () => valueOf(await workbook.undo({})))),
  }
  expect(Object.entries(times).filter(([, time]) => time > 6 * simple)).toEqual([])
})

it('one who is changed by the command for many is one in the history', async () => {
  const { client: { networking: { contact }, workbook } } = await openTestStore()
  const ids = [valueOf(await contact.add({ name: 'Ada' })).id, valueOf(await contact.add({ name: 'Bruno' })).id]
  for (const some of [ids, ids.slice(0, 1)]) valueOf(await contact.editMany({ target: { ids: some }, changes: { isArchived: some.length > 1 } }))
  expect(valueOf(await workbook.history({})).slice(0, 2).map(({ label }) => label)).toEqual(['Edit contact', 'Edit contacts'])
})

it('very many are changed with how far it is, as one step, and nobody where it is stopped', async () => {
  const { client: { networking: { contact, personalData }, workbook }, store, file } = await openMany()
  const target = { ids: Array.from({ length: many }, (_, index) => index + 1) }
  const inForge = async (): Promise<number> => valueOf(await contact.list({ filter: { field: 'organization', test: { is: 'equals', text: 'Forge' } } })).total
  const told: { readonly done: number; readonly total: number | null }[] = []
  const moved = await contact.editMany.asJob({ target, changes: { organization: 'Forge' } }, { onProgress: ({ done, total }) => told.push({ done, total }) })
  expect([valueOf(moved).changed, await inForge(), told[0]]).toEqual([many, many, { done: 0, total: many }])
  valueOf(await workbook.undo({ step: moved.undoStep }))
  expect(await inForge()).toBe(0)
  expect(await contact.editMany.asJob({ target, changes: { organization: 'Kiln' } })).toEqual({ ok: true, value: { changed: 0 }, undoStep: null })
  const before = valueOf(await workbook.history({}))
  expect(await stopped((options) => contact.editMany.asJob({ target, changes: { organization: 'Forge', source: 'Xqvjfair' } }, options))).toBe(true)
  expect([await inForge(), valueOf(await workbook.history({}))]).toEqual([0, before])
  // What is replaced leaves the pages of the index at once, as before.
  expect(valueOf(await personalData.erase({ contactIds: target.ids.slice(1), sharedNotes: 'keep' })).erased).toBe(many - 1)
  valueOf(await contact.remove({ ids: [1] }))
  await store.close()
  expect(findBytes(file, 'xqvjfair')).toEqual([])
})

it('very many are erased with how far it is, and where it is stopped nobody is, now or by a later opening', async () => {
  const { client: { networking: { contact, personalData } }, store, file } = await openMany()
  valueOf(await store.backUp('manual'))
  const input = { contactIds: Array.from({ length: many - 1 }, (_, index) => index + 2), sharedNotes: 'keep' as const }
  expect(await stopped((options) => personalData.erase(input, options))).toBe(true)
  expect(readdirSync(backupFolder(file)).filter((name) => !name.endsWith('.rapport'))).toEqual([])
  expect([valueOf(await contact.list({})).total, valueOf(await personalData.overview({})).erasures]).toEqual([many, []])
  const told: { readonly done: number; readonly total: number | null }[] = []
  expect(valueOf(await personalData.erase(input, { onProgress: ({ done, total }) => told.push({ done, total }) })).erased).toBe(many - 1)
  expect(told[0]).toEqual({ done: 0, total: 6 })
  expect(readdirSync(backupFolder(file))).toContain('erased.json')
})

it('very many are removed likewise, which is on record', async () => {
  const { client: { networking: { contact }, workbook } } = await openMany()
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  const total = async (): Promise<number> => valueOf(await contact.list({})).total
  const entries = async (): Promise<number | undefined> => valueOf(await workbook.check({})).record?.entries
  expect(await stopped((options) => contact.remove.asJob({ ids }, options))).toBe(true)
  expect([await total(), await entries()]).toEqual([many, 0])
  const removed = await contact.remove.asJob({ ids })
  expect([valueOf(removed).removed, await total(), await entries()]).toEqual([many, 0, 1])
  valueOf(await workbook.undo({ step: removed.undoStep }))
  expect([await total(), await entries()]).toEqual([many, 2])
})

it('what very many share is renamed and removed likewise, and undone and done again', async () => {
  const { client: { networking: { contact, organization }, workbook } } = await openMany()
  const carriers = async () => valueOf(await contact.tags({}))
  const potters = [{ name: 'potter', contacts: many, archived: 0 }]
  const [rename, remove] = [{ from: 'potter', to: 'ceramist' }, { from: 'potter', to: null }]
  for (const change of [rename, remove]) expect([await stopped((options) => contact.changeTag.asJob(change, options)), await carriers()]).toEqual([true, potters])
  const kiln = valueOf(await organization.get({ id: 1 }))
  expect(await stopped((options) => organization.edit.asJob({ id: 1, changes: { name: 'Oven' } }, options))).toBe(true)
  expect(await stopped((options) => organization.remove.asJob({ ids: [1] }, options))).toBe(true)
  expect([valueOf(await organization.get({ id: 1 })), kiln.contacts, valueOf(await workbook.history({}))]).toEqual([kiln, many, []])

  const { undoStep: step } = await contact.changeTag.asJob(rename)
  const ceramists = await carriers()
  expect(ceramists).toEqual([{ name: 'ceramist', contacts: many, archived: 0 }])
  expect(await workbook.undo({ atMost: 2 * many })).toMatchObject({ ok: false, error: { type: 'TakesLong', step } })
  expect([await stopped((options) => workbook.undo.asJob({ step }, options)), await carriers()]).toEqual([true, ceramists])
  valueOf(await workbook.undo.asJob({ step }))
  expect(await carriers()).toEqual(potters)
  expect(await workbook.redo({ atMost: 2 * many })).toMatchObject({ ok: false, error: { type: 'TakesLong', step } })
  expect([await stopped((options) => workbook.redo.asJob({}, options)), await carriers()]).toEqual([true, potters])
  valueOf(await workbook.redo.asJob({}))
  expect([await carriers(), valueOf(await workbook.check({})).ok]).toEqual([ceramists, true])
})

it('of many who are erased at once nothing is left in the file either', async () => {
  const { client: { networking }, store, file } = await openMany()
  expect(valueOf(await networking.personalData.erase({ contactIds: Array.from({ length: many }, (_, index) => index + 1), sharedNotes: 'keep' })).erased).toBe(many)
  expect(findBytes(file, 'xqvj')).toEqual([])
  await store.close()
  expect(findBytes(file, 'xqvj')).toEqual([])
})

it('thousands of one name make none of them slower to come, to go and to look at', async () => {
  const { file, store } = await openMany()
  await store.close()
  const sqlite = new Database(file)
  const key = sqlite.prepare("INSERT INTO contact_key (contact_id, kind, key) VALUES (?, 'name', ?)")
  const share = (name: string, from: number, to: number): void => sqlite.transaction(() => { for (let id = from; id <= to; id += 1) key.run(id, name) })()
  const comeAndGo = (name: string): Promise<number> =>
    processorTime(() => {
      share(name, many - 299, many)
      sqlite.prepare('DELETE FROM contact_key WHERE key = ? AND contact_id > ?').run(name, many - 300)
    })
  share('few', 1, 40)
  share('thousands', 1, many - 300)
  const times = { few: await comeAndGo('few'), thousands: await comeAndGo('thousands') }
  expect(times.thousands).toBeLessThan(5 * times.few + 20)
  sqlite.close()
  const opened = await openTestStore({ file })
  // As in the list of all: what so many share proves nothing.
  expect(valueOf(await opened.client.networking.duplicate.ofContact({ id: 1 })).length).toBeLessThan(12)
}, 60_000)

it('of those named somebody has to be left: who would be changed and is gone is no change of nobody', async () => {
  const { client: { networking: { contact } } } = await openTestStore()
  const { id } = valueOf(await contact.add({ name: 'Ada' }))
  const gone = valueOf(await contact.add({ name: 'Bruno' })).id
  valueOf(await contact.remove({ ids: [gone] }))
  const tag = (ids: number[]) => contact.editMany({ target: { ids }, changes: { addTags: ['kiln'] } })
  expect(await tag([gone])).toMatchObject({ ok: false, error: { type: 'ContactNotFound', id: gone } })
  expect(valueOf(await tag([gone, id])).changed).toBe(1)
})
