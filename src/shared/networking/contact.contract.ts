import { z } from 'zod'
import { Day } from '../kernel/day'
import { PageRequest, pageOf, SortDirection } from '../kernel/page'
import { Platform } from '../kernel/platform'
import { command, errors, query } from '../rpc/contract'
import { Contact, ContactFields, ContactId, ContactRow, KeepInTouchState, largestPhotoBytes, Photo } from './contact'
import { CustomFieldNotFound, CustomValueRefused } from './custom-field.contract'
import { GroupNotFound } from './group.contract'

export const ContactNotFound = z.object({ type: z.literal('ContactNotFound'), id: ContactId })

/** Not a PNG or JPEG, or larger than 256 KB. */
export const PhotoRefused = z.object({ type: z.literal('PhotoRefused'), reason: z.enum(['not_an_image', 'too_large']) })

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

export const contactContract = {
  /** A page of contacts. `search` matches the start of words in name, organisation, handle, e-mail and tag, accents ignored. */
  list: query({
    input: PageRequest.extend({
      search: z.string().max(200).default(''),
      tag: z.string().nullable().default(null),
      platform: Platform.nullable().default(null),
      state: KeepInTouchState.nullable().default(null),
      sort: z.enum(['name', 'organization', 'lastTouchOn', 'dueOn', 'interactionCount', 'createdAt']).default('name'),
      direction: SortDirection.default('ascending'),
    }),
    output: pageOf(ContactRow),
  }),
  get: query({ input: z.object({ id: ContactId }), output: Contact, errors: errors(ContactNotFound) }),
  add: command({ input: ContactFields, output: Contact, errors: errors(GroupNotFound, CustomFieldNotFound, CustomValueRefused), label: 'Add contact', touches: ['keepInTouch', 'organization', 'group', 'customField', 'workbook'] }),
  edit: command({
    input: z.object({ id: ContactId, changes: ContactPatch }),
    output: Contact,
    errors: errors(ContactNotFound, GroupNotFound, CustomFieldNotFound, CustomValueRefused),
    label: 'Edit contact',
    touches: ['keepInTouch', 'interaction', 'community', 'organization', 'group', 'customField', 'workbook'],
  }),
  /** Removes contacts with their memberships; interactions with others stay, those with nobody left go. */
  remove: command({
    input: z.object({ ids: z.array(ContactId).min(1).max(100_000) }),
    output: z.object({ removed: z.int() }),
    label: 'Remove contacts',
    touches: ['keepInTouch', 'interaction', 'community', 'organization', 'group', 'customField', 'workbook'],
  }),
  /** Adds and takes away tags on many contacts at once. */
  tag: command({
    input: z.object({ ids: z.array(ContactId).min(1).max(100_000), add: ContactFields.shape.tags.unwrap(), remove: ContactFields.shape.tags.unwrap() }),
    output: z.object({ changed: z.int() }),
    label: 'Tag contacts',
    touches: ['workbook'],
  }),
  /** A contact's picture. Null: there is none. */
  photo: query({ input: z.object({ id: ContactId }), output: Photo.nullable() }),
  /** Gives a contact a picture, of at most 256 KB; null takes it away. */
  setPhoto: command({
    input: z.object({ id: ContactId, base64: z.base64().max(Math.ceil(largestPhotoBytes / 3) * 4 + 4).nullable() }),
    output: Photo.nullable(),
    errors: errors(ContactNotFound, PhotoRefused),
    label: 'Change picture',
  }),
  /** All tags in use with how many contacts carry each, by name. */
  tags: query({ input: z.object({}), output: z.array(z.object({ name: z.string(), contacts: z.int() })) }),
}

export const keepInTouchContract = {
  /** Who is due, oldest promise first: replies owed, overdue, due. `today` is the person's own calendar day. */
  due: query({ input: PageRequest.extend({ today: Day }), output: pageOf(ContactRow) }),
  /** Hides a contact from the due list until a day; null shows it again. */
  snooze: command({
    input: z.object({ id: ContactId, until: Day.nullable() }),
    output: Contact,
    errors: errors(ContactNotFound),
    label: 'Snooze',
    touches: ['contact'],
  }),
}
