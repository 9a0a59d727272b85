import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contract'
import { addDays } from '../../src/shared/kernel/day'
import { daysInBackups } from '../../src/shared/networking/personal-data.contract'
import { createClient } from '../../src/shared/rpc/client'
import { listBackups, pathOfBackup, replaceByBackup } from '../../src/store/backups'
import { createSecondPlaces } from '../../src/store/second-places'
import { openStore } from '../../src/store/store'
import { createWorkspace } from '../../src/store/workspace'
import { openTestStore, resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'
import { findBytes } from '../support/find-bytes'
import { fillSubject, subjectDay, subjectNow } from '../support/subject'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/** Every file below a folder. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const backupsOf = (file: string): string => `${file}-backups`

describe('kill -9 right after an erasure is told', () => {
  it('leaves nothing of the person in any file', async () => {
    const { store, file, folder, id } = await fillSubject()
    await store.close()
    const data = temporaryFolder()
    const erased = await new Promise<string>((done) => {
      const input = JSON.stringify({ contactIds: [id], sharedNotes: 'clear' })
      const child = spawn(process.execPath, ['--no-deprecation', cli, 'call', 'networking.personalData.erase', input, '--workbook', file], { env: { ...process.env, RAPPORT_DATA: data }, stdio: ['ignore', 'pipe', 'ignore'] })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        // At the first word of it: the process has had no time to tidy up.
        child.kill('SIGKILL')
      })
      child.on('close', () => done(said))
    })
    expect(erased).toContain('"erased":1')
    const found = [...filesBelow(folder), ...filesBelow(data)].flatMap((path) => findBytes(path, 'xqvj'))
    expect(found).toEqual([])
    const again = await openTestStore({ file, now: subjectNow })
    expect(valueOf(await again.client.networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bystander Bruno'])
    expect(valueOf(await again.client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  })
})

describe('a backup from before an erasure that is put back', () => {
  /** A backup from before, of the moment that is said; then the erasure; then the backup is put back. */
  const restore = async (moment: 'whole' | 'before the merge') => {
    const { client: { networking, workbook }, store, file, id } = await fillSubject()
    if (moment === 'before the merge') {
      const later = valueOf(await networking.contact.add({ name: 'Xqvjthird', emails: ['xqvjthird@xqvj.example'] }))
      valueOf(await store.backUp('manual'))
      valueOf(await networking.duplicate.merge({ keepId: id, otherId: later.id }))
    } else valueOf(await store.backUp('manual'))
    const [before] = listBackups(file)
    expect(valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))).toMatchObject({ erased: 1, backupsLeft: 1 })
    const newcomer = valueOf(await networking.contact.add({ name: 'Newcomer' }))
    expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
    await store.close()
    expect(findBytes(pathOfBackup(file, before?.id ?? '') ?? '', 'xqvjname').length).toBeGreaterThan(0)
    await replaceByBackup(file, pathOfBackup(file, before?.id ?? '') ?? '')
    return { file, newcomer }
  }

  it.each(['whole', 'before the merge'] as const)('is rid of the person at once (%s)', async (moment) => {
    const { file } = await restore(moment)
    const { client: { networking }, store } = await openTestStore({ file, now: subjectNow })
    expect(valueOf(await networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bystander Bruno'])
    expect(findBytes(file, 'xqvj')).toEqual([])
    expect(valueOf(await networking.personalData.overview({})).erasures).toMatchObject([{ cause: 'restored' }])
    await store.close()
    expect(findBytes(file, 'xqvj')).toEqual([])
    // Opened once more, there is nobody left to erase.
    const again = await openTestStore({ file, now: subjectNow })
    expect(valueOf(await again.client.networking.personalData.overview({})).erasures).toHaveLength(1)
  })

  it('the ledger that knows it names nobody', async () => {
    const { file } = await restore('whole')
    const ledger = readFileSync(join(backupsOf(file), 'erased.json'), 'utf8')
    expect(ledger.toLowerCase()).not.toContain('xqvj')
    expect(Object.keys(JSON.parse(ledger) as object)).toEqual(['salt', 'lines', 'toGo'])
    expect(statSync(join(backupsOf(file), 'erased.json')).mode & 0o077).toBe(0)
  })

  it('the ledger has a line for each who was erased, and one of nobody for each that a workbook which was moved here has seen elsewhere', async () => {
    const linesOf = (workbook: string): number => (JSON.parse(readFileSync(join(backupsOf(workbook), 'erased.json'), 'utf8')) as { lines: unknown[] }).lines.length
    const { client: { networking }, store, file } = await openTestStore()
    const ids: number[] = []
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dora']) ids.push(valueOf(await networking.contact.add({ name })).id)
    valueOf(await store.backUp('manual'))
    for (const id of ids.slice(0, 2)) valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
    expect(linesOf(file)).toBe(2)
    await store.close()
    const moved = join(temporaryFolder(), 'moved.rapport')
    copyFileSync(file, moved)
    const there = await openTestStore({ file: moved })
    valueOf(await there.store.backUp('manual'))
    for (const id of ids.slice(2)) valueOf(await there.client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
    expect(linesOf(moved)).toBe(4)
  })

  it('one from after an erasure keeps whoever came since, even under a number that was used before', async () => {
    const before = await openTestStore({ now: subjectNow })
    const { file } = before
    valueOf(await before.client.networking.contact.add({ name: 'Stays' }))
    const gone = valueOf(await before.client.networking.contact.add({ name: 'Goes' }))
    valueOf(await before.store.backUp('manual'))
    valueOf(await before.client.networking.personalData.erase({ contactIds: [gone.id], sharedNotes: 'keep' }))
    await before.store.close()
    // Schemas before 25 gave numbers again.
    const written = new Database(file)
    written.exec('DELETE FROM removed_id')
    written.close()
    const after = await openTestStore({ file, now: subjectNow })
    const next = valueOf(await after.client.networking.contact.add({ name: 'Next' }))
    expect(next.id).toBe(gone.id)
    const made = valueOf(await after.store.backUp('manual'))
    await after.store.close()
    await replaceByBackup(file, pathOfBackup(file, made.id) ?? '')
    const again = await openTestStore({ file, now: subjectNow })
    expect(valueOf(await again.client.networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Next', 'Stays'])
  })
})

it('what Rapport unpacked, was given as text, was sent or made for somebody to save goes with an erasure, and the person’s own files stay', async () => {
  const { client, store, folder } = await openTestStore()
  const [own, sent, archive] = [join(folder, 'own.csv'), join(folder, 'sent.csv'), join(folder, 'contacts.zip')]
  for (const path of [own, sent]) writeFileSync(path, 'Name,E-mail\nXqvjname,xqvj@example.com\n')
  writeFileSync(archive, zipSync({ 'contacts.csv': [readFileSync(own), { level: 0 }] }))
  const [ownId = '', sentId = '', archiveId = ''] = [store.admitFile(own)?.id, store.admitFile(sent, true)?.id, store.admitFile(archive)?.id]
  const { files: [unpacked] } = valueOf(await client.import.unpack({ file: archiveId }))
  const pasted = valueOf(await client.import.paste({ text: 'Name\tE-mail\nXqvjname\txqvj@example.com\n' }))
  valueOf(await client.import.run({ file: unpacked?.file.id ?? '', options: { subject: 'people' } }))
  const [{ id } = { id: 0 }] = valueOf(await client.networking.contact.list({})).rows
  const { id: output } = valueOf(await client.networking.personalData.export({ contactId: id, format: 'json' }))
  const holding = () => filesBelow(folder).filter((path) => !path.includes('.rapport') && findBytes(path, 'xqvjname').length > 0).map((path) => basename(path).replace(/^[\da-f-]{36}/, 'made')).toSorted()
  expect(holding()).toEqual(['Pasted rows.tsv', 'contacts.csv', 'contacts.zip', 'made.json', 'own.csv', 'sent.csv'])
  valueOf(await client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
  expect(holding()).toEqual(['contacts.zip', 'own.csv'])
  expect(store.takeOutput(output)).toBeNull()
  for (const file of [sentId, pasted.id, unpacked?.file.id ?? '']) expect(await client.import.preview({ file })).toMatchObject({ ok: false, error: { type: 'FileNotFound' } })
  expect(await client.import.preview({ file: ownId, options: { subject: 'people' } })).toMatchObject({ ok: true })
})

describe('backups from before an erasure', () => {
  it(`go ${daysInBackups} days after it, whatever else would keep them, and not a day before`, async () => {
    let day = subjectDay
    const now = () => new Date(`${day}T10:00:00Z`)
    const { client: { networking }, store, file } = await openTestStore({ now })
    const { id } = valueOf(await networking.contact.add({ name: 'Xqvjname' }))
    // What is made before a restore is never let go by the rule of backups alone.
    valueOf(await store.backUp('restore'))
    // Nor is what a restore put aside, whose log holds people, too.
    for (const suffix of ['', '-wal']) writeFileSync(join(backupsOf(file), `${day}T10-00-01-000Z replaced.rapport${suffix}`), 'xqvj')
    day = addDays(subjectDay, 1)
    valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
    await store.close()
    const openOn = async (days: number): Promise<number> => {
      day = addDays(subjectDay, 1 + days)
      const opened = await openTestStore({ file, now })
      await opened.store.close()
      return readdirSync(backupsOf(file)).length
    }
    expect(await openOn(daysInBackups - 1)).toBe(4)
    expect(await openOn(daysInBackups)).toBe(1)
    expect(existsSync(join(backupsOf(file), 'erased.json'))).toBe(true)
  })

  it('go at once where that is asked for, after a new one was made', async () => {
    const { client: { networking }, store, file, id } = await fillSubject()
    valueOf(await store.backUp('manual'))
    const restored = join(backupsOf(file), '2026-01-02T03-04-05-678Z replaced.rapport')
    for (const suffix of ['', '-wal']) writeFileSync(restored + suffix, 'xqvj')
    // Another workbook that somebody keeps there, or that the folder is a link to the folder of.
    const other = join(backupsOf(file), 'other.rapport')
    writeFileSync(other, 'theirs')
    // A log is no copy of its own, nor is what is not ours.
    expect(valueOf(await networking.personalData.overview({})).backups).toBe(2)
    expect(valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 0 })
    expect(listBackups(file)).toHaveLength(1)
    expect([readFileSync(other, 'utf8'), existsSync(restored)]).toEqual(['theirs', false])
    expect(filesBelow(backupsOf(file)).flatMap((path) => findBytes(path, 'xqvj'))).toEqual([])
  })
})

it('a workbook that was moved without its backups is rid of whoever is erased after that, in the backups it gets there, too', async () => {
  const { client, store, file, id } = await fillSubject()
  valueOf(await store.backUp('manual'))
  const other = valueOf(await client.networking.contact.add({ name: 'Erased before the move' }))
  valueOf(await client.networking.personalData.erase({ contactIds: [other.id], sharedNotes: 'keep' }))
  await store.close()
  // The file says how much it has seen of a ledger that stays behind.
  const moved = join(temporaryFolder(), 'moved.rapport')
  copyFileSync(file, moved)
  const there = await openTestStore({ file: moved, now: subjectNow })
  valueOf(await there.store.backUp('manual'))
  const [backup] = listBackups(moved)
  valueOf(await there.client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
  await there.store.close()
  await replaceByBackup(moved, pathOfBackup(moved, backup?.id ?? '') ?? '')
  const again = await openTestStore({ file: moved, now: subjectNow })
  expect(valueOf(await again.client.networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bystander Bruno'])
})

it('somebody who is erased while the first backup is being made, after what it holds was copied, is erased from it, too', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'book.rapport')
  let finish = (): void => undefined
  const finished = new Promise<void>((resolve) => (finish = resolve))
  let noteCopied = (): void => undefined
  const copied = new Promise<void>((resolve) => (noteCopied = resolve))
  const verifyCopy = async (): Promise<boolean> => {
    noteCopied()
    await finished
    return true
  }
  const store = valueOf(await openStore({ file, create: { name: 'Shop', currency: 'EUR', isSample: false }, verifyCopy, stagingDir: temporaryFolder(), resourcesDir, readImport: () => { throw new Error('not asked') }, unpackArchive: () => { throw new Error('not asked') } }))
  const { networking } = createClient(contract, store)
  const { id } = valueOf(await networking.contact.add({ name: 'Xqvjname' }))
  const making = store.backUp('manual')
  await copied
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
  finish()
  const backup = valueOf(await making)
  await store.close()
  await replaceByBackup(file, pathOfBackup(file, backup.id) ?? '')
  const again = await openTestStore({ file })
  expect(valueOf(await again.client.networking.contact.list({})).total).toBe(0)
})

describe('a list of the erased that cannot be read', () => {
  const breaks: Readonly<Record<string, (ledger: string) => void>> = {
    'broken off': (ledger) => writeFileSync(ledger, readFileSync(ledger, 'utf8').slice(0, -9)),
    empty: (ledger) => writeFileSync(ledger, ''),
    'out of reach': (ledger) => {
      rmSync(ledger)
      symlinkSync(ledger, ledger)
    },
    // A folder that came with a workbook can hold these as well; a few hundred bytes of an archive unpack to the last.
    'longer than any': (ledger) => truncateSync(ledger, 700 * 1024 * 1024),
    ...(process.platform !== 'win32' && {
      'a pipe': (ledger: string) => {
        rmSync(ledger)
        spawnSync('mkfifo', [ledger])
      },
      'without an end': (ledger: string) => {
        rmSync(ledger)
        symlinkSync('/dev/zero', ledger)
      },
    }),
  }
  it.each(Object.entries(breaks))('%s, stops opening and putting a backup back with a sentence, and both leave the workbook as it is', async (_name, breakIt) => {
    const { client, store, file, folder, id } = await fillSubject()
    valueOf(await store.backUp('manual'))
    valueOf(await client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
    await store.close()
    const before = readFileSync(file)
    breakIt(join(backupsOf(file), 'erased.json'))
    const stagingDir = temporaryFolder()
    const open = () => openStore({ file, stagingDir, resourcesDir, readImport: () => { throw new Error('not asked') }, unpackArchive: () => { throw new Error('not asked') }, now: subjectNow })
    expect(await open()).toMatchObject({ ok: false, error: { code: 'erasures', sentence: expect.stringContaining('erased.json') } })
    const none = pathToFileURL(join(folder, 'none.cjs'))
    const workspace = createWorkspace({ temporaryDir: temporaryFolder(), resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'places.json')), storeWorker: none, importWorker: none, onDefect: () => undefined })
    expect(await workspace.restore(file, listBackups(file)[0]?.id ?? '')).toMatchObject({ ok: false, error: { code: 'erasures' } })
    expect(readFileSync(file).equals(before)).toBe(true)
    // The way out that the person is told.
    renameSync(backupsOf(file), join(folder, 'elsewhere'))
    const opened = valueOf(await open())
    await opened.close()
    expect(findBytes(file, 'xqvj')).toEqual([])
  })
})
