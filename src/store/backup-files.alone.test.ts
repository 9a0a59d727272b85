import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { backupFolder, copiesFolder, copyBackup, putBack, replaceByBackup } from './backups'
import { publishFile, removeFiles } from './durable-file'

vi.mock(import('./durable-file'), async (load) => {
  const real = await load()
  return { ...real, publishFile: vi.fn<typeof real.publishFile>(real.publishFile), removeFiles: vi.fn<typeof real.removeFiles>(real.removeFiles) }
})

vi.mock(import('node:fs'), async (load) => {
  const real = await load()
  return { ...real, linkSync: vi.fn<typeof real.linkSync>(real.linkSync) }
})

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

/** A workbook that is only a name with a backup. Answers with the backup's id. */
const withBackup = (file: string, content: string): string => {
  const id = `2026-11-23T21-20-05-123Z changes ${createHash('sha256').update(content).digest('hex').slice(0, 32)}.rapport`
  mkdirSync(backupFolder(file), { recursive: true })
  writeFileSync(join(backupFolder(file), id), content)
  return id
}

it('copies of two workbooks of one name lie apart in one second place, so that neither thins the other’s', async () => {
  const place = join(folder, 'stick')
  mkdirSync(place)
  const [first, second] = [join(folder, 'a', 'shop.rapport'), join(folder, 'b', 'shop.rapport')]
  for (const file of [first, second]) {
    const id = withBackup(file, `of ${file}`)
    await copyBackup(file, id, place)
    expect(readdirSync(copiesFolder(file, place))).toEqual([id])
  }
  expect(readdirSync(place)).toHaveLength(2)
})

it('a copy that is not the backup is told as a failure of the disk, and not kept', async () => {
  const file = join(folder, 'shop.rapport')
  const id = withBackup(file, 'whole')
  writeFileSync(join(backupFolder(file), id), 'torn')
  await expect(copyBackup(file, id, folder)).rejects.toMatchObject({ code: 'EIO' })
  expect(readdirSync(copiesFolder(file, folder))).toEqual([])
})

it('a copy is made also where an older one that should go is held by another program', async () => {
  const file = join(folder, 'shop.rapport')
  const id = withBackup(file, 'whole')
  const copies = copiesFolder(file, folder)
  mkdirSync(copies, { recursive: true })
  // Of one hour of years ago but one stays.
  for (let minute = 10; minute < 60; minute += 1) writeFileSync(join(copies, `2020-01-01T10-${minute}-05-123Z changes ${'0'.repeat(32)}.rapport`), '')
  const { removeFiles: real } = await vi.importActual<typeof import('./durable-file')>('./durable-file')
  let code = 'EBUSY'
  const refused: string[] = []
  vi.mocked(removeFiles).mockImplementation((paths) => {
    if (!paths.every((path) => path.includes('2020-01-01'))) {
      real(paths)
      return
    }
    refused.push(...paths)
    throw Object.assign(new Error('refused'), { code })
  })
  onTestFinished(() => {
    vi.mocked(removeFiles).mockRestore()
  })
  await copyBackup(file, id, folder)
  expect(refused).not.toEqual([])
  expect(readdirSync(copies)).toContain(id)
  // A disk that fails is told.
  code = 'EIO'
  await expect(copyBackup(file, id, folder)).rejects.toMatchObject({ code: 'EIO' })
})

it.each([
  ['before', ['old', 'old log', null]],
  ['after', ['backup', null, 'old']],
] as const)('a restore whose disk fails %s the backup has its name leaves no log beside a file it is not of, and loses no file', async (when, [content, log, aside]) => {
  const file = join(folder, 'shop.rapport')
  writeFileSync(file, 'old')
  writeFileSync(`${file}-wal`, 'old log')
  const id = withBackup(file, 'backup')
  const { publishFile: real } = await vi.importActual<typeof import('./durable-file')>('./durable-file')
  vi.mocked(publishFile).mockImplementationOnce((...args) => {
    if (when === 'after') real(...args)
    throw Object.assign(new Error('fsync'), { code: 'EIO' })
  })
  await expect(replaceByBackup(file, join(backupFolder(file), id))).rejects.toMatchObject({ code: 'EIO' })
  const textOf = (path: string | undefined): string | null => (path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : null)
  const kept = readdirSync(backupFolder(file)).find((name) => name.endsWith('replaced.rapport'))
  expect([textOf(file), textOf(`${file}-wal`), textOf(kept && join(backupFolder(file), kept))]).toEqual([content, log, aside])
})

it('a restore that fails where the disk knows no links, so that the workbook itself was moved aside, moves it back', async () => {
  const file = join(folder, 'shop.rapport')
  writeFileSync(file, 'old')
  writeFileSync(`${file}-wal`, 'old log')
  const id = withBackup(file, 'backup')
  vi.mocked(linkSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' })
  })
  vi.mocked(publishFile).mockImplementationOnce(() => {
    throw Object.assign(new Error('fsync'), { code: 'EIO' })
  })
  await expect(replaceByBackup(file, join(backupFolder(file), id))).rejects.toMatchObject({ code: 'EIO' })
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}-wal`, 'utf8'), readdirSync(backupFolder(file))]).toEqual(['old', 'old log', [id]])
})

it('what is put back has its own log or none, and never that of the file it takes the place of', async () => {
  const file = join(folder, 'shop.rapport')
  const aside = join(backupFolder(file), 'aside.rapport')
  mkdirSync(backupFolder(file))
  for (const log of ['aside log', null]) {
    for (const [path, content] of [[file, 'new'], [`${file}-wal`, 'new log'], [aside, 'aside']] as const) writeFileSync(path, content)
    if (log !== null) writeFileSync(`${aside}-wal`, log)
    await putBack(file, aside)
    expect([readFileSync(file, 'utf8'), existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`, 'utf8') : null, readdirSync(backupFolder(file))]).toEqual(['aside', log, []])
  }
})
