import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What campaigns start from. */
export const campaignTemplates = sqliteTable('campaign_template', {
  id: integer().primaryKey(),
  name: text().notNull(),
  objective: text().notNull(),
  kpi: text(),
  target: real(),
  budgetMinor: integer('budget_minor'),
  currency: text(),
  lengthDays: integer('length_days'),
  owner: text().notNull(),
  brief: text().notNull(),
})
