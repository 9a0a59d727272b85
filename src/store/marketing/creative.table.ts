import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Creatives and how far they have come. */
export const creatives = sqliteTable('creative', {
  id: integer().primaryKey(),
  name: text().notNull(),
  sortName: text('sort_name').notNull(),
  campaignId: integer('campaign_id'),
  state: text().notNull(),
  scheduledOn: text('scheduled_on'),
  landingUrl: text('landing_url').notNull(),
  note: text().notNull(),
  createdAt: text('created_at').notNull(),
})

/** Creatives as they are shown in one placement. */
export const creativeVariants = sqliteTable('creative_variant', {
  id: integer().primaryKey(),
  creativeId: integer('creative_id').notNull(),
  position: integer().notNull(),
  platform: text().notNull(),
  placement: text().notNull(),
  label: text().notNull(),
  body: text().notNull(),
  headline: text().notNull(),
  description: text().notNull(),
  asset: text().notNull(),
  width: integer(),
  height: integer(),
  seconds: real(),
})

/** How links are marked: one row. */
export const utmConventions = sqliteTable('utm_convention', {
  id: integer().primaryKey(),
  source: text().notNull(),
  medium: text().notNull(),
  campaign: text().notNull(),
  content: text().notNull(),
  term: text().notNull(),
  separator: text().notNull(),
})
