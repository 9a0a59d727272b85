import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { backupFolder, listBackups } from '../../src/store/backups'
import { hostWorkbook } from '../../src/store/host-workbook'
import { createMachineLanguage } from '../../src/store/machine-language'
import { openWorkbook } from '../../src/store/open'
import { createRecents } from '../../src/store/recents'
import { createSecondPlaces } from '../../src/store/second-places'
import { createWorkspace, type Workspace } from '../../src/store/workspace'
import { temporaryFolder, valueOf } from '../support/open-test-store'

const root = resolve(import.meta.dirname, '../..')
const out = (name: string): URL => pathToFileURL(join(root, 'out/main', name))

let folder = ''
let file = ''
let workspace: Workspace
let host: ReturnType<typeof hostWorkbook>
const client = () => createClient(contract, workspace)
const addContact = async (name: string) => valueOf(await client().networking.contact.add({ name }))
const names = async (): Promise<readonly string[]> => valueOf(await client().networking.contact.list({})).rows.map(({ name }) => name)
const backUp = async (): Promise<string> => valueOf(await client().backups.make({})).id
const state = async () => valueOf(await host.state({}))

beforeEach(async () => {
  folder = temporaryFolder()
  file = join(folder, 'shop.rapport')
  workspace = createWorkspace({ secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), temporaryDir: join(folder, 'staging'), resourcesDir: join(root, 'resources'), isBackedUp: false, storeWorker: out('store-worker.cjs'), importWorker: out('import-worker.cjs'), onDefect: () => undefined })
  const language = createMachineLanguage({ path: join(folder, 'machine.json'), preferred: ['en'], forced: undefined })
  host = hostWorkbook({ workspace, recents: createRecents(join(folder, 'recent.json'), () => new Date()), kind: 'desktop', version: '0', language, onLanguage: () => undefined, onRecents: () => undefined })
  onTestFinished(() => workspace.close())
  valueOf(await host.openFile(file, { name: 'Shop', currency: 'EUR', isSample: false }))
})

it('a restore of an open workbook is told until it is read, and is taken back, and that again', async () => {
  await addContact('Ada')
  const id = await backUp()
  const { at } = listBackups(file)[0] ?? {}
  await addContact('Bruno')
  expect(valueOf(await host.restoreBackup({ id }))).toMatchObject({ workbook: { fileName: 'shop.rapport' }, problem: null, backups: [], copies: null, news: { kind: 'restored', at, canUndo: true } })
  expect(await names()).toEqual(['Ada'])
  expect(valueOf(await host.undoRestore({})).news).toMatchObject({ kind: 'restored', canUndo: true })
  expect(await names()).toEqual(['Ada', 'Bruno'])
  valueOf(await host.undoRestore({}))
  expect(await names()).toEqual(['Ada'])
  expect(valueOf(await host.dismissNews({})).news).toBeNull()
  expect(await host.undoRestore({})).toMatchObject({ ok: false, error: { type: 'Dismissed' } })
})

it('of a workbook that is refused its backups are offered, those at its second place once each, and what one of them replaced is put back', async () => {
  const place = join(folder, 'stick')
  mkdirSync(place)
  await addContact('Ada')
  const older = await backUp()
  valueOf(await workspace.nameSecondPlace(place))
  await addContact('Bruno')
  const newer = await backUp()
  await workspace.close()
  // As a stick that was elsewhere has them: one that is not beside the workbook any more.
  rmSync(join(backupFolder(file), newer))
  writeFileSync(file, 'no workbook')
  expect(await host.openFile(file)).toMatchObject({ ok: false, error: { code: 'foreign' } })
  const refused = await state()
  expect(refused).toMatchObject({ workbook: null, problem: { code: 'foreign' }, news: null, copies: { folder: place, isThere: true } })
  expect([refused.backups, refused.copies?.backups].map((backups) => backups?.map(({ id }) => id))).toEqual([[older], [newer]])
  expect(valueOf(await host.peekBackup({ id: older }))).toMatchObject({ counts: { contacts: 1 }, newest: { contacts: 2 } })
  expect(valueOf(await host.peekBackup({ id: newer }))).toMatchObject({ counts: { contacts: 2 }, newest: null })
  expect(await host.peekBackup({ id: 'another' })).toMatchObject({ ok: false, error: { type: 'BackupNotFound' } })
  expect(await host.restoreBackup({ id: 'another' })).toMatchObject({ ok: false, error: { type: 'BackupNotFound' } })
  expect((await state()).problem).toMatchObject({ code: 'foreign' })
  expect(valueOf(await host.restoreBackup({ id: newer }))).toMatchObject({ problem: null, news: { canUndo: true } })
  expect(await names()).toEqual(['Ada', 'Bruno'])
  expect(valueOf(await host.undoRestore({}))).toMatchObject({ workbook: null, problem: { code: 'foreign' }, news: null })
  expect(readFileSync(file, 'utf8')).toBe('no workbook')
  valueOf(await host.restoreBackup({ id: older }))
  expect(await names()).toEqual(['Ada'])
})

it('what cannot be opened leaves the open one as it is, with what was told of it and can be taken back', async () => {
  await addContact('Ada')
  const id = await backUp()
  await addContact('Bruno')
  valueOf(await host.restoreBackup({ id }))
  const other = join(folder, 'other.rapport')
  writeFileSync(other, 'no workbook')
  expect(await host.openFile(other)).toMatchObject({ ok: false, error: { code: 'foreign' } })
  // A backup of the open one is no answer to what is wrong with the other.
  expect(await state()).toMatchObject({ workbook: { fileName: 'shop.rapport' }, problem: { fileName: 'other.rapport' }, backups: [], news: { kind: 'restored' }, recent: [{ fileName: 'shop.rapport' }] })
  expect(host.refusedFile()).toBe(other)
  valueOf(await host.undoRestore({}))
  expect([await names(), host.refusedFile()]).toEqual([['Ada', 'Bruno'], null])
  // One that could not be made is none that could be opened again, nor is one that was refused before it.
  expect(await host.openFile(other)).toMatchObject({ ok: false })
  expect(await host.openFile(other, { name: 'Other', currency: 'EUR', isSample: false })).toMatchObject({ ok: false, error: { code: 'exists' } })
  expect([host.refusedFile(), (await state()).problem]).toEqual([null, null])
})

it('another workbook, or none, has no news of the one before it', async () => {
  const id = await backUp()
  valueOf(await host.restoreBackup({ id }))
  const other = join(folder, 'other.rapport')
  copyFileSync(join(backupFolder(file), id), other)
  expect(valueOf(await host.openFile(other))).toMatchObject({ workbook: { fileName: 'other.rapport' }, news: null, recent: [{ fileName: 'other.rapport' }, { fileName: 'shop.rapport' }] })
  expect(await host.undoRestore({})).toMatchObject({ ok: false, error: { type: 'Dismissed' } })
  valueOf(await host.openFile(file))
  valueOf(await host.restoreBackup({ id }))
  expect(valueOf(await host.close({}))).toMatchObject({ workbook: null, problem: null, news: null })
  expect(await host.openAgain({})).toMatchObject({ ok: false, error: { type: 'Dismissed' } })
})

it('one that is found damaged while it is open is closed with its backups at hand, and opened again', async () => {
  const id = await backUp()
  valueOf(await host.restoreBackup({ id }))
  expect(valueOf(await host.closeDamaged({}))).toMatchObject({ workbook: null, problem: { code: 'damaged', fileName: 'shop.rapport' }, backups: [{ id }], news: null })
  expect(await host.closeDamaged({})).toMatchObject({ ok: false, error: { type: 'Dismissed' } })
  expect(valueOf(await host.openAgain({}))).toMatchObject({ workbook: { fileName: 'shop.rapport' }, problem: null })
})

it('one that was given is opened once', async () => {
  const other = join(folder, 'other.rapport')
  copyFileSync(join(backupFolder(file), await backUp()), other)
  host.give(file)
  host.give(other)
  expect(valueOf(await host.openGiven({})).workbook).toMatchObject({ fileName: 'other.rapport' })
  expect(await host.openGiven({})).toMatchObject({ ok: false, error: { type: 'Dismissed' } })
})

it('one that another program has open waits to be let in, and no backup is offered that would take its place', async () => {
  await backUp()
  await workspace.close()
  const held = openWorkbook(file, new Date())
  if (!held.ok) throw new Error(held.error.sentence)
  expect(await host.openFile(file)).toMatchObject({ ok: false, error: { code: 'in_use' } })
  expect(await state()).toMatchObject({ problem: { code: 'in_use' }, backups: [], copies: null })
  held.value.close()
  expect(valueOf(await host.openAgain({}))).toMatchObject({ workbook: { fileName: 'shop.rapport' }, problem: null })
})

it('the copy of one that cannot be written to where it lies is what is open', async () => {
  await addContact('Ada')
  await workspace.close()
  const target = join(folder, 'copy.rapport')
  expect(valueOf(await host.copyTo(file, target)).workbook).toMatchObject({ fileName: 'copy.rapport' })
  expect(await names()).toEqual(['Ada'])
  expect(await host.copyTo(file, target)).toMatchObject({ ok: false, error: { code: 'exists' } })
})
