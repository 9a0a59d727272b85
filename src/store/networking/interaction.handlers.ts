import { eq } from 'drizzle-orm'
import { addDays, type Day, localDay, weekStart } from '../../shared/kernel/day'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { ContactFields, type ContactId } from '../../shared/networking/contact'
import type { Interaction, InteractionId } from '../../shared/networking/interaction'
import type { interactionContract, InteractionPeople } from '../../shared/networking/interaction.contract'
import { type SentimentLabel, sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { indexInBulk } from '../full-text'
import { removeRows } from '../many-rows'
import { communityExists } from './community.handlers'
import { insertContact } from './contact-rows'
import { pageOfInteractions } from './interaction-list'
import { fromInteraction, interactionColumns, readInteractions, toInteraction } from './interaction-rows'
import { interactions } from './interaction.table'
import { labelOfNote } from './read-notes'
import { concernedBy, refreshConcerned } from './refresh-concerned'
import { refreshLevels } from './refresh-levels'
import { refreshContacts } from './refresh-contacts'
import { saveInteractionList } from './save-interaction-list'

const readInteraction = ({ prepare }: StoreContext, id: InteractionId): Interaction => toInteraction(prepare(`SELECT ${interactionColumns} ${fromInteraction} WHERE i.id = +?`).get(id))

const peopleOf = ({ prepare }: StoreContext, id: InteractionId): number[] => prepare('SELECT contact_id FROM interaction_contact WHERE interaction_id = ?').pluck().all(id).map(Number)

const insertSql =
  'INSERT INTO interaction (type, direction, on_day, minutes, platform, community_id, note, sentiment, sentiment_label, created_at) VALUES (@type, @direction, @on, @minutes, @platform, @communityId, @note, @sentiment, @label, @createdAt)'

const toReadSql = "SELECT count(*) FROM interaction INDEXED BY interaction_unread WHERE sentiment_label = 'unread'"

/** The four counts of how a contact sounds; notes that are still to be read are in none. */
const sentimentSql = `SELECT ${sentimentLabels.map((label) => `count(*) FILTER (WHERE i.sentiment_label = '${label}') AS ${label}`).join(', ')}, count(*) FILTER (WHERE i.sentiment_label = 'none') AS unread
  FROM interaction_contact ic CROSS JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ? AND i.direction <> 'outgoing'`

const weekCountSql = 'SELECT count(*) FROM interaction WHERE on_day >= ? AND on_day <= ?'

/** Whoever took part in a week's interactions, again for each. Told apart in the program: SQLite would put all of them in order first. */
const weekPeopleSql = 'SELECT json_group_array(ic.contact_id) FROM interaction i CROSS JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day >= ? AND i.on_day <= ?'

const isToCome = ({ now }: StoreContext, on: Day): boolean => on > addDays(localDay(now()), 1)

/** Whom an interaction is said to be with; those named anew become contacts. */
const findPeople = (context: StoreContext, people: InteractionPeople): Result<Set<ContactId>, { type: 'ContactNotFound'; id: ContactId }> => {
  const ids = new Set<ContactId>()
  for (const person of people) {
    if ('newName' in person) ids.add(insertContact(context, ContactFields.parse({ name: person.newName, handles: person.handles, emails: person.emails })))
    else if (context.prepare('SELECT 1 FROM contact WHERE id = ?').get(person.id) === undefined) return err({ type: 'ContactNotFound', id: person.id })
    else ids.add(person.id)
  }
  return ok(ids)
}

const addPeople = ({ prepare }: StoreContext, id: InteractionId, ids: Iterable<number>): void => {
  for (const contactId of ids) prepare('INSERT INTO interaction_contact (contact_id, interaction_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(contactId, id)
}

/** What many are given at once, and the column it is kept in. */
const manyColumns = { type: 'type', direction: 'direction', platform: 'platform', communityId: 'community_id' } as const

export const interactionHandlers: Handlers<typeof interactionContract, StoreContext> = {
  log: (context, { people, on, ...fields }) => {
    const { communityId } = fields
    if (isToCome(context, on)) return err({ type: 'NotYet', on })
    if (communityId !== null && !communityExists(context, communityId)) return err({ type: 'CommunityNotFound', id: communityId })
    const found = findPeople(context, people)
    if (!found.ok) return found
    const ids = found.value
    // Prepared once: what is logged most often is not worth a query builder each time.
    // Read at once: as unread it would be put among those that are, and be taken out again before the command ends.
    const row = { ...fields, on, label: labelOfNote(fields), createdAt: context.now().toISOString() }
    const id = Number(context.prepare(insertSql).run(row).lastInsertRowid) as InteractionId
    addPeople(context, id, ids)
    refreshContacts(context, ids)
    if (communityId !== null) refreshLevels(context, communityId, ids)
    return ok(readInteraction(context, id))
  },

  edit: (context, { id, changes }) => {
    const before = context.db.select().from(interactions).where(eq(interactions.id, id)).get()
    if (before === undefined) return err({ type: 'InteractionNotFound', id })
    const { on, people: given, ...fields } = changes
    if (on !== undefined && isToCome(context, on)) return err({ type: 'NotYet', on })
    if (fields.communityId != null && !communityExists(context, fields.communityId)) return err({ type: 'CommunityNotFound', id: fields.communityId })
    const found = given === undefined ? null : findPeople(context, given)
    if (found?.ok === false) return found
    const row = applyPatch(before, { ...fields, onDay: on })
    context.db.update(interactions).set(row).where(eq(interactions.id, id)).run()
    const people = new Set([...peopleOf(context, id), ...(found?.value ?? [])])
    if (found !== null) {
      context.prepare('DELETE FROM interaction_contact WHERE interaction_id = ? AND contact_id NOT IN (SELECT value FROM json_each(?))').run(id, JSON.stringify([...found.value]))
      addPeople(context, id, found.value)
    }
    refreshContacts(context, people)
    for (const place of new Set([before.communityId, row.communityId])) if (place !== null) refreshLevels(context, place, people)
    return ok(readInteraction(context, id))
  },

  editMany: (context, { ids, changes }) => {
    const { communityId } = changes
    if (communityId != null && !communityExists(context, communityId)) return err({ type: 'CommunityNotFound', id: communityId })
    const columns = Object.entries(manyColumns).filter(([field]) => field in changes)
    if (columns.length === 0) return ok({ changed: 0 })
    const { people, places } = concernedBy(context, ids)
    const set = columns.map(([field, column]) => `${column} = @${field}`).join(', ')
    const differs = columns.map(([field, column]) => `${column} IS NOT @${field}`).join(' OR ')
    const { changes: changed } = context.prepare(`UPDATE interaction SET ${set} WHERE id IN (SELECT value FROM json_each(@ids)) AND (${differs})`).run({ ...changes, ids: JSON.stringify(ids) })
    refreshConcerned(context, { people, places: [...new Set([...places, communityId ?? null])] })
    return ok({ changed })
  },

  remove: (context, { ids }) => {
    const concerned = concernedBy(context, ids)
    const removed = indexInBulk(context.sqlite, ids.length, () => removeRows(context, 'interaction', ids))
    refreshConcerned(context, concerned)
    return ok({ removed })
  },

  list: (context, input) => {
    const { ids, total, groups, isCut } = pageOfInteractions(context, input)
    const toRead = input.sentiment === null ? 0 : Number(context.prepare(toReadSql).pluck().get())
    return ok({ rows: readInteractions(context, ids), total, groups: input.offset === 0 ? [...groups] : [], toRead, isCut })
  },

  saveList: saveInteractionList,

  // The columns of sentimentSql.
  sentimentOf: ({ prepare }, { contactId }) => ok(prepare(sentimentSql).get(contactId) as Record<SentimentLabel | 'unread', number>),

  weekly: ({ prepare }, { today, weeks }) => {
    const first = addDays(weekStart(today), -7 * (weeks - 1))
    const countOfWeek = prepare(weekCountSql).pluck()
    const peopleOfWeek = prepare(weekPeopleSql).pluck()
    return ok(
      Array.from({ length: weeks }, (_, index) => {
        const week = addDays(first, 7 * index)
        const sunday = addDays(week, 6)
        const last = sunday < today ? sunday : today
        // Numbers of contacts, made by the statement.
        const people = JSON.parse(String(peopleOfWeek.get(week, last))) as number[]
        return { week, interactions: Number(countOfWeek.get(week, last)), people: new Set(people).size }
      }),
    )
  },
}
