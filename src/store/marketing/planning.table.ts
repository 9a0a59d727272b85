import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How the workbook plans: one row. */
export const planningSettings = sqliteTable('planning_settings', {
  id: integer().primaryKey(),
  firstWeekday: integer('first_weekday').notNull(),
  /** Null: that of the computer. */
  timeZone: text('time_zone'),
  underBelow: real('under_below').notNull(),
  overAbove: real('over_above').notNull(),
})

/** Zones in which platforms' ad accounts count their days. */
export const platformZones = sqliteTable('platform_zone', {
  platform: text().primaryKey(),
  timeZone: text('time_zone').notNull(),
})
