import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'
import type { ImportBatchId } from '../../shared/imports/import'

type Said = Readonly<Record<string, number>>

const open = async () => {
  const { client, store } = await openTestStore()
  const { networking, workbook } = client
  const folder = temporaryFolder()
  const admit = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    const handle = store.admitFile(path)
    if (handle === null) throw new Error('The file is not there')
    return handle.id
  }
  /** Imports a list of posts with their figures, by the last letter of their address. */
  const bring = async (figures: readonly string[], rows: readonly (readonly (string | number)[])[], extra = '') => {
    const file = admit('posts.csv', `Date,Text,Link,${figures.join(',')}\n${rows.map(([post = '', ...cells]) => `2026-03-01,${post},https://www.instagram.com/p/${post},${cells.join(',')}\n`).join('')}${extra}`)
    const { sha256 } = valueOf(await networking.post.readFile({ file }))
    return valueOf(await networking.post.importFile({ file, sha256 }))
  }
  /** With so many likes each. */
  const bringPosts = (said: Said, extra?: string) => bring(['Likes'], Object.entries(said), extra)
  const posts = async (): Promise<Said> => Object.fromEntries(valueOf(await networking.post.list({})).rows.map(({ text, reactions }) => [text, reactions ?? -1]))
  const undo = async (id: ImportBatchId) => valueOf(await client.import.undo({ id }))
  return { client, networking, workbook, admit, bring, bringPosts, posts, undo }
}

describe('an import of our own posts', () => {
  it('has a receipt among all imports, and is taken back whole, by itself or as a step', async () => {
    const { client, workbook, bringPosts, posts, undo } = await open()
    const first = await bringPosts({ a: 1, b: 2 }, 'no day,c,https://www.instagram.com/p/c,3\n')
    const [receipt] = valueOf(await client.import.list({}))
    expect(receipt).toMatchObject({ batch: first.batch, file: 'posts.csv', platform: 'instagram', subject: 'posts', from: '2026-03-01', to: '2026-03-01', rows: { read: 3, added: 2, changed: 0, unchanged: 0, refused: 1, totals: 0 }, sums: [{ figure: 'reactions', sum: 3 }], refusals: [], canCorrect: false })
    expect(valueOf(await client.import.get({ id: first.batch })).refusals).toMatchObject([{ line: 4 }])
    expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])

    expect(await undo(first.batch)).toEqual({ removed: 2, restored: 0, kept: 0 })
    expect([await posts(), valueOf(await client.import.list({}))]).toEqual([{}, []])
    expect(await client.import.undo({ id: first.batch })).toMatchObject({ ok: false, error: { type: 'BatchNotFound' } })
    // The undo is a step as any other.
    valueOf(await workbook.undo({}))
    expect([await posts(), valueOf(await client.import.list({})).length]).toEqual([{ a: 1, b: 2 }, 1])
    valueOf(await workbook.undo({ step: first.undoStep }))
    expect([await posts(), valueOf(await client.import.list({}))]).toEqual([{}, []])
    // No number is given twice.
    expect((await bringPosts({ a: 1 })).batch).toBeGreaterThan(first.batch)
  })

  it('leaves what a person changed since, and says how many rows that are', async () => {
    const { networking, bringPosts, posts, undo } = await open()
    const { batch } = await bringPosts({ a: 1, b: 2 })
    const [post] = valueOf(await networking.post.list({ search: '/p/b' })).rows
    if (post === undefined) throw new Error('It was imported')
    valueOf(await networking.post.replace({ id: post.id, fields: { ...post, reactions: 7 } }))
    expect(await undo(batch)).toEqual({ removed: 1, restored: 0, kept: 1 })
    expect(await posts()).toEqual({ b: 7 })
    // Also where it had only told something else of what there was.
    const { batch: later } = await bringPosts({ b: 9 })
    valueOf(await networking.post.replace({ id: post.id, fields: { ...post, reactions: 8 } }))
    expect(await undo(later)).toEqual({ removed: 0, restored: 0, kept: 1 })
    expect(await posts()).toEqual({ b: 8 })
  })

  it('leaves a post into which a person put what no file tells, and with the others go the answers about them', async () => {
    const { client: { bridge }, networking, bringPosts, posts, undo } = await open()
    const { batch } = await bringPosts({ a: 1, b: 2, c: 3 })
    const { id: authorId } = valueOf(await networking.contact.add({ name: 'Ada' }))
    const allow = async (post: string) => {
      const [row] = valueOf(await networking.post.list({ search: `/p/${post}` })).rows
      if (row === undefined) throw new Error('It was imported')
      const said = { kind: 'user_generated', authorId, permission: 'granted', permissionOn: '2026-03-02', permissionNote: 'By mail' } as const
      valueOf(await networking.post.replace({ id: row.id, fields: { ...row, ...said } }))
      valueOf(await bridge.action.dismiss({ rule: 'use_granted_post', subject: `post:${row.id}`, today: '2026-03-03' }))
      return () => networking.post.replace({ id: row.id, fields: row })
    }
    await allow('b')
    valueOf(await (await allow('c'))())
    expect(await undo(batch)).toEqual({ removed: 2, restored: 0, kept: 1 })
    expect(await posts()).toEqual({ b: 2 })
    expect(valueOf(await bridge.action.decided({})).total).toBe(1)
  })

  it('is as if it had never been, in whatever order imports are undone, also where they tell unlike figures', async () => {
    const figure = fc.option(fc.integer({ min: 1, max: 3 }))
    const told = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ Likes: figure, Comments: figure }), { minKeys: 1 })
    const unlike = [{ a: { Likes: 1, Comments: null } }, { a: { Likes: null, Comments: 2 } }, { a: { Likes: 3, Comments: null } }]
    const alike = [1, 1, 2].map((Likes) => ({ a: { Likes, Comments: null } }))
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 4 }), fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), async (files, order) => {
        const { bring, networking, undo } = await open()
        const batches: ImportBatchId[] = []
        for (const file of files) batches.push((await bring(['Likes', 'Comments'], Object.entries(file).map(([post, figures]) => [post, figures.Likes ?? '', figures.Comments ?? '']))).batch)
        const undone = [...new Set(order.filter((index) => index < files.length))]
        for (const index of undone) {
          const batch = batches[index]
          if (batch !== undefined) await undo(batch)
        }
        const left: Record<string, { Likes: number | null; Comments: number | null }> = {}
        for (const file of files.filter((_, index) => !undone.includes(index)))
          for (const [post, { Likes, Comments }] of Object.entries(file)) left[post] = { Likes: Likes ?? left[post]?.Likes ?? null, Comments: Comments ?? left[post]?.Comments ?? null }
        expect(Object.fromEntries(valueOf(await networking.post.list({})).rows.map(({ text, reactions, comments }) => [text, { Likes: reactions, Comments: comments }]))).toEqual(left)
      }),
      { numRuns: 20, examples: [[unlike, [0]], [unlike, [2, 0]], [unlike, [1, 0, 2]], [alike, [1, 2]], [alike, [0, 2, 1]]] },
    )
  })
})

it('an import of followers has its receipt, and its undo puts back what was known before', async () => {
  const { client, networking, admit, undo } = await open()
  const { id } = valueOf(await networking.ownHandle.add({ platform: 'linkedin', handle: 'acme' }))
  const snapshots = async () => valueOf(await networking.ownHandle.growth({ id, from: '2026-09-01', to: '2026-09-30' })).snapshots
  for (const [on, followers, gained] of [['2026-09-01', 1000, null], ['2026-09-04', 1010, 12]] as const) valueOf(await networking.ownHandle.noteFollowers({ id, on, followers, gained }))
  const before = await snapshots()
  const file = admit('acme_followers.csv', 'Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n09/01/2026,0,1,0,1\n09/02/2026,0,2,0,2\n09/03/2026,1,3,0,4\n')
  const input = { file, id, followersAtEnd: 1005 }
  const { sha256 } = valueOf(await networking.ownHandle.readFollowerFile(input))
  const { batch } = valueOf(await networking.ownHandle.importFollowerFile({ ...input, sha256 }))
  expect((await snapshots()).map(({ followers, gained }) => [followers, gained])).toEqual([[1000, null], [1005, 6], [1010, null]])
  expect(valueOf(await client.import.list({}))).toMatchObject([{ batch, subject: 'followers', platform: 'linkedin', account: 'acme', rows: { read: 3, added: 1, changed: 0, unchanged: 2, refused: 0 }, sums: [{ figure: 'gained', sum: 7 }, { figure: 'organic', sum: 6 }, { figure: 'sponsored', sum: 1 }] }])
  expect(await undo(batch)).toEqual({ removed: 1, restored: 1, kept: 0 })
  expect(await snapshots()).toEqual(before)
})

it('what a file of new followers told of a snapshot goes with the import that brought it, and comes by itself from no other', async () => {
  const { client, networking, admit, undo } = await open()
  const { id } = valueOf(await networking.ownHandle.add({ platform: 'linkedin', handle: 'acme' }))
  const snapshots = async () => valueOf(await networking.ownHandle.growth({ id, from: '2026-09-01', to: '2026-09-30' })).snapshots.map(({ followers, gained }) => [followers, gained])
  const header = 'Date,Sponsored followers,Organic followers,Total followers\n'
  const bring = async (text: string, count: 'totals' | 'gains') => {
    const input = { file: admit('acme.csv', header + text), id, count } as const
    const { sha256 } = valueOf(await networking.ownHandle.readFollowerFile(input))
    return valueOf(await networking.ownHandle.importFollowerFile({ ...input, sha256 }))
  }
  const totals = (first: number, second: number): string => `09/01/2026,0,${first},${first}\n09/02/2026,0,${second},${second}\n`
  const one = await bring(totals(1000, 1010), 'totals')
  const gains = await bring('09/02/2026,0,12,12\n', 'gains')
  const two = await bring(totals(1000, 1011), 'totals')
  expect(await snapshots()).toEqual([[1000, null], [1011, 12]])
  expect(await undo(two.batch)).toEqual({ removed: 0, restored: 1, kept: 0 })
  expect(await snapshots()).toEqual([[1000, null], [1010, 12]])
  expect(await undo(one.batch)).toEqual({ removed: 2, restored: 0, kept: 0 })
  expect(await snapshots()).toEqual([])
  expect(await undo(gains.batch)).toEqual({ removed: 0, restored: 0, kept: 0 })
  expect(valueOf(await client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})
