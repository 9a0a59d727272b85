import { z } from 'zod'
import { Day } from '../kernel/day'
import { groupedPageOf, PageRequest, SortDirection } from '../kernel/page'
import { manyIds, Removed, RowId } from '../kernel/id'
import { Output } from '../kernel/output'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Contact, ContactFields, ContactId, contactListLimit, ContactRow, FoundContact, largestPhotoBytes, Photo, TagName } from './contact'
import { ContactFilter } from './contact-filter'
import { CountedContacts } from './counted-contacts'
import { CustomFieldId } from './custom-field'
import { CustomFieldNotFound, CustomValueRefused } from './custom-field.contract'
import { GroupNotFound, LongestRefused } from './group.contract'
import { InteractionType } from './interaction'

export const ContactNotFound = z.object({ type: z.literal('ContactNotFound'), id: ContactId })

/** Not a PNG or JPEG, or larger than 256 KB. */
const PhotoRefused = z.object({ type: z.literal('PhotoRefused'), reason: z.enum(['not_an_image', 'too_large']) })

/** Patch semantics: an absent field stays as it is; a present list replaces the whole list. */
const ContactPatch = z.object({
  name: ContactFields.shape.name,
  organization: ContactFields.shape.organization.unwrap(),
  role: ContactFields.shape.role.unwrap(),
  birthday: ContactFields.shape.birthday.unwrap(),
  source: ContactFields.shape.source.unwrap(),
  howMet: ContactFields.shape.howMet.unwrap(),
  note: ContactFields.shape.note.unwrap(),
  handles: ContactFields.shape.handles.unwrap(),
  emails: ContactFields.shape.emails.unwrap(),
  phones: ContactFields.shape.phones.unwrap(),
  tags: ContactFields.shape.tags.unwrap(),
  groupId: ContactFields.shape.groupId.unwrap(),
  custom: ContactFields.shape.custom.unwrap(),
  idealDays: ContactFields.shape.idealDays.unwrap(),
  longestDays: ContactFields.shape.longestDays.unwrap(),
}).partial()

/** Which contacts are meant: those not archived, or only those, that match the search and the filter. */
export const ContactSelection = z.object({ search: z.string().max(200).default(''), filter: ContactFilter.nullable().default(null), isArchived: z.boolean().default(false) })
export type ContactSelection = z.infer<typeof ContactSelection>

/** What a list is ordered by: a column, or a custom field. */
export const ContactSort = z.union([
  z.enum(['name', 'organization', 'role', 'group', 'source', 'email', 'birthday', 'lastTouchOn', 'dueOn', 'interactionCount', 'strength', 'createdAt']),
  z.object({ customField: CustomFieldId }),
])
export type ContactSort = z.infer<typeof ContactSort>

/** What a list can be grouped by: each contact has one of it, or none. */
export const ContactGrouping = z.enum(['group', 'organization', 'state', 'source'])
export type ContactGrouping = z.infer<typeof ContactGrouping>

// Strict, and the filter said even where it is null: a misspelt target must not come to mean everybody.
const ManyTarget = z.union([z.strictObject({ ids: manyIds(ContactId) }), z.strictObject({ ...ContactSelection.shape, filter: ContactSelection.shape.filter.unwrap() })])
type ManyTarget = z.infer<typeof ManyTarget>

/** A tag that somebody carries, whatever it is called. */
const CarriedTag = z.string().trim().min(1).max(60)

/** What is changed of many contacts at once. */
export const ManyChanges = z.object({
  addTags: ContactFields.shape.tags.unwrap(),
  removeTags: z.array(CarriedTag).max(contactListLimit),
  groupId: ContactFields.shape.groupId.unwrap(),
  organization: ContactFields.shape.organization.unwrap(),
  source: ContactFields.shape.source.unwrap(),
  custom: ContactFields.shape.custom.unwrap(),
  rhythm: z.object({ idealDays: ContactFields.shape.idealDays.unwrap(), longestDays: ContactFields.shape.longestDays.unwrap() }),
  isArchived: z.boolean(),
  /** Nothing they said so far is to be answered any more; what they say later waits again. */
  needsNoReply: z.literal(true),
}).partial()
export type ManyChanges = z.infer<typeof ManyChanges>

/** A tag and its new name; null takes it off everybody. */
export const TagChange = z.object({ from: CarriedTag, to: TagName.nullable() })

const StrengthExplanation = z.object({
  strength: z.number().nullable(),
  sum: z.number(),
  parts: z.array(z.object({ interactionId: RowId, type: InteractionType, on: Day, weight: z.number(), ageDays: z.int(), adds: z.number() })),
  others: z.object({ count: z.int(), adds: z.number() }),
  next: z.array(z.object({ type: InteractionType, strength: z.number(), gain: z.number() })),
  fading: z.array(z.object({ on: Day, strength: z.number().nullable() })),
})

/** Where a contact's name or what hangs on it is shown. */
const whereNamed = ['keepInTouch', 'followUp', 'alert', 'interaction', 'community', 'organization', 'group', 'customField', 'duplicate', 'workbook', 'goal', 'review', 'post', 'advocate'] as const

export const contactContract = {
  /** A page of contacts. `search` matches the start of words in name, organisation, handle, e-mail and tag, accents ignored. Unknown values sort last both ways. */
  list: query({
    input: PageRequest.extend({
      ...ContactSelection.shape,
      sort: ContactSort.default('name'),
      direction: SortDirection.default('ascending'),
      custom: z.array(CustomFieldId).max(1000).default([]),
      groupBy: ContactGrouping.nullable().default(null),
    }),
    output: groupedPageOf(ContactRow),
  }),
  /** Whom somebody who types may mean, archived or not: those that match as in `list`, last in touch first, archived ones after all others. */
  find: query({ input: ContactSelection.omit({ isArchived: true }).extend({ limit: z.int().positive().max(100) }), output: z.array(FoundContact) }),
  get: query({ input: z.object({ id: ContactId }), output: Contact, errors: errors(ContactNotFound) }),
  add: command({
    input: ContactFields,
    output: Contact,
    errors: errors(GroupNotFound, LongestRefused, CustomFieldNotFound, CustomValueRefused),
    label: t`Add contact`,
    touches: ['keepInTouch', 'organization', 'group', 'customField', 'duplicate', 'workbook', 'goal', 'review', 'personalData'],
  }),
  edit: command({
    input: z.object({ id: ContactId, changes: ContactPatch }),
    output: Contact,
    errors: errors(ContactNotFound, GroupNotFound, LongestRefused, CustomFieldNotFound, CustomValueRefused),
    label: t`Edit contact`,
    touches: whereNamed,
  }),
  /** Removes contacts with their memberships; interactions with others stay, those with nobody left go. */
  remove: command({
    input: z.object({ ids: manyIds(ContactId) }),
    output: Removed,
    label: t`Remove contacts`,
    labelOfOne: t`Remove contact`,
    touches: [...whereNamed, 'personalData'],
  }),
  /** Changes many contacts in one step: those named of whom somebody is left, or all that a filter finds. A change that is absent leaves that part as it is. */
  editMany: command({
    input: z.object({ target: ManyTarget, changes: ManyChanges }),
    output: z.object({ changed: z.int() }),
    errors: errors(ContactNotFound, GroupNotFound, LongestRefused, CustomFieldNotFound, CustomValueRefused),
    label: t`Edit contacts`,
    labelOfOne: t`Edit contact`,
    touches: ['keepInTouch', 'followUp', 'alert', 'organization', 'group', 'customField', 'duplicate', 'workbook', 'goal', 'review'],
  }),
  /** Contacts as a file with everything kept of each: a table, or cards (vCard) for a telephone. All that a filter finds come in this order; named ones by name, without those that are gone. */
  saveList: job({
    input: z.object({ target: ManyTarget, sort: ContactSort.default('name'), direction: SortDirection.default('ascending'), format: z.enum(['csv', 'xlsx', 'vcf']) }),
    output: Output,
    label: t`Save contacts as a file`,
  }),
  /** Why the relationship is as strong as it is: which touches, what decay, what the next one would add. Lists at most 50 touches. */
  strength: query({ input: z.object({ id: ContactId, today: Day }), output: StrengthExplanation, errors: errors(ContactNotFound) }),
  /** A contact's picture. Null: there is none. */
  photo: query({ input: z.object({ id: ContactId }), output: Photo.nullable() }),
  /** Gives a contact a picture, of at most 256 KB; null takes it away. */
  setPhoto: command({
    input: z.object({
      id: ContactId,
      base64: z
        .base64()
        .max(Math.ceil(largestPhotoBytes / 3) * 4 + 4)
        .nullable(),
    }),
    output: Photo.nullable(),
    errors: errors(ContactNotFound, PhotoRefused),
    label: t`Change picture`,
    touches: ['keepInTouch', 'followUp', 'community', 'duplicate', 'post', 'advocate', 'review', 'alert'],
  }),
  /** Gives a tag another name wherever it is carried; the name of another tag makes the two one. */
  changeTag: command({
    input: TagChange,
    output: z.object({ contacts: z.int() }),
    label: t`Change tag`,
    touches: ['keepInTouch', 'savedView', 'personalData'],
  }),
  /** All tags in use with how many contacts carry each, by name. */
  tags: query({ input: z.object({}), output: z.array(CountedContacts.extend({ name: z.string() })) }),
}
