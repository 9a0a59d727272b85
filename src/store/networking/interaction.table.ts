import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One touch: a message, a call, a meeting … */
export const interactions = sqliteTable('interaction', {
  id: integer().primaryKey(),
  type: text().notNull(),
  direction: text().notNull(),
  onDay: text('on_day').notNull(),
  /** Null: not known. */
  minutes: integer(),
  platform: text(),
  communityId: integer('community_id'),
  note: text().notNull(),
  /** Null: as read. */
  sentiment: text(),
  createdAt: text('created_at').notNull(),
})

/** Whom an interaction was with. */
export const interactionContacts = sqliteTable(
  'interaction_contact',
  { contactId: integer('contact_id').notNull(), interactionId: integer('interaction_id').notNull() },
  (table) => [primaryKey({ columns: [table.contactId, table.interactionId] })],
)
