import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The newest fit of each question. */
export const adviceFits = sqliteTable('advice_fit', {
  question: text().primaryKey(),
  dataVersion: text('data_version').notNull(),
  madeAt: text('made_at').notNull(),
  fit: text().notNull(),
})

/** Adopted suggestions and what they said would come of them. */
export const advicePromises = sqliteTable(
  'advice_promise',
  {
    id: integer().primaryKey(),
    planId: integer('plan_id'),
    question: text().notNull(),
    tier: integer().notNull(),
    from: text('from_day').notNull(),
    to: text('to_day').notNull(),
    currency: text().notNull(),
    low: real().notNull(),
    expected: real().notNull(),
    high: real().notNull(),
    unchanged: real().notNull(),
    dataVersion: text('data_version').notNull(),
    madeAt: text('made_at').notNull(),
  },
  (table) => [index('advice_promise_by_plan').on(table.planId), index('advice_promise_by_day').on(table.from)],
)

/** Weekly spend of each channel before a promise and as it advised. */
export const adviceMoves = sqliteTable(
  'advice_move',
  {
    promiseId: integer('promise_id').notNull(),
    channel: text().notNull(),
    name: text().notNull(),
    beforeMinor: integer('before_minor').notNull(),
    afterMinor: integer('after_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.promiseId, table.channel] })],
)
