import { eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { CommunityId } from '../../shared/networking/community'
import type { communityContract, Guest, Member } from '../../shared/networking/community.contract'
import type { Handlers, OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { removeRows } from '../many-rows'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { unusedId } from '../kept-ids'
import { communityHealth } from './community-health'
import { activeSince, findCommunities, readCommunity } from './community-list'
import { computedLevel, refreshLevels } from './refresh-levels'
import { saveCommunityList } from './save-community-list'
import { communities } from './community.table'

type Missing = { type: 'CommunityNotFound'; id: CommunityId }

/** Whether there is such a community. */
export const communityExists = ({ prepare }: StoreContext, id: CommunityId): boolean => prepare('SELECT 1 FROM community WHERE id = ?').get(id) !== undefined

const missing = (id: CommunityId): Result<never, Missing> => err({ type: 'CommunityNotFound', id })

const membersSql = `
  WITH met (contact_id, interactions) AS MATERIALIZED (
    SELECT ic.contact_id, count(*) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.community_id = @id GROUP BY ic.contact_id)
  SELECT *, ${hasPhotoSql('contactId')} FROM (SELECT c.id AS contactId, c.name, c.sort_name AS sortName, coalesce(m.level, ${computedLevel}) AS level, m.level IS NOT NULL AS isPinned, m.joined_on AS joinedOn, c.last_touch_on AS lastTouchOn, coalesce(met.interactions, 0) AS interactions
  FROM membership m JOIN contact c ON c.id = m.contact_id LEFT JOIN met ON met.contact_id = c.id WHERE m.community_id = @id) WHERE @level IS NULL OR level = @level ORDER BY sortName, contactId LIMIT @limit OFFSET @offset`

const memberCountSql = `SELECT count(*) FROM membership m WHERE m.community_id = @id AND (@level IS NULL OR coalesce(m.level, ${computedLevel}) = @level)`

const guestsFrom = `FROM (SELECT ic.contact_id AS contactId, count(*) AS interactions, max(i.on_day) AS lastOn FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.community_id = @id AND i.on_day > @since AND i.on_day <= @today GROUP BY ic.contact_id) AS met
  JOIN contact c ON c.id = met.contactId WHERE c.is_archived = 0 AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = @id AND m.contact_id = c.id)`

const guestsSql = `SELECT met.*, c.name, ${hasPhotoSql('c.id')} ${guestsFrom} ORDER BY met.interactions DESC, c.sort_name, c.id LIMIT @limit OFFSET @offset`

const ofContactSql = `SELECT c.id, c.name, c.platform, coalesce(m.level, ${computedLevel}) AS level, m.level IS NOT NULL AS isPinned, m.joined_on AS joinedOn FROM membership m JOIN community c ON c.id = m.community_id WHERE m.contact_id = @contactId ORDER BY c.sort_name`

const joinSql = `INSERT INTO membership (community_id, contact_id, level, joined_on) VALUES (?, ?, ?, ?)`

export const communityHandlers: Handlers<typeof communityContract, StoreContext> = {
  list: (context, input) => ok(findCommunities(context, input)),

  saveList: saveCommunityList,

  get: (context, { id, today }) => {
    const community = readCommunity(context, id, today)
    return community === undefined ? missing(id) : ok(community)
  },

  add: (context, fields) => {
    // A row id of this very table.
    const id = unusedId(context, 'community') as CommunityId
    context.db.insert(communities).values({ ...fields, id, sortName: sortName(fields.name), createdAt: context.now().toISOString() }).run()
    return ok({ id })
  },

  edit: ({ db }, { id, changes }) => {
    const before = db.select().from(communities).where(eq(communities.id, id)).get()
    if (before === undefined) return missing(id)
    const row = applyPatch(before, changes)
    db.update(communities).set({ ...row, sortName: sortName(row.name) }).where(eq(communities.id, id)).run()
    return ok({ id })
  },

  remove: (context, { ids }) => ok({ removed: removeRows(context, 'community', ids) }),

  members: (context, { id, today, level, offset, limit }) => {
    if (!communityExists(context, id)) return missing(id)
    const total = Number(context.prepare(memberCountSql).pluck().get({ id, today, level }))
    // The columns of membersSql; sortName only orders.
    const rows = context.prepare(membersSql).all({ id, today, level, limit, offset }) as (PhotoCount<Omit<Member, 'isPinned'>> & { isPinned: number; sortName: string })[]
    return ok({ rows: rows.map(({ sortName: _sortName, isPinned, ...row }) => ({ ...withPhoto(row), isPinned: isPinned === 1 })), total })
  },

  guests: (context, { id, today, offset, limit }) => {
    if (!communityExists(context, id)) return missing(id)
    const window = { id, today, since: activeSince(today) }
    const total = Number(context.prepare(`SELECT count(*) ${guestsFrom}`).pluck().get(window))
    // The columns of guestsSql.
    const rows = context.prepare(guestsSql).all({ ...window, limit, offset }) as PhotoCount<Guest>[]
    return ok({ rows: rows.map(withPhoto), total })
  },

  join: (context, { id, contactIds, level, joinedOn }) => {
    const { prepare } = context
    if (!communityExists(context, id)) return missing(id)
    let added = 0
    let changed = 0
    for (const contactId of contactIds) {
      if (prepare('SELECT 1 FROM contact WHERE id = ?').get(contactId) === undefined) return err({ type: 'ContactNotFound', id: contactId })
      const member = prepare('SELECT level FROM membership WHERE community_id = ? AND contact_id = ?').get(id, contactId) as { level: number | null } | undefined
      if (member === undefined) {
        prepare(joinSql).run(id, contactId, level, joinedOn)
        added += 1
      } else if (level !== null && member.level !== level) {
        prepare('UPDATE membership SET level = ? WHERE community_id = ? AND contact_id = ?').run(level, id, contactId)
        changed += 1
      }
    }
    refreshLevels(context, id, contactIds)
    return ok({ added, changed })
  },

  pin: (context, { id, contactIds, level }) => {
    if (!communityExists(context, id)) return missing(id)
    let changed = 0
    for (const contactId of contactIds) changed += context.prepare('UPDATE membership SET level = ? WHERE community_id = ? AND contact_id = ? AND level IS NOT ?').run(level, id, contactId, level).changes
    return ok({ changed })
  },

  health: (context, { id, from, to }) => (communityExists(context, id) ? ok(communityHealth(context, id, { from, to })) : missing(id)),

  noteSize: (context, { id, on, members }) => {
    if (!communityExists(context, id)) return missing(id)
    if (members === null) context.prepare('DELETE FROM community_size WHERE community_id = ? AND on_day = ?').run(id, on)
    else context.prepare('INSERT INTO community_size (community_id, on_day, members) VALUES (?, ?, ?) ON CONFLICT (community_id, on_day) DO UPDATE SET members = excluded.members').run(id, on, members)
    return ok({})
  },

  leave: (context, { id, contactIds }) => {
    if (!communityExists(context, id)) return missing(id)
    let removed = 0
    for (const contactId of contactIds) removed += context.prepare('DELETE FROM membership WHERE community_id = ? AND contact_id = ?').run(id, contactId).changes
    refreshLevels(context, id, contactIds)
    return ok({ removed })
  },

  ofContact: ({ prepare }, { contactId, today }) => {
    // The columns of ofContactSql.
    const rows = prepare(ofContactSql).all({ contactId, today }) as (Omit<OutputOf<typeof communityContract.ofContact>[number], 'isPinned'> & { isPinned: number })[]
    return ok(rows.map((row) => ({ ...row, isPinned: row.isPinned === 1 })))
  },
}
