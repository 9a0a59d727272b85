import { expect, it } from 'vitest'
import { openEmpty } from '../../../tests/support/empty-workbook'
import { refreshContacts } from './refresh-contacts'

const open = () => {
  const sqlite = openEmpty()
  const add = sqlite.prepare("INSERT INTO contact (id, name, sort_name, organization, role, source, note, ideal_days, created_at) VALUES (?, ?, ?, '', '', '', '', ?, '2026-01-01T08:00:00.000Z')")
  add.run(1, 'Ada', 'ada', 30)
  add.run(2, 'Bruno', 'bruno', null)
  const named = new Set<string>()
  sqlite.function('named', (column: unknown) => void named.add(String(column)))
  for (const column of ['last_touch_on', 'due_on', 'interaction_count', 'strength_rank', 'first_contribution_on', 'owes_reply', 'quiet_on']) {
    sqlite.exec(`CREATE TEMP TRIGGER names_${column} AFTER UPDATE OF ${column} ON main.contact BEGIN SELECT named('${column}'); END`)
  }
  let last = 0
  /** Logs a message from them and answers which columns were then written. */
  const log = (contactId: number, on: string): readonly string[] => {
    last += 1
    sqlite.prepare("INSERT INTO interaction (id, type, direction, on_day, note, created_at) VALUES (?, 'message', 'incoming', ?, '', ?)").run(last, on, `${on}T08:00:00.000Z`)
    sqlite.prepare('INSERT INTO interaction_contact (contact_id, interaction_id) VALUES (?, ?)').run(contactId, last)
    named.clear()
    refreshContacts({ prepare: (sql) => sqlite.prepare(sql) }, [contactId])
    return [...named].sort()
  }
  return { sqlite, log }
}

it('names only what an interaction changes of a contact, since each column named has the entries of its indexes written', () => {
  const { sqlite, log } = open()
  expect(log(1, '2026-03-02')).toEqual(['due_on', 'first_contribution_on', 'interaction_count', 'last_touch_on', 'owes_reply', 'strength_rank'])
  expect(log(1, '2026-03-09')).toEqual(['due_on', 'interaction_count', 'last_touch_on', 'strength_rank'])
  expect(log(2, '2026-03-09')).not.toContain('due_on')
  // Of the past: no later touch, no earlier word.
  expect(log(1, '2026-03-05')).toEqual(['interaction_count', 'strength_rank'])
  refreshContacts({ prepare: (sql) => sqlite.prepare(sql) }, [1])
  expect(sqlite.prepare('SELECT period, on_day FROM first_touch WHERE contact_id = 1 ORDER BY period').raw().all()).toEqual([['2026', '2026-03-02'], ['2026-Q1', '2026-03-02']])
})

it('forgets the first days of what is gone', () => {
  const { sqlite, log } = open()
  log(1, '2025-12-30')
  log(1, '2026-03-02')
  sqlite.prepare("DELETE FROM interaction WHERE on_day = '2025-12-30'").run()
  refreshContacts({ prepare: (sql) => sqlite.prepare(sql) }, [1])
  expect(sqlite.prepare('SELECT period FROM first_touch WHERE contact_id = 1 ORDER BY period').pluck().all()).toEqual(['2026', '2026-Q1'])
})
