import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/shared/kernel/random'
import { checkWorkbook } from '../../src/store/check'
import { openWorkbook, peekWorkbook } from '../../src/store/open'
import { targetProblem } from '../../src/store/problems'
import { salvageWorkbook } from '../../src/store/salvage/salvage'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

const seed = Number(process.env['RAPPORT_DAMAGE_SEED'] ?? 20_261_126)
const rounds = Number(process.env['RAPPORT_SALVAGE_ROUNDS'] ?? 2)
const now = new Date('2026-03-31T10:00:00Z')
const control = { report: () => undefined, isCancelled: () => false }
const people = 800
const pageBytes = 4096

/** A closed workbook of contacts with notes, and how its rows read. */
const makeBook = async (): Promise<Buffer> => {
  const { store, file, folder } = await openTestStore()
  const csv = join(folder, 'people.csv')
  writeFileSync(csv, `Name,E-mail,Company,Notes\n${Array.from({ length: people }, (_, index) => `Person ${index},p${index}@example.com,Company ${index % 200},${'A note about them. '.repeat(12)}${index}`).join('\n')}\n`)
  const handle = store.admitFile(csv)
  const { client } = { client: (await import('../../src/shared/rpc/client')).createClient((await import('../../src/shared/contract')).contract, store) }
  valueOf(await client.import.run({ file: handle?.id ?? '', options: { subject: 'people' } }))
  await store.close()
  return readFileSync(file)
}

const names = (file: string): ReadonlyMap<number, string> => {
  const opened = openWorkbook(file, now)
  if (!opened.ok) throw new Error(opened.error.sentence)
  // The columns of the statement.
  const rows = opened.value.prepare('SELECT id, name FROM contact').all() as { id: number; name: string }[]
  opened.value.close()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The pages on which the list of tables lies, in the order of its tables; the first leads to the others. */
const pagesOfList = (file: string): readonly number[] => {
  const sqlite = new Database(file, { readonly: true })
  try {
    return sqlite.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' ORDER BY path").pluck().all().map(Number)
  } finally {
    sqlite.close()
  }
}

/** Puts a view that answers without end in the place of a table that is empty. */
const putEndlessView = (file: string): void => {
  const sqlite = new Database(file)
  sqlite.unsafeMode(true)
  sqlite.pragma('writable_schema = ON')
  sqlite.prepare("DELETE FROM sqlite_schema WHERE tbl_name = 'ad_account'").run()
  sqlite.prepare("INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('view', 'ad_account', 'ad_account', 0, 'CREATE VIEW ad_account AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x AS id FROM r WHERE x < 0')").run()
  sqlite.close()
}

describe(`what can be read of a damaged workbook (T6, seed ${seed})`, () => {
  it('is everything where nothing is damaged', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    writeFileSync(file, await makeBook())
    expect(valueOf(salvageWorkbook(file, rescued, now, control))).toMatchObject({ gaps: 0, dropped: 0, damagedTables: [] })
    expect(names(rescued)).toEqual(names(file))
  })

  it.each([[1, 0.9], [3, 0.8], [10, 0.6]])('is most of it after %i pages of noise, every row of it right, in a workbook that is in order', async (pages, least) => {
    const whole = await makeBook()
    const folder = temporaryFolder()
    const truth = join(folder, 'truth.rapport')
    writeFileSync(truth, whole)
    const expected = names(truth)
    // Of tables whose beginning is named nowhere any more there is nothing to go by.
    const [, beginning] = pagesOfList(truth)
    const random = createRandom(seed)
    let found = 0
    for (let round = 0; round < rounds; round += 1) {
      const bytes = Buffer.from(whole)
      for (let hit = 0; hit < pages;) {
        const page = 1 + Math.floor(random() * (bytes.length / pageBytes))
        if (page === beginning) continue
        hit += 1
        const start = (page - 1) * pageBytes
        for (let at = start; at < start + pageBytes; at += 1) bytes[at] = Math.floor(random() * 256)
      }
      const [file, rescued] = [join(folder, `book-${round}.rapport`), join(folder, `rescued-${round}.rapport`)]
      writeFileSync(file, bytes)
      const before = createHash('sha256').update(bytes).digest('hex')
      const salvaged = salvageWorkbook(file, rescued, now, control)
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before)
      if (!salvaged.ok) continue
      const kept = names(rescued)
      for (const [id, name] of kept) expect(name).toBe(expected.get(id))
      found += kept.size
      const opened = openWorkbook(rescued, now)
      if (!opened.ok) throw new Error(opened.error.sentence)
      const report = await checkWorkbook(opened.value, { report: () => undefined, isCancelled: () => false })
      opened.value.close()
      expect(report?.findings.filter(({ ok }) => !ok)).toEqual([])
    }
    expect(found / (people * rounds)).toBeGreaterThanOrEqual(least)
  })

  it('is everyone but those of one lost page, behind it as before it', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    const bytes = await makeBook()
    writeFileSync(file, bytes)
    const sqlite = new Database(file, { readonly: true })
    // The columns of the statement.
    const pages = sqlite.prepare("SELECT pageno, ncell FROM dbstat WHERE name = 'contact' AND pagetype = 'leaf' ORDER BY path").all() as { pageno: number; ncell: number }[]
    sqlite.close()
    const { pageno, ncell } = pages[Math.floor(pages.length / 4)] ?? { pageno: 0, ncell: 0 }
    expect(pages.length).toBeGreaterThan(20)
    writeFileSync(file, bytes.fill(0x5a, (pageno - 1) * pageBytes, pageno * pageBytes))
    expect(valueOf(salvageWorkbook(file, rescued, now, control)).damagedTables).toContain('contact')
    expect(names(rescued).size).toBe(people - ncell)
  })

  it('is nothing where the list of tables begins with a page that is lost, or in what is no workbook, and that is said', async () => {
    const folder = temporaryFolder()
    const at = (name: string): string => join(folder, name)
    const bytes = await makeBook()
    writeFileSync(at('whole.rapport'), bytes)
    const [, first = 0] = pagesOfList(at('whole.rapport'))
    bytes.fill(0xa5, (first - 1) * pageBytes, first * pageBytes)
    writeFileSync(at('lost.rapport'), bytes)
    writeFileSync(at('text'), 'Dear diary')
    writeFileSync(at('empty'), '')
    writeFileSync(at('locked'), 'RPRTLOCK')
    const said = ['lost.rapport', 'text', 'empty', 'locked'].map((name) => {
      const salvaged = salvageWorkbook(at(name), at('rescued.rapport'), now, control)
      return salvaged.ok ? null : salvaged.error.sentence
    })
    expect(said).toEqual(['Nothing can be read of the damaged workbook, so no new one was made of it. It was left exactly as it is.', expect.stringContaining('is not a Rapport workbook'), expect.stringContaining('is empty'), expect.stringContaining('locked copy')])
    expect(readdirSync(folder).filter((name) => name.includes('rescued'))).toEqual([])
  })

  it('is everyone where the list of tables is damaged behind theirs, though SQLite opens no such file', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    const bytes = await makeBook()
    writeFileSync(file, bytes)
    const expected = names(file)
    const end = pagesOfList(file).at(-1) ?? 0
    writeFileSync(file, bytes.fill(0x5a, (end - 1) * pageBytes, end * pageBytes))
    expect(valueOf(salvageWorkbook(file, rescued, now, control)).damagedTables).not.toContain('contact')
    expect(names(rescued)).toEqual(expected)
  })

  it.each([
    ['is noise', (bytes: Buffer) => bytes.fill(0x5a, 0, pageBytes)],
    ['is zeros', (bytes: Buffer) => bytes.fill(0, 0, pageBytes)],
    ['has its header and no list', (bytes: Buffer) => bytes.fill(0x5a, 100, pageBytes)],
  ])('is everyone where the first page %s: it is made anew of the rest of the list of tables', async (_what, damage) => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    const bytes = await makeBook()
    writeFileSync(file, bytes)
    const expected = names(file)
    writeFileSync(file, damage(Buffer.from(bytes)))
    const before = readFileSync(file)
    // It is no longer told from any other file by its beginning, and yet is not taken for a foreign one.
    expect(openWorkbook(file, now)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(valueOf(salvageWorkbook(file, rescued, now, control))).toMatchObject({ gaps: 0, dropped: 0 })
    expect(names(rescued)).toEqual(expected)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('takes no other file for a workbook without its first page', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'other.rapport')
    const sqlite = new Database(file)
    for (let index = 0; index < 60; index += 1) sqlite.exec(`CREATE TABLE some_other_table_${index} (${Array.from({ length: 12 }, (_, column) => `column_${column} TEXT`).join(', ')})`)
    sqlite.close()
    writeFileSync(file, readFileSync(file).fill(0, 0, pageBytes))
    expect(openWorkbook(file, now)).toMatchObject({ ok: false, error: { code: 'foreign' } })
  })

  it('reads nothing out of a view that a stranger put in the place of a table, which would answer without end', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    writeFileSync(file, await makeBook())
    putEndlessView(file)
    expect(openWorkbook(file, now)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    // Nor does whoever looks into it as into a backup.
    expect(peekWorkbook(file)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(valueOf(salvageWorkbook(file, rescued, now, control)).damagedTables).toContain('ad_account')
    expect(names(rescued).size).toBe(people)
  })

  it('is given up when the person says so, and leaves nothing', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    writeFileSync(file, await makeBook())
    const told: number[] = []
    const given = salvageWorkbook(file, rescued, now, { report: ({ done }) => told.push(done), isCancelled: () => told.length > 0 })
    expect(given).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(told).toEqual([2000])
    expect(readdirSync(folder)).toEqual(['book.rapport'])
  })

  it('has every organisation again that a contact names, though its own row is lost', async () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    writeFileSync(file, await makeBook())
    const sqlite = new Database(file)
    const lost = sqlite.prepare("DELETE FROM organization WHERE name LIKE 'Company 1%'").run().changes
    sqlite.close()
    expect(lost).toBe(111)
    valueOf(salvageWorkbook(file, rescued, now, control))
    const opened = valueOf(openWorkbook(rescued, now))
    expect(opened.prepare('SELECT count(*) FROM organization').pluck().get()).toBe(200)
    opened.close()
  })

  it('has the settings that a workbook begins with where their rows are lost', async () => {
    const book = join(temporaryFolder(), 'book.rapport')
    writeFileSync(book, await makeBook())
    const sqlite = new Database(book)
    sqlite.exec('DELETE FROM workbook; DELETE FROM planning_settings; DELETE FROM utm_convention; DELETE FROM sentiment_reading')
    sqlite.close()
    const target = join(temporaryFolder(), 'rescued.rapport')
    expect(openWorkbook(book, now)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(salvageWorkbook(book, target, now, control).ok).toBe(true)
    const { client } = await openTestStore({ file: target })
    expect(valueOf(await client.marketing.planning.settings({}))).toMatchObject({ firstWeekday: 1 })
    expect(valueOf(await client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  })

  it('refuses what has nothing left to read, and writes over nothing', () => {
    const folder = temporaryFolder()
    const [file, rescued] = [join(folder, 'book.rapport'), join(folder, 'rescued.rapport')]
    writeFileSync(file, Buffer.alloc(20_000, 7))
    expect(salvageWorkbook(file, rescued, now, control)).toMatchObject({ ok: false, error: { code: 'foreign' } })
    writeFileSync(rescued, 'mine')
    expect(salvageWorkbook(file, rescued, now, control)).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(readFileSync(rescued, 'utf8')).toBe('mine')
  })

  it('says that the folder it was to be written to is not there', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'book.rapport')
    writeFileSync(file, Buffer.alloc(20_000, 7))
    const nowhere = join(folder, 'nowhere', 'rescued.rapport')
    expect(salvageWorkbook(file, nowhere, now, control)).toEqual({ ok: false, error: targetProblem('missing', nowhere) })
    expect(salvageWorkbook(join(folder, 'gone.rapport'), join(folder, 'rescued.rapport'), now, control)).toMatchObject({ ok: false, error: { code: 'missing', fileName: 'gone.rapport' } })
    expect(readdirSync(folder)).toEqual(['book.rapport'])
  })
})
