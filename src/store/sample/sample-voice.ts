import type { contract } from '../../shared/contract'
import { addDays, type Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import type { Client } from '../../shared/rpc/contract'
import { pickFrom } from './random'
import type { ValueOf } from './sample-campaigns'

type Networking = Client<typeof contract>['networking']
type Random = () => number

interface SampleVoice {
  readonly networking: Networking
  readonly contacts: readonly ContactId[]
  readonly places: readonly CommunityId[]
  readonly random: Random
  readonly today: Day
  readonly valueOf: ValueOf
}

interface SampleHandle {
  readonly platform: Platform
  readonly handle: string
  readonly url: string
  /** Followers of the oldest snapshot, and what a usual week brings. */
  readonly followers: number
  readonly weekly: number
  /** Posts in a usual week. */
  readonly posts: number
  /** Whether the platform says how many followers were new. */
  readonly saysGains: boolean
}

const handles: readonly SampleHandle[] = [
  { platform: 'instagram', handle: '@juniper.and.salt', url: 'https://www.instagram.com/juniper.and.salt', followers: 3120, weekly: 34, posts: 1.6, saysGains: true },
  { platform: 'facebook', handle: 'Juniper & Salt', url: 'https://www.facebook.com/juniperandsalt', followers: 1460, weekly: 3, posts: 0.7, saysGains: false },
  { platform: 'linkedin', handle: 'juniper-and-salt', url: 'https://www.linkedin.com/company/juniper-and-salt', followers: 240, weekly: 6, posts: 0.4, saysGains: false },
]

const weeks = 60

const ownTexts = [
  'The speckled plates are back: forty sets, fired on Tuesday.', 'From clay to cup in ninety seconds. Sound on.', 'Kiln opening on Saturday. Come early, there will be cake.', 'How we mix the blue: three tries, one glaze.',
  'A café in Leipzig set its tables with ours, and we are proud.', 'Seconds sale: small flaws, honest prices.', 'What does dishwasher safe really mean? Five answers.', 'The studio before sunrise.', 'Thank you for a wonderful Makers’ Breakfast!', 'New: a bowl for exactly one good soup.',
] as const

const otherTexts = [
  'I love the blue bowl from @juniper.and.salt, it makes breakfast better.', 'Best plates I ever bought, and wonderful people.', 'My table, finally set as I wanted it. Thank you Juniper & Salt!', 'Unboxing the speckled set. Beautiful work, carefully packed.',
  'One mug arrived chipped, which is annoying. The replacement came within two days.', 'Dinner for six with the new plates from Juniper & Salt.', 'Die Teller sind wunderschön und sehr gut verarbeitet.', 'Leider ist die Glasur nach dem ersten Spülen schlecht geworden.', 'Too expensive for a bowl, and the delivery was terribly late. Disappointed.', 'Visited the kiln opening of Juniper & Salt with the kids. So much fun!',
] as const

const addHandle = async ({ networking, random, today, valueOf }: SampleVoice, { platform, handle, url, followers: first, weekly, saysGains }: SampleHandle): Promise<OwnHandleId> => {
  const { id } = valueOf(await networking.ownHandle.add({ platform, handle, url }))
  let followers = first
  for (let week = weeks; week >= 0; week -= 1) {
    const lost = Math.round(weekly * random() * 0.6)
    const gained = Math.round(weekly * (0.7 + random())) + (week % 13 === 4 ? weekly * 2 : 0)
    followers += gained - lost
    valueOf(await networking.ownHandle.noteFollowers({ id, on: addDays(today, -1 - 7 * week), followers, gained: saysGains ? gained : null }))
  }
  return id
}

const addOwnPosts = async ({ networking, random, today, valueOf }: SampleVoice, ownHandleId: OwnHandleId, { platform, posts, followers }: SampleHandle): Promise<void> => {
  for (let day = weeks * 7 - 1; day > 1; day -= 1) {
    if (random() > posts / 7) continue
    const reach = Math.round(followers * (0.25 + random() * 0.7))
    const reactions = Math.round(reach * (0.015 + random() * 0.06))
    valueOf(
      await networking.post.add({
        kind: 'own', platform, ownHandleId, on: addDays(today, -day), text: pickFrom(random, ownTexts), reach, impressions: Math.round(reach * (1.15 + random() * 0.5)), reactions,
        comments: Math.round(reactions * random() * 0.15), shares: Math.round(reactions * random() * 0.1),
        // Saves are an Instagram figure; clicks need a link.
        saves: platform === 'instagram' ? Math.round(reactions * random() * 0.2) : null, clicks: random() < 0.5 ? Math.round(reach * random() * 0.02) : null,
      }),
    )
  }
}

const addPostsByOthers = async ({ networking, contacts, random, today, valueOf }: SampleVoice, ownHandleId: OwnHandleId): Promise<ReadonlyMap<ContactId, number>> => {
  const counts = new Map<ContactId, number>()
  for (let index = 0; index < 46; index += 1) {
    // A few people post often, most once.
    const authorId = pickFrom(random, contacts.slice(0, Math.max(3, Math.ceil(30 * random() ** 2))))
    counts.set(authorId, (counts.get(authorId) ?? 0) + 1)
    const daysAgo = Math.floor(3 + random() ** 1.3 * 200)
    const permission = pickFrom(random, ['none', 'none', 'asked', 'granted', 'granted', 'refused'] as const)
    valueOf(
      await networking.post.add({
        kind: index % 3 === 0 ? 'mention' : 'user_generated', platform: pickFrom(random, ['instagram', 'instagram', 'facebook', 'tiktok'] as const), ownHandleId, authorId, on: addDays(today, -daysAgo), text: pickFrom(random, otherTexts),
        reactions: Math.round(8 + random() * 160), comments: Math.round(random() * 14), permission, permissionOn: permission === 'none' ? null : addDays(today, -Math.max(0, daysAgo - 2)), permissionNote: permission === 'granted' ? '“Of course, tag me please!”' : '',
      }),
    )
  }
  return counts
}

const addAdvocates = async ({ networking, today, valueOf }: SampleVoice, counts: ReadonlyMap<ContactId, number>): Promise<void> => {
  const reasons = ['Recommends us to cafés without being asked.', 'Shows every new piece on Instagram, always with a kind word.', 'Answers questions about our glazes in the Ceramics Circle before we can.']
  const most = [...counts].sort(([, left], [, right]) => right - left)
  for (const [index, reason] of reasons.entries()) {
    const contactId = most[index]?.[0]
    if (contactId !== undefined) valueOf(await networking.advocate.name({ contactId, reason, since: addDays(today, -40 - 70 * index) }))
  }
}

const addVoices = async ({ networking, random, today, valueOf }: SampleVoice): Promise<void> => {
  for (const [name, ago] of [['Tableware, a year ago', 370], ['Tableware, half a year ago', 190], ['Tableware, lately', 8]] as const) {
    const mentions = (most: number): number => Math.round(most * (0.7 + random() * 0.6))
    valueOf(
      await networking.shareOfVoice.add({
        name, from: addDays(today, -ago - 29), to: addDays(today, -ago), source: 'hashtags and tags on Instagram, by hand', ownMentions: mentions(ago < 100 ? 64 : 40),
        competitors: [{ name: 'Nordlicht Keramik', mentions: mentions(90) }, { name: 'Tonwerk', mentions: mentions(55) }, { name: 'Plate & Pine', mentions: mentions(28) }],
      }),
    )
  }
}

const addGoals = async ({ networking, places, today, valueOf }: SampleVoice, handle: OwnHandleId): Promise<void> => {
  const goal = async (name: string, measure: 'touches' | 'people' | 'new_contacts' | 'posts' | 'followers', target: number, from: number, to: number, part: { communityId?: CommunityId; ownHandleId?: OwnHandleId } = {}): Promise<void> => {
    valueOf(await networking.goal.add({ name, measure, target, startsOn: addDays(today, from), dueOn: addDays(today, to), ...part }))
  }
  await goal('Talk with 70 people', 'people', 70, -50, 40)
  await goal('Be heard in the Ceramics Circle', 'touches', 60, -50, 40, places[0] === undefined ? {} : { communityId: places[0] })
  await goal('100 contacts in the workbook', 'new_contacts', 100, -30, 60)
  const { newest } = valueOf(await networking.ownHandle.list({})).find(({ id }) => id === handle) ?? { newest: null }
  await goal('More followers on Instagram', 'followers', (newest?.followers ?? 5000) + 220, -64, 58, { ownHandleId: handle })
  await goal('A post a week, last spring', 'posts', 40, -260, -150, { ownHandleId: handle })
  await goal('Twelve posts, last season', 'posts', 12, -140, -51, { ownHandleId: handle })
}

/** What the brand says and hears: its handles and their followers, posts by it and about it, who speaks for it, and what it is after. */
export const addSampleVoice = async (sample: SampleVoice): Promise<void> => {
  const ids: OwnHandleId[] = []
  for (const handle of handles) {
    const id = await addHandle(sample, handle)
    await addOwnPosts(sample, id, handle)
    ids.push(id)
  }
  const [first] = ids
  if (first === undefined) throw new Error('The sample has no handle')
  await addAdvocates(sample, await addPostsByOthers(sample, first))
  await addVoices(sample)
  await addGoals(sample, first)
}
