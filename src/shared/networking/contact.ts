import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, optionalName, typedName } from '../kernel/name'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CustomFieldId, CustomValue } from './custom-field'
import { EmailAddress } from './email'
import { GroupId } from './group'
import { OrganizationId } from './organization'

export const ContactId = RowId.brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>

/** A contact's profile on a platform. `url` is https or empty: nothing else is ever opened. */
export const Handle = z.object({
  platform: Platform,
  handle: z.string().trim().min(1, t`A handle needs a name`).max(200),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
})

/** A birthday as it is kept: files of before have some without a year that no year has, `--02-30`. */
const KeptBirthday = z.union([Day, z.string().regex(/^--\d\d-\d\d$/)])

/** A birthday with its year, `1990-04-15`, or without, `--04-15`; there is that day at least in leap years. */
export const Birthday = z.union([Day, z.string().refine((text) => text.startsWith('--') && Day.safeParse(`2000-${text.slice(2)}`).success)], t`A birthday is written like 1990-04-15 or --04-15`)

/** As many addresses, phones, profiles or tags a contact's form takes. */
export const contactListLimit = 100

const uniqueTexts = (text: z.ZodType<string, string>) => z.array(text).max(contactListLimit).transform((texts) => [...new Set(texts)])

/** A tag as it is put on. */
export const TagName = typedName(60, t`A tag needs a name`)

/** What a person types about somebody they keep up a relationship with. Empty text means not known. */
export const ContactFields = z.object({
  name: typedName(200, t`A contact needs a name`),
  organization: optionalName(200).default(''),
  role: z.string().trim().max(200).default(''),
  birthday: Birthday.nullable().default(null),
  /** How they came in: a person's own words, `imported`, `met at …`. */
  source: z.string().trim().max(200).default(''),
  /** Where and how they were met, in the person's own words. */
  howMet: z.string().trim().max(2000).default(''),
  note: z.string().max(50_000).default(''),
  handles: z.array(Handle).max(contactListLimit).default([]),
  emails: z.array(EmailAddress).max(contactListLimit).default([]),
  phones: uniqueTexts(z.string().trim().min(1).max(60)).default([]),
  tags: uniqueTexts(TagName).default([]),
  groupId: GroupId.nullable().default(null),
  /** What custom fields hold. A change names only the fields it changes; null empties one. */
  custom: z.array(z.object({ fieldId: CustomFieldId, value: CustomValue.nullable() })).max(1000).default([]),
  /** Days between touches that would be ideal. Null: the group's rhythm; without one, never due. */
  idealDays: z.int().positive().max(3650).nullable().default(null),
  /** Days after which a silence is too long; at least the ideal. Null: twice the ideal. */
  longestDays: z.int().positive().max(3650).nullable().default(null),
})
export type ContactFields = z.infer<typeof ContactFields>

/** Largest picture of a contact, in bytes. */
export const largestPhotoBytes = 256 * 1024

/** A picture of a contact. */
export const Photo = z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.base64() })
export type Photo = z.infer<typeof Photo>

/**
 * Where keeping in touch stands. `owe_reply`: their turn was last; `due`: the ideal interval has passed; `overdue`: the longest has;
 * `went_quiet`: the longest has too, and our last touch went unanswered by somebody who used to answer.
 */
export const KeepInTouchState = z.enum(['none', 'fine', 'due', 'overdue', 'went_quiet', 'owe_reply', 'snoozed'])
export type KeepInTouchState = z.infer<typeof KeepInTouchState>

export const Contact = ContactFields.extend({
  id: ContactId,
  birthday: KeptBirthday.nullable(),
  name: KeptName,
  organization: KeptName,
  // Two contacts made one, a tag given to many, files of before: each may have made more of them than a form takes, and it is shown all the same.
  note: z.string(),
  handles: z.array(Handle),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  tags: z.array(z.string()),
  organizationId: OrganizationId.nullable(),
  groupName: z.string().nullable(),
  hasPhoto: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Day of the last real touch. Null: none was ever logged. */
  lastTouchOn: Day.nullable(),
  /** Day the next touch is due. Null without a rhythm. */
  dueOn: Day.nullable(),
  state: KeepInTouchState,
  snoozedUntil: Day.nullable(),
  interactionCount: z.int().nonnegative(),
  /** Today, 0 to 100. Null: nothing was ever logged. */
  strength: z.number().nullable(),
  /** Put away: kept, but in no list of contacts and never due. Where they were, as in communities and under posts, they are still named. */
  isArchived: z.boolean(),
  /** They, or somebody with their e-mail, phone or handle, objected: never due, and not to be written to. */
  hasObjected: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

/** A contact as other lists name them. */
export const NamedContact = z.object({ contactId: ContactId, name: z.string(), hasPhoto: z.boolean() })

export const ContactRow = Contact.pick({
  id: true,
  name: true,
  organization: true,
  role: true,
  tags: true,
  lastTouchOn: true,
  dueOn: true,
  state: true,
  interactionCount: true,
  strength: true,
  groupName: true,
  source: true,
  createdAt: true,
  birthday: true,
  hasPhoto: true,
}).extend({
  email: z.string(),
  platforms: z.array(Platform),
  /** Of the custom fields that were asked for. */
  custom: z.array(z.object({ fieldId: CustomFieldId, value: CustomValue })),
})
export type ContactRow = z.infer<typeof ContactRow>

/** A contact to choose among others, with what tells apart those of one name. */
export const FoundContact = Contact.pick({ id: true, name: true, organization: true, createdAt: true, isArchived: true }).extend({
  /** The first e-mail address, else the first handle. Empty: neither is known. */
  address: z.string(),
})
export type FoundContact = z.infer<typeof FoundContact>
