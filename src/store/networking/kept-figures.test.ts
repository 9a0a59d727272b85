import Database, { type Statement } from 'better-sqlite3'
import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { Day } from '../../shared/kernel/day'
import { CommunityId } from '../../shared/networking/community'
import { ContactId } from '../../shared/networking/contact'
import { GroupId } from '../../shared/networking/group'
import { type InteractionType, InteractionId } from '../../shared/networking/interaction'
import { addFolding } from '../full-text'
import { refreshKeys } from './contact-keys'
import { refreshContacts } from './refresh-contacts'
import { refreshLevels } from './refresh-levels'

const now = (): Date => new Date('2026-05-10T10:00:00Z')

/** What was said with two people, in an archive of the morning and in one of the evening. */
const head = 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER'
const theirs = (person: string, day: string, words: string): string => `${person},,${person},https://www.linkedin.com/in/${person},Me Myself,https://www.linkedin.com/in/me,${day} 10:00:00 UTC,,${words},INBOX`
const ours = (person: string, day: string, words: string): string => `${person},,Me Myself,https://www.linkedin.com/in/me,${person},https://www.linkedin.com/in/${person},${day} 16:00:00 UTC,,${words},INBOX`
const morning = [head, ours('bea', '2026-03-01', 'Hello'), theirs('ada', '2026-03-10', 'Hello'), theirs('bea', '2026-05-08', 'Hello'), ''].join('\n')
const evening = [head, ours('bea', '2026-03-01', 'Hello'), theirs('bea', '2026-03-01', 'Good morning'), theirs('ada', '2026-03-10', 'Hello'), ours('ada', '2026-03-10', 'Thank you'), theirs('bea', '2026-05-08', 'Hello'), ours('bea', '2026-05-08', 'Yes'), ''].join('\n')

type Act = (opened: TestStore) => Promise<unknown>

const bring = (text: string): Act => async ({ client, store }) => {
  const path = join(temporaryFolder(), 'messages.csv')
  writeFileSync(path, text)
  return client.import.run({ file: store.admitFile(path)?.id ?? '' })
}

const takeBack = (which: number): Act => async ({ client }) => {
  const batches = valueOf(await client.import.list({})).flatMap(({ batch }) => batch ?? [])
  return batches.length === 0 ? null : client.import.undo({ id: batches[which % batches.length] ?? 0 })
}

const small = fc.integer({ min: 1, max: 5 })
const contact = small.map((id) => ContactId.parse(id))
const interaction = fc.integer({ min: 1, max: 7 }).map((id) => InteractionId.parse(id))
const place = fc.option(fc.constantFrom(1, 2).map((id) => CommunityId.parse(id)))
const group = fc.option(fc.constantFrom(1, 2).map((id) => GroupId.parse(id)))
const day = fc.constantFrom('2025-05-11', '2026-03-10', '2026-04-30', '2026-05-08', '2026-05-10').map((text) => Day.parse(text))
const type = fc.constantFrom<InteractionType>('message', 'like', 'share', 'meeting')
const direction = fc.constantFrom('incoming' as const, 'outgoing' as const, 'mutual' as const)
const idealDays = fc.option(fc.constantFrom(7, 30))
const people = fc.uniqueArray(contact, { minLength: 1, maxLength: 3 }).map((ids) => ids.map((id) => ({ id })))

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(people, type, direction, day, place).map(([who, kind, way, on, communityId]): Act => ({ client }) => client.networking.interaction.log({ type: kind, direction: way, on, communityId, people: who })) },
  { weight: 4, arbitrary: fc.tuple(interaction, fc.record({ type, direction, on: day, communityId: place, people }, { requiredKeys: [] })).map(([id, changes]): Act => ({ client }) => client.networking.interaction.edit({ id, changes })) },
  fc.tuple(interaction, fc.record({ type, direction, communityId: place }, { requiredKeys: [] })).map(([id, changes]): Act => ({ client }) => client.networking.interaction.editMany({ ids: [id], changes })),
  interaction.map((id): Act => ({ client }) => client.networking.interaction.remove({ ids: [id] })),
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(1, 2), contact, fc.constantFrom(null, 1, 3)).map(([id, one, level]): Act => ({ client }) => client.networking.community.join({ id: CommunityId.parse(id), contactIds: [one], level })) },
  fc.tuple(fc.constantFrom(1, 2), contact).map(([id, one]): Act => ({ client }) => client.networking.community.leave({ id: CommunityId.parse(id), contactIds: [one] })),
  fc.constantFrom(1, 2).map((id): Act => ({ client }) => client.networking.community.remove({ ids: [CommunityId.parse(id)] })),
  fc.tuple(contact, fc.record({ groupId: group, idealDays, name: fc.constantFrom('Ada Albers', 'bea'), organization: fc.constantFrom('', 'Lehm') }, { requiredKeys: [] })).map(([id, changes]): Act => ({ client }) => client.networking.contact.edit({ id, changes })),
  fc.tuple(fc.uniqueArray(contact, { minLength: 1 }), fc.record({ groupId: group, organization: fc.constantFrom('', 'Lehm'), needsNoReply: fc.constant(true as const) }, { requiredKeys: [] })).map(([ids, changes]): Act => ({ client }) => client.networking.contact.editMany({ target: { ids }, changes })),
  fc.tuple(fc.constantFrom(1, 2), idealDays).map(([id, days]): Act => ({ client }) => client.networking.group.edit({ id: GroupId.parse(id), changes: { idealDays: days, longestDays: null } })),
  fc.constantFrom(1, 2).map((id): Act => ({ client }) => client.networking.group.remove({ id: GroupId.parse(id) })),
  contact.map((contactId): Act => ({ client }) => client.networking.personalData.object({ contactId, on: Day.parse('2026-05-10') })),
  contact.map((contactId): Act => ({ client }) => client.networking.personalData.withdrawObjection({ contactId })),
  fc.tuple(contact, contact).map(([keepId, otherId]): Act => ({ client }) => client.networking.duplicate.merge({ keepId, otherId })),
  contact.map((id): Act => ({ client }) => client.networking.contact.remove({ ids: [id] })),
  contact.map((id): Act => ({ client }) => client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' })),
  { weight: 2, arbitrary: fc.constant<Act>(({ client }) => client.workbook.undo({})) },
  fc.constant<Act>(({ client }) => client.workbook.redo({})),
  { weight: 3, arbitrary: fc.constantFrom(morning, evening).map(bring) },
  { weight: 2, arbitrary: fc.nat(3).map(takeBack) },
)

const openFilled = async (): Promise<TestStore> => {
  const opened = await openTestStore({ now })
  const { networking } = opened.client
  for (const name of ['Makers', 'Menders']) valueOf(await networking.community.add({ name, platform: 'discord' }))
  for (const name of ['Press', 'Friends']) valueOf(await networking.group.add({ name, idealDays: 14 }))
  for (const name of ['Ada Albers', 'Cem', 'Dora']) valueOf(await networking.contact.add({ name, handles: name === 'Cem' ? [] : [{ platform: 'linkedin', handle: name === 'Dora' ? 'bea' : 'ada', url: '' }] }))
  for (const id of [1, 2]) valueOf(await networking.community.join({ id: CommunityId.parse(1), contactIds: [ContactId.parse(id)] }))
  return opened
}

/** What is kept of contacts and members. */
const kept = (sqlite: Database.Database): unknown =>
  [
    `SELECT id, last_touch_on, last_interaction_on, owes_reply, awaits_answer, due_on, overdue_on, interaction_count, strength_rank, quiet_on, came_back_on, first_contribution_on, has_objected FROM contact ORDER BY id`,
    'SELECT * FROM first_touch ORDER BY 1, 2', 'SELECT * FROM first_engaged ORDER BY 1, 2', 'SELECT community_id, contact_id, on_day, from_level, to_level FROM level_move ORDER BY 1, 2, 3', 'SELECT * FROM contact_key ORDER BY 1, 2, 3',
  ].map((sql) => sqlite.prepare(sql).all())

/** The same worked out anew from what it is kept of. */
const anew = (sqlite: Database.Database): unknown => {
  const prepare = (sql: string): Statement => sqlite.prepare(sql)
  const contacts = prepare('SELECT id FROM contact').pluck().all().map(Number)
  refreshContacts({ prepare }, contacts)
  refreshKeys({ prepare, now }, contacts)
  prepare('DELETE FROM level_move').run()
  for (const [community, id] of prepare('SELECT community_id, contact_id FROM membership').raw().all() as [number, number][]) refreshLevels({ prepare }, community, [id])
  return kept(sqlite)
}

/** Closes the workbook, and tells what it keeps beside the same worked out anew. */
const keptAndAnew = async ({ store, file }: TestStore): Promise<{ readonly is: unknown; readonly shouldBe: unknown }> => {
  await store.close()
  const sqlite = new Database(file)
  addFolding(sqlite)
  try {
    return { is: kept(sqlite), shouldBe: anew(sqlite) }
  } finally {
    sqlite.close()
  }
}

it('what is kept of contacts and members is what their interactions say, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const opened = await openFilled()
      for (const one of acts) await one(opened)
      const { is, shouldBe } = await keptAndAnew(opened)
      expect(is).toEqual(shouldBe)
    }),
    { numRuns: 30 },
  )
}, 120_000)

it('an interaction that a newer archive tells otherwise counts anew for all who took part, and in its community', async () => {
  const opened = await openFilled()
  const { networking } = opened.client
  const [ada, cem, dora, makers] = [ContactId.parse(1), ContactId.parse(2), ContactId.parse(3), CommunityId.parse(1)]
  const said = async (contactId: ContactId) => valueOf(await networking.interaction.list({ contactId, direction: 'ascending' })).rows[0]?.id ?? 0
  const levelOf = async () => valueOf(await networking.community.ofContact({ contactId: dora, today: Day.parse('2026-05-10') }))[0]?.level
  const owes = async () => valueOf(await networking.contact.get({ id: cem })).state
  await bring(morning)(opened)
  valueOf(await networking.interaction.edit({ id: await said(ada), changes: { people: [{ id: ada }, { id: cem }] } }))
  valueOf(await networking.community.join({ id: makers, contactIds: [dora] }))
  for (const on of ['2026-02-01', '2026-02-02'] as const) valueOf(await networking.interaction.log({ type: 'message', direction: 'incoming', on: Day.parse(on), communityId: makers, people: [{ id: dora }] }))
  const hello = valueOf(await networking.interaction.list({ contactId: dora })).rows.find(({ on }) => on === '2026-03-01')?.id ?? 0
  valueOf(await networking.interaction.edit({ id: hello, changes: { communityId: makers } }))
  expect([await owes(), await levelOf()]).toEqual(['owe_reply', 4])
  await bring(evening)(opened)
  expect([await owes(), await levelOf()]).toEqual(['none', 3])
  valueOf(await opened.client.import.undo({ id: 2 }))
  expect([await owes(), await levelOf()]).toEqual(['owe_reply', 4])
  const { is, shouldBe } = await keptAndAnew(opened)
  expect(is).toEqual(shouldBe)
})
