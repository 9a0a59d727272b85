import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../support/marketing-context'
import { openTestStore, valueOf } from '../support/open-test-store'
import { temporaryFile } from '../support/read-import'

interface Made {
  readonly subject: 'ads' | 'people'
  readonly rows: readonly { readonly who: number; readonly day: number; readonly value: number }[]
}

const made: fc.Arbitrary<Made> = fc.record({
  subject: fc.constantFrom('ads', 'people'),
  rows: fc.uniqueArray(fc.record({ who: fc.nat(3), day: fc.nat(4), value: fc.nat(999) }), { minLength: 1, maxLength: 6, selector: ({ who, day }) => `${who} ${day}` }),
})

/** A real file of it: a report of Meta's by day, or a table of people of whom each is one row. */
const write = ({ subject, rows }: Made): string =>
  subject === 'ads'
    ? temporaryFile('report.csv', `Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n${rows.map(({ who, day, value }) => `2026-09-0${day + 1},2026-09-0${day + 1},Campaign ${who},${value / 100},${value}`).join('\n')}\n`)
    : temporaryFile('people.csv', `Full name,Email,Role\n${[...new Map(rows.map((row) => [row.who, row])).values()].map(({ who, value }) => `Person ${who},p${who}@example.org,Role ${value}`).join('\n')}\n`)

/** What is known of campaigns by day and of people, whichever batch said it. */
const known = ({ prepare }: MarketingContext): unknown => [
  prepare(`SELECT c.name, s.from_day, s.spend_minor, s.row_count FROM actual_slice s JOIN campaign c ON c.id = s.campaign_id ORDER BY 1, 2`).all(),
  prepare(`SELECT e.email, c.name, c.role FROM contact c JOIN contact_email e ON e.contact_id = c.id ORDER BY 1`).all(),
]

const tables = (context: MarketingContext): Readonly<Record<string, string>> => ({ ...context.digest(), import_salt: '' })

describe('batches of ads and people in one workbook', () => {
  it('keeps all rows of one name and day, and says of what they may be: a second account, or a breakdown that is not read', async () => {
    const context = openMarketingContext()
    const receipt = await context.importPath(temporaryFile('report.csv', 'Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n2026-01-01,2026-01-01,A,10.00,100\n2026-01-01,2026-01-01,A,5.00,50\n'))
    expect(receipt.warnings.join()).toContain('1 row repeats the name and dates of another without an ID to tell them apart; all are kept, in file order. They may be of a second account, or of a breakdown whose column is not read')
    expect(context.prepare('SELECT sum(spend_minor) FROM actual_slice').pluck().get()).toBe(1500)
  })

  it('says of rows by the hour that they are, and not that quiet hours count twice', async () => {
    const context = openMarketingContext()
    const warnings = (await context.importPath(temporaryFile('x.csv', 'ID,Campaign,Time,Spend,Impressions,Billed engagements\nabc,A,2026-09-01 00:00,5.00,90,1\nabc,A,2026-09-01 01:00,0.00,0,0\nabc,A,2026-09-01 02:00,0.00,0,0\nabc,A,2026-09-02 00:00,1.00,9,1\n'))).warnings.join()
    expect(warnings).toContain('The rows are of hours. Those of a day are kept one by one, and together they are the day.')
    expect(warnings).not.toMatch(/an ID to tell them apart|very figures/)
    expect(context.prepare('SELECT sum(spend_minor) FROM actual_slice GROUP BY from_day').pluck().all()).toEqual([500, 100])
    // One time for all says nothing of hours.
    expect((await openMarketingContext().importPath(temporaryFile('x.csv', 'ID,Campaign,Time,Spend,Impressions,Billed engagements\nabc,A,2026-09-01 00:00,5.00,90,1\nabc,A,2026-09-01 00:00,5.00,90,1\n'))).warnings.join()).toContain('very figures')
  })

  it('says which of them have the very figures of another, as a file that holds an export twice', async () => {
    const line = (day: string, figures: string): string => `${day},${day},A,${figures}\n`
    const rows = [line('2026-01-01', '10.00,100'), line('2026-01-02', '5.00,50'), line('2026-01-02', '7.00,50'), line('2026-01-03', '0.00,0')].join('')
    const warnings = async (times: number): Promise<string> => (await openMarketingContext().importPath(temporaryFile('report.csv', `Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n${rows.repeat(times)}`))).warnings.join()
    expect(await warnings(1)).not.toContain('very figures')
    expect(await warnings(2)).toContain('3 rows that repeat others have their very figures, too: if the file holds them twice, as two exports put together do, they count twice. Take them out of the file first.')
  })

  it('undone in any order leave what the remaining ones say, and at last the workbook of before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.nat()), async (files, picks) => {
        const context = openMarketingContext()
        const start = tables(context)
        const batches: { batch: number | null; path: string }[] = []
        for (const path of files.map(write)) batches.push({ batch: (await context.importPath(path)).batch, path })
        while (batches.length > 0) {
          // Of an endless stream.
          const [taken] = batches.splice((picks.next().value as number) % batches.length, 1)
          await context.undoImport(taken?.batch ?? 0)
          const fresh = openMarketingContext()
          for (const { path } of batches) await fresh.importPath(path)
          expect(known(context)).toEqual(known(fresh))
        }
        expect(tables(context)).toEqual(start)
      }),
      { numRuns: 12 },
    )
  })

  it('the same file again and again adds nothing, and a newer one for the same days replaces them', async () => {
    await fc.assert(
      fc.asyncProperty(made, fc.integer({ min: 1, max: 500 }), async (file, more) => {
        const context = openMarketingContext()
        await context.importPath(write(file))
        const once = known(context)
        for (let time = 0; time < 3; time += 1) expect((await context.importPath(write(file))).rows).toMatchObject({ added: 0, changed: 0 })
        expect(known(context)).toEqual(once)
        const newer = { ...file, rows: file.rows.map((row) => ({ ...row, value: row.value + more })) }
        expect((await context.importPath(write(newer))).rows).toMatchObject({ added: 0, unchanged: 0 })
        const fresh = openMarketingContext()
        await fresh.importPath(write(newer))
        expect(known(context)).toEqual(known(fresh))
      }),
      { numRuns: 15 },
    )
  })
})

describe('figures that add up to more than any number that is exact', () => {
  /** A report of Meta's with so many impressions on each of two days. */
  const report = (name: string, campaign: string, impressions: number, currency = 'EUR'): string =>
    temporaryFile(name, `Reporting starts,Reporting ends,Campaign name,Amount spent (${currency}),Impressions\n${['2026-01-01', '2026-01-02'].map((day) => `${day},${day},${campaign},10.00,${impressions}`).join('\n')}\n`)

  it('are refused, of one file or together with others, and leave the workbook as it was', async () => {
    const { client, store } = await openTestStore()
    const run = async (path: string): Promise<unknown> => client.import.run({ file: store.admitFile(path)?.id ?? '' })
    expect(await run(report('ids.csv', 'Spring', Number.MAX_SAFE_INTEGER))).toMatchObject({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringContaining('The figures of impressions add up to more than can be counted exactly') as unknown } })
    expect(await run(report('most.csv', 'Spring', 2 ** 52 - 1))).toMatchObject({ ok: true })
    for (const currency of ['EUR', 'USD']) expect(await run(report('more.csv', 'Autumn', 10, currency))).toMatchObject({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringContaining('Together with this file') as unknown } })
    expect(valueOf(await client.import.list({})).map(({ file }) => file)).toEqual(['most.csv'])
    expect(valueOf(await client.marketing.campaign.list({})).rows.map(({ name }) => name)).toEqual(['Spring'])
  })

  /** The same of spend in a currency, of two days, by campaign or by ad set. */
  const spendReport = (name: string, currency: string, spend: string, adSets: readonly string[] = []): string =>
    temporaryFile(name, `Reporting starts,Reporting ends,Campaign name,${adSets.length > 0 ? 'Ad set name,' : ''}Amount spent (${currency})\n${['2026-01-01', '2026-01-02'].flatMap((day) => (adSets.length > 0 ? adSets.map((adSet) => `${day},${day},Spring ${currency},${adSet},${spend}`) : [`${day},${day},Spring ${currency},${spend}`])).join('\n')}\n`)

  it('are money of one currency, never of two, and of the views of it that count', async () => {
    const { client, store } = await openTestStore()
    const run = async (path: string): Promise<unknown> => client.import.run({ file: store.admitFile(path)?.id ?? '' })
    // 2 × 45,035,996,273,704 is a little less than 2^53 cents.
    expect(await run(spendReport('eur.csv', 'EUR', '45035996273704.00'))).toMatchObject({ ok: true })
    expect(await run(spendReport('usd.csv', 'USD', '45035996273704.00'))).toMatchObject({ ok: true })
    expect(await run(spendReport('sets.csv', 'EUR', '22517998136852.00', ['Broad', 'Narrow']))).toMatchObject({ ok: true })
    const more = temporaryFile('more.csv', 'Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)\n2026-01-03,2026-01-03,Autumn,10.00\n')
    expect(await run(more)).toMatchObject({ ok: false, error: { sentence: 'Together with this file, the figures of spend in EUR in the workbook would add up to more than can be counted exactly. If other numbers stand in that column, such as ids, leave it out.' } })
  })

  it('of a workbook that has them since an earlier version can be corrected by a file, as far as it lowers them', async () => {
    const { client, store, file } = await openTestStore()
    valueOf(await client.import.run({ file: store.admitFile(report('most.csv', 'Spring', 2 ** 52 - 1))?.id ?? '' }))
    await store.close()
    const sqlite = new Database(file)
    for (const table of ['actual', 'actual_slice', 'actual_stretch', 'actual_month']) sqlite.exec(`UPDATE ${table} SET impressions = impressions * 2`)
    sqlite.close()
    const again = await openTestStore({ file })
    const run = async (path: string): Promise<unknown> => again.client.import.run({ file: again.store.admitFile(path)?.id ?? '' })
    expect(await run(report('more.csv', 'Autumn', 1))).toMatchObject({ ok: false, error: { type: 'ImportRefused' } })
    // Still beyond with the other day, and less than before.
    expect(await run(temporaryFile('first.csv', `Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n2026-01-01,2026-01-01,Spring,10.00,${2 ** 51}\n`))).toMatchObject({ ok: true })
    expect(await run(report('less.csv', 'Spring', 2 ** 51))).toMatchObject({ ok: true })
    expect(await run(report('more.csv', 'Autumn', 1))).toMatchObject({ ok: true })
  })
})
