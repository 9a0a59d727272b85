import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Sales, typed in or imported. */
export const deals = sqliteTable('deal', {
  id: integer().primaryKey(),
  name: text().notNull(),
  /** As campaigns have it. Empty: of a workbook before it, until it is opened. */
  sortName: text('sort_name').notNull().default(''),
  campaignId: integer('campaign_id'),
  amountMinor: integer('amount_minor').notNull(),
  currency: text().notNull(),
  status: text().notNull(),
  on: text('on_day').notNull(),
  note: text().notNull(),
  /** Who bought; empty: not said. */
  customer: text().notNull().default(''),
})
