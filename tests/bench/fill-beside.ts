import { addDays, Day } from '../../src/shared/kernel/day'
import { createRandom } from '../../src/shared/kernel/random'
import { sortName } from '../../src/shared/kernel/sort-name'
import { PostFields } from '../../src/shared/networking/post'
import type { StoreContext } from '../../src/store/context'
import { refreshKeys } from '../../src/store/networking/contact-keys'
import { insertPost } from '../../src/store/networking/post.handlers'
import { refreshLevels } from '../../src/store/networking/refresh-levels'
import { pickFrom } from '../../src/store/sample/random'
import type { LargeSizes } from './large-workbook'

const at = '2026-01-01T08:00:00.000Z'
const lastDay = Day.parse('2026-06-30')
const platforms = ['linkedin', 'instagram', 'facebook', 'x', 'youtube'] as const
const groupNames = ['Press', 'Partners', 'Customers', 'Creators', 'Speakers', 'Suppliers', 'Alumni', 'Investors', 'Friends', 'Agencies', 'Moderators', 'Hosts']
const sentences = ['I love how quickly they answered, thank you so much!', 'It arrived late and the box was broken, really annoying.', 'Saw their stand at the fair today.', 'Die neue Tasse ist wunderschön, vielen Dank!', 'Nobody answers my mails, I am disappointed.']
const dayBefore = (random: () => number, days: number): Day => addDays(lastDay, -Math.floor(random() * days))

const fillGroupsAndFields = ({ prepare }: StoreContext, random: () => number, { contacts }: LargeSizes): void => {
  groupNames.forEach((name, index) => prepare('INSERT INTO contact_group (id, name, sort_name, ideal_days, longest_days, created_at) VALUES (?, ?, ?, ?, NULL, ?)').run(index + 1, name, sortName(name), index % 3 === 0 ? 60 : null, at))
  const fields = [['Pronouns', 'text'], ['Followers', 'number'], ['Contract ends', 'date'], ['Tier', 'choice'], ['Portfolio', 'link']] as const
  fields.forEach(([name, kind], index) => prepare('INSERT INTO custom_field (id, name, kind, choices, position) VALUES (?, ?, ?, ?, ?)').run(index + 1, name, kind, kind === 'choice' ? '["Gold","Silver","Bronze"]' : '[]', index))
  const value = prepare('INSERT INTO custom_value (contact_id, field_id, text_value, number_value) VALUES (?, ?, ?, ?)')
  for (let id = 1; id <= contacts; id += 1) {
    const birthday = `${1950 + Math.floor(random() * 50)}-${dayBefore(random, 365).slice(5)}`
    prepare('UPDATE contact SET group_id = ?, birthday = ? WHERE id = ?').run(random() < 0.4 ? 1 + Math.floor(random() * groupNames.length) : null, random() < 0.3 && !birthday.endsWith('02-29') ? birthday : null, id)
    if (random() < 0.3) prepare('INSERT INTO contact_phone (contact_id, position, phone) VALUES (?, 0, ?)').run(id, `+49 30 ${id}`)
    if (random() < 0.3) value.run(id, 1, pickFrom(random, ['she/her', 'he/him', 'they/them']), null)
    if (random() < 0.5) value.run(id, 2, null, Math.floor(random() * 50_000))
    if (random() < 0.2) value.run(id, 3, addDays(lastDay, Math.floor(random() * 700) - 350), null)
    if (random() < 0.6) value.run(id, 4, pickFrom(random, ['Gold', 'Silver', 'Bronze']), null)
    if (random() < 0.3) value.run(id, 5, `https://example.com/p/${id}`, null)
  }
}

/** Every hundredth contact has the e-mail of the one before: somebody imported twice. */
const fillDoubles = ({ prepare }: StoreContext, { contacts }: LargeSizes): void => {
  for (let id = 100; id <= contacts; id += 100) {
    prepare('DELETE FROM contact_email WHERE contact_id IN (?, ?)').run(id - 1, id)
    for (const contact of [id - 1, id]) prepare('INSERT INTO contact_email (contact_id, position, email) VALUES (?, 0, ?)').run(contact, `twice.${id}@example.com`)
  }
}

const fillPromises = ({ prepare }: StoreContext, random: () => number, { contacts }: LargeSizes): void => {
  for (let id = 1; id <= contacts; id += 1) {
    if (random() < 0.15) prepare('INSERT INTO follow_up (contact_id, on_day, note, done_on, created_at) VALUES (?, ?, ?, ?, ?)').run(id, addDays(dayBefore(random, 400), 60), 'Send the draft', random() < 0.6 ? dayBefore(random, 300) : null, at)
    if (random() < 0.3) prepare("INSERT INTO consent (contact_id, purpose, basis, source, wording, given_on, withdrawn_on, created_at) VALUES (?, 'Newsletter', ?, 'Form', 'Yes, write to me.', ?, NULL, ?)").run(id, pickFrom(random, ['consent', 'contract', 'legitimate_interest']), dayBefore(random, 900), at)
    if (random() < 0.02) prepare('INSERT INTO advocate (contact_id, reason, since_day) VALUES (?, ?, ?)').run(id, 'Recommends us', dayBefore(random, 700))
  }
  prepare("INSERT INTO retention_rule (id, name, filter, idle_days) VALUES (1, 'Two years', NULL, 730)").run()
}

const handles = 8
const snapshotDays = 2000

const fillChannels = (context: StoreContext, random: () => number, { contacts }: LargeSizes): void => {
  const { prepare } = context
  for (let id = 1; id <= handles; id += 1) {
    prepare("INSERT INTO own_handle (id, platform, handle, url) VALUES (?, ?, ?, '')").run(id, pickFrom(random, platforms), `@large${id}`)
    for (let back = snapshotDays; back >= 0; back -= 1) prepare('INSERT INTO follower_snapshot (own_handle_id, on_day, followers, gained) VALUES (?, ?, ?, NULL)').run(id, addDays(lastDay, -back), 10_000 * id + (snapshotDays - back) * id)
  }
  // Ten years of five posts a day, half of them ours.
  for (let number = 0; number < contacts / 5; number += 1) {
    const isOwn = number % 2 === 0
    const upTo = (count: number): number => Math.floor(random() * count)
    insertPost(
      context,
      PostFields.parse({
        kind: isOwn ? 'own' : pickFrom(random, ['user_generated', 'mention']), platform: pickFrom(random, platforms), ownHandleId: isOwn || random() < 0.3 ? 1 + upTo(handles) : null, authorId: isOwn ? null : 1 + Math.floor(random() ** 2 * contacts),
        on: dayBefore(random, 1900), url: `https://example.com/post/${number}`, text: `${pickFrom(random, sentences)} ${number}`, reach: random() < 0.8 ? 1 + upTo(5000) : null, impressions: 1 + upTo(9000), reactions: upTo(300), comments: upTo(40),
        shares: upTo(20), saves: random() < 0.5 ? upTo(20) : null, clicks: upTo(200), views: random() < 0.2 ? upTo(9000) : null, permission: isOwn ? 'none' : pickFrom(random, ['none', 'asked', 'granted', 'refused']),
      }),
    )
  }
}

const fillCommunities = (context: StoreContext, random: () => number, { communities }: LargeSizes): void => {
  const { prepare } = context
  for (let id = 1; id <= communities; id += 1) {
    refreshLevels(context, id, prepare('SELECT contact_id FROM membership WHERE community_id = ?').pluck().all(id).map(Number))
    for (let back = 1900; back >= 0; back -= 30) prepare('INSERT INTO community_size (community_id, on_day, members) VALUES (?, ?, ?)').run(id, addDays(lastDay, -back), 1000 + 2 * (1900 - back))
    if (id <= 10) prepare('INSERT INTO relationship_goal (name, measure, target, starts_on, due_on, community_id, own_handle_id) VALUES (?, ?, 500, ?, ?, ?, ?)').run(`Goal ${id}`, pickFrom(random, ['touches', 'people', 'new_contacts', 'posts', 'followers']), '2026-04-01', '2026-09-30', id % 2 === 0 ? id : null, (id % handles) + 1)
  }
}

/** Everything of networking that stands beside contacts and interactions: groups, custom fields, promises, consents, channels with their posts, levels, goals, and pairs that may be one person. */
export const fillBeside = (context: StoreContext, seed: number, sizes: LargeSizes): void => {
  const random = createRandom(seed + 1)
  fillGroupsAndFields(context, random, sizes)
  fillDoubles(context, sizes)
  fillPromises(context, random, sizes)
  fillChannels(context, random, sizes)
  fillCommunities(context, random, sizes)
  refreshKeys(context, Array.from({ length: sizes.contacts }, (_, index) => index + 1))
}
