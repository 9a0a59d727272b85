import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Costs beside media, typed in. */
export const costLines = sqliteTable('cost_line', {
  id: integer().primaryKey(),
  campaignId: integer('campaign_id'),
  platform: text(),
  kind: text().notNull(),
  label: text().notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text().notNull(),
  on: text('on_day').notNull(),
})
