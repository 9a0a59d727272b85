import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestStore, temporaryFolder, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { daysInBackups } from '../../shared/networking/personal-data.contract'
import { listBackups, listCopies } from '../backups'

vi.mock(import('node:fs'), async (load) => {
  const real = await load()
  return { ...real, rmSync: vi.fn<typeof real.rmSync>(real.rmSync) }
})

vi.mock(import('node:fs/promises'), async (load) => {
  const real = await load()
  return { ...real, copyFile: vi.fn<typeof real.copyFile>(real.copyFile) }
})

/** As on Windows: another program has files open whose path has this part; or as anywhere, with the code of what this account may not. Answers with what lets them go. */
const hold = async (part: string, code = 'EBUSY'): Promise<() => void> => {
  const { rmSync: real } = await vi.importActual<typeof import('node:fs')>('node:fs')
  vi.mocked(rmSync).mockImplementation((path, options) => {
    if (String(path).includes(part)) throw Object.assign(new Error('held'), { code })
    real(path, options)
  })
  const letGo = (): void => {
    vi.mocked(rmSync).mockRestore()
  }
  onTestFinished(letGo)
  return letGo
}

/** A second place that is there. */
const namePlace = async (store: TestStore['store']): Promise<string> => {
  const place = join(temporaryFolder(), 'stick')
  mkdirSync(place)
  await store.nameSecondPlace(place)
  return place
}

it('an erasure that a held backup outlives says how many are left, lets all others go, and tells of the second place', async () => {
  let minute = 10
  const { client: { networking, status }, store, file } = await openTestStore({ now: () => new Date(`2026-11-02T10:${minute}:00Z`) })
  const place = await namePlace(store)
  const ids: number[] = []
  for (const name of ['Ada', 'Ben']) {
    ids.push(valueOf(await networking.contact.add({ name })).id)
    minute += 1
    valueOf(await store.backUp('manual'))
  }
  const [newer, oldest] = listBackups(file)
  minute += 1
  const letGo = await hold(oldest?.id ?? '')
  expect(valueOf(await networking.personalData.erase({ contactIds: ids.slice(0, 1), sharedNotes: 'keep', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 1 })
  expect([listBackups(file), listCopies(file, place)].map((backups) => backups.map(({ id }) => id === oldest?.id))).toEqual([[false, true], [false, true]])
  expect(listBackups(file).map(({ id }) => id)).not.toContain(newer?.id)
  // The copy that was made after all the others is no failed one; the next asks again, and tells again.
  const told = { secondPlace: { newestAt: listCopies(file, place)[0]?.at, problem: null, removalProblem: { code: 'in_use' } } }
  expect(valueOf(await status.of({}))).toMatchObject(told)
  minute += 1
  const { id: third } = valueOf(await networking.contact.add({ name: 'Cleo' }))
  const { at: newestAt } = valueOf(await store.backUp('manual'))
  expect(valueOf(await status.of({}))).toMatchObject({ secondPlace: { ...told.secondPlace, newestAt }, warnings: expect.arrayContaining([expect.objectContaining({ id: 'erased_in_copies' })]) })
  letGo()
  valueOf(await store.backUp('manual'))
  expect(listCopies(file, place).map(({ id }) => id)).not.toContain(oldest?.id)
  expect(valueOf(await status.of({})).secondPlace).toMatchObject({ problem: null, removalProblem: null })
  minute += 1
  expect(valueOf(await networking.personalData.erase({ contactIds: [third], sharedNotes: 'keep', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 0 })
  minute += 1
  expect(valueOf(await networking.personalData.erase({ contactIds: ids.slice(1), sharedNotes: 'keep', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 0 })
  expect([listBackups(file), listCopies(file, place)].map(({ length }) => length)).toEqual([1, 1])
})

it('copies at a second place go with an erasure also where none lies beside the workbook', async () => {
  let minute = 10
  const { client: { networking }, store, file } = await openTestStore({ now: () => new Date(`2026-11-02T10:${minute}:00Z`) })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  rmSync(`${file}-backups`, { recursive: true })
  minute += 1
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))
  expect([listBackups(file), listCopies(file, place)].map((backups) => backups.map(({ at }) => at))).toEqual([['2026-11-02T10:11:00.000Z'], ['2026-11-02T10:11:00.000Z']])
})

it('a copy that is held at the second place alone is counted, and goes with the next copy after a restart', async () => {
  let minute = 10
  const now = () => new Date(`2026-11-02T10:${minute}:00Z`)
  const first = await openTestStore({ now })
  const { networking } = first.client
  const place = await namePlace(first.store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await first.store.backUp('manual'))
  minute += 1
  const letGo = await hold(`${place}/`)
  expect(valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 1 })
  await first.store.close()
  letGo()
  expect(listCopies(first.file, place)).toHaveLength(2)
  // What is named copies the newest backup there.
  await (await openTestStore({ file: first.file, now })).store.nameSecondPlace(place)
  expect(listCopies(first.file, place).map(({ at }) => at)).toEqual(['2026-11-02T10:11:00.000Z'])
})

it('copies at a second place that was away when they were to go, go when it is back', async () => {
  let minute = 10
  const { client: { networking }, store, file } = await openTestStore({ now: () => new Date(`2026-11-02T10:${minute}:00Z`) })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  minute += 1
  renameSync(place, `${place}.away`)
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))
  renameSync(`${place}.away`, place)
  valueOf(await store.backUp('manual'))
  expect(listCopies(file, place).map(({ at }) => at)).toEqual(['2026-11-02T10:11:00.000Z'])
})

it('backups made after an erasure stay, also where the clock was ahead then and was set back since', async () => {
  let at = '2027-01-01T10:00:00Z'
  const now = () => new Date(at)
  const { client: { networking }, store, file } = await openTestStore({ now })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  at = '2027-01-01T10:01:00Z'
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))
  at = '2026-11-02T10:00:00Z'
  valueOf(await networking.contact.add({ name: 'Ben' }))
  const later = valueOf(await store.backUp('manual')).id
  await store.close()
  const again = await openTestStore({ file, now })
  await again.store.nameSecondPlace(place)
  for (const backups of [listBackups(file), listCopies(file, place)]) expect(backups.map((backup) => backup.id)).toContain(later)
})

it('what is left at a second place is told though that is away, and goes soon after an opening', async () => {
  let minute = 10
  const now = () => new Date(`2026-11-02T10:${minute}:00Z`)
  const { client: { networking, status }, store, file } = await openTestStore({ now })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  minute += 1
  const letGo = await hold(`${place}/`)
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))
  const warnings = async () => valueOf(await status.of({})).warnings.map((warning) => warning.id)
  expect(await warnings()).toContain('erased_in_copies')
  renameSync(place, `${place}.away`)
  valueOf(await networking.contact.add({ name: 'Ben' }))
  minute += 1
  valueOf(await store.backUp('manual'))
  expect(await warnings()).toContain('erased_in_copies')
  renameSync(`${place}.away`, place)
  // The computer may be lost before the next backup.
  const [beside, there] = [`${file}-backups`, join(place, readdirSync(place)[0] ?? '')].map((folder) => readFileSync(join(folder, 'erased.json'), 'utf8'))
  expect(there).toBe(beside)
  letGo()
  await store.close()
  // Nothing was written since, so that no backup is needed.
  const before = new Date('2026-11-01T10:00:00Z')
  utimesSync(file, before, before)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await openTestStore({ file, now, secondPlace: place })
  // The first screen does not wait for a share.
  expect(listCopies(file, place)).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(3000)
  await vi.waitFor(() => expect(listCopies(file, place)).toHaveLength(1))
})

it('copies at a second place stay where no newer one can be made there', async () => {
  let day = Day.parse('2026-01-01')
  const { client: { networking }, store, file } = await openTestStore({ now: () => new Date(`${day}T10:00:00Z`) })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  day = addDays(day, 1)
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
  day = addDays(day, daysInBackups)
  vi.mocked(copyFile).mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  valueOf(await store.backUp('manual'))
  expect(listCopies(file, place)).toHaveLength(1)
})

it('an erasure while only the second place has copies is kept to there, too', async () => {
  let day = Day.parse('2026-01-01')
  const { client: { networking }, store, file } = await openTestStore({ now: () => new Date(`${day}T10:00:00Z`) })
  const place = await namePlace(store)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('restore'))
  rmSync(`${file}-backups`, { recursive: true })
  day = addDays(day, 1)
  expect(valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))).toMatchObject({ erased: 1, backupsLeft: 1 })
  day = addDays(day, daysInBackups)
  valueOf(await store.backUp('manual'))
  expect(listCopies(file, place).map(({ at }) => at)).toEqual([`${day}T10:00:00.000Z`])
})

it.each(['EBUSY', 'EPERM', 'EACCES'])('a workbook opens although a backup that held somebody erased long enough cannot be removed (%s), says so, and it goes with the next opening', async (code) => {
  let day = Day.parse('2026-01-01')
  const now = () => new Date(`${day}T10:00:00Z`)
  const { client: { networking }, store, file } = await openTestStore({ now })
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('restore'))
  day = addDays(day, 1)
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
  await store.close()
  day = addDays(day, daysInBackups)
  const letGo = await hold(listBackups(file)[0]?.id ?? '', code)
  const warningsOfOpening = async (): Promise<readonly string[]> => {
    const opened = await openTestStore({ file, now })
    const { warnings } = valueOf(await opened.client.status.of({}))
    await opened.store.close()
    return warnings.map(({ id }) => id)
  }
  expect(await warningsOfOpening()).toContain('erased_in_backups')
  expect(listBackups(file)).toHaveLength(1)
  letGo()
  expect(await warningsOfOpening()).not.toContain('erased_in_backups')
  expect(listBackups(file)).toEqual([])
})
