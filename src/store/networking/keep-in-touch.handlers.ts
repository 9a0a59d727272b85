import { eq } from 'drizzle-orm'
import { writeFile } from 'node:fs/promises'
import { icsCalendar, type IcsEvent } from '../../exports/ics'
import { compareValues } from '../../shared/kernel/compare'
import { addDays, type Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { ContactRow, KeepInTouchState } from '../../shared/networking/contact'
import { type AgendaEntry, type keepInTouchContract, shownOfDay, shownOfNote, type WaitingContact } from '../../shared/networking/keep-in-touch.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { readSettings } from '../workbook/workbook.handlers'
import { makeOutput } from '../write-output'
import { birthdaysBetween, stateConditions } from './contact-filter-sql'
import { readContactRows } from './contact-list'
import { readContact } from './contact-rows'
import { contacts } from './contact.table'
import { touchTypes } from './touch-types'

const waiting = ['owe_reply', 'went_quiet', 'overdue', 'due'] as const
type Waiting = (typeof waiting)[number]

/** Who can wait for anything. The words of the index `contact_waiting`, so that it is read instead of the contacts. */
const mayWait = 'c.is_archived = 0 AND c.has_objected = 0 AND (c.owes_reply = 1 OR c.due_on IS NOT NULL OR c.snoozed_until IS NOT NULL)'

const inState = (states: readonly KeepInTouchState[]): string => `${mayWait} AND (${states.map((state) => `(${stateConditions[state]})`).join(' OR ')})`

/** How urgent a waiting contact is: its state, then the day it waits since. */
const urgency = `CASE WHEN c.owes_reply = 1 THEN 0 WHEN c.overdue_on <= $today THEN iif(c.awaits_answer = 1, 1, 2) ELSE 3 END, coalesce(CASE WHEN c.owes_reply = 1 THEN c.last_touch_on END, c.due_on), c.id`

/** Of a day with several touches the one logged last; a like is none. */
const lastTouchSql = `SELECT i.type, i.direction, i.platform, substr(i.note, 1, ${shownOfNote}) AS note FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id
  WHERE ic.contact_id = +? AND i.on_day = +? AND i.type IN (${touchTypes}) ORDER BY i.id DESC LIMIT 1`

const countsSql = `SELECT ${[...waiting, 'snoozed' as const].map((state) => `count(*) FILTER (WHERE ${stateConditions[state]}) AS ${state}`).join(', ')},
  (SELECT count(*) FROM follow_up f CROSS JOIN contact c ON c.id = f.contact_id WHERE f.done_on IS NULL AND f.on_day <= $today AND c.is_archived = 0 AND c.has_objected = 0) AS followUps
  FROM contact c INDEXED BY contact_waiting WHERE ${mayWait}`

const agendaSql = `
  SELECT c.due_on AS "on", 'due' AS kind, c.id AS contactId, c.name, '' AS note, c.sort_name AS sortName FROM contact c
    WHERE c.is_archived = 0 AND c.has_objected = 0 AND c.due_on >= $from AND c.due_on < $to AND (c.snoozed_until IS NULL OR c.snoozed_until <= c.due_on)
  UNION ALL SELECT c.snoozed_until, 'snooze_ends', c.id, c.name, '', c.sort_name FROM contact c INDEXED BY contact_snoozed WHERE c.is_archived = 0 AND c.has_objected = 0 AND c.snoozed_until IS NOT NULL AND c.snoozed_until >= $from AND c.snoozed_until < $to
  UNION ALL SELECT f.on_day, 'follow_up', c.id, c.name, f.note, c.sort_name FROM follow_up f CROSS JOIN contact c ON c.id = f.contact_id WHERE f.done_on IS NULL AND f.on_day >= $from AND f.on_day < $to AND c.is_archived = 0 AND c.has_objected = 0
  ORDER BY 1, sortName, contactId, kind`

const birthdaySql = `SELECT id AS contactId, name, substr(birthday, -5) AS monthDay FROM contact INDEXED BY contact_by_birthday WHERE is_archived = 0 AND has_objected = 0 AND substr(birthday, -5) IN (SELECT value FROM json_each(?)) ORDER BY sort_name`

const daysFrom = (from: Day, days: number): Day[] => Array.from({ length: days }, (_, index) => addDays(from, index))

/** All that falls on some days, by day and name, birthdays last. */
const readAgenda = ({ prepare }: StoreContext, from: Day, days: number): AgendaEntry[] => {
  // The columns of agendaSql; sortName only orders.
  const dated = (prepare(agendaSql).all({ from, to: addDays(from, days) }) as (AgendaEntry & { sortName: string })[]).map(({ sortName: _sortName, ...entry }) => entry)
  const birthdays = prepare(birthdaySql).all(JSON.stringify(birthdaysBetween(from, days))) as { contactId: AgendaEntry['contactId']; name: string; monthDay: string }[]
  const dayOf = new Map(daysFrom(from, days).flatMap((on) => birthdaysBetween(on, 1).map((monthDay) => [monthDay, on] as const)))
  const celebrated = birthdays.flatMap(({ contactId, name, monthDay }): readonly AgendaEntry[] => {
    const on = dayOf.get(monthDay)
    return on === undefined ? [] : [{ on, kind: 'birthday', contactId, name, note: '' }]
  })
  return [...dated, ...celebrated].sort((left, right) => compareValues(left.on, right.on))
}

const titles: Readonly<Record<AgendaEntry['kind'], (name: string) => string>> = {
  due: (name) => t`Keep in touch: ${name}`,
  follow_up: (name) => t`Follow up: ${name}`,
  birthday: (name) => t`Birthday: ${name}`,
  snooze_ends: (name) => t`Keep in touch again: ${name}`,
}

/** What was promised for days that are over and is still to do, the oldest first. */
const lateFollowUpsSql = `SELECT f.on_day AS "on", c.id AS contactId, c.name, f.note FROM follow_up f CROSS JOIN contact c ON c.id = f.contact_id WHERE f.done_on IS NULL AND f.on_day < ? AND c.is_archived = 0 AND c.has_objected = 0 ORDER BY f.on_day, f.id`

/** Agenda as calendar events. `workbook` tells two workbooks' entries apart; what is already late stands on the first day. */
const calendarEvents = (context: StoreContext, today: Day, days: number): IcsEvent[] => {
  const workbook = String(context.prepare('SELECT created_at FROM workbook').pluck().get()).replaceAll(/\D/g, '')
  const lateSql = `SELECT c.id AS contactId, c.name FROM contact c WHERE ${inState(waiting)} AND c.due_on IS NOT $today ORDER BY ${urgency}`
  const late = (context.prepare(lateSql).all({ today }) as { contactId: AgendaEntry['contactId']; name: string }[]).map((entry): AgendaEntry => ({ ...entry, on: today, kind: 'due', note: '' }))
  const lateIds = new Set(late.map(({ contactId }) => contactId))
  // The columns of lateFollowUpsSql.
  const promised = (context.prepare(lateFollowUpsSql).all(today) as Omit<AgendaEntry, 'kind'>[]).map((entry): AgendaEntry => ({ ...entry, kind: 'follow_up' }))
  const coming = readAgenda(context, today, days).filter(({ kind, contactId }) => kind !== 'due' || !lateIds.has(contactId))
  const seen = new Map<string, number>()
  return [...late, ...promised, ...coming].map(({ on, kind, contactId, name, note }) => {
    const key = `${kind}-${contactId}${kind === 'due' ? '' : `-${on}`}`
    const occurrence = seen.get(key) ?? 0
    seen.set(key, occurrence + 1)
    const isLate = on < today
    const day = isLate ? today : on
    const description = [note, isLate ? t`Promised for ${dayText(on)}` : ''].filter((line) => line !== '').join('\n')
    return { uid: `${workbook}-${key}${occurrence === 0 ? '' : `-${occurrence}`}@rapport`, from: day, to: day, title: titles[kind](name), description }
  })
}

export const keepInTouchHandlers: Handlers<typeof keepInTouchContract, StoreContext> = {
  due: (context, { offset, limit, today, states }) => {
    const where = inState(states ?? waiting)
    const total = Number(context.prepare(`SELECT count(*) FROM contact c INDEXED BY contact_waiting WHERE ${where}`).pluck().get({ today }))
    const ids = context.prepare(`SELECT c.id FROM contact c INDEXED BY contact_waiting WHERE ${where} ORDER BY ${urgency} LIMIT $limit OFFSET $offset`).pluck().all({ today, limit, offset }).map(Number)
    const lastTouch = context.prepare(lastTouchSql)
    // The columns of lastTouchSql. Undefined: there was none.
    const lastTouchOf = ({ id, lastTouchOn }: ContactRow): WaitingContact['lastTouch'] => (lastTouch.get(id, lastTouchOn) as WaitingContact['lastTouch'] | undefined) ?? null
    return ok({ rows: readContactRows(context, ids, today).map((row) => ({ ...row, lastTouch: lastTouchOf(row) })), total })
  },

  // The columns of countsSql.
  counts: ({ prepare }, { today }) => ok(prepare(countsSql).get({ today }) as Record<Waiting | 'snoozed' | 'followUps', number>),

  agenda: (context, { from, days }) => {
    const byDay = groupBy(readAgenda(context, from, days), ({ on }) => on)
    return ok(daysFrom(from, days).map((on) => {
      const entries = byDay.get(on) ?? []
      return { on, total: entries.length, entries: entries.slice(0, shownOfDay) }
    }))
  },

  snooze: (context, { id, until }) => {
    context.db.update(contacts).set({ snoozedUntil: until }).where(eq(contacts.id, id)).run()
    const contact = readContact(context, id)
    return contact === null ? err({ type: 'ContactNotFound', id }) : ok(contact)
  },

  exportCalendar: (context, { today, days }, control) => {
    control.report({ label: t`Writing calendar`, done: 0, total: null })
    const write = async (path: string) => {
      const { name } = readSettings(context)
      await writeFile(path, icsCalendar({ name: t`Keep in touch · ${name}`, at: context.now(), events: calendarEvents(context, today, days) }), { mode: 0o600 })
      return ok({ fileName: t`Keep in touch ${today}.ics` })
    }
    return makeOutput(context, 'ics', write, control.isCancelled)
  },
}
