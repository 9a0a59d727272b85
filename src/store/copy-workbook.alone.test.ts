import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestStore, temporaryFolder } from '../../tests/support/open-test-store'
import { isSound, writeCopy } from './copy-workbook'
import { startUnfinished, syncAside } from './durable-file'

vi.mock(import('./durable-file'), async (load) => {
  const real = await load()
  return { ...real, syncAside: vi.fn<typeof real.syncAside>(real.syncAside) }
})

/** A database of two thousand pages, and where it is copied to. */
const database = (): { readonly sqlite: Database.Database; readonly unfinished: string } => {
  const folder = temporaryFolder()
  const sqlite = new Database(join(folder, 'large'))
  onTestFinished(() => void sqlite.close())
  sqlite.exec('CREATE TABLE page (content BLOB)')
  sqlite.exec('WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 2000) INSERT INTO page SELECT randomblob(4000) FROM number')
  return { sqlite, unfinished: startUnfinished(join(folder, 'copy')) }
}

it('a copy is made durable beside its thread before SQLite does that within it, and waits so long', async () => {
  const { sqlite, unfinished } = database()
  const copied: number[] = []
  let end: () => void = () => undefined
  vi.mocked(syncAside).mockImplementationOnce(() => new Promise<void>((resolve) => (end = resolve)))
  const made = writeCopy(sqlite, unfinished, { onProgress: (done) => copied.push(done) })
  // Asked again and again, it copies nothing meanwhile.
  await vi.waitFor(() => expect(copied.filter((done) => done === copied.at(-1)).length).toBeGreaterThan(5))
  expect(copied.at(-1)).toBeGreaterThan(1500)
  end()
  await made
  expect(isSound(unfinished)).toBe(true)
})

it('a disk that cannot keep what was copied fails the copy', async () => {
  const { sqlite, unfinished } = database()
  vi.mocked(syncAside).mockRejectedValueOnce(Object.assign(new Error('failing disk'), { code: 'EIO' }))
  await expect(writeCopy(sqlite, unfinished, {})).rejects.toMatchObject({ code: 'EIO' })
})

it('a copy that is being written when its workbook closes is given up, and nothing is left of it', async () => {
  const { store, folder } = await openTestStore()
  const elsewhere = temporaryFolder()
  const [saved] = await Promise.all([store.saveCopy(join(elsewhere, 'copy.rapport'), { replace: false }), store.close()])
  expect(saved).toMatchObject({ ok: false, error: { code: 'cancelled', sentence: 'Nothing was written: the workbook was closed while it was being copied.' } })
  expect(readdirSync(elsewhere)).toEqual([])
  expect(readdirSync(folder)).not.toContain('test.rapport-wal')
})
