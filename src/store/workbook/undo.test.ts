import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { temporaryFile } from '../../../tests/support/read-import'

it('of what is newest names an import of people or of results that came after it, and takes back what came before for who asks again', async () => {
  let minute = 0
  const { client, store } = await openTestStore({ now: () => new Date(Date.UTC(2026, 10, 27, 12, (minute += 1))) })
  const admit = (name: string, text: string): string => store.admitFile(temporaryFile(name, text))?.id ?? ''
  const bring = async (name: string, text: string) => valueOf(await client.import.run({ file: admit(name, text) }))
  const undo = (beyond: string | null = null, step: number | null = null) => client.workbook.undo({ beyond, step })
  /** When the import was that is named instead. */
  const named = async (file: string, label: string | null, beyond: string | null = null): Promise<string> => {
    const result = await undo(beyond)
    expect(result).toMatchObject({ ok: false, error: { type: 'ImportedSince', file, label } })
    return result.ok || result.error.type !== 'ImportedSince' ? '' : result.error.importedAt
  }

  await bring('people.csv', 'Name,E-mail\nJo Doe,jo@example.com\n')
  const people = await named('people.csv', null)
  expect(await undo(people)).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } })
  const added = await client.networking.contact.add({ name: 'Ada' })
  const { id } = valueOf(added)
  const { batch } = await bring('ads.csv', 'Campaign name,Day,Amount spent (EUR)\nSpring,2026-03-01,1.50\n')
  const ads = await named('ads.csv', 'Add contact')
  expect(await named('ads.csv', 'Add contact', people)).toBe(ads)
  expect(await undo(ads)).toMatchObject({ ok: true, value: { label: 'Add contact' } })
  valueOf(await client.workbook.redo({}))
  // A step that is named is meant, and one after the import is the newest.
  expect(await undo(null, added.ok ? added.undoStep : null)).toMatchObject({ ok: true })
  valueOf(await client.workbook.redo({}))
  valueOf(await client.networking.contact.edit({ id, changes: { name: 'Ada Albers' } }))
  expect(await undo()).toMatchObject({ ok: true, value: { label: 'Edit contact' } })
  // What was taken back is no change any more.
  if (batch === null) throw new Error('Nothing was imported')
  valueOf(await client.import.undo({ id: batch }))
  // An import of our own posts is a step like any other.
  const file = admit('posts.csv', 'Date,Text,Link,Likes\n2026-03-01,a,https://www.instagram.com/p/a,5\n')
  const { sha256 } = valueOf(await client.networking.post.readFile({ file }))
  const posts = valueOf(await client.networking.post.importFile({ file, sha256 }))
  expect(await undo()).toMatchObject({ ok: true, value: { id: posts.undoStep } })
  expect(await undo()).toMatchObject({ ok: true, value: { label: 'Add contact' } })
})

it('takes nothing that was undone up again once something else was done', async () => {
  const { client } = await openTestStore()
  const { id } = valueOf(await client.networking.contact.add({ name: 'Ada' }))
  valueOf(await client.networking.contact.edit({ id, changes: { name: 'Ada Albers' } }))
  valueOf(await client.workbook.undo({}))
  valueOf(await client.networking.contact.edit({ id, changes: { role: 'Editor' } }))
  expect(await client.workbook.redo({})).toMatchObject({ ok: false, error: { type: 'NothingToRedo' } })
  expect(valueOf(await client.networking.contact.get({ id }))).toMatchObject({ name: 'Ada', role: 'Editor' })
  expect(valueOf(await client.workbook.history({})).map(({ label }) => label)).toEqual(['Edit contact', 'Add contact'])
})

it('says that something has changed since where a name that is put back has been given to another', async () => {
  const { client } = await openTestStore()
  const { id } = valueOf(await client.networking.group.add({ name: 'Press' }))
  const renamed = await client.networking.group.edit({ id, changes: { name: 'Radio' } })
  valueOf(await client.networking.group.add({ name: 'Press' }))
  expect(await client.workbook.undo({ step: renamed.ok ? renamed.undoStep : null })).toMatchObject({ ok: false, error: { type: 'ChangedSince' } })
  expect(valueOf(await client.networking.group.list({})).map(({ name }) => name).toSorted()).toEqual(['Press', 'Radio'])
})

it('names what has changed the very row since, not what came later to another', async () => {
  const { client } = await openTestStore()
  const [ada, bo] = [valueOf(await client.networking.contact.add({ name: 'Ada' })).id, valueOf(await client.networking.contact.add({ name: 'Bo' })).id]
  const renamed = await client.networking.contact.edit({ id: ada, changes: { name: 'Ada Albers' } })
  valueOf(await client.networking.contact.remove({ ids: [ada] }))
  valueOf(await client.networking.contact.edit({ id: bo, changes: { name: 'Bo Berg' } }))
  expect(await client.workbook.undo({ step: renamed.ok ? renamed.undoStep : null })).toMatchObject({ ok: false, error: { type: 'ChangedSince', label: 'Remove contact' } })
})
