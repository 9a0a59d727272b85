import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A place where people gather. */
export const communities = sqliteTable('community', {
  id: integer().primaryKey(),
  name: text().notNull(),
  /** The name as lists order it. */
  sortName: text('sort_name').notNull(),
  platform: text().notNull(),
  url: text().notNull(),
  rules: text().notNull(),
  note: text().notNull(),
  createdAt: text('created_at').notNull(),
})
