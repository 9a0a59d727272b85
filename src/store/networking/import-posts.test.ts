import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'
import { fixture } from '../../../tests/support/read-import'
import { hasRealData, realData, realDataTitle } from '../../../tests/support/real-data'
import { Day } from '../../shared/kernel/day'

const admit = (store: Awaited<ReturnType<typeof openTestStore>>['store'], path: string): string => {
  const handle = store.admitFile(path)
  if (handle === null) throw new Error(`${path} is not there`)
  return handle.id
}

describe('importing a list of posts', () => {
  it('shows what it holds, adds it in one step, and changes nothing the second time', async () => {
    const { client: { networking, workbook }, store } = await openTestStore()
    const { id } = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@us' }))
    const input = { file: admit(store, fixture('organic/business-suite.csv')), platform: 'instagram', ownHandleId: id } as const
    const preview = valueOf(await networking.post.readFile(input))
    expect(preview).toMatchObject({ posts: 2, added: 2, changed: 0, from: '2026-03-27', to: '2026-04-02', sums: { saves: 40 }, refusals: [] })
    expect(valueOf(await networking.post.list({})).total).toBe(0)
    const done = valueOf(await networking.post.importFile({ ...input, sha256: preview.sha256 }))
    expect(done).toMatchObject({ added: 2, unchanged: 0 })
    expect(valueOf(await networking.post.list({ search: 'autumn' })).rows).toMatchObject([{ kind: 'own', ownHandle: '@us', on: '2026-03-27', reach: 9876, reactions: 321, impressions: null }])
    expect(valueOf(await networking.post.importFile({ ...input, sha256: preview.sha256 }))).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    valueOf(await workbook.undo({ step: done.undoStep }))
    expect(valueOf(await networking.post.list({})).total).toBe(0)
  })

  it('brings newer figures to known posts and leaves what a person said of them', async () => {
    const { client: { networking }, store } = await openTestStore()
    const path = join(temporaryFolder(), 'posts.csv')
    copyFileSync(fixture('organic/business-suite.csv'), path)
    const platform = 'instagram'
    const first = valueOf(await networking.post.readFile({ file: admit(store, path), platform }))
    valueOf(await networking.post.importFile({ file: admit(store, path), platform, sha256: first.sha256 }))
    const [post] = valueOf(await networking.post.list({ search: 'autumn' })).rows
    if (post === undefined) throw new Error('It was imported')
    valueOf(await networking.post.replace({ id: post.id, fields: { ...post, saidSentiment: 'negative' } }))
    writeFileSync(path, readFileSync(path, 'utf8').replace(',321,', ',400,'))
    expect(await networking.post.importFile({ file: admit(store, path), platform, sha256: first.sha256 })).toMatchObject({ ok: false, error: { type: 'FileChanged' } })
    const second = valueOf(await networking.post.readFile({ file: admit(store, path), platform }))
    expect(second).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    valueOf(await networking.post.importFile({ file: admit(store, path), platform, sha256: second.sha256 }))
    expect(valueOf(await networking.post.get({ id: post.id }))).toMatchObject({ reactions: 400, saidSentiment: 'negative' })
  })

  it('reads how each text sounds, and is found by its words, also once a file brings it anew', async () => {
    const { client: { networking }, store } = await openTestStore()
    const path = join(temporaryFolder(), 'posts.csv')
    const bring = async (text: string): Promise<void> => {
      writeFileSync(path, `Post ID,Date,Description,Permalink,Likes\n1,2026-03-01,${text},https://www.instagram.com/p/1,5\n`)
      const input = { file: admit(store, path), platform: 'instagram' as const }
      valueOf(await networking.post.importFile({ ...input, sha256: valueOf(await networking.post.readFile(input)).sha256 }))
    }
    const found = async (search: string): Promise<unknown> => valueOf(await networking.post.list({ search })).rows.map(({ sentiment }) => sentiment)
    await bring('I love this wonderful bowl')
    expect([await found('bowl'), await found('mug')]).toEqual([['positive'], []])
    await bring('I hate this terrible mug')
    expect([await found('bowl'), await found('mug')]).toEqual([[], ['negative']])
  })

  it('keeps nothing of a post that was said to be somebody’s once they are erased', async () => {
    const { client: { networking }, store, file } = await openTestStore()
    const path = join(temporaryFolder(), 'posts.csv')
    writeFileSync(path, 'Post ID,Date,Description,Permalink,Likes\nö"1,2026-03-01,Xqvjwords,https://www.instagram.com/p/xqvjlink,5\n2,2026-03-02,Ours,https://www.instagram.com/p/2,6\n')
    const input = { file: admit(store, path), platform: 'instagram' as const }
    valueOf(await networking.post.importFile({ ...input, sha256: valueOf(await networking.post.readFile(input)).sha256 }))
    const [post] = valueOf(await networking.post.list({ search: 'Xqvjwords' })).rows
    const { id } = valueOf(await networking.contact.add({ name: 'Ada Albers' }))
    valueOf(await networking.post.replace({ id: post?.id ?? 0, fields: { kind: 'user_generated', platform: 'instagram', authorId: id, on: Day.parse('2026-03-01'), url: post?.url, text: post?.text } }))
    valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
    expect(valueOf(await networking.post.list({})).rows.map(({ text }) => text)).toEqual(['Ours'])
    await store.close()
    expect(findBytes(file, 'xqvj')).toEqual([])
  })

  it('keeps what another export told of a post and this one does not', async () => {
    const { client: { networking }, store } = await openTestStore()
    const path = join(temporaryFolder(), 'posts.csv')
    const bring = async (text: string) => {
      writeFileSync(path, text)
      const input = { file: admit(store, path), platform: 'instagram' as const }
      return valueOf(await networking.post.importFile({ ...input, sha256: valueOf(await networking.post.readFile(input)).sha256 }))
    }
    expect(await bring('Post ID,Date,Description,Permalink,Reach,Likes\n1,2026-03-01,Bread,https://www.instagram.com/p/1,100,5\n')).toMatchObject({ added: 1 })
    expect(await bring('Post ID,Permalink,Likes,Saves\n1,https://www.instagram.com/p/1,6,2\n')).toMatchObject({ added: 0, changed: 1 })
    expect(valueOf(await networking.post.list({})).rows).toMatchObject([{ on: '2026-03-01', text: 'Bread', reach: 100, reactions: 6, saves: 2 }])
    expect(await bring('Post ID,Date,Permalink,Reach\n1,2026-03-01,https://www.instagram.com/p/1,100\n')).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('says which rows a later one about the same post replaces, cuts no letter in half, and asks where addresses lead to several platforms', async () => {
    const { client: { networking }, store } = await openTestStore()
    const path = join(temporaryFolder(), 'posts.csv')
    const rows = (second: string): void => writeFileSync(path, `Date,Text,Link,Likes\n2026-03-01,${'a'.repeat(49_999)}🍂,https://www.instagram.com/p/1,5\n2026-03-02,b,${second},7\n`)
    rows('https://www.facebook.com/1')
    expect(await networking.post.readFile({ file: admit(store, path) })).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('does not show which platform') } })
    rows('https://www.instagram.com/p/1')
    const doubled = valueOf(await networking.post.readFile({ file: admit(store, path) }))
    expect(doubled).toMatchObject({ platform: 'instagram', posts: 2, added: 1 })
    expect(doubled.notices.join()).toContain('1 row is about a post that a later row is about too')
    rows('https://www.instagram.com/p/2')
    const { sha256 } = valueOf(await networking.post.readFile({ file: admit(store, path) }))
    valueOf(await networking.post.importFile({ file: admit(store, path), sha256 }))
    expect(valueOf(await networking.post.readFile({ file: admit(store, path) }))).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  })

  it('refuses what is no list of posts, and what is gone', async () => {
    const { client: { networking }, store } = await openTestStore()
    expect(await networking.post.readFile({ file: admit(store, fixture('tiktok/ads.csv')), platform: 'tiktok' })).toMatchObject({ ok: false, error: { type: 'ImportRefused' } })
    expect(await networking.post.readFile({ file: 'not-there-at-all', platform: 'tiktok' })).toMatchObject({ ok: false, error: { type: 'FileNotFound' } })
  })
})

describe.skipIf(!hasRealData)(`posts of a Facebook page: ${realDataTitle}`, () => {
  it('arrive with their totals, and their rates are those of the file', async () => {
    const { client: { networking }, store } = await openTestStore()
    const path = join(realData, 'uci-facebook', '499fe7b', 'dataset_Facebook.csv')
    const preview = valueOf(await networking.post.readFile({ file: admit(store, path), platform: 'facebook' }))
    expect(preview).toMatchObject({ posts: 500, added: 500, from: null, sums: { reach: 6_951_680, impressions: 14_792_974, reactions: 88_795, shares: 13_524, saves: null } })
    expect(preview.notices.join()).toContain('139 posts were promoted')
    valueOf(await networking.post.importFile({ file: admit(store, path), platform: 'facebook', sha256: preview.sha256 }))
    const over = valueOf(await networking.post.engagement({ platform: 'facebook' }))
    expect(over).toMatchObject({ posts: 500, engagements: 106_060, reactions: 88_795, shares: 13_524, impressions: 14_792_974, byFollowers: { daily: null, posts: 0 } })
    expect(over.byReach).toMatchObject({ posts: 500 })
    expect(over.byReach.pooled).toBeCloseTo(106_060 / 6_951_680, 12)
    const { rows, total } = valueOf(await networking.post.list({ sort: 'reach', limit: 1 }))
    expect([total, rows[0]?.on]).toEqual([500, null])
  })
})
