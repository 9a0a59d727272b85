import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { Day } from '../../shared/kernel/day'
import { ReviewPeriod } from '../../shared/networking/review-period'

const day = (text: string): Day => Day.parse(text)
const period = ReviewPeriod.parse('2026-Q2')

it('a quarter is reviewed beside the one before: people, communities, posts, followers, goals', async () => {
  const { client: { networking } } = await openTestStore({ now: () => new Date('2026-05-10T12:00:00Z') })
  const ada = valueOf(await networking.contact.add({ name: 'Ada' }))
  const bea = valueOf(await networking.contact.add({ name: 'Bea' }))
  const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  valueOf(await networking.community.join({ id: place, contactIds: [ada.id], joinedOn: day('2026-04-02') }))
  const log = async (on: string, type: 'message' | 'like' | 'share', direction: 'incoming' | 'outgoing', people: readonly { id: typeof ada.id }[], communityId: typeof place | null = null) =>
    valueOf(await networking.interaction.log({ type, direction, on: day(on), people: [...people], communityId }))
  await log('2026-02-01', 'message', 'outgoing', [ada])
  await log('2026-04-01', 'message', 'outgoing', [ada, bea])
  await log('2026-04-05', 'share', 'incoming', [ada], place)
  await log('2026-04-06', 'like', 'incoming', [bea])
  // Outside of both windows: the quarter before is compared as far as this one has come.
  await log('2026-03-20', 'message', 'outgoing', [bea])
  const { id: handle } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@us' }))
  for (const [on, followers] of [['2026-01-02', 100], ['2026-02-10', 110], ['2026-03-31', 200], ['2026-05-09', 230]] as const) valueOf(await networking.ownHandle.noteFollowers({ id: handle, on: day(on), followers }))
  valueOf(await networking.post.add({ kind: 'own', platform: 'x', ownHandleId: handle, on: day('2026-05-01'), reach: 200, reactions: 10 }))
  for (let index = 0; index < 10; index += 1) valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: day('2026-04-15'), text: index < 7 ? 'I love this wonderful bowl' : 'This is terrible, the worst bowl ever' }))
  valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: day('2026-04-15'), text: 'これは日本語です' }))
  valueOf(await networking.goal.add({ name: 'Talk', measure: 'touches', target: 2, startsOn: day('2026-04-01'), dueOn: day('2026-06-30') }))
  valueOf(await networking.goal.add({ name: 'Earlier', measure: 'touches', target: 20, startsOn: day('2026-01-01'), dueOn: day('2026-03-31') }))
  valueOf(await networking.advocate.name({ contactId: bea.id, reason: 'Brings friends', since: day('2026-04-20') }))

  const review = valueOf(await networking.review.of({ period, today: day('2026-05-10') }))
  expect(review).toMatchObject({
    now: { from: '2026-04-01', to: '2026-05-10' },
    before: { from: '2026-01-01', to: '2026-02-09' },
    isRunning: true,
    contactsAdded: { now: 2, before: 0 },
    touches: { now: 2, before: 1 },
    people: { now: 2, before: 1 },
    byDirection: [{ direction: 'outgoing', now: 1, before: 1 }, { direction: 'incoming', now: 1, before: 0 }],
    communitiesAdded: { now: 1, before: 0 },
    membersJoined: { now: 1, before: 0 },
    communities: [{ name: 'Makers', interactions: { now: 1, before: 0 }, joined: 1 }],
    ownPosts: { now: { posts: 1, byReach: { pooled: 0.05, posts: 1 }, byImpressions: { pooled: null } }, before: { posts: 0 } },
    postsAboutUs: { now: 11, before: 0 },
    sentiment: { now: { positive: 7, neutral: 0, negative: 3, unread: 1, net: 40, reason: null }, before: { net: null } },
    handles: [{ handle: '@us', now: { change: 30, rate: 0.15 }, before: { change: 10, rate: 0.1 } }],
    goals: [{ name: 'Talk', state: 'reached', value: 2 }],
    goalsBefore: { due: 1, reached: 0 },
    newAdvocates: { count: 1, people: [{ name: 'Bea' }] },
    wentQuiet: { count: 0 },
    cameBack: { count: 0 },
  })
  expect(review.byType.find(({ type }) => type === 'like')).toEqual({ type: 'like', now: 1, before: 0 })
})

it('an empty workbook has a review of nothing, with reasons instead of figures', async () => {
  const { client: { networking } } = await openTestStore()
  expect(valueOf(await networking.review.of({ period: ReviewPeriod.parse('2026'), today: day('2026-05-10') }))).toMatchObject({
    touches: { now: 0, before: 0 }, byType: [], communities: [], handles: [], goals: [],
    ownPosts: { now: { posts: 0, engagements: null, byReach: { pooled: null, mean: null, posts: 0 } } },
    sentiment: { now: { net: null, reason: 'No readings, at least 10 are needed' } },
  })
})

it('a regular who fell silent in the period, and one who was back in it, are named', async () => {
  const { client: { networking } } = await openTestStore({ now: () => new Date('2026-06-30T12:00:00Z') })
  const quiet = valueOf(await networking.contact.add({ name: 'Quiet' }))
  const back = valueOf(await networking.contact.add({ name: 'Back' }))
  const touch = async (id: typeof quiet.id, on: string) => valueOf(await networking.interaction.log({ type: 'message', direction: 'mutual', on: day(on), people: [{ id }] }))
  for (const on of ['2026-03-01', '2026-03-03', '2026-03-05', '2026-03-07', '2026-03-20']) for (const { id } of [quiet, back]) await touch(id, on)
  await touch(back.id, '2026-05-20')
  const { wentQuiet, cameBack } = valueOf(await networking.review.of({ period, today: day('2026-06-30') }))
  expect(wentQuiet.people.map(({ name }) => name)).toContain('Quiet')
  expect(cameBack).toMatchObject({ count: 1, people: [{ name: 'Back', on: '2026-05-20' }] })
  // Whoever objected is not to be written to, and is not told of as quiet among the alerts either.
  valueOf(await networking.personalData.object({ contactId: quiet.id, on: day('2026-06-01') }))
  expect(valueOf(await networking.review.of({ period, today: day('2026-06-30') })).wentQuiet.people.map(({ name }) => name)).not.toContain('Quiet')
  valueOf(await networking.personalData.withdrawObjection({ contactId: quiet.id }))
  // Whoever will fall silent unless they are heard of has not yet, before the period begins.
  expect(valueOf(await networking.review.of({ period, today: day('2026-03-21') })).wentQuiet.count).toBe(0)
  valueOf(await networking.contact.editMany({ target: { ids: [quiet.id, back.id] }, changes: { isArchived: true } }))
  expect(valueOf(await networking.review.of({ period, today: day('2026-06-30') }))).toMatchObject({ wentQuiet: { count: 0 }, cameBack: { count: 0 } })
})

it('measures the last days beside as many before; followers are counted back from the newest snapshot', async () => {
  const { client: { networking } } = await openTestStore({ now: () => new Date('2026-05-10T12:00:00Z') })
  const { id: small } = valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@small' }))
  const { id: large } = valueOf(await networking.ownHandle.add({ platform: 'tiktok', handle: '@large' }))
  valueOf(await networking.ownHandle.add({ platform: 'reddit', handle: '@never noted' }))
  for (const [id, on, followers] of [[small, '2026-03-08', 100], [small, '2026-04-06', 110], [small, '2026-05-05', 132], [large, '2026-05-05', 900]] as const) valueOf(await networking.ownHandle.noteFollowers({ id, on: day(on), followers }))
  // The first and the last day of the window, and the days beside them.
  for (const [on, reactions] of [['2026-03-11', 1], ['2026-03-12', 2], ['2026-04-10', 4], ['2026-04-11', 8], ['2026-05-10', 16], ['2026-05-11', 32]] as const) valueOf(await networking.post.add({ kind: 'own', platform: 'x', ownHandleId: small, on: day(on), reach: 100, reactions }))
  for (let index = 0; index < 10; index += 1) valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: day('2026-05-01'), text: index < 6 ? 'I love this wonderful bowl' : 'This is terrible, the worst bowl ever' }))

  const ada = valueOf(await networking.contact.add({ name: 'Ada' }))
  // What we said is not how others sound; the first and the last day of the window, and the days beside them.
  const say = async (on: string, note: string, direction: 'incoming' | 'mutual' | 'outgoing' = 'incoming') => valueOf(await networking.interaction.log({ type: 'message', direction, on: day(on), people: [ada], note }))
  for (const on of ['2026-04-10', '2026-04-11', '2026-04-30', '2026-05-01', '2026-05-10', '2026-05-11']) await say(on, 'I love this wonderful bowl')
  await say('2026-05-02', 'This is terrible, the worst bowl ever', 'mutual')
  await say('2026-05-02', 'This is terrible, the worst bowl ever', 'outgoing')
  await say('2026-05-03', 'これは日本語です')
  await say('2026-05-03', '')

  expect(valueOf(await networking.review.measures({ today: day('2026-05-10'), days: 30 }))).toMatchObject({
    notes: { now: { positive: 4, neutral: 0, negative: 1, unread: 1, net: null, reason: 'Only 5 of at least 10 readings' }, before: { positive: 1, negative: 0, unread: 0 } },
    now: { from: '2026-04-11', to: '2026-05-10' },
    before: { from: '2026-03-12', to: '2026-04-10' },
    ownPosts: { now: { posts: 2, byReach: { pooled: 0.12 } }, before: { posts: 2, byReach: { pooled: 0.03 } } },
    sentiment: { now: { positive: 6, negative: 4, net: 20 }, before: { net: null } },
    followers: {
      now: { from: '2026-04-06', to: '2026-05-05' },
      before: { from: '2026-03-07', to: '2026-04-05' },
      handles: [
        { handle: '@large', newest: { followers: 900 }, now: { rate: null, gap: 'no_start' } },
        { handle: '@small', newest: { followers: 132 }, now: { change: 22, rate: 0.2 }, before: { change: 10, rate: 0.1 } },
        { handle: '@never noted', newest: null, now: { rate: null, gap: 'no_snapshots' } },
      ],
    },
  })
})

it('measures nothing with reasons, and the days up to today where no follower was noted', async () => {
  const { client: { networking } } = await openTestStore()
  expect(valueOf(await networking.review.measures({ today: day('2026-05-10'), days: 1 }))).toMatchObject({
    now: { from: '2026-05-10', to: '2026-05-10' },
    before: { from: '2026-05-09', to: '2026-05-09' },
    ownPosts: { now: { posts: 0, byReach: { pooled: null } } },
    sentiment: { now: { net: null, reason: 'No readings, at least 10 are needed' } },
    followers: { now: { from: '2026-05-10', to: '2026-05-10' }, handles: [] },
  })
})
