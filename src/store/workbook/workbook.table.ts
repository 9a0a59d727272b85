import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The brand or client of the file: one row. */
export const workbooks = sqliteTable('workbook', {
  id: integer().primaryKey(),
  name: text().notNull(),
  currency: text().notNull(),
  /** Fraction of revenue; null: not stated. */
  grossMargin: real('gross_margin'),
  isSample: integer('is_sample', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').notNull(),
})
