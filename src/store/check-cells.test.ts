import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openTestStore, type TestStore, valueOf } from '../../tests/support/open-test-store'
import { temporaryFile } from '../../tests/support/read-import'
import { DefectError, UnsavedError } from '../shared/rpc/client'
import { columnsOf, contentTables } from './archive/tables'
import { columnsWithRules, holdsStrangeCell, ruleOf } from './check-cells'
import { openWorkbook } from './open'
import { readReferences } from './row-references'

/** Texts of the person's, words that the tables themselves are told, and what is only compared. */
const anyText = new Set([
  'name', 'sort_name', 'note', 'label', 'text', 'search_text', 'words', 'reason', 'rule', 'source', 'purpose', 'basis', 'wording', 'organization', 'role', 'how_met', 'rules', 'brief', 'owner', 'hypothesis', 'decision', 'first_label', 'second_label', 'permission_note', 'body', 'headline', 'description', 'asset', 'by', 'what', 'customer', 'definition', 'exclusions', 'places', 'languages', 'interests', 'lookalike', 'email', 'phone', 'handle', 'search', 'imported_name', 'content', 'campaign', 'medium', 'term', 'setting', 'value',
  'kind', 'status', 'state', 'position', 'direction', 'list', 'measure', 'permission', 'read_sentiment', 'said_sentiment', 'sentiment', 'sentiment_label', 'separator', 'shape', 'cause', 'level', 'identified_by', 'media_type', 'table_name',
  'key', 'identity', 'hash', 'salt', 'header_hash', 'file_name', 'file_sha256', 'external_id', 'period', 'segments', 'campaign_name', 'ad_set_name', 'ad_name', 'data_version', 'channel', 'subject', 'details',
])

it('every column of the schema that holds more than any text has a rule, and every rule has its column', async () => {
  const { file, store } = await openTestStore()
  await store.close()
  const sqlite = new Database(file)
  const columns = contentTables(sqlite).flatMap((table) => columnsOf(sqlite, table).columns.map((column) => ({ id: `${table}.${column.name}`, column, rule: ruleOf(table, column) })))
  sqlite.close()
  expect(columns.filter(({ column, rule }) => rule === null && column.type === 'TEXT' && !anyText.has(column.name)).map(({ id }) => id)).toEqual([])
  expect(columnsWithRules.filter((name) => !columns.some(({ id }) => id === name))).toEqual([])
})

it.each([
  ['id', 'INTEGER', [1, 2_147_483_646], [0, -1, 2_147_483_647]],
  ['amount_minor', 'INTEGER', [null, 0, -9_007_199_254_740_991n, 9_007_199_254_740_991n], [9_007_199_254_740_992n, -9_007_199_254_740_992n]],
  ['weight', 'REAL', [null, -1.5, Number.MAX_VALUE], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  ['currency', 'TEXT', [null, 'EUR'], ['eur', 'EU', 'EURO', '']],
  ['said_currency', 'TEXT', ['USD'], ['US$']],
  ['on_day', 'TEXT', [null, '2024-02-29', '0001-01-01'], ['2026-02-29', '0000-01-01', '2026-2-1', '', 'soon']],
  ['valid_until', 'TEXT', ['2026-12-31'], ['2026-12-32']],
  ['created_at', 'TEXT', [null, '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00Z'], ['2026-01-01', '2026-02-30T10:00:00.000Z', '2026-01-01T10:00:00.000', '2026-01-01 10:00:00Z', '']],
  ['month', 'TEXT', [null, '2026-12'], ['2026-13', '2026-1', '']],
] as const)('a cell of %s fits or is strange', (name, type, fitting, strangers) => {
  const sqlite = new Database(':memory:')
  sqlite.exec(`CREATE TABLE made (${name} ${type}) STRICT`)
  const insert = sqlite.prepare('INSERT INTO made VALUES (?)')
  for (const cell of [...fitting, ...strangers]) insert.run(cell)
  expect(sqlite.prepare(`SELECT ${name} FROM made WHERE NOT (${ruleOf('made', { name, type })}) ORDER BY rowid`).safeIntegers().pluck().all()).toEqual(strangers.map((cell) => (type === 'INTEGER' ? BigInt(cell) : cell)))
  sqlite.close()
})

/** A workbook with one of each, closed, with this done to it by something other than Rapport. */
const crafted = async (sql: string): Promise<string> => {
  const { client, store, file } = await openTestStore()
  const { networking, marketing } = client
  const { id: contactId } = valueOf(await networking.contact.add({ name: 'Ada' }))
  valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-03-01', note: '', people: [{ id: contactId }] }))
  valueOf(await networking.community.add({ name: 'Circle', platform: 'discord' }))
  valueOf(await networking.customField.add({ name: 'Glaze', kind: 'choice', choices: ['Blue'] }))
  const { id: campaignId } = valueOf(await marketing.campaign.add({ name: 'Spring' }))
  valueOf(await marketing.deal.add({ name: 'Bowls', amountMinor: 100, currency: 'EUR', status: 'won', on: '2026-03-01' }))
  valueOf(await marketing.creative.add({ name: 'Post', campaignId }))
  await store.close()
  const sqlite = new Database(file)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(sql)
  sqlite.close()
  return file
}

const complaints = async ({ client }: TestStore) => valueOf(await client.workbook.check({})).findings.filter(({ ok }) => !ok)

const strange: readonly { readonly what: string; readonly sql: string; readonly found: string; readonly ask: (client: TestStore['client']) => Promise<unknown> }[] = [
  { what: 'a platform that nobody knows', sql: "UPDATE community SET platform = 'myspace'", found: 'Communities: of “community.platform”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ networking }) => networking.community.list({ today: '2026-03-01' }) },
  { what: 'a day that no calendar has', sql: "UPDATE deal SET on_day = '2026-02-30'", found: 'Deals: of “deal.on_day”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ marketing }) => marketing.deal.list({}) },
  { what: 'no moment', sql: "UPDATE contact SET created_at = 'yesterday'", found: 'Contacts: of “contact.created_at”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ networking }) => networking.contact.list({}) },
  { what: 'a text longer than any', sql: 'UPDATE contact SET how_met = hex(zeroblob(1001))', found: 'Contacts: of “contact.how_met”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ networking }) => networking.contact.get({ id: 1 }) },
  { what: 'no JSON', sql: "UPDATE custom_field SET choices = '{'", found: 'Contacts: of “custom_field.choices”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ networking }) => networking.customField.list({}) },
  { what: 'JSON of another shape', sql: "INSERT INTO share_of_voice VALUES (3, 'x', '2026-01-01', '2026-02-01', 'x', 1, '{\"a\":1}')", found: 'Channels: of “share_of_voice.competitors”, 1 cell is nothing that Rapport writes; the first is in row 3.', ask: ({ networking }) => networking.shareOfVoice.list({}) },
  { what: 'an amount beyond what is exact', sql: 'UPDATE campaign SET budget_minor = 1152921504606846976', found: 'Campaigns: of “campaign.budget_minor”, 1 cell is nothing that Rapport writes; the first is in row 1.', ask: ({ marketing }) => marketing.campaign.get({ id: 1 }) },
  { what: 'an id beyond what is exact', sql: 'UPDATE campaign SET id = 9223372036854775807', found: 'Campaigns: of “campaign.id”, 1 cell is nothing that Rapport writes; the first is in row 9223372036854775807.', ask: ({ marketing }) => marketing.campaign.names({}) },
  { what: 'no planning settings', sql: 'DELETE FROM planning_settings', found: 'Planning: the row of “planning_settings” is missing.', ask: ({ marketing }) => marketing.planning.settings({}) },
]

const failureOf = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => null, (error: unknown) => error)

it.each([...strange, { what: 'a reference to what is not there', sql: 'UPDATE creative SET campaign_id = 77', found: null, ask: ({ marketing }: TestStore['client']) => marketing.creative.list({}) }])('$what in a workbook is told by the check, and by what fails once it was looked for, beside the reference of the log', async ({ sql, found, ask }) => {
  const logged: string[] = []
  const opened = await openTestStore({ file: await crafted(sql), onDefect: (reference) => logged.push(reference) })
  // Answered before anything was looked through.
  expect(await failureOf(ask(opened.client))).not.toBeInstanceOf(UnsavedError)
  expect(logged).toHaveLength(1)
  await expect.poll(() => failureOf(ask(opened.client))).toBeInstanceOf(UnsavedError)
  const failure = await failureOf(ask(opened.client))
  expect(failure).toEqual(new UnsavedError(`This could not be done (reference ${logged.at(-1)}). Nothing was changed. This workbook holds something that no version of Rapport writes, and that may be why. “Check workbook” says what it is and where; a backup may be without it.`))
  if (found === null) expect(await complaints(opened)).toEqual([{ id: 'references', title: 'Everything referred to exists', ok: false, detail: 'Creatives: by “creative.campaign_id”, 1 row refers to something that is not there; the first is row 1.' }])
  else expect(await complaints(opened)).toContainEqual({ id: 'cells', title: 'Every cell is one that Rapport writes', ok: false, detail: found })
})

it('a job that fails in such a workbook is not said to have changed nothing, and once it is mended its bug is one again', async () => {
  const { client, store } = await openTestStore({ file: await crafted("UPDATE community SET platform = 'myspace'"), readImport: () => Promise.reject(new Error('bug')) })
  const run = () => failureOf(client.import.run({ file: store.admitFile(temporaryFile('a.csv', 'a,b\n1,2\n'))?.id ?? '' }))
  expect(await run()).toBeInstanceOf(DefectError)
  await expect.poll(run).toMatchObject({ name: 'UnsavedError', message: expect.stringMatching(/^This could not be done to its end \(reference [0-9a-f]{8}\)\. What it had saved by then stays\. This workbook holds something/) })
  valueOf(await client.networking.community.remove({ ids: [1] }))
  await expect.poll(run).toBeInstanceOf(DefectError)
})

it('many cells of many columns are counted, over all slices, and the first columns named', async () => {
  const file = await crafted(`WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) INSERT INTO follow_up SELECT i, 1, iif(i % 5000 = 0, 'soon', '2026-01-01'), '', NULL, '2026-01-01T00:00:00.000Z' FROM n;
    UPDATE community SET platform = 'x y'; UPDATE campaign SET objective = 'x', kpi = 'x', currency = 'eur'; UPDATE creative SET landing_url = 'javascript:1'; UPDATE deal SET currency = 'e'`)
  const [finding, ...rest] = await complaints(await openTestStore({ file }))
  expect(rest).toEqual([])
  expect(finding?.detail).toContain('Campaigns: of “campaign.currency”, 1 cell is')
  expect(finding?.detail).toMatch(/ 2 more columns are like that\.$/)
  const alone = await crafted(`WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) INSERT INTO follow_up SELECT i, 1, iif(i % 5000 = 0, 'soon', '2026-01-01'), '', NULL, '2026-01-01T00:00:00.000Z' FROM n`)
  expect((await complaints(await openTestStore({ file: alone })))[0]?.detail).toBe('Contacts: of “follow_up.on_day”, 5 cells are nothing that Rapport writes; the first is in row 5000.')
})

it('an id at the end of all numbers leaves room for new contacts, organisations and campaigns', async () => {
  const opened = await openTestStore({ file: await crafted("INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) VALUES (9223372036854775807, 'Far', 'far', 'Far', '', '', '', '2026-01-01T00:00:00.000Z'); INSERT INTO removed_id VALUES ('campaign', 9223372036854775807) ON CONFLICT DO UPDATE SET highest = excluded.highest; INSERT INTO organization VALUES (9223372036854775806, 'Far', 'far', '', '', '2026-01-01T00:00:00.000Z')") })
  expect(valueOf(await opened.client.networking.contact.add({ name: 'Bea', organization: 'Near' }))).toMatchObject({ id: 2, organizationId: 1 })
  expect(valueOf(await opened.client.marketing.campaign.add({ name: 'Next' })).id).toBe(2)
})

it('a history that reaches the end of all numbers is forgotten there, and what is done after it is saved and can be undone', async () => {
  const opened = await openTestStore({ file: await crafted("INSERT INTO undo_step VALUES (9223372036854775807, 'Far', '2026-01-01T00:00:00.000Z', 0)") })
  const { undoStep } = await opened.client.networking.contact.add({ name: 'Bea' })
  expect(await opened.client.workbook.undo({ step: null })).toMatchObject({ ok: true, value: { id: undoStep } })
})

it('a workbook without the row that every workbook begins with is refused as damaged', async () => {
  const file = await crafted('DELETE FROM workbook')
  expect(openWorkbook(file, new Date())).toMatchObject({ ok: false, error: { code: 'damaged' } })
})

it('every reference of the schema is looked through, and those of a workbook in order are', async () => {
  const { file, store } = await openTestStore({ file: await crafted("INSERT INTO saved_view VALUES (1, 'deals', 'Mine', '', 'null', 'null', 'ascending', 'null', 1)") })
  await store.close()
  const sqlite = new Database(file)
  expect(await holdsStrangeCell(sqlite)).toBe(false)
  sqlite.pragma('foreign_keys = OFF')
  const references = readReferences(sqlite)
  expect(references.length).toBeGreaterThan(90)
  const found: unknown[] = []
  for (const { child, childColumn } of references) {
    sqlite.exec('BEGIN')
    const { changes } = sqlite.prepare(`UPDATE OR IGNORE ${child} SET ${childColumn} = 4711`).run()
    if (changes > 0) found.push(await holdsStrangeCell(sqlite))
    sqlite.exec('ROLLBACK')
  }
  sqlite.close()
  expect(found.length).toBeGreaterThan(3)
  expect(found).not.toContain(false)
})
