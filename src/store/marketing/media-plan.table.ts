import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Versions of the media plan. */
export const mediaPlans = sqliteTable('media_plan', {
  id: integer().primaryKey(),
  name: text().notNull(),
  note: text().notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  isCurrent: integer('is_current', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').notNull(),
})
