import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DayRange } from '../../shared/marketing/flighting'

/** Flights of every version. */
export const flights = sqliteTable('flight', {
  id: integer().primaryKey(),
  planId: integer('plan_id').notNull(),
  lineage: integer().notNull(),
  campaignId: integer('campaign_id').notNull(),
  platform: text().notNull(),
  placement: text().notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text().notNull(),
  shape: text().notNull(),
  /** The cells where the shape is custom, as a JSON array. Null with any other shape. */
  customMinor: text('custom_minor', { mode: 'json' }).$type<readonly number[]>(),
  /** Stretches without spend, as a JSON array of first and last days. */
  dark: text({ mode: 'json' }).notNull().$type<readonly DayRange[]>(),
  isBooked: integer('is_booked', { mode: 'boolean' }).notNull(),
  note: text().notNull(),
})
