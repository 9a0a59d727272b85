import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Exchange rates, typed in. */
export const exchangeRates = sqliteTable('exchange_rate', {
  id: integer().primaryKey(),
  from: text('from_currency').notNull(),
  to: text('to_currency').notNull(),
  on: text('on_day').notNull(),
  rate: text().notNull(),
  source: text().notNull(),
})
