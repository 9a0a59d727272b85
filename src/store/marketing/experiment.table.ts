import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Tests of two variants. */
export const experiments = sqliteTable('experiment', {
  id: integer().primaryKey(),
  name: text().notNull(),
  campaignId: integer('campaign_id'),
  hypothesis: text().notNull(),
  firstLabel: text('first_label').notNull(),
  secondLabel: text('second_label').notNull(),
  baseline: real().notNull(),
  lift: real().notNull(),
  power: real().notNull(),
  alpha: real().notNull(),
  firstTrials: integer('first_trials'),
  firstSuccesses: integer('first_successes'),
  secondTrials: integer('second_trials'),
  secondSuccesses: integer('second_successes'),
  decision: text().notNull(),
  measure: text().notNull(),
  platform: text(),
  startsOn: text('starts_on'),
  looks: integer().notNull(),
  createdAt: text('created_at').notNull(),
})
