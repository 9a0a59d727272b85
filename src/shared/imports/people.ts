import { z } from 'zod'

/** What a column of a table of people says of a person. `profile`: the address of a profile, or a handle under a heading that names its platform. */
export const PersonField = z.enum([
  'full_name', 'name_prefix', 'first_name', 'middle_name', 'last_name', 'name_suffix', 'nickname', 'organization', 'department', 'role', 'email', 'phone', 'profile', 'website', 'birthday', 'tags', 'note', 'address', 'connected_on', 'ignored',
])
export type PersonField = z.infer<typeof PersonField>

/** What an import of people did, or would do, besides the account of its rows. */
export const PeopleSums = z.object({
  contactsAdded: z.int().nonnegative(),
  contactsChanged: z.int().nonnegative(),
  interactionsAdded: z.int().nonnegative(),
  interactionsChanged: z.int().nonnegative(),
  /** Contacts of this file to whom a reply is owed after it. */
  owedReplies: z.int().nonnegative(),
  /** New contacts that have only a name, and one like that of another contact: never made one without being asked. */
  suggestions: z.int().nonnegative(),
})
export type PeopleSums = z.infer<typeof PeopleSums>

/** A file, or one file of an archive, and what it was taken for. */
export const PeoplePart = z.object({
  /** As the archive calls it; never used as a path. */
  name: z.string(),
  /** In words: `Connections`. Null: not read. */
  takenFor: z.string().nullable(),
  /** What proves it, or why it is not read. */
  why: z.string(),
  /** Whether its being left out is worth telling: true of a known file, false of a picture, an empty file, a table without people. */
  isMissed: z.boolean(),
  /** Rows read. Null: it is not read. */
  rows: z.int().nonnegative().nullable(),
})
export type PeoplePart = z.infer<typeof PeoplePart>

export const RowOutcome = z.enum(['added', 'changed', 'unchanged', 'suppressed'])
export type RowOutcome = z.infer<typeof RowOutcome>

/** One person of a file as importing would take them. */
export const PersonPreview = z.object({
  part: z.int().nonnegative(),
  line: z.int().positive(),
  name: z.string(),
  outcome: RowOutcome,
  /** Why they are taken for somebody who is there already, what changes, what is kept. Empty: nothing to say. */
  reason: z.string(),
  /** The file's own text beside what was understood; `parsed` is null where nothing was. */
  cells: z.array(z.object({ label: z.string(), text: z.string(), parsed: z.string().nullable() })),
})
export type PersonPreview = z.infer<typeof PersonPreview>

/** A file of people as it will be read. */
export const PeoplePreview = z.object({
  parts: z.array(PeoplePart),
  /** Columns of a table whose headings are no program's own; empty where the file's kind settles them. */
  columns: z.array(z.object({ index: z.int(), header: z.string(), field: PersonField })),
  /** The first people of each part. */
  sample: z.array(PersonPreview),
  /** The first of those for whom more is to be said than that they are new. */
  told: z.array(PersonPreview),
  /** How many of those are not among the first. */
  moreTold: z.int().nonnegative(),
})
export type PeoplePreview = z.infer<typeof PeoplePreview>
