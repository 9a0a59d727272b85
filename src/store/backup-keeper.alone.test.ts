import { cpSync, existsSync, renameSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../tests/support/open-test-store'
import { createBackupKeeper } from './backup-keeper'
import { backupFolder, listBackups } from './backups'
import { createBallast } from './ballast'
import { disconnect } from './connection'
import { openWorkbook } from './open'

/** A workbook with a newer backup beside it, as it lies after its program was closed, or was killed with a change that only the log has, or was closed while the clock ran ahead. */
const workbookAfter = async (end: 'close' | 'kill' | 'wrong clock'): Promise<string> => {
  const { client, file: open, store } = await openTestStore()
  valueOf(await store.backUp('manual'))
  if (end !== 'kill') await store.close()
  else valueOf(await client.networking.contact.add({ name: 'Ada' }))
  const file = join(temporaryFolder(), 'shop.rapport')
  for (const suffix of ['', '-wal']) if (existsSync(open + suffix)) cpSync(open + suffix, file + suffix)
  cpSync(backupFolder(open), backupFolder(file), { recursive: true })
  for (const { id } of end === 'wrong clock' ? listBackups(file) : []) renameSync(join(backupFolder(file), id), join(backupFolder(file), id.replace(/^\d{4}/, '2081')))
  const anHourAgo = Date.now() / 1000 - 3600
  utimesSync(file, anHourAgo, anHourAgo)
  return file
}

it.each([
  ['close', 1],
  ['kill', 2],
  ['wrong clock', 2],
] as const)('after a %s there are %i backups soon after opening: what only the log has is in none yet, and a day that is yet to come says nothing', async (end, expected) => {
  const file = await workbookAfter(end)
  const sqlite = valueOf(openWorkbook(file, new Date()))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const made = new Promise<void>((resolve) => {
    const keeper = createBackupKeeper({ sqlite, file, ballast: createBallast(file), now: () => new Date(), secondPlace: null, onMade: resolve })
    keeper.begin()
    if (vi.getTimerCount() === 0) resolve()
    vi.advanceTimersByTime(10_000)
  })
  await made
  disconnect(sqlite)
  expect(listBackups(file)).toHaveLength(expected)
})
