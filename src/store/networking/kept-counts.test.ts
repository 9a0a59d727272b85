import Database from 'better-sqlite3'
import fc from 'fast-check'
import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { CommunityId } from '../../shared/networking/community'
import { ContactId } from '../../shared/networking/contact'
import { type InteractionType, InteractionId, interactionTypes } from '../../shared/networking/interaction'
import { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import { sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import { ReviewPeriod, reviewWindows } from '../../shared/networking/review-period'

const messages = resolve(import.meta.dirname, '../../../tests/imports/fixtures/people/linkedin-messages.csv')
const today = Day.parse('2026-05-10')
const id = fc.integer({ min: 1, max: 8 })
/** On both sides of the ends of months, quarters and years, and about the end of what is compared with a running period. */
const day = fc.constantFrom('0001-01-01', '2025-01-01', '2025-03-31', '2025-05-10', '2025-05-11', '2025-12-31', '2026-01-01', '2026-02-08', '2026-02-09', '2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01', '2026-05-09', '2026-05-10').map((text) => Day.parse(text))
const type = fc.constantFrom<InteractionType>('message', 'like', 'share')
const direction = fc.constantFrom('incoming' as const, 'outgoing' as const)
const note = fc.constantFrom('', 'I love this wonderful cup!', 'The cup was broken, that is terrible.', 'See you at the market on Monday, in the hall on the left.', 'xkcd')
const sentiment = fc.constantFrom(null, null, ...sentimentLabels)
const minutes = fc.constantFrom(null, 5, 40)
const platform = fc.constantFrom(null, 'x' as const, 'discord' as const)
const contactIds = fc.uniqueArray(id.map((which) => ContactId.parse(which)), { minLength: 1, maxLength: 3 })
const place = fc.option(fc.integer({ min: 1, max: 2 }).map((which) => CommunityId.parse(which)))

type Act = (opened: TestStore) => Promise<unknown>

const bring: Act = async ({ client, store }) => client.import.run({ file: store.admitFile(messages)?.id ?? '' })

const takeBack: Act = async ({ client }) => {
  const batch = valueOf(await client.import.list({})).find((receipt) => receipt.batch !== null)?.batch ?? null
  return batch === null ? null : client.import.undo({ id: batch })
}

/** Names and addresses that many have: alone, a few, and more than say anything. */
const person = fc.record({ name: fc.constantFrom('Ada Albers', 'Ada Alberts', 'Bea Novak'), emails: fc.constantFrom<string[]>(['fair@example.com'], ['ada@example.com'], []), organization: fc.constantFrom('', 'Lehm') })

const add = (fields: { readonly name: string; readonly emails: readonly string[]; readonly organization: string }, people: number): Act => async ({ client }) => {
  for (let number = 0; number < people; number += 1) valueOf(await client.networking.contact.add({ ...fields, emails: [...fields.emails] }))
}

const removePeople = (ids: readonly number[]): Act => ({ client }) => client.networking.contact.remove({ ids: ids.map((which) => ContactId.parse(which)) })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(person, fc.constantFrom(1, 2, 6, 11)).map(([fields, people]) => add(fields, people)) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 20 }), person).map(([which, changes]): Act => ({ client }) => client.networking.contact.edit({ id: ContactId.parse(which), changes })) },
  { weight: 2, arbitrary: fc.uniqueArray(fc.integer({ min: 6, max: 20 }), { minLength: 1, maxLength: 6 }).map(removePeople) },
  { weight: 6, arbitrary: fc.tuple(contactIds, type, direction, day, place, minutes, note, sentiment, platform).map(([ids, kind, way, on, communityId, spent, words, said, where]): Act => ({ client }) => client.networking.interaction.log({ type: kind, direction: way, on, communityId, minutes: spent, note: words, sentiment: said, platform: where, people: ids.map((contactId) => ({ id: contactId })) })) },
  { weight: 3, arbitrary: fc.tuple(id, fc.record({ type, direction, on: day, communityId: place, minutes, note, sentiment, platform }, { requiredKeys: [] })).map(([which, changes]): Act => ({ client }) => client.networking.interaction.edit({ id: InteractionId.parse(which), changes })) },
  fc.tuple(id, contactIds).map(([which, ids]): Act => ({ client }) => client.networking.interaction.edit({ id: InteractionId.parse(which), changes: { people: ids.map((contactId) => ({ id: contactId })) } })),
  fc.tuple(id, fc.record({ type, direction, communityId: place, platform }, { requiredKeys: [] })).map(([which, changes]): Act => ({ client }) => client.networking.interaction.editMany({ ids: [which, which + 1, which + 2].map((one) => InteractionId.parse(one)), changes })),
  id.map((which): Act => ({ client }) => client.networking.interaction.remove({ ids: [which, which + 1].map((one) => InteractionId.parse(one)) })),
  contactIds.map((ids): Act => ({ client }) => client.networking.contact.remove({ ids: ids.slice(0, 1) })),
  fc.tuple(id, id).map(([keep, other]): Act => ({ client }) => client.networking.duplicate.merge({ keepId: ContactId.parse(keep), otherId: ContactId.parse(other) })),
  fc.constantFrom(1, 2).map((which): Act => ({ client }) => client.networking.community.remove({ ids: [CommunityId.parse(which)] })),
  contactIds.map((ids): Act => ({ client }) => client.networking.personalData.erase({ contactIds: ids.slice(0, 1), sharedNotes: 'clear' })),
  { weight: 3, arbitrary: fc.constant<Act>(({ client }) => client.workbook.undo({})) },
  { weight: 2, arbitrary: fc.constant<Act>(({ client }) => client.workbook.redo({})) },
  fc.constant(bring),
  fc.constant(takeBack),
)

/** One more than may have a key in common, one of them taken away, and all of that undone. */
const aroundMost: readonly Act[] = [add({ name: 'Ada Albers', emails: ['fair@example.com'], organization: '' }, 12), add({ name: 'Bea Novak', emails: ['fair@example.com'], organization: '' }, 1), removePeople([8]), ({ client }) => client.workbook.undo({}), removePeople([9])]

/** Several interactions are given a platform and nothing else. */
const toAPlatform: readonly Act[] = [({ client }) => client.networking.interaction.editMany({ ids: [1, 2].map((which) => InteractionId.parse(which)), changes: { platform: 'x' } })]

/** What a review says of interactions, counted one by one from all of them. */
const recounted = async ({ client: { networking } }: TestStore, period: ReviewPeriod) => {
  const { rows } = valueOf(await networking.interaction.list({ limit: 500 }))
  const { now, before } = reviewWindows(period, today)
  const counts = ({ from, to }: typeof now) => {
    const within = rows.filter(({ on }) => on >= from && on <= to)
    const touches = within.filter((row) => interactionTypes[row.type].isTouch)
    return {
      touches: touches.length,
      people: new Set(touches.flatMap(({ people }) => people.map((person) => person.id))).size,
      likes: within.filter((row) => row.type === 'like').length,
      outgoing: touches.filter((row) => row.direction === 'outgoing').length,
      inCommunities: within.filter(({ communityId }) => communityId !== null).length,
    }
  }
  return { now: counts(now), before: counts(before) }
}

const reviewed = async ({ client: { networking } }: TestStore, period: ReviewPeriod) => {
  const review = valueOf(await networking.review.of({ period, today }))
  const counts = (side: 'now' | 'before') => ({
    touches: review.touches[side],
    people: review.people[side],
    likes: review.byType.find((row) => row.type === 'like')?.[side] ?? 0,
    outgoing: review.byDirection.find((row) => row.direction === 'outgoing')?.[side] ?? 0,
    inCommunities: review.communities.reduce((sum, { interactions }) => sum + interactions[side], 0),
  })
  return { now: counts('now'), before: counts('before') }
}

/** How many there are of all, of each community and of each of some contacts: as the lists say, and as their rows are. */
const listed = async ({ client: { networking, workbook } }: TestStore) => {
  const { rows } = valueOf(await networking.interaction.list({ limit: 500 }))
  const totalOf = async (scope: { communityId?: CommunityId; contactId?: ContactId }): Promise<number> => valueOf(await networking.interaction.list({ limit: 1, ...scope })).total
  const places = [1, 2].map((which) => CommunityId.parse(which))
  const people = [1, 2, 3].map((which) => ContactId.parse(which))
  return {
    said: { all: await totalOf({}), counted: valueOf(await workbook.info({})).counts.interactions, places: await Promise.all(places.map((communityId) => totalOf({ communityId }))), people: await Promise.all(people.map((contactId) => totalOf({ contactId }))) },
    found: { all: rows.length, counted: rows.length, places: places.map((place) => rows.filter(({ communityId }) => communityId === place).length), people: people.map((person) => rows.filter((row) => row.people.some((one) => one.id === person)).length) },
  }
}

type Wish = Omit<Parameters<TestStore['client']['networking']['interaction']['list']>[0], 'sentiment' | 'limit'>

/** How many there are by sentiment, platform and other wishes: as the lists say, and as each interaction by itself. */
const byWish = async ({ client: { networking } }: TestStore) => {
  const { rows } = valueOf(await networking.interaction.list({ limit: 500 }))
  const wishes: readonly Wish[] = [{}, { communityId: 1 }, { contactId: 2 }, { type: 'message' }, { type: 'touch' }, { type: 'touch', communityId: 1, from: '2025-05-11' }, { touchDirection: 'theirs' }, { from: '2025-05-11', to: '2026-01-01' }, { communityId: 1, to: '2026-04-30', touchDirection: 'theirs' }, { platform: 'x' }, { platform: 'discord', type: 'touch', from: '2025-05-11' }, { platform: 'linkedin' }]
  const ways = [...sentimentLabels, 'unread' as const, null]
  const readingOf = ({ sentiment: said, note: words }: (typeof rows)[number]) => said ?? (words.trim() === '' ? null : (analyseSentiment(words).label ?? 'unread'))
  const isIn = (row: (typeof rows)[number], wish: Wish): boolean =>
    (wish.communityId ?? row.communityId) === row.communityId && (wish.platform ?? row.platform) === row.platform && (wish.contactId == null || row.people.some((one) => one.id === wish.contactId)) && (wish.type == null || (wish.type === 'touch' ? interactionTypes[row.type].isTouch : wish.type === row.type)) && (wish.touchDirection == null || row.direction !== 'outgoing') && row.on >= (wish.from ?? '') && row.on <= (wish.to ?? '9')
  const said: (readonly number[])[] = []
  const found: (readonly number[])[] = []
  for (const wish of wishes)
    for (const way of ways) {
      const answer = valueOf(await networking.interaction.list({ ...wish, sentiment: way, limit: 500 }))
      const ids = rows.filter((row) => isIn(row, wish) && (way === null || readingOf(row) === way)).map((row) => row.id)
      said.push([answer.total, ...answer.rows.map((row) => row.id)])
      found.push([ids.length, ...ids])
    }
  const theirs = rows.filter((row) => row.direction !== 'outgoing')
  for (const contactId of new Set(theirs.flatMap((row) => row.people.map((one) => one.id)))) {
    const counts = valueOf(await networking.interaction.sentimentOf({ contactId }))
    const read = theirs.filter((row) => row.people.some((one) => one.id === contactId)).map(readingOf)
    said.push([counts.positive, counts.neutral, counts.negative, counts.unread])
    found.push(['positive', 'neutral', 'negative', 'unread'].map((way) => read.filter((label) => label === way).length))
  }
  return { said, found }
}

/** What goals count within their days, and each of the last weeks: as they say, and counted one by one. */
const within = async ({ client: { networking } }: TestStore) => {
  const { rows } = valueOf(await networking.interaction.list({ limit: 500 }))
  const goals = valueOf(await networking.goal.list({ today }))
  const weeks = valueOf(await networking.interaction.weekly({ today, weeks: 20 }))
  const peopleOf = (some: typeof rows): number => new Set(some.flatMap(({ people }) => people.map((one) => one.id))).size
  const between = (from: Day, to: Day): typeof rows => rows.filter(({ on }) => on >= from && on <= to && on <= today)
  return {
    said: { goals: goals.map(({ value }) => value), weeks: weeks.map(({ interactions, people }) => ({ interactions, people })) },
    found: {
      goals: goals.map(({ startsOn, dueOn, communityId, measure }) => {
        const touches = between(startsOn, dueOn).filter((row) => interactionTypes[row.type].isTouch && (communityId === null || row.communityId === communityId))
        return measure === 'people' ? peopleOf(touches) : touches.length
      }),
      weeks: weeks.map(({ week }) => ({ interactions: between(week, addDays(week, 6)).length, people: peopleOf(between(week, addDays(week, 6))) })),
    },
  }
}

const now = (): Date => new Date('2026-05-10T12:00:00Z')

/** A workbook with people, communities and an interaction at the beginning of each quarter, copied for each run: to make one anew takes longer than all that is done in it. */
const template = async (): Promise<string> => {
  const { client: { networking }, store, file } = await openTestStore({ now })
  for (const name of ['Makers', 'Cups']) valueOf(await networking.community.add({ name, platform: 'discord' }))
  for (const name of ['Ada', 'Bea', 'Cem', 'Dina', 'Eli']) valueOf(await networking.contact.add({ name, emails: ['both@example.com'].filter(() => name < 'C') }))
  for (const [index, on] of ['2025-01-02', '2025-04-02', '2025-07-02', '2025-10-02', '2026-01-02', '2026-04-02'].entries())
    valueOf(await networking.interaction.log({ type: 'message', direction: 'incoming', on, communityId: (index % 2) + 1, note: 'I love this wonderful cup!', people: [{ id: (index % 5) + 1 }] }))
  // Somebody who answered.
  for (const direction of ['incoming', 'outgoing'] as const) valueOf(await networking.interaction.log({ type: 'message', direction, on: '2026-01-06', people: [direction === 'incoming' ? { newName: 'Fay' } : { id: 6 }] }))
  for (const [startsOn, dueOn] of [['2025-01-01', '2025-05-10'], ['2025-12-31', '2026-03-31'], ['2026-04-01', '2026-09-30']] as const)
    for (const [measure, communityId] of [['people', null], ['people', 1], ['touches', null]] as const) valueOf(await networking.goal.add({ name: measure, measure, target: 9, startsOn: Day.parse(startsOn), dueOn: Day.parse(dueOn), communityId }))
  await store.close()
  return file
}

const copyOf = (file: string): string => {
  const copy = join(temporaryFolder(), 'copy.rapport')
  copyFileSync(file, copy)
  return copy
}

const complaints = async ({ client: { workbook } }: TestStore) => valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)

it('counts kept beside the interactions are those of the interactions, and a review says the same as counting one by one, whatever was logged, edited, undone, merged, erased or imported', async () => {
  const file = await template()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
      const opened = await openTestStore({ file: copyOf(file), now })
      for (const one of acts) await one(opened)
      const { said, found } = await listed(opened)
      expect(said).toEqual(found)
      // What an import or its undo wrote is read after it.
      await expect.poll(async () => valueOf(await opened.client.networking.interaction.list({ sentiment: 'positive' })).toRead).toBe(0)
      const read = await byWish(opened)
      expect(read.said).toEqual(read.found)
      const ofDays = await within(opened)
      expect(ofDays.said).toEqual(ofDays.found)
      for (const text of ['2026-Q2', '2026-Q1', '2026', '2025']) {
        const period = ReviewPeriod.parse(text)
        const review = await reviewed(opened, period)
        const counted = await recounted(opened, period)
        // A review lists a community only where something happened in the period itself.
        if (counted.now.inCommunities === 0) expect(review.now).toEqual(counted.now)
        else expect({ ...review, before: { ...review.before, inCommunities: 0 } }).toEqual({ ...counted, before: { ...counted.before, inCommunities: 0 } })
        // Without anything done there is something to compare in each period that has one before it.
        if (acts.length === 0) expect([counted.now.people > 0, counted.before.people > 0]).toEqual([true, text !== '2025'])
      }
      expect(await complaints(opened)).toEqual([])
      await opened.store.close()
    }),
    { numRuns: 15, examples: [[[]], [[...aroundMost]], [[...toAPlatform]]] },
  )
}, 120_000)

it('a check of the file says so where kept counts are wrong', async () => {
  const file = await template()
  const wrongs = [
    'UPDATE interaction_month SET interactions = interactions + 1',
    'DELETE FROM interaction_month',
    'UPDATE sentiment_month SET interactions = interactions + 1',
    'DELETE FROM sentiment_month',
    'UPDATE interaction_month SET minutes = minutes + 1',
    'UPDATE interaction_month SET without_minutes = without_minutes + 1',
    "UPDATE first_engaged SET on_day = '2026-01-05' WHERE period = 'ever' AND contact_id = 6",
    "DELETE FROM first_engaged WHERE period = '2026' AND contact_id = 6",
    "INSERT INTO community_month VALUES ('2024-01', 1, 3)",
    "UPDATE first_touch SET on_day = '2026-01-03' WHERE period = '2026-Q1'",
    "DELETE FROM first_touch WHERE period = '2025'",
    "UPDATE contact SET last_interaction_on = '2026-04-03' WHERE id = 1",
    'UPDATE contact SET last_interaction_on = NULL WHERE id = 2',
    'DELETE FROM shared_key WHERE contact_id = 1',
    "UPDATE shared_key SET name = 'Ad' WHERE contact_id = 1",
    "INSERT INTO shared_key VALUES ('email', 'nobody@example.com', 1, 'Ada')",
  ]
  for (const wrong of wrongs) {
    const copy = copyOf(file)
    const sqlite = new Database(copy)
    expect(sqlite.prepare(wrong).run().changes).toBeGreaterThan(0)
    sqlite.close()
    expect((await complaints(await openTestStore({ file: copy, now }))).map(({ id: check }) => check)).toEqual(['counts'])
  }
})
