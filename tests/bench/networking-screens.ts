import { addDays, Day } from '../../src/shared/kernel/day'
import { createRandom } from '../../src/shared/kernel/random'
import type { contract } from '../../src/shared/contract'
import { ContactFilter } from '../../src/shared/networking/contact-filter'
import { ContactGrouping, type ContactSort } from '../../src/shared/networking/contact.contract'
import { InteractionGrouping } from '../../src/shared/networking/interaction.contract'
import { PostGrouping, PostSort } from '../../src/shared/networking/post.contract'
import type { Client } from '../../src/shared/rpc/contract'
import { pickFrom } from '../../src/store/sample/random'
import type { Asked } from './bar-lists'
import type { LargeSizes } from './large-workbook'
import { valueOf } from './measure'

const today = Day.parse('2026-07-01')
const sorts = ['name', 'organization', 'role', 'group', 'source', 'email', 'birthday', 'lastTouchOn', 'dueOn', 'interactionCount', 'strength', 'createdAt'] as const
const directions = ['ascending', 'descending'] as const

/** Every kind of condition that a person can put together, and some of them joined. */
const filters = {
  'name contains': { field: 'name', test: { is: 'contains', text: 'bra' } },
  'note filled': { field: 'note', test: { is: 'filled' } },
  'organisation is': { field: 'organization', test: { is: 'equals', text: 'na studio' } },
  'role starts with': { field: 'role', test: { is: 'starts_with', text: 'head' } },
  'e-mail contains': { field: 'email', test: { is: 'contains', text: '7@ex' } },
  'no e-mail': { field: 'email', test: { is: 'empty' } },
  'phone contains': { field: 'phone', test: { is: 'contains', text: '99' } },
  'handle contains': { field: 'handle', test: { is: 'contains', text: 'sta' } },
  'some tags': { field: 'tag', anyOf: ['na 0', 'ba 1', 'na 3'] },
  'a group or none': { field: 'group', anyOf: [3, null] },
  'some communities': { field: 'community', anyOf: [3, 17, 22] },
  'platforms': { field: 'platform', anyOf: ['linkedin', 'x'] },
  'overdue or owed a reply': { field: 'state', anyOf: ['overdue', 'owe_reply'] },
  'strength': { field: 'strength', atLeast: 20, atMost: 60 },
  'interactions': { field: 'interactionCount', atLeast: 30, atMost: null },
  'last touch long ago': { field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 90 } },
  'due soon': { field: 'dueOn', test: { is: 'in_next_days', days: 14 } },
  'added before': { field: 'createdOn', test: { is: 'before', day: '2022-06-01' } },
  'birthday soon': { field: 'birthday', inNextDays: 30 },
  'custom text': { field: 'custom', fieldId: 1, test: { kind: 'text', test: { is: 'contains', text: 'her' } } },
  'custom number': { field: 'custom', fieldId: 2, test: { kind: 'number', atLeast: 1000, atMost: 20_000 } },
  'custom date': { field: 'custom', fieldId: 3, test: { kind: 'date', test: { is: 'in_next_days', days: 60 } } },
  'custom choice empty': { field: 'custom', fieldId: 4, test: { kind: 'text', test: { is: 'empty' } } },
  'and, or, not': { all: [{ any: [{ field: 'tag', anyOf: ['na 0', 'ba 1'] }, { field: 'group', anyOf: [1, 2] }] }, { not: { field: 'lastTouchOn', test: { is: 'in_last_days', days: 60 } } }, { field: 'strength', atLeast: 10, atMost: null }] },
} as const

const contactLists = ({ networking: { contact } }: Client<typeof contract>, random: () => number, { contacts }: LargeSizes): Asked => {
  const list = (input: Parameters<typeof contact.list>[0]) => async () => valueOf(await contact.list({ limit: 200, ...input }))
  const anySort = (): { readonly sort: ContactSort; readonly direction: (typeof directions)[number] } => ({ sort: pickFrom(random, sorts), direction: pickFrom(random, directions) })
  const each = (name: (sort: string) => string, offset: () => number): Asked =>
    Object.fromEntries([...sorts, { customField: 2 }, { customField: 4 }].map((sort) => [name(typeof sort === 'string' ? sort : `custom field ${sort.customField}`), async () => list({ sort, direction: pickFrom(random, directions), offset: offset() })()]))
  return {
    ...each((sort) => `contacts by ${sort}, first page`, () => 0),
    ...each((sort) => `contacts by ${sort}, any page`, () => Math.floor(random() * contacts)),
    ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [`contacts where ${name}`, async () => list({ filter: ContactFilter.parse(filter), ...anySort() })()])),
    ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [`contacts where ${name}, any page`, async () => list({ filter: ContactFilter.parse(filter), ...anySort(), offset: Math.floor(random() * contacts * 0.2) })()])),
    ...Object.fromEntries(ContactGrouping.options.map((groupBy) => [`contacts grouped by ${groupBy}`, async () => list({ groupBy, ...anySort(), offset: pickFrom(random, [0, Math.floor(random() * contacts)]) })()])),
    ...Object.fromEntries(ContactGrouping.options.map((groupBy) => [`some contacts grouped by ${groupBy}`, async () => list({ groupBy, filter: ContactFilter.parse(pickFrom(random, Object.values(filters))), ...anySort() })()])),
    'contacts with custom columns': async () => list({ custom: [1, 2, 3, 4, 5], ...anySort() })(),
    'archived contacts': list({ isArchived: true }),
    'contacts found by one letter': async () => list({ search: pickFrom(random, ['b', 'm', 'j', 's']), ...anySort() })(),
    'contacts found by two letters': async () => list({ search: pickFrom(random, ['ba', 'ma', 'jo', 're', 'st']), ...anySort() })(),
    'contacts found by a word': async () => list({ search: pickFrom(random, ['bra', 'founder', 'example', 'media co', 'mara']), ...anySort() })(),
    'people picker': async () => valueOf(await contact.find({ search: pickFrom(random, ['b', 'ma', 'sta', 'jo re']), limit: 8 })),
  }
}

const contactPages = ({ networking }: Client<typeof contract>, random: () => number, { contacts }: LargeSizes): Asked => {
  const { contact, community, interaction, followUp, personalData, duplicate, advocate, post, organization } = networking
  const page = async (contactId: number): Promise<unknown> =>
    Promise.all([
      contact.get({ id: contactId }), interaction.list({ contactId, limit: 50 }), community.ofContact({ contactId, today }), contact.strength({ id: contactId, today }), contact.photo({ id: contactId }), followUp.list({ contactId }), followUp.list({ contactId, isDone: true }),
      personalData.consents({ contactId }), duplicate.ofContact({ id: contactId }), advocate.ofContact({ contactId, today }), post.list({ authorId: contactId, limit: 5 }),
    ])
  return {
    'contact page': async () => page(1 + Math.floor(random() * contacts)),
    'busiest contact’s page': async () => page(1),
    'notes of the busiest contact with a word': async () => valueOf(await interaction.list({ contactId: 1, search: pickFrom(random, ['na', 'ba', 'st', 'bra']) })),
    'organisations': async () => valueOf(await organization.list({ limit: 200 })),
    'organisations by contacts': async () => valueOf(await organization.list({ limit: 200, sort: 'contacts', direction: 'descending' })),
    'organisations, any page': async () => valueOf(await organization.list({ limit: 200, offset: Math.floor(random() * 15_000) })),
    'organisations found': async () => valueOf(await organization.list({ search: pickFrom(random, ['stu', 'ba', 'media']) })),
    'possible duplicates': async () => valueOf(await duplicate.list({ limit: 200 })),
    'possible duplicates, any page': async () => valueOf(await duplicate.list({ limit: 200, offset: Math.floor(random() * 900) })),
    'organisations by address': async () => valueOf(await organization.list({ limit: 200, sort: 'url' })),
    'organisation page': async () => {
      const { rows } = valueOf(await organization.list({ limit: 1, offset: Math.floor(random() * 15_000) }))
      return Promise.all(rows.map(({ id, name }) => Promise.all([organization.get({ id }), contact.list({ filter: ContactFilter.parse({ field: 'organization', test: { is: 'equals', text: name } }), limit: 200 })])))
    },
    'tags': async () => valueOf(await contact.tags({})),
    'groups': async () => valueOf(await networking.group.list({})),
    'custom fields': async () => valueOf(await networking.customField.list({})),
    'personal data': async () => valueOf(await personalData.overview({})),
    'retention preview': async () => valueOf(await personalData.previewRetention({ id: 1, today, limit: 200 })),
  }
}

const queues = ({ networking }: Client<typeof contract>, random: () => number): Asked => {
  const { keepInTouch, interaction, alert, followUp } = networking
  return {
    ...Object.fromEntries([null, 'owe_reply', 'went_quiet', 'overdue', 'due'].map((state) => [`keep in touch: ${state ?? 'all'}`, async () => valueOf(await keepInTouch.due({ today, states: state === null ? null : [state as 'due'], limit: 200 }))])),
    'keep in touch, any page': async () => valueOf(await keepInTouch.due({ today, limit: 200, offset: Math.floor(random() * 10_000) })),
    'keep in touch, counts': async () => valueOf(await keepInTouch.counts({ today })),
    'keep in touch, week': async () => valueOf(await keepInTouch.agenda({ from: addDays(today, Math.floor(random() * 60) - 30), days: 7 })),
    'keep in touch, two weeks': async () => valueOf(await keepInTouch.agenda({ from: addDays(today, Math.floor(random() * 60) - 30), days: 14 })),
    'late follow-ups': async () => valueOf(await followUp.list({ until: today, limit: 200 })),
    'follow-ups, any page': async () => valueOf(await followUp.list({ limit: 200, offset: Math.floor(random() * 5000) })),
    'follow-ups done': async () => valueOf(await followUp.list({ isDone: true, limit: 200 })),
    'alerts': async () => valueOf(await alert.list({ today })),
    'alerts of a year': async () => valueOf(await alert.list({ today, days: 365 })),
    'interactions, first page': async () => valueOf(await interaction.list({ limit: 200 })),
    'interactions, any page': async () => valueOf(await interaction.list({ limit: 200, offset: Math.floor(random() * 900_000) })),
    ...Object.fromEntries(InteractionGrouping.options.map((groupBy) => [`interactions grouped by ${groupBy}`, async () => valueOf(await interaction.list({ groupBy, limit: 200, offset: pickFrom(random, [0, Math.floor(random() * 900_000)]) }))])),
    'interactions, oldest first': async () => valueOf(await interaction.list({ direction: 'ascending', limit: 200, offset: pickFrom(random, [0, Math.floor(random() * 900_000)]) })),
    'interactions of a platform, any page': async () => valueOf(await interaction.list({ platform: pickFrom(random, ['x', 'linkedin']), limit: 200, offset: Math.floor(random() * 190_000) })),
    'interactions of a platform that has none': async () => valueOf(await interaction.list({ platform: 'reddit', limit: 200 })),
    ...Object.fromEntries(InteractionGrouping.options.map((groupBy) => [`interactions of a platform grouped by ${groupBy}`, async () => valueOf(await interaction.list({ platform: 'x', groupBy, limit: 200, offset: pickFrom(random, [0, Math.floor(random() * 190_000)]) }))])),
    'interactions of a platform that read negative': async () => valueOf(await interaction.list({ platform: 'x', sentiment: 'negative', limit: 200, offset: Math.floor(random() * 30_000) })),
    'interactions of a platform, type and period': async () => valueOf(await interaction.list({ platform: 'x', type: 'email', touchDirection: 'incoming', from: '2023-02-10', to: '2025-10-20', limit: 200 })),
    'touches that they began, any page': async () => valueOf(await interaction.list({ type: 'touch', touchDirection: 'theirs', limit: 200, offset: Math.floor(random() * 500_000) })),
    'interactions of a period, any page': async () => valueOf(await interaction.list({ from: '2022-01-15', to: '2026-01-14', limit: 200, offset: Math.floor(random() * 600_000) })),
    'interactions on a platform with a word': async () => valueOf(await interaction.list({ platform: 'x', limit: 200, search: pickFrom(random, ['na', 'ba', 'st']) })),
    'interactions with the busiest contact on a platform': async () => valueOf(await interaction.list({ contactId: 1, platform: 'x', groupBy: 'type', limit: 200 })),
    'interactions of a type': async () => valueOf(await interaction.list({ type: 'gift', limit: 200 })),
    'interactions that read negative, any page': async () => valueOf(await interaction.list({ sentiment: 'negative', limit: 200, offset: Math.floor(random() * 100_000) })),
    'interactions of 90 days that read positive': async () => valueOf(await interaction.list({ sentiment: 'positive', touchDirection: 'theirs', from: addDays(today, -89), to: today, groupBy: 'type', limit: 200 })),
    'interactions by week': async () => valueOf(await interaction.weekly({ today })),
    'interactions with a word': async () => valueOf(await interaction.list({ limit: 200, search: pickFrom(random, ['na', 'ba', 'st', 'bra', 'na ba']) })),
  }
}

const communityScreens = ({ networking }: Client<typeof contract>, random: () => number, { communities }: LargeSizes): Asked => {
  const { community, interaction, review, goal } = networking
  const anyId = (): number => 1 + Math.floor(random() * communities)
  return {
    'communities': async () => valueOf(await community.list({ today })),
    'communities found': async () => valueOf(await community.list({ today, search: 'ba' })),
    'community page': async () => {
      const id = anyId()
      return Promise.all([community.get({ id, today }), community.members({ id, today, limit: 500 }), interaction.list({ communityId: id, limit: 50 })])
    },
    'those who wrote in a community and are no members': async () => valueOf(await community.guests({ id: anyId(), today, limit: 500 })),
    'interactions in a community on a platform': async () => valueOf(await interaction.list({ communityId: anyId(), platform: 'x', type: 'touch', groupBy: 'month', limit: 200 })),
    'members of a level': async () => valueOf(await community.members({ id: anyId(), today, level: 3, limit: 500 })),
    'community’s 90 days': async () => valueOf(await community.health({ id: anyId(), from: addDays(today, -89), to: today })),
    'community’s year': async () => valueOf(await community.health({ id: anyId(), from: addDays(today, -364), to: today })),
    'notes of a community with a word': async () => valueOf(await interaction.list({ communityId: anyId(), search: pickFrom(random, ['na', 'ba', 'st']) })),
    'notes of a community that read negative': async () => valueOf(await interaction.list({ communityId: anyId(), sentiment: 'negative', touchDirection: 'theirs', limit: 200 })),
    'goals': async () => valueOf(await goal.list({ today })),
    'review of a quarter': async () => valueOf(await review.of({ period: '2026-Q2', today })),
    'measures of the overview': async () => valueOf(await review.measures({ today, days: 30 })),
    'measures of a year': async () => valueOf(await review.measures({ today, days: 365 })),
    'review of a year': async () => valueOf(await review.of({ period: '2025', today })),
  }
}

const channelScreens = ({ networking: { ownHandle, post, advocate, shareOfVoice } }: Client<typeof contract>, random: () => number): Asked => {
  const window = (days: number) => ({ from: addDays(today, 1 - days), to: today })
  const posts = (input: Parameters<typeof post.list>[0]) => async () => valueOf(await post.list({ limit: 200, ...input }))
  return {
    'channels over 90 days': async () => valueOf(await ownHandle.overview(window(90))),
    'channels over a year': async () => valueOf(await ownHandle.overview(window(365))),
    'channel page': async () => Promise.all([ownHandle.growth({ id: 2, ...window(365) }), post.engagement({ kinds: ['own'], ownHandleId: 2, ...window(365) }), post.list({ ownHandleId: 2, kinds: ['own'], limit: 200 })]),
    ...Object.fromEntries(PostSort.options.map((sort) => [`posts by ${sort}`, posts({ sort })])),
    ...Object.fromEntries(PostGrouping.options.map((groupBy) => [`posts grouped by ${groupBy}`, posts({ groupBy, sort: 'reach' })])),
    'posts by day, any page': async () => posts({ offset: Math.floor(random() * 18_000) })(),
    'own posts grouped by month': async () => posts({ kinds: ['own'], groupBy: 'month', sort: pickFrom(random, PostSort.options) })(),
    'posts that may be asked for, found by a word': async () => posts({ permission: 'none', kinds: ['mention'], search: 'love', groupBy: 'sentiment' })(),
    'posts of a year by author': posts({ ...window(365), sort: 'author' }),
    'posts of somebody': async () => posts({ authorId: 1 + Math.floor(random() * 1000) })(),
    'own posts of a quarter': posts({ kinds: ['own'], ...window(90) }),
    'own posts by rate by followers': posts({ kinds: ['own'], sort: 'byFollowers' }),
    'posts about us': posts({ kinds: ['user_generated', 'mention'] }),
    'posts that may be used': posts({ permission: 'granted' }),
    'negative posts of a platform': posts({ sentiment: 'negative', platform: 'instagram' }),
    'posts found by a word': async () => posts({ search: pickFrom(random, ['fair', 'tasse', 'love', '777']) })(),
    'engagement of all own posts': async () => valueOf(await post.engagement({ kinds: ['own'] })),
    'engagement of a quarter': async () => valueOf(await post.engagement({ kinds: ['own'], ...window(90) })),
    'who posts about us': async () => valueOf(await post.authors({ ...window(90), limit: 50 })),
    'who ever posted about us': async () => valueOf(await post.authors({ limit: 50 })),
    'advocates': async () => valueOf(await advocate.list({ today })),
    'share of voice': async () => valueOf(await shareOfVoice.list({})),
  }
}

/** Every list, search, filter, page and queue that the screens of networking offer, at random places. */
export const networkingScreens = (client: Client<typeof contract>, sizes: LargeSizes): Asked => {
  const random = createRandom(2)
  return { ...contactLists(client, random, sizes), ...contactPages(client, random, sizes), ...queues(client, random), ...communityScreens(client, random, sizes), ...channelScreens(client, random) }
}
