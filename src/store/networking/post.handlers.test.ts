import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGrouped } from '../../../tests/support/grouped-list'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { createRandom } from '../../shared/kernel/random'
import type { Post } from '../../shared/networking/post'
import { PostGrouping, PostSort } from '../../shared/networking/post.contract'
import { pickFrom } from '../sample/random'

const first = Day.parse('2026-03-01')
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const count = fc.option(fc.integer({ min: 0, max: 500 }))
const somePost = fc.record({ offset: fc.integer({ min: 0, max: 12 }), reach: count, impressions: count, reactions: count, comments: count, shares: count, saves: count, clicks: count, hasHandle: fc.boolean() })

/** What the rates should be, computed from the posts one by one. */
const expectedRates = (posts: readonly Post[]) => {
  const over = (base: 'reach' | 'impressions') => {
    const pairs = posts.flatMap((post) => (post.engagements === null || post[base] === null || post[base] === 0 ? [] : [[post.engagements, post[base]] as const]))
    return { pooled: pairs.length === 0 ? null : sum(pairs.map(([engagements]) => engagements)) / sum(pairs.map(([, value]) => value)), mean: mean(pairs.map(([engagements, value]) => engagements / value)), posts: pairs.length }
  }
  const followed = posts.filter(({ engagements, followers }) => engagements !== null && followers !== null && followers > 0)
  const days = new Map<string, { engagements: number; followers: number }>()
  for (const { on, engagements, followers } of followed) {
    const key = String(on)
    days.set(key, { engagements: (days.get(key)?.engagements ?? 0) + (engagements ?? 0), followers: followers ?? 0 })
  }
  return {
    byReach: over('reach'),
    byImpressions: over('impressions'),
    byFollowers: { daily: mean([...days.values()].map(({ engagements, followers }) => engagements / followers)), mean: mean(followed.flatMap(({ rates }) => rates.byFollowers ?? [])), posts: followed.length },
  }
}

describe('posts', () => {
  it('of less than seven days are told beside their rates, for their engagements still grow', async () => {
    const { networking } = (await openTestStore({ now: () => new Date(2026, 2, 10, 12) })).client
    for (const on of [null, '2026-03-03', '2026-03-04', '2026-03-10'] as const) await networking.post.add({ kind: 'own', platform: 'instagram', on })
    expect(valueOf(await networking.post.engagement({}))).toMatchObject({ posts: 4, growing: 2 })
    expect(valueOf(await networking.post.engagement({ to: Day.parse('2026-03-03') }))).toMatchObject({ posts: 1, growing: 0 })
  })

  it('have no more of anything than can be added up exactly, and are refused where one says so', async () => {
    const { client } = await openTestStore()
    const post = { kind: 'own', platform: 'instagram', on: first, reactions: Number.MAX_SAFE_INTEGER, comments: Number.MAX_SAFE_INTEGER } as const
    expect(await client.networking.post.add(post)).toMatchObject({ ok: false, error: { type: 'InvalidInput', issues: [{ path: 'reactions' }, { path: 'comments' }] } })
    expect(valueOf(await client.networking.post.list({})).rows).toEqual([])
  })

  it('of an earlier version with more of something than is taken now are listed and opened all the same', async () => {
    const { client, store, file } = await openTestStore()
    const { id } = valueOf(await client.networking.post.add({ kind: 'own', platform: 'instagram', on: first, reactions: 5 }))
    await store.close()
    const sqlite = new Database(file)
    sqlite.exec('UPDATE post SET impressions = 9007199254740991')
    sqlite.close()
    const { networking } = (await openTestStore({ file })).client
    expect(valueOf(await networking.post.list({})).rows).toMatchObject([{ id, impressions: Number.MAX_SAFE_INTEGER }])
    expect(valueOf(await networking.post.get({ id })).reactions).toBe(5)
  })

  it('of an earlier version that add up to more than can be counted exactly have no sum, and say why', async () => {
    const { client, store, file } = await openTestStore()
    const ownHandleId = valueOf(await client.networking.ownHandle.add({ platform: 'instagram', handle: '@us' })).id
    for (const reactions of [5, 6]) valueOf(await client.networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId, on: first, reactions, comments: 1, saves: 2 }))
    await store.close()
    const sqlite = new Database(file)
    sqlite.exec('UPDATE post SET impressions = 9007199254740991, promoted_impressions = impressions; UPDATE post SET reactions = 9007199254740991 WHERE id = 1')
    // Beyond what SQLite adds up in whole numbers.
    sqlite.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
      INSERT INTO post (kind, platform, own_handle_id, on_day, url, text, search_text, read_sentiment, external_id, saves, permission, permission_note) SELECT 'own', 'instagram', 1, '2026-03-03', '', '', '', 'none', '', 9007199254740991, 'none', '' FROM n`)
    sqlite.close()
    const { networking } = (await openTestStore({ file })).client
    expect(valueOf(await networking.post.get({ id: 1 }))).toMatchObject({ engagements: null, engagementParts: ['reactions', 'comments', 'saves'], rates: { byImpressions: null } })
    const over = valueOf(await networking.post.engagement({}))
    expect(over).toMatchObject({ posts: 1102, engagements: null, reactions: null, comments: 2, shares: null, saves: null, impressions: null, beyondExact: ['engagements', 'reactions', 'saves', 'impressions'] })
    expect(valueOf(await networking.ownHandle.overview({ from: '2020-01-01', to: '2030-12-31' }))).toMatchObject([{ engagement: { posts: 1102, impressions: null } }])
  })

  it('are summed in SQL as one would by hand, each rate over its own posts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somePost, { maxLength: 14 }), fc.integer({ min: 0, max: 900 }), async (posts, followers) => {
        const { client: { networking } } = await openTestStore()
        const { id } = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@us' }))
        for (const offset of [0, 4]) valueOf(await networking.ownHandle.noteFollowers({ id, on: addDays(first, offset), followers: followers + offset }))
        for (const { offset, hasHandle, ...counts } of posts) valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId: hasHandle ? id : null, on: addDays(first, offset), ...counts }))
        const { rows } = valueOf(await networking.post.list({ limit: 100 }))
        const over = valueOf(await networking.post.engagement({}))
        const wanted = expectedRates(rows)
        expect(over.posts).toBe(posts.length)
        for (const name of ['byReach', 'byImpressions', 'byFollowers'] as const) {
          for (const [key, value] of Object.entries(wanted[name])) {
            const found = (over[name] as Record<string, number | null>)[key]
            if (value === null) expect([name, key, found]).toEqual([name, key, null])
            else expect(found).toBeCloseTo(value, 10)
          }
        }
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  it('of one day share its followers: the mean of days is not the mean of posts', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@us' }))
    valueOf(await networking.ownHandle.noteFollowers({ id, on: first, followers: 100 }))
    for (const [on, reactions] of [[first, 10], [first, 20], [addDays(first, 2), 30], [addDays(first, 9), 70]] as const) valueOf(await networking.post.add({ kind: 'own', platform: 'x', ownHandleId: id, on, reactions }))
    // Days: 30 of 100 and 30 of 100. Posts: 10, 20, 30 of 100. The last post has no snapshot within 3 days.
    const { daily, mean: ofPosts, posts } = valueOf(await networking.post.engagement({})).byFollowers
    expect(daily).toBeCloseTo(0.3, 12)
    expect(ofPosts).toBeCloseTo(0.2, 12)
    expect(posts).toBe(3)
  })

  it('are those of their handle: each has its own days, followers and posts', async () => {
    const { client: { networking } } = await openTestStore()
    for (const [handle, followers, reactions] of [['@us', 100, 10], ['@them', 1000, 50]] as const) {
      const { id } = valueOf(await networking.ownHandle.add({ platform: 'x', handle }))
      valueOf(await networking.ownHandle.noteFollowers({ id, on: first, followers }))
      valueOf(await networking.post.add({ kind: 'own', platform: 'x', ownHandleId: id, on: first, reactions }))
    }
    // One day of each: 10 of 100 and 50 of 1,000, whose mean is not 60 of 1,000.
    expect(valueOf(await networking.post.engagement({})).byFollowers.daily).toBeCloseTo(0.075, 12)
    const overview = valueOf(await networking.ownHandle.overview({ from: first, to: first }))
    expect(overview.map(({ handle, engagement: { posts, engagements, byFollowers } }) => [handle, posts, engagements, byFollowers.daily])).toEqual([['@them', 1, 50, 0.05], ['@us', 1, 10, 0.1]])
  })

  it('sort by any figure with what is not known last, both ways', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@us' }))
    valueOf(await networking.ownHandle.noteFollowers({ id, on: first, followers: 1000 }))
    const base = { kind: 'own', platform: 'x', ownHandleId: id } as const
    valueOf(await networking.post.add({ ...base, on: first, text: 'low', reach: 100, impressions: 200, reactions: 1, comments: 1, shares: 1, saves: 1, clicks: 1 }))
    valueOf(await networking.post.add({ ...base, on: addDays(first, 1), text: 'high', reach: 110, impressions: 210, reactions: 30, comments: 30, shares: 30, saves: 30, clicks: 30 }))
    valueOf(await networking.post.add({ ...base, on: null, text: 'unknown' }))
    for (const sort of ['on', 'reach', 'impressions', 'engagements', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'byReach', 'byImpressions', 'byFollowers'] satisfies PostSort[]) {
      const order = async (direction: 'ascending' | 'descending') => valueOf(await networking.post.list({ sort, direction })).rows.map(({ text }) => text)
      expect([sort, await order('ascending'), await order('descending')]).toEqual([sort, ['low', 'high', 'unknown'], ['high', 'low', 'unknown']])
    }
  })

  it('stand under the headings of what they have in common, in any order', async () => {
    const { client: { networking } } = await openTestStore()
    const random = createRandom(4)
    for (const platform of ['x', 'instagram'] as const) valueOf(await networking.ownHandle.add({ platform, handle: '@us' }))
    const handles = valueOf(await networking.ownHandle.list({}))
    for (let number = 0; number < 40; number += 1) {
      const [kind, handle] = [pickFrom(random, ['own', 'mention', 'user_generated'] as const), pickFrom(random, [null, ...handles])]
      valueOf(await networking.post.add({ kind, platform: handle?.platform ?? pickFrom(random, ['x', 'reddit'] as const), ownHandleId: handle?.id ?? null, on: random() < 0.2 ? null : addDays(first, Math.floor(random() * 90)), text: pickFrom(random, ['I love it', 'It broke, terrible', '', 'A bowl']), reach: random() < 0.3 ? null : Math.floor(random() * 5), permission: kind === 'own' ? 'none' : pickFrom(random, ['none', 'granted'] as const) }))
    }
    const keyOf: Readonly<Record<PostGrouping, (post: Post) => string>> = {
      kind: ({ kind }) => kind, platform: ({ platform }) => platform, handle: ({ ownHandleId }) => String(ownHandleId ?? ''), month: ({ on }) => on?.slice(0, 7) ?? '', sentiment: ({ sentiment }) => sentiment ?? '', permission: ({ kind, permission }) => (kind === 'own' ? '' : permission),
    }
    const keys = new Map<PostGrouping, readonly string[]>()
    for (const by of PostGrouping.options) {
      for (const sort of PostSort.options) for (const direction of ['ascending', 'descending'] as const) keys.set(by, await expectGrouped<Post, PostGrouping>(async (asked) => valueOf(await networking.post.list({ sort, direction, ...asked })), by, keyOf[by]))
      await expectGrouped<Post, PostGrouping>(async (asked) => valueOf(await networking.post.list({ kinds: ['mention'], search: 'o', ...asked })), by, keyOf[by])
    }
    expect([keys.get('kind'), keys.get('month'), keys.get('permission'), keys.get('handle')?.length]).toEqual([['own', 'user_generated', 'mention'], ['2026-05', '2026-04', '2026-03', ''], ['none', 'granted', ''], 3])
  })

  it('are found by their words or author, whatever case and accents, and by what they are', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.contact.add({ name: 'Zoë Ricci' }))
    valueOf(await networking.post.add({ kind: 'own', platform: 'x', on: first, text: 'KÄSEKUCHEN at the kiln, 100% ours, and ПИРОГ with ØL' }))
    valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: addDays(first, 1), authorId: id, text: 'I love this wonderful bowl' }))
    valueOf(await networking.post.add({ kind: 'user_generated', platform: 'facebook', on: null, text: 'これは日本語です', permission: 'asked' }))
    const texts = async (choice: Parameters<typeof networking.post.list>[0]) => valueOf(await networking.post.list(choice)).rows.map(({ text }) => text.slice(0, 6))
    expect(await texts({ search: 'kasekuchen' })).toEqual(['KÄSEKU'])
    // Letters whose case SQLite does not know.
    for (const search of ['пирог', 'Пирог', 'øl']) expect(await texts({ search })).toEqual(['KÄSEKU'])
    expect(await texts({ search: '100%' })).toEqual(['KÄSEKU'])
    expect(await texts({ search: 'ZOE' })).toEqual(['I love'])
    expect(await texts({ kinds: ['mention', 'user_generated'] })).toEqual(['I love', 'これは日本語'.slice(0, 6)])
    expect(await texts({ permission: 'none' })).toEqual(['I love'])
    expect(await texts({ platform: 'facebook' })).toHaveLength(1)
    expect(await texts({ sentiment: 'positive' })).toEqual(['I love'])
    expect(await texts({ sentiment: 'unread', kinds: ['user_generated'] })).toHaveLength(1)
    // A post without a day is in no window of days.
    expect(await texts({ from: first })).toHaveLength(2)
    expect(await texts({ from: addDays(first, 1), to: addDays(first, 1) })).toEqual(['I love'])
  })

  it('keep what a person said of their sentiment, and undo gives back how it was read', async () => {
    const { client: { networking, workbook } } = await openTestStore()
    const fields = { kind: 'mention', platform: 'x', on: first, text: 'I love this wonderful bowl' } as const
    const { id } = valueOf(await networking.post.add(fields))
    expect(valueOf(await networking.post.replace({ id, fields: { ...fields, saidSentiment: 'negative' } }))).toMatchObject({ sentiment: 'negative', saidSentiment: 'negative' })
    valueOf(await workbook.undo({}))
    expect(valueOf(await networking.post.get({ id }))).toMatchObject({ sentiment: 'positive', saidSentiment: null })
  })

  it('of others are not measured by our followers, even where they name our handle', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@us' }))
    valueOf(await networking.ownHandle.noteFollowers({ id, on: first, followers: 100 }))
    expect(valueOf(await networking.post.add({ kind: 'mention', platform: 'x', ownHandleId: id, on: first, reactions: 5, reach: 50 }))).toMatchObject({ followers: null, rates: { byReach: 0.1, byFollowers: null } })
    expect(valueOf(await networking.post.engagement({}))).toMatchObject({ byReach: { posts: 1 }, byFollowers: { daily: null, mean: null, posts: 0 } })
  })

  it('lose with their kind what the new one has not', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
    const own = valueOf(await networking.post.add({ kind: 'own', platform: 'x', on: first, reach: 10, promotedImpressions: 5, promotedClicks: 1, authorId: id, permission: 'granted', permissionOn: first }))
    expect(own).toMatchObject({ promotedImpressions: 5, promotedClicks: 1, authorId: null, permission: 'none', permissionOn: null })
    const theirs = valueOf(await networking.post.replace({ id: own.id, fields: { ...own, kind: 'mention', authorId: id, permission: 'asked', permissionOn: first } }))
    expect(theirs).toMatchObject({ reach: 10, promotedImpressions: null, promotedEngagements: null, promotedClicks: null, authorId: id, permission: 'asked', permissionOn: first })
  })

  it('have a day of their permission only once it was asked for', async () => {
    const { client: { networking } } = await openTestStore()
    const mention = { kind: 'mention', platform: 'x', on: first, permissionOn: first } as const
    expect(valueOf(await networking.post.add({ ...mention, permission: 'none' }))).toMatchObject({ permission: 'none', permissionOn: null })
    expect(valueOf(await networking.post.add({ ...mention, permission: 'asked' }))).toMatchObject({ permission: 'asked', permissionOn: first })
  })

  it('bring their author along where they are new, in one step', async () => {
    const { client: { networking, workbook } } = await openTestStore()
    const names = async () => valueOf(await networking.contact.list({})).rows.map(({ name }) => name)
    const mention = { kind: 'mention', platform: 'x', on: first } as const
    const added = valueOf(await networking.post.add({ ...mention, newAuthor: 'Ada Albers' }))
    expect(added).toMatchObject({ authorName: 'Ada Albers' })
    expect(valueOf(await networking.post.replace({ id: added.id, fields: { ...mention, newAuthor: 'Bea Brand' } }))).toMatchObject({ authorName: 'Bea Brand' })
    expect(await names()).toEqual(['Ada Albers', 'Bea Brand'])
    valueOf(await workbook.undo({}))
    expect([valueOf(await networking.post.get({ id: added.id })).authorName, await names()]).toEqual(['Ada Albers', ['Ada Albers']])
    valueOf(await workbook.undo({}))
    expect([valueOf(await networking.post.list({})).total, await names()]).toEqual([0, []])
    // What is refused leaves nobody behind, and a post of our own has no author.
    expect(await networking.post.add({ ...mention, ownHandleId: 9, newAuthor: 'Cleo' })).toMatchObject({ ok: false, error: { type: 'OwnHandleNotFound' } })
    expect(valueOf(await networking.post.add({ kind: 'own', platform: 'x', on: first, newAuthor: 'Cleo' }))).toMatchObject({ authorId: null })
    expect(await names()).toEqual([])
  })

  it('refuse a handle or an author that is not there', async () => {
    const { client: { networking } } = await openTestStore()
    expect(await networking.post.add({ kind: 'own', platform: 'x', on: first, ownHandleId: 9 })).toMatchObject({ ok: false, error: { type: 'OwnHandleNotFound' } })
    expect(await networking.post.add({ kind: 'mention', platform: 'x', on: first, authorId: 9 })).toMatchObject({ ok: false, error: { type: 'ContactNotFound' } })
    expect(await networking.goal.add({ name: 'G', measure: 'touches', target: 1, startsOn: first, dueOn: first, communityId: 9 })).toMatchObject({ ok: false, error: { type: 'CommunityNotFound' } })
  })
})
