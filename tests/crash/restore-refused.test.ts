import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { backupFolder, listBackups } from '../../src/store/backups'
import { publishFile } from '../../src/store/durable-file'
import { createSecondPlaces } from '../../src/store/second-places'
import { createWorkspace, type Workspace } from '../../src/store/workspace'
import { temporaryFolder, valueOf } from '../support/open-test-store'

vi.mock(import('../../src/store/durable-file'), async (load) => {
  const real = await load()
  return { ...real, publishFile: vi.fn<typeof real.publishFile>(real.publishFile) }
})

const root = resolve(import.meta.dirname, '../..')
const out = (name: string): URL => pathToFileURL(join(root, 'out/main', name))

let file = ''
let workspace: Workspace
const client = () => createClient(contract, workspace)
const addContact = async (name: string) => valueOf(await client().networking.contact.add({ name }))
const names = async (): Promise<readonly string[]> => valueOf(await client().networking.contact.list({})).rows.map(({ name }) => name)

beforeEach(async () => {
  const folder = temporaryFolder()
  file = join(folder, 'shop.rapport')
  workspace = createWorkspace({ secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), temporaryDir: join(folder, 'staging'), resourcesDir: join(root, 'resources'), isBackedUp: false, storeWorker: out('store-worker.cjs'), importWorker: out('import-worker.cjs'), onDefect: () => undefined })
  onTestFinished(() => workspace.close())
  valueOf(await workspace.open(file, { name: 'Shop', currency: 'EUR', isSample: false }))
})

/** The disk does not take the next file that is to get the name of the workbook. */
const refuseName = (): void => void vi.mocked(publishFile).mockImplementationOnce(() => {
  throw Object.assign(new Error('fsync'), { code: 'EIO' })
})

const beside = (): readonly string[] => readdirSync(backupFolder(file)).filter((name) => /replaced|unfinished/.test(name))

it('a backup that could not get the name of an open workbook leaves that open as it was, also for what is done next', async () => {
  await addContact('Ada')
  const { id } = valueOf(await client().backups.make({}))
  await addContact('Bruno')
  refuseName()
  expect(await workspace.restore(file, id)).toMatchObject({ ok: false, error: { code: 'disk_error' } })
  expect(workspace.file()).toBe(file)
  await addContact('Clara')
  expect([await names(), beside()]).toEqual([['Ada', 'Bruno', 'Clara'], []])
  // The next one is taken.
  expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
  expect(await names()).toEqual(['Ada'])
})

it('what could not be put back leaves open what a backup brought, and stays where it is kept', async () => {
  await addContact('Ada')
  const { id } = valueOf(await client().backups.make({}))
  await workspace.close()
  writeFileSync(file, 'no workbook')
  const { kept } = valueOf(await workspace.restore(file, id))
  await addContact('Bruno')
  const backups = listBackups(file).length
  refuseName()
  expect(await workspace.putBack(file, kept ?? '')).toMatchObject({ ok: false, error: { code: 'disk_error' } })
  expect([workspace.file(), await names(), readFileSync(kept ?? '', 'utf8')]).toEqual([file, ['Ada', 'Bruno'], 'no workbook'])
  expect(listBackups(file)).toHaveLength(backups + 1)
  // One that is not open here, or not there any more, is not touched.
  mkdirSync(join(file, '..', 'other'))
  expect(await workspace.putBack(join(file, '..', 'other', 'shop.rapport'), kept ?? '')).toMatchObject({ ok: false, error: { code: 'in_use' } })
  expect(await workspace.putBack(file, `${kept}.gone`)).toMatchObject({ ok: false, error: { code: 'missing' } })
  expect(await names()).toEqual(['Ada', 'Bruno'])
})
