import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Campaigns, typed in or brought by an import. */
export const campaigns = sqliteTable('campaign', {
  id: integer().primaryKey(),
  name: text().notNull(),
  sortName: text('sort_name').notNull(),
  objective: text().notNull(),
  kpi: text(),
  target: real(),
  status: text().notNull(),
  startsOn: text('starts_on'),
  endsOn: text('ends_on'),
  budgetMinor: integer('budget_minor'),
  currency: text(),
  owner: text().notNull(),
  brief: text().notNull(),
  /** The name under which an import brought it; the last import that names it takes it away again if nobody put anything into it. Null: typed in. */
  importedName: text('imported_name'),
  createdAt: text('created_at').notNull(),
})
