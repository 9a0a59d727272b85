import type Database from 'better-sqlite3'
import { addDays, Day, daysBetween } from '../../src/shared/kernel/day'
import { sortName } from '../../src/shared/kernel/sort-name'
import { interactionTypes } from '../../src/shared/networking/interaction'
import type { StoreContext } from '../../src/store/context'
import { countAnew } from '../../src/store/networking/kept-counts'
import { ensureOrganization } from '../../src/store/networking/organization.handlers'
import { refreshContacts } from '../../src/store/networking/refresh-contacts'
import { createRandom } from '../../src/shared/kernel/random'
import { pickFrom } from '../../src/store/sample/random'
import { fillBeside } from './fill-beside'
import type { LargeSizes } from './large-workbook'

const syllables = 'ba be bi bo bra ca ce co cha da de di do dra fa fe fi ga ge go gra ha he hi ho ja jo ka ke la le li lo ma me mi mo na ne ni no pa pe pi po pra ra re ri ro sa se si so sta ta te ti to tra va ve vi vo wa we wi za ze'.split(' ')
const platforms = ['linkedin', 'instagram', 'facebook', 'x', 'youtube'] as const
const types = Object.keys(interactionTypes)
const directions = ['outgoing', 'incoming', 'mutual'] as const
const firstDay = Day.parse('2021-01-01')
const lastDay = Day.parse('2026-06-30')

/** Words of a made-up language; like those of a real one, few are used often and most hardly ever. */
const createWords = (random: () => number, count: number): { readonly any: () => string; readonly name: () => string } => {
  const words = [...new Set(Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => pickFrom(random, syllables)).join('')))]
  const any = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'na'
  const name = (): string => {
    const word = pickFrom(random, words)
    return word.charAt(0).toUpperCase() + word.slice(1)
  }
  return { any, name }
}

const fillContacts = (sqlite: Database.Database, random: () => number, { contacts, communities }: LargeSizes): void => {
  const words = createWords(random, 6000)
  const contact = sqlite.prepare('INSERT INTO contact (id, name, sort_name, organization, role, source, note, ideal_days, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const email = sqlite.prepare('INSERT INTO contact_email (contact_id, position, email) VALUES (?, 0, ?)')
  const handle = sqlite.prepare("INSERT INTO contact_handle (contact_id, position, platform, handle, url) VALUES (?, 0, ?, ?, '')")
  const tag = sqlite.prepare('INSERT INTO contact_tag (contact_id, tag_id) VALUES (?, ?)')
  const membership = sqlite.prepare('INSERT INTO membership (community_id, contact_id, level, joined_on) VALUES (?, ?, ?, ?)')
  const tags = Array.from({ length: 40 }, (_, index) => `${words.any()} ${index}`)
  tags.forEach((name, index) => sqlite.prepare('INSERT INTO tag (id, name) VALUES (?, ?)').run(index + 1, name))
  for (let id = 1; id <= communities; id += 1) {
    const name = `${words.name()} ${words.name()} ${id}`
    sqlite.prepare("INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (?, ?, ?, ?, '', '', '', ?)").run(id, name, sortName(name), pickFrom(random, platforms), `${firstDay}T08:00:00.000Z`)
  }
  for (let id = 1; id <= contacts; id += 1) {
    const name = `${words.name()} ${words.name()}`
    const createdOn = addDays(firstDay, Math.floor(random() * 900))
    const idealDays = random() < 0.3 ? pickFrom(random, [14, 30, 60, 90, 180]) : null
    contact.run(id, name, sortName(name), `${words.name()} ${pickFrom(random, ['Ltd', 'Inc', 'Studio', 'Media'])}`, pickFrom(random, ['Founder', 'Head of Growth', 'Community lead', 'Media buyer', '']), 'imported', random() < 0.2 ? words.any() : '', idealDays, `${createdOn}T08:00:00.000Z`)
    if (random() < 0.8) email.run(id, `${name.toLowerCase().replace(' ', '.')}.${id}@example.com`)
    if (random() < 0.5) handle.run(id, pickFrom(random, platforms), `@${name.toLowerCase().replace(' ', '')}${id}`)
    if (random() < 0.4) tag.run(id, 1 + Math.floor(random() * tags.length))
    const joined = new Set(Array.from({ length: Math.floor(random() * 3) }, () => 1 + Math.floor(random() * communities)))
    for (const community of joined) membership.run(community, id, 1 + Math.floor(random() * 4), createdOn)
  }
}

/** As notes read on the average; words that are made up would all read as none. */
const labels = ['none', 'neutral', 'neutral', 'positive', 'positive', 'negative'] as const

const fillInteractions = (sqlite: Database.Database, random: () => number, { contacts, communities, interactions }: LargeSizes): void => {
  const words = createWords(random, 30_000)
  const days = daysBetween(firstDay, lastDay)
  const interaction = sqlite.prepare('INSERT INTO interaction (id, type, direction, on_day, minutes, platform, community_id, note, created_at, sentiment_label) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const person = sqlite.prepare('INSERT OR IGNORE INTO interaction_contact (contact_id, interaction_id) VALUES (?, ?)')
  // A few people are met all the time, most now and then.
  const anyone = (): number => 1 + Math.floor(random() ** 2 * contacts)
  for (let id = 1; id <= interactions; id += 1) {
    const on = addDays(firstDay, Math.floor((id / (interactions + 1)) * days))
    const note = Array.from({ length: 3 + Math.floor(random() * 8) }, words.any).join(' ')
    interaction.run(id, pickFrom(random, types), pickFrom(random, directions), on, random() < 0.3 ? 15 : null, pickFrom(random, platforms), random() < 0.2 ? 1 + Math.floor(random() * communities) : null, note, `${on}T09:00:00.000Z`, pickFrom(random, labels))
    person.run(anyone(), id)
    if (random() < 0.15) person.run(anyone(), id)
  }
}

/** Runs work without the triggers of the search index and the kept counts, which cost 20 times what the rows do, and fills both once after it. */
const withSearchFilledAfter = (sqlite: Database.Database, run: () => void): void => {
  // Columns as selected.
  const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  run()
  sqlite.exec('INSERT INTO contact_search (rowid, name, detail) SELECT id, name, detail FROM contact_search_text ORDER BY id')
  sqlite.exec("INSERT INTO interaction_search (rowid, note) SELECT id, note FROM interaction WHERE note <> '' ORDER BY id")
  countAnew(sqlite)
  for (const { sql } of triggers) sqlite.exec(sql)
}

/** Contacts, communities and what passed between, then what lists show of them as the product itself derives it. */
export const fillNetworking = (context: StoreContext, seed: number, sizes: LargeSizes): void => {
  const { sqlite } = context
  const random = createRandom(seed)
  withSearchFilledAfter(sqlite, () => {
    fillContacts(sqlite, random, sizes)
    fillInteractions(sqlite, random, sizes)
    fillBeside(context, seed, sizes)
  })
  for (const name of sqlite.prepare("SELECT DISTINCT organization FROM contact WHERE organization <> ''").pluck().all()) ensureOrganization({ ...context, now: () => new Date('2026-01-01T00:00:00Z') }, String(name))
  refreshContacts(context, Array.from({ length: sizes.contacts }, (_, index) => index + 1))
}
