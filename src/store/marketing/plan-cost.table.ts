import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Planned costs of every version. */
export const planCosts = sqliteTable('plan_cost', {
  id: integer().primaryKey(),
  planId: integer('plan_id').notNull(),
  lineage: integer().notNull(),
  campaignId: integer('campaign_id'),
  kind: text().notNull(),
  label: text().notNull(),
  rule: text().notNull(),
  ratePpm: integer('rate_ppm'),
  amountMinor: integer('amount_minor'),
  currency: text(),
  on: text('on_day'),
  from: text('from_month'),
  to: text('to_month'),
})
