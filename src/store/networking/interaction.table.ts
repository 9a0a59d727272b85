import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
