import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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

/** Who belongs to which community. Level 1 is the core, 4 the edge; null: not said. */
export const memberships = sqliteTable(
  'membership',
  { communityId: integer('community_id').notNull(), contactId: integer('contact_id').notNull(), level: integer(), joinedOn: text('joined_on') },
  (table) => [primaryKey({ columns: [table.communityId, table.contactId] })],
)
