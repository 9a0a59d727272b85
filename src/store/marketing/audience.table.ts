import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Audiences, reused across channels. */
export const audiences = sqliteTable('audience', {
  id: integer().primaryKey(),
  name: text().notNull(),
  sortName: text('sort_name').notNull(),
  kind: text().notNull(),
  ageFrom: integer('age_from'),
  ageTo: integer('age_to'),
  places: text().notNull(),
  languages: text().notNull(),
  interests: text().notNull(),
  lookalike: text().notNull(),
  definition: text().notNull(),
  exclusions: text().notNull(),
  note: text().notNull(),
  createdAt: text('created_at').notNull(),
})
