import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { daysInBackups } from '../../shared/networking/personal-data.contract'
import { listBackups, listCopies } from '../backups'

vi.mock(import('node:fs'), async (load) => {
  const real = await load()
  return { ...real, rmSync: vi.fn<typeof real.rmSync>(real.rmSync) }
})

/** As on Windows: another program has files open whose path has this part. Answers with what lets them go. */
const hold = async (part: string): Promise<() => void> => {
  const { rmSync: real } = await vi.importActual<typeof import('node:fs')>('node:fs')
  vi.mocked(rmSync).mockImplementation((path, options) => {
    if (String(path).includes(part)) throw Object.assign(new Error('held'), { code: 'EBUSY' })
    real(path, options)
  })
  const letGo = (): void => {
    vi.mocked(rmSync).mockRestore()
  }
  onTestFinished(letGo)
  return letGo
}

it('an erasure that a held backup outlives says how many are left, lets all others go, and tells of the second place', async () => {
  let minute = 10
  const { client: { networking, status }, store, file } = await openTestStore({ now: () => new Date(`2026-11-02T10:${minute}:00Z`) })
  const place = join(temporaryFolder(), 'stick')
  mkdirSync(place)
  await store.nameSecondPlace(place)
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
  expect(valueOf(await status.of({})).secondPlace?.problem).toMatchObject({ code: 'in_use' })
  letGo()
  minute += 1
  expect(valueOf(await networking.personalData.erase({ contactIds: ids.slice(1), sharedNotes: 'keep', olderBackups: 'delete' }))).toMatchObject({ erased: 1, backupsLeft: 0 })
  expect([listBackups(file), listCopies(file, place)].map(({ length }) => length)).toEqual([1, 1])
})

it('copies at a second place go with an erasure also where none lies beside the workbook', async () => {
  let minute = 10
  const { client: { networking }, store, file } = await openTestStore({ now: () => new Date(`2026-11-02T10:${minute}:00Z`) })
  const place = join(temporaryFolder(), 'stick')
  mkdirSync(place)
  await store.nameSecondPlace(place)
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('manual'))
  rmSync(`${file}-backups`, { recursive: true })
  minute += 1
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep', olderBackups: 'delete' }))
  expect([listBackups(file), listCopies(file, place)].map((backups) => backups.map(({ at }) => at))).toEqual([['2026-11-02T10:11:00.000Z'], ['2026-11-02T10:11:00.000Z']])
})

it('a workbook opens although a backup that held somebody erased long enough is held by another program, and it goes with the next opening', async () => {
  let day = Day.parse('2026-01-01')
  const now = () => new Date(`${day}T10:00:00Z`)
  const { client: { networking }, store, file } = await openTestStore({ now })
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await store.backUp('restore'))
  day = addDays(day, 1)
  valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
  await store.close()
  day = addDays(day, daysInBackups)
  const letGo = await hold(listBackups(file)[0]?.id ?? '')
  await (await openTestStore({ file, now })).store.close()
  expect(listBackups(file)).toHaveLength(1)
  letGo()
  await (await openTestStore({ file, now })).store.close()
  expect(listBackups(file)).toEqual([])
})
