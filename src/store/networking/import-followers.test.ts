import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'

const header = 'Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n'
const september = (gains: readonly number[]): string => header + gains.map((gain, index) => `09/${String(index + 1).padStart(2, '0')}/2026,0,${gain},0,${gain}\n`).join('')

const open = async () => {
  const { client: { networking, workbook, import: imports }, store } = await openTestStore()
  const { id } = valueOf(await networking.ownHandle.add({ platform: 'linkedin', handle: 'acme' }))
  const path = join(temporaryFolder(), 'acme_followers.csv')
  const snapshots = async () => valueOf(await networking.ownHandle.growth({ id, from: '2026-09-01', to: '2026-09-30' })).snapshots
  const bring = async (text: string, asked: { readonly id?: OwnHandleId; readonly followersAtEnd?: number; readonly count?: 'totals' } = {}) => {
    writeFileSync(path, text)
    const handle = store.admitFile(path)
    if (handle === null) throw new Error('The file is not there')
    const input = { file: handle.id, id, ...asked }
    const preview = valueOf(await networking.ownHandle.readFollowerFile(input))
    const done = valueOf(await networking.ownHandle.importFollowerFile({ ...input, sha256: preview.sha256 }))
    expect(done).toMatchObject({ added: preview.added, changed: preview.changed, unchanged: preview.unchanged })
    return { preview, ...done }
  }
  return { networking, workbook, imports, id, snapshots, bring }
}

describe('importing followers by day', () => {
  it('says what was gained between snapshots, in one step, and nothing the second time', async () => {
    const { networking, workbook, id, snapshots, bring } = await open()
    for (const [on, followers] of [['2026-09-01', 1000], ['2026-09-03', 1004]] as const) valueOf(await networking.ownHandle.noteFollowers({ id, on, followers }))
    const before = await snapshots()
    const first = await bring(september([9, 2, 3, 4]), { followersAtEnd: 1007 })
    expect(first).toMatchObject({ added: 1, changed: 1, preview: { count: 'gains', gained: 18, organic: 18, sponsored: 0, from: '2026-09-01', to: '2026-09-04' } })
    // What was gained before the first snapshot belongs to no stretch between two.
    expect(await snapshots()).toEqual([{ on: '2026-09-01', followers: 1000, gained: null }, { on: '2026-09-03', followers: 1004, gained: 5 }, { on: '2026-09-04', followers: 1007, gained: 4 }])
    for (let time = 0; time < 3; time += 1) expect(await bring(september([9, 2, 3, 4]), { followersAtEnd: 1007 })).toMatchObject({ added: 0, changed: 0 })
    valueOf(await workbook.undo({ step: first.undoStep }))
    expect(await snapshots()).toEqual(before)
  })

  it('lets a newer file replace the same days', async () => {
    const { snapshots, bring } = await open()
    await bring('Date,Sponsored followers,Organic followers,Total followers\n09/01/2026,0,1000,1000\n09/02/2026,0,1010,1010\n', { count: 'totals' })
    expect(await bring('Date,Sponsored followers,Organic followers,Total followers\n09/01/2026,0,1000,1000\n09/02/2026,0,1012,1012\n', { count: 'totals' })).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    expect((await snapshots()).map(({ followers }) => followers)).toEqual([1000, 1012])
    await bring(september([5, 7]))
    expect((await snapshots()).map(({ gained }) => gained)).toEqual([null, 7])
  })

  it('forgets what a snapshot gained when another comes between it and the one before', async () => {
    const { networking, id, snapshots, bring } = await open()
    valueOf(await networking.ownHandle.noteFollowers({ id, on: '2026-09-01', followers: 1000 }))
    valueOf(await networking.ownHandle.noteFollowers({ id, on: '2026-09-30', followers: 1100, gained: 120 }))
    expect(await bring(september([1, 2, 3]), { followersAtEnd: 1004 })).toMatchObject({ added: 1, changed: 1 })
    expect(await snapshots()).toEqual([{ on: '2026-09-01', followers: 1000, gained: null }, { on: '2026-09-03', followers: 1004, gained: 5 }, { on: '2026-09-30', followers: 1100, gained: null }])
  })

  it('forgets it likewise where a person notes a day between, or takes one away', async () => {
    const { networking, id, snapshots } = await open()
    const note = async (on: string, followers: number, gained: number | null = null): Promise<unknown> => valueOf(await networking.ownHandle.noteFollowers({ id, on, followers, gained }))
    await note('2026-09-01', 1000)
    await note('2026-09-30', 1100, 120)
    await note('2026-09-15', 1040, 50)
    // 120 were gained since the 1st, of which 50 until the 15th: together they would be 170.
    expect((await snapshots()).map(({ gained }) => gained)).toEqual([null, 50, null])
    await note('2026-09-30', 1100, 70)
    // The same day once more is no other snapshot.
    valueOf(await networking.ownHandle.noteAll({ on: '2026-09-15', counts: [{ id, followers: 1041 }] }))
    expect((await snapshots()).map(({ gained }) => gained)).toEqual([null, 50, 70])
    valueOf(await networking.ownHandle.noteAll({ on: '2026-09-20', counts: [{ id, followers: 1060 }] }))
    expect((await snapshots()).map(({ gained }) => gained)).toEqual([null, 50, null, null])
    await note('2026-09-30', 1100, 40)
    valueOf(await networking.ownHandle.removeSnapshot({ id, on: '2026-09-20' }))
    expect((await snapshots()).map(({ gained }) => gained)).toEqual([null, 50, null])
  })

  it('takes a day back that it made, and then what another gained since it says nothing any more', async () => {
    const { networking, imports, id, snapshots, bring } = await open()
    const note = async (on: string, followers: number, gained: number | null = null): Promise<unknown> => valueOf(await networking.ownHandle.noteFollowers({ id, on, followers, gained }))
    await note('2026-09-01', 1000)
    const { batch } = await bring(september([1, 2, 3]), { followersAtEnd: 1004 })
    await note('2026-09-10', 1010, 6)
    valueOf(await imports.undo({ id: batch }))
    expect(await snapshots()).toEqual([{ on: '2026-09-01', followers: 1000, gained: null }, { on: '2026-09-10', followers: 1010, gained: null }])
  })

  it('says that without any snapshot a file of new followers tells nothing yet', async () => {
    const { snapshots, bring } = await open()
    const { preview, added, changed } = await bring(september([1, 2]))
    expect([added, changed, await snapshots()]).toEqual([0, 0, []])
    expect(preview.notices.join(' ')).toContain('Give the number on the last day')
  })

  it('refuses followers of another platform than the handle’s', async () => {
    const { networking, bring } = await open()
    const { id } = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: 'acme' }))
    await expect(bring(september([1, 2]), { id })).rejects.toThrow('These are followers on LinkedIn (LinkedIn page followers), and the handle is on Instagram.')
  })
})
