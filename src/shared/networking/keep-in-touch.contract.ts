import { z } from 'zod'
import { Day } from '../kernel/day'
import { Output } from '../kernel/output'
import { PageRequest, pageOf } from '../kernel/page'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Contact, ContactId, ContactRow, KeepInTouchState } from './contact'
import { ContactNotFound } from './contact.contract'
import { Direction, InteractionType } from './interaction'

/** States in which a contact waits for something to be done. */
export const WaitingState = KeepInTouchState.extract(['owe_reply', 'went_quiet', 'overdue', 'due'])

/** Something that falls on a day: a touch that is due, a follow-up, a birthday, the end of a snooze. */
export const AgendaEntry = z.object({
  on: Day,
  kind: z.enum(['due', 'follow_up', 'birthday', 'snooze_ends']),
  contactId: ContactId,
  name: z.string(),
  /** Of a follow-up; else empty. */
  note: z.string(),
})
export type AgendaEntry = z.infer<typeof AgendaEntry>

/** As much of a day as is told. */
export const shownOfDay = 100

/** What falls on one day: how much, and as much of it as is told, by name, birthdays last. */
export const AgendaDay = z.object({ on: Day, total: z.int(), entries: z.array(AgendaEntry).max(shownOfDay) })
export type AgendaDay = z.infer<typeof AgendaDay>

/** As much of a note as a line of the queue has room for. */
export const shownOfNote = 300

/** Somebody who waits, and their last touch: of a day with several the one logged last. Null: none was ever logged. */
export const WaitingContact = ContactRow.extend({
  lastTouch: z.object({ type: InteractionType, direction: Direction, platform: Platform.nullable(), note: z.string().max(shownOfNote) }).nullable(),
})
export type WaitingContact = z.infer<typeof WaitingContact>

export const keepInTouchContract = {
  /** Who waits, oldest promise first: replies owed, gone quiet, overdue, due; or only those in some of these states. `today` is the person's own calendar day. */
  due: query({ input: PageRequest.extend({ today: Day, states: z.array(WaitingState).min(1).nullable().default(null) }), output: pageOf(WaitingContact) }),
  /** How many contacts wait in each state, how many are snoozed, and how many follow-ups have come up. */
  counts: query({
    input: z.object({ today: Day }),
    output: z.object({ owe_reply: z.int(), went_quiet: z.int(), overdue: z.int(), due: z.int(), snoozed: z.int(), followUps: z.int() }),
  }),
  /** What falls on each of the coming days, also those with nothing. A birthday on 29 February is kept on the 28th in other years. */
  agenda: query({ input: z.object({ from: Day, days: z.int().positive().max(14).default(7) }), output: z.array(AgendaDay) }),
  /** Hides a contact from the due list until a day; null shows it again. */
  snooze: command({
    input: z.object({ id: ContactId, until: Day.nullable() }),
    output: Contact,
    errors: errors(ContactNotFound),
    label: t`Snooze`,
    touches: ['contact'],
  }),
  /** Writes the agenda as a calendar file (.ics) of all-day entries; who is already due, and what was promised for a day that is over, stands on the first day. */
  exportCalendar: job({
    input: z.object({ today: Day, days: z.int().positive().max(92).default(30) }),
    output: Output,
    label: t`Export calendar`,
  }),
}
