import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { backupFolder, copiesFolder } from '../../src/store/backups'
import { publishCopy, startUnfinished } from '../../src/store/durable-file'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

/** What lies beside `target` when a program is killed that was making it: a whole copy of a workbook, with a log of SQLite's. */
const killedMaking = (target: string, workbook: string): readonly string[] => {
  const unfinished = startUnfinished(target)
  copyFileSync(workbook, unfinished)
  writeFileSync(`${unfinished}-journal`, 'log')
  return [unfinished, `${unfinished}-journal`]
}

/** As if the kill had been two days ago. */
const abandon = (paths: readonly string[]): void => {
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
  for (const path of paths) utimesSync(path, twoDaysAgo, twoDaysAgo)
}

it('what was being made of a workbook when its program was killed is gone once it is opened again: no erasure would reach a copy that nobody knows', async () => {
  const first = await openTestStore()
  valueOf(await first.client.backups.make({}))
  await first.store.close()
  const { file, folder } = first
  const locked = killedMaking(join(folder, 'test.rapport.locked'), file)
  abandon(locked)
  const left = [...locked, ...[join(backupFolder(file), 'backup'), join(backupFolder(file), 'erased.json'), file].flatMap((target) => killedMaking(target, file))]
  // What may be made now, and what a person called so.
  const others = [...killedMaking(join(folder, 'other.rapport'), file), join(folder, `${basename(file)}.unfinished`), join(folder, '.test.rapport.notes.unfinished')]
  for (const path of others) writeFileSync(path, 'theirs')
  const folders = [folder, backupFolder(file)].map((within) => join(within, `.${basename(file)}.0123abcd.unfinished`))
  for (const strange of folders) mkdirSync(join(strange, 'deep'), { recursive: true })
  const again = await openTestStore({ file })
  expect(left.filter((path) => existsSync(path))).toEqual([])
  expect([...others, ...folders].filter((path) => !existsSync(path))).toEqual([])
  expect(valueOf(await again.client.backups.list({})).backups).toHaveLength(1)
})

it('a copy or an export that was being made when its program was killed goes with the next that is written there, unless another program may be making it now', async () => {
  const { store, file } = await openTestStore()
  const folder = temporaryFolder()
  const [copy, exported] = [join(folder, 'copy.rapport'), join(folder, 'report.pdf')]
  abandon([copy, join(folder, 'w.rapport.locked')].flatMap((target) => killedMaking(target, file)))
  const fresh = killedMaking(copy, file)
  valueOf(await store.saveCopy(copy, { replace: true }))
  await publishCopy(copy, exported, { replace: true })
  expect(readdirSync(folder).toSorted()).toEqual([copy, exported, ...fresh].map((path) => basename(path)).toSorted())
})

it('a workbook that was about to be replaced by a backup when its program was killed bears its own name alone once it is opened again', async () => {
  const first = await openTestStore()
  valueOf(await first.client.backups.make({}))
  await first.store.close()
  const { file } = first
  const aside = (minute: number): string => join(backupFolder(file), `2026-11-23T21-${minute}-05-123Z replaced.rapport`)
  linkSync(file, aside(10))
  // One that another took the place of, and one whose log was put away with it.
  copyFileSync(file, aside(11))
  linkSync(file, aside(12))
  writeFileSync(`${aside(12)}-wal`, 'log')
  const { client } = await openTestStore({ file })
  expect([10, 11, 12].map((minute) => existsSync(aside(minute)))).toEqual([false, true, true])
  expect(valueOf(await client.backups.list({})).backups).toHaveLength(1)
})

it('a copy that was being made at a second place when that was taken away goes with a later one, unless another computer may be making it now', async () => {
  const place = temporaryFolder()
  const { client, store, file } = await openTestStore({ secondPlace: place })
  const folder = copiesFolder(file, place)
  mkdirSync(folder)
  abandon(killedMaking(join(folder, 'a backup'), file))
  const fresh = killedMaking(join(folder, 'another backup'), file)
  const { id } = valueOf(await client.backups.make({}))
  expect(readdirSync(folder).toSorted()).toEqual([id, ...fresh.map((path) => basename(path))].toSorted())
  await store.close()
})

it('a file among the backups whose name is like a time and is none does not stand in their way', async () => {
  const { client, store, file } = await openTestStore()
  const { id } = valueOf(await client.backups.make({}))
  copyFileSync(join(backupFolder(file), id), join(dirname(join(backupFolder(file), id)), `2026-99-99T99-99-99-999Z ${id.slice(25)}`))
  expect(valueOf(await client.backups.list({})).backups.map((backup) => backup.id)).toEqual([id])
  await store.close()
})
