import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestStore, temporaryFolder, valueOf, type TestStore } from '../../tests/support/open-test-store'
import { backupFolder } from './backups'

const kinds = [
  ['a file', (path: string) => writeFileSync(path, 'another’s')],
  ['a link to a folder that is not there', (path: string) => symlinkSync(`${path} elsewhere`, path, 'junction')],
] as const

describe.each(kinds)('%s that has the name of the folder of the backups', (_kind, make) => {
  let opened: TestStore
  beforeEach(async () => {
    const { file, store } = await openTestStore()
    await store.close()
    make(backupFolder(file))
    opened = await openTestStore({ file, secondPlace: temporaryFolder() })
  })

  it('keeps no workbook from being opened, and a backup says what is in its way until it is gone', async () => {
    const { client, store, file } = opened
    expect(await store.backUp('manual')).toMatchObject({ ok: false, error: { code: 'backup_folder' } })
    expect(valueOf(await client.backups.list({}))).toMatchObject({ backups: [], problem: { code: 'backup_folder' } })
    rmSync(backupFolder(file))
    expect(await store.backUp('manual')).toMatchObject({ ok: true })
    expect(valueOf(await client.backups.list({}))).toMatchObject({ backups: [expect.anything()], problem: null })
  })

  it('keeps an erasure from being noted for older copies, so that nobody is erased', async () => {
    const { client: { networking }, store, file } = opened
    expect(valueOf(await networking.personalData.overview({}))).toMatchObject({ backups: 0 })
    const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
    const erase = () => networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'keep' })
    await expect(erase()).rejects.toThrow('Nobody was erased')
    expect(valueOf(await networking.contact.list({})).total).toBe(1)
    renameSync(backupFolder(file), `${file} aside`)
    expect(valueOf(await erase())).toMatchObject({ erased: 1 })
    await store.close()
  })
})
