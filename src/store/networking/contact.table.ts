import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Somebody the person keeps up a relationship with. */
export const contacts = sqliteTable('contact', {
  id: integer().primaryKey(),
  name: text().notNull(),
  /** The name as lists order it. */
  sortName: text('sort_name').notNull(),
  organization: text().notNull(),
  role: text().notNull(),
  birthday: text(),
  source: text().notNull(),
  note: text().notNull(),
  idealDays: integer('ideal_days'),
  longestDays: integer('longest_days'),
  snoozedUntil: text('snoozed_until'),
  /** Kept from the interactions; null: no real touch was logged. */
  lastTouchOn: text('last_touch_on'),
  /** The newest touch was theirs. */
  owesReply: integer('owes_reply', { mode: 'boolean' }).notNull(),
  dueOn: text('due_on'),
  overdueOn: text('overdue_on'),
  interactionCount: integer('interaction_count').notNull(),
  createdAt: text('created_at').notNull(),
  /** Null: in no group. */
  groupId: integer('group_id'),
  howMet: text('how_met').notNull(),
  /** See `strengthRank`; null: nothing was logged. */
  strengthRank: real('strength_rank'),
  /** Our touch was last, to somebody who has answered before. */
  awaitsAnswer: integer('awaits_answer', { mode: 'boolean' }).notNull(),
  /** See `Activity`. */
  quietOn: text('quiet_on'),
  cameBackOn: text('came_back_on'),
  firstContributionOn: text('first_contribution_on'),
  isArchived: integer('is_archived', { mode: 'boolean' }).notNull(),
  hasObjected: integer('has_objected', { mode: 'boolean' }).notNull(),
  lastInteractionOn: text('last_interaction_on'),
})

/** A contact's profile on a platform, in the person's order. */
export const contactHandles = sqliteTable('contact_handle', {
  id: integer().primaryKey(),
  contactId: integer('contact_id').notNull(),
  position: integer().notNull(),
  platform: text().notNull(),
  handle: text().notNull(),
  url: text().notNull(),
})

/** A contact's e-mail address, the usual one first. */
export const contactEmails = sqliteTable('contact_email', {
  id: integer().primaryKey(),
  contactId: integer('contact_id').notNull(),
  position: integer().notNull(),
  email: text().notNull(),
})

/** A contact's telephone number as typed. */
export const contactPhones = sqliteTable('contact_phone', {
  id: integer().primaryKey(),
  contactId: integer('contact_id').notNull(),
  position: integer().notNull(),
  phone: text().notNull(),
})

/** A word that marks contacts. */
export const tags = sqliteTable('tag', { id: integer().primaryKey(), name: text().notNull() })

/** Which contact carries which tag. */
export const contactTags = sqliteTable(
  'contact_tag',
  { contactId: integer('contact_id').notNull(), tagId: integer('tag_id').notNull() },
  (table) => [primaryKey({ columns: [table.contactId, table.tagId] })],
)
