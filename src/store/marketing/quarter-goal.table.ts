import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What is to be reached in a quarter. Null: by all campaigns, platforms. */
export const quarterGoals = sqliteTable('quarter_goal', {
  id: integer().primaryKey(),
  quarter: text().notNull(),
  metric: text().notNull(),
  campaignId: integer('campaign_id'),
  platform: text(),
  target: real().notNull(),
  /** Null: the workbook's. */
  currency: text(),
  note: text().notNull(),
})
