import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Budgets of every version. Null: for all campaigns, platforms, placements, months. */
export const budgets = sqliteTable('budget', {
  id: integer().primaryKey(),
  planId: integer('plan_id').notNull(),
  campaignId: integer('campaign_id'),
  platform: text(),
  placement: text(),
  month: text(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text().notNull(),
})
