import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileRow, jobControl, type MadeFile, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { ImportOptions } from '../../shared/imports/import'
import { localDay, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { type Slice, type SliceBreakdown, whatCounts } from '../marketing/what-counts'
import { importHandlers } from './import.handlers'

const ad = (adName: string, campaignName = 'Spring') => ({ campaignName, adSetName: 'Set', adName })

const daily: MadeFile = {
  name: 'days.csv',
  level: 'ad',
  rows: [
    { from: 20_000, to: 20_000, entity: ad('A'), spendMinor: 100, impressions: 1000, linkClicks: 10 },
    { from: 20_001, to: 20_001, entity: ad('A'), spendMinor: 200, impressions: 2000, linkClicks: 20 },
    { from: 20_000, to: 20_000, entity: ad('B'), spendMinor: 300, impressions: 3000, conversions: 1.5, kind: 'Purchases' },
    { from: 20_000, to: 20_000, entity: ad('B'), spendMinor: 40, impressions: 400, conversions: 0.5, kind: 'Purchases' },
  ],
}

const sumOfActual = ({ prepare }: MarketingContext): unknown => prepare('SELECT sum(spend_minor) FROM actual').pluck().get()

describe('import', () => {
  it('accounts for every row it read', async () => {
    const context = openMarketingContext()
    const receipt = await context.importFile({ ...daily, refusals: [{ line: 4, reason: 'No number', text: 'x' }] })
    expect(receipt.rows).toEqual({ read: 5, added: 4, changed: 0, unchanged: 0, refused: 1, suppressed: 0, totals: 0 })
    expect(importHandlers.refusals(context, { id: receipt.batch ?? (0 as never) })).toEqual({ ok: true, value: [{ line: 4, reason: 'No number', text: 'x' }] })
    expect(importHandlers.list(context, {})).toMatchObject({ value: [{ batch: receipt.batch, file: 'days.csv', refusals: [] }] })
  })

  it('changes nothing when the same rows come again, in any order', async () => {
    const context = openMarketingContext()
    await context.importFile(daily)
    const before = context.digest()
    const again = await context.importFile({ ...daily, rows: [...daily.rows].reverse() })
    expect(again.rows).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    const after = context.digest()
    for (const table of ['actual', 'actual_slice', 'actual_stretch', 'campaign', 'ad_entity']) expect(after[table]).toBe(before[table])
    await context.undoImport(again.batch)
    expect(context.digest()).toEqual(before)
  })

  it('keeps rows that a later file holds too when the first file is taken back', async () => {
    const context = openMarketingContext()
    const first = await context.importFile(daily)
    const second = await context.importFile({ ...daily, rows: daily.rows.slice(0, 2) })
    await context.importFile({ ...daily, rows: [{ ...(daily.rows[0] as FileRow), spendMinor: 150 }] })
    await context.undoImport(first.batch)
    expect(sumOfActual(context)).toBe(350)
    await context.undoImport(second.batch)
    expect(sumOfActual(context)).toBe(150)
  })

  it('replaces what a newer file says otherwise, and gives it back on undo', async () => {
    const context = openMarketingContext()
    await context.importFile(daily)
    const before = context.digest()
    const newer = await context.importFile({ ...daily, rows: [{ ...(daily.rows[0] as FileRow), spendMinor: 150 }] })
    expect(newer.rows).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect(sumOfActual(context)).toBe(690)
    await context.undoImport(newer.batch)
    expect(context.digest()).toEqual(before)
  })

  it('no longer counts a row of which a newer file holds fewer', async () => {
    const context = openMarketingContext()
    await context.importFile(daily)
    const newer = await context.importFile({ ...daily, rows: daily.rows.slice(0, 3) })
    expect(sumOfActual(context)).toBe(600)
    expect(newer.warnings.join()).toContain('no longer counts')
    await context.undoImport(newer.batch)
    expect(sumOfActual(context)).toBe(640)
  })

  it.each([['with the same figures', 300], ['with others', 310]])('does not count it again when that file is taken back and a still newer one, %s, holds as few', async (_name, spendMinor) => {
    const context = openMarketingContext()
    await context.importFile(daily)
    const newer = await context.importFile({ ...daily, rows: daily.rows.slice(0, 3) })
    const newest = await context.importFile({ ...daily, rows: [...daily.rows.slice(0, 2), { ...(daily.rows[2] as FileRow), spendMinor }] })
    expect(newest.warnings).toEqual([])
    await context.undoImport(newer.batch)
    expect(sumOfActual(context)).toBe(300 + spendMinor)
    await context.undoImport(newest.batch)
    expect(sumOfActual(context)).toBe(640)
  })

  it('says what becomes unknown because a newer file of the same days does not tell it', async () => {
    const context = openMarketingContext()
    const on = (spendMinor: number, conversions?: number): FileRow => ({ from: 20_000, to: 20_000, entity: { campaignName: `Spring ${spendMinor}` }, spendMinor, impressions: 10, ...(conversions !== undefined && { conversions, kind: 'Purchases' }) })
    const of = (rows: readonly FileRow[]): MadeFile => ({ name: 'days.csv', level: 'campaign', rows })
    expect((await context.importFile(of([on(1, 2), on(2, 3), on(3)]))).warnings).toEqual([])
    const restated = await context.importFile(of([on(1), on(2, 3), on(3)]))
    expect(restated.warnings).toEqual([])
    const without = await context.importFile(of([on(1), on(2), on(3)]))
    expect(without.warnings.join()).toContain('tells nothing of conversions, which 1 of the rows that it replaces has')
  })

  it('says that results reach to a day that is yet to come, one day of grace for other time zones', async () => {
    const context = openMarketingContext()
    const today = toDayNumber(localDay(context.now()))
    const at = (day: number): FileRow => ({ from: day, to: day, entity: { campaignName: 'Spring' }, spendMinor: 1 })
    const tomorrow = await context.importFile({ name: 'tomorrow.csv', level: 'campaign', rows: [at(today + 1)] })
    expect(tomorrow.warnings).toEqual([])
    const later = await context.importFile({ name: 'later.csv', level: 'campaign', rows: [at(today), at(today + 2)] })
    expect(later.warnings.join()).toContain('a day that is yet to come')
  })

  it('previews what it would do and writes nothing', async () => {
    const context = openMarketingContext()
    await context.importFile(daily)
    const before = context.digest()
    context.setFile({ ...daily, rows: [...daily.rows.slice(0, 2), { ...(daily.rows[2] as FileRow), spendMinor: 1 }, { ...(daily.rows[3] as FileRow), from: 20_005, to: 20_005 }, { from: 20_000, to: 20_000, entity: ad('New', 'Other'), spendMinor: 5 }] })
    const preview = await importHandlers.preview(context, { file: 'made-up-file', options: ImportOptions.parse({}) }, jobControl())
    expect(preview).toMatchObject({ ok: true, value: { receipt: { batch: null, rows: { added: 2, unchanged: 2, changed: 1 } } } })
    expect(context.digest()).toEqual(before)
  })

  it('leaves nothing behind when it is cancelled at any moment', async () => {
    const context = openMarketingContext()
    const before = context.digest()
    const outcomes: string[] = []
    for (let look = 1; look < 40 && outcomes.at(-1) !== 'done'; look += 1) {
      context.setFile(daily)
      const result = await importHandlers.run(context, { file: 'made-up-file', options: ImportOptions.parse({}), sha256: null }, jobControl(look))
      outcomes.push(result.ok ? 'done' : result.error.type)
      if (result.ok) await context.undoImport(result.value.batch)
      expect(context.digest()).toEqual(before)
    }
    expect(outcomes.slice(0, 4)).toEqual(['Cancelled', 'Cancelled', 'Cancelled', 'Cancelled'])
    expect(outcomes.at(-1)).toBe('done')
  })

  it('asks before it writes, and refuses a file that is not the previewed one', async () => {
    const context = openMarketingContext()
    const before = context.digest()
    const question = { id: 'currency-guess', option: 'accepted' as const, text: 'Is it EUR?', choices: [] }
    context.setFile({ ...daily, questions: [question] })
    const run = (options: Partial<ImportOptions>, sha256: string | null) => importHandlers.run(context, { file: 'made-up-file', options: ImportOptions.parse(options), sha256 }, jobControl())
    expect(await run({}, null)).toEqual({ ok: false, error: { type: 'ImportNeedsAnswer', questions: [question] } })
    expect(await run({ accepted: ['currency-guess'] }, 'other')).toEqual({ ok: false, error: { type: 'FileChanged' } })
    expect(context.digest()).toEqual(before)
    expect(await run({ accepted: ['currency-guess'] }, null)).toMatchObject({ ok: true })
    expect(await importHandlers.run(context, { file: 'unknown-file', options: ImportOptions.parse({}), sha256: null }, jobControl())).toEqual({ ok: false, error: { type: 'FileNotFound' } })
  })

  it('keeps a renamed campaign together by its id, and finds it by either name', async () => {
    const context = openMarketingContext()
    const row = (campaignId: string, campaignName: string, spendMinor: number): FileRow => ({ from: 20_000, to: 20_000, entity: { campaignId, campaignName }, spendMinor })
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [row('7', 'Spring', 100)] })
    const renamed = await context.importFile({ name: 'b.csv', level: 'campaign', rows: [row('7', 'Spring sale', 100)] })
    expect(renamed.rows).toMatchObject({ unchanged: 1 })
    expect(renamed.warnings.join()).toContain('“Spring sale” in this file')
    await context.importFile({ name: 'c.csv', level: 'campaign', rows: [row('', 'Spring sale', 100)] })
    expect(context.prepare('SELECT count(*) FROM campaign').pluck().get()).toBe(1)
    expect(context.prepare('SELECT sum(spend_minor) FROM actual_stretch').pluck().get()).toBe(100)
  })

  describe('what looks renamed where names alone tell it apart', () => {
    const row = (adSetName: string, from: number, spendMinor: number, campaignName = 'Spring'): FileRow => ({ from, to: from, entity: { campaignName, adSetName }, spendMinor, impressions: spendMinor * 9 })
    const inCampaign = (campaignName: string, adSetName: string, from: number): FileRow => ({ from, to: from, entity: { campaignId: '7', campaignName, adSetName }, spendMinor: 100, impressions: 900 })
    const file = (name: string, rows: readonly FileRow[]) => ({ name, level: 'ad_set', rows }) as const
    const earlier = file('a.csv', [row('Women', 20_000, 100), row('Women', 20_001, 110), row('Men', 20_000, 70), row('Cats', 20_000, 20)])
    const later = file('b.csv', [row('Women 30+', 20_000, 100), row('Women 30+', 20_001, 115), row('Women 30+', 20_002, 90), row('Men', 20_000, 70), row('Dogs', 20_000, 21)])
    const spent = ({ prepare }: MarketingContext): unknown => prepare('SELECT sum(spend_minor) FROM actual_stretch').pluck().get()
    const asked = async (context: MarketingContext, made: MadeFile, renamed: ImportOptions['renamed'] = null) => {
      context.setFile(made)
      const input = { file: 'made-up-file', options: ImportOptions.parse({ renamed }) }
      const [previewed, ran] = [await importHandlers.preview(context, input, jobControl()), await importHandlers.run(context, { ...input, sha256: null }, jobControl())]
      if (!previewed.ok) throw new Error(previewed.error.type)
      const questions = previewed.value.questions.map(({ text }) => text)
      // An import without the answer asks the same, and writes nothing.
      expect(ran.ok ? [] : ran.error.type === 'ImportNeedsAnswer' && ran.error.questions.map(({ text }) => text)).toEqual(questions)
      return { questions, previewed: previewed.value.receipt, imported: ran.ok ? ran.value : null }
    }

    it('is asked before anything is written', async () => {
      const context = openMarketingContext()
      await context.importFile(earlier)
      const before = context.digest()
      const { questions } = await asked(context, later)
      expect(questions).toEqual([expect.stringContaining('“Spring › Women 30+” has the very spend and impressions that “Spring › Women” had on the same days')])
      expect(context.digest()).toEqual(before)
      // What costs otherwise is no new name.
      expect((await asked(context, file('c.csv', [row('Birds', 20_000, 30), row('Men', 20_000, 70)]))).questions).toEqual([])
    })

    it('counts once where it is the same, as the preview said, and is known by its new name from then on', async () => {
      const context = openMarketingContext()
      await context.importFile(earlier)
      const before = context.digest()
      const { previewed, imported } = await asked(context, later, 'same')
      expect(previewed.rows).toMatchObject({ added: 2, changed: 1, unchanged: 2 })
      expect(imported?.rows).toEqual(previewed.rows)
      expect(imported?.warnings.join()).toContain('“Spring › Women 30+” is kept under the name it had, “Spring › Women”.')
      expect(spent(context)).toBe(100 + 115 + 90 + 70 + 20 + 21)
      const { imported: again, questions } = await asked(context, file('c.csv', [row('Women 30+', 20_002, 95)]))
      expect([questions, again?.rows.changed, spent(context)]).toEqual([[], 1, 100 + 115 + 95 + 70 + 20 + 21])
      // The name is known for as long as an import that has it.
      await context.undoImport(imported?.batch ?? 0)
      expect((await asked(context, file('d.csv', [row('Women 30+', 20_000, 99)]))).imported?.rows).toMatchObject({ added: 0, changed: 1 })
      for (const batch of [4, 3]) await context.undoImport(batch)
      expect(context.digest()).toEqual(before)
    })

    it('counts beside the other where it is another', async () => {
      const context = openMarketingContext()
      await context.importFile(earlier)
      const { imported } = await asked(context, later, 'other')
      expect(imported?.rows).toMatchObject({ added: 4, unchanged: 1 })
      expect(spent(context)).toBe(210 + 70 + 20 + 305 + 21)
      expect((await asked(context, later)).questions).toEqual([])
    })

    it('stays in its campaign when that was renamed, with what is new in it', async () => {
      const context = openMarketingContext()
      await context.importFile(earlier)
      const renamed = file('b.csv', [row('Women', 20_000, 100, 'Spring 2026'), row('Men', 20_000, 70, 'Spring 2026'), row('Cats', 20_000, 20, 'Spring 2026'), row('Owls', 20_000, 5, 'Spring 2026')])
      expect((await asked(context, renamed)).questions).toEqual([expect.stringContaining('The same holds of 2 more names.')])
      expect((await asked(context, renamed, 'same')).imported?.rows).toMatchObject({ added: 1, unchanged: 3 })
      expect(context.prepare('SELECT name FROM campaign').pluck().all()).toEqual(['Spring'])
      expect(spent(context)).toBe(210 + 70 + 20 + 5)
    })

    it('is each paired with one, where several cost the same', async () => {
      const context = openMarketingContext()
      await context.importFile(file('a.csv', [row('A', 20_000, 50), row('B', 20_000, 50)]))
      expect((await asked(context, file('b.csv', [row('C', 20_000, 50), row('D', 20_000, 50)]), 'same')).imported?.rows).toMatchObject({ added: 0, unchanged: 2 })
      expect(spent(context)).toBe(100)
    })

    it('is known by its new name also in a campaign that the same file calls by two', async () => {
      const context = openMarketingContext()
      await context.importFile(file('a.csv', [inCampaign('Spring', 'Women', 20_000)]))
      expect((await asked(context, file('b.csv', [inCampaign('Spring', 'Women 30+', 20_000)]), 'same')).imported?.rows).toMatchObject({ unchanged: 1 })
      expect((await asked(context, file('c.csv', [inCampaign('Spring', 'Women 30+', 20_000), inCampaign('Summer', 'Women 30+', 20_001)]))).imported?.rows).toMatchObject({ added: 1, unchanged: 1 })
      expect(spent(context)).toBe(200)
    })

    it.each([['Spring', 'Summer'], ['Summer', 'Spring']])('counts once in a campaign that the same file calls %s, then %s', async (first, last) => {
      const context = openMarketingContext()
      await context.importFile(file('a.csv', [inCampaign('Spring', 'Women', 20_000), inCampaign('Spring', 'Women', 20_001)]))
      expect((await asked(context, file('b.csv', [inCampaign(first, 'Women 30+', 20_000), inCampaign(last, 'Women 30+', 20_001)]), 'same')).imported?.rows).toMatchObject({ added: 0, unchanged: 2 })
      expect(spent(context)).toBe(200)
    })
  })

  it.each([
    ['a deal', "INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Deal', 1, 5, 'EUR', 'won', '2026-01-01', '')"],
    ['a source that the Bridge keeps', "INSERT INTO attribution (deal_id, contact_id, position, source, source_contact_id, source_community_id, source_campaign_id, on_day, words) VALUES (9, NULL, 'said', 'campaign', NULL, NULL, 1, NULL, '')"],
  ])('keeps a campaign that %s names when its import is undone', async (_name, sql) => {
    const context = openMarketingContext()
    const { batch } = await context.importFile(daily)
    context.prepare("INSERT INTO deal (id, name, campaign_id, amount_minor, currency, status, on_day, note) VALUES (9, 'Of none', NULL, 5, 'EUR', 'won', '2026-01-01', '')").run()
    context.prepare(sql).run()
    await context.undoImport(batch)
    expect(context.prepare('SELECT name, imported_name FROM campaign').all()).toEqual([{ name: 'Spring', imported_name: null }])
    expect(context.prepare('SELECT count(*) FROM actual_stretch').pluck().get()).toBe(0)
  })

  it.each(["name = 'Ours'", "objective = 'sales'", "kpi = 'roas', target = 2", "status = 'ended'", "starts_on = '2026-01-01'", "ends_on = '2026-01-01'", 'budget_minor = 1', "owner = 'Ada'", "brief = 'Blue'"])('keeps a campaign into which somebody has put something when its import is undone: %s', async (put) => {
    const context = openMarketingContext()
    const { batch } = await context.importFile(daily)
    context.prepare(`UPDATE campaign SET ${put}`).run()
    await context.undoImport(batch)
    expect(context.prepare(`SELECT count(*) FROM campaign WHERE ${put.replace(', ', ' AND ')} AND imported_name IS NULL`).pluck().get()).toBe(1)
  })
})

const fileRow = fc.record({
  day: fc.integer({ min: 20_000, max: 20_003 }),
  length: fc.constantFrom(0, 0, 0, 2),
  campaignName: fc.constantFrom('Spring', 'Summer', ''),
  campaignId: fc.constantFrom('', '', '7'),
  adName: fc.constantFrom('A', 'B'),
  segment: fc.constantFrom('', 'm', 'f'),
  kind: fc.constantFrom('', 'Leads', 'Sales'),
  spendMinor: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  conversions: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
})

const madeFile: fc.Arbitrary<MadeFile> = fc.record({ rows: fc.array(fileRow, { minLength: 1, maxLength: 8 }), account: fc.constantFrom('', 'Acme') }).map(({ rows, account }) => ({
  name: 'random.csv',
  level: 'ad' as const,
  rows: rows.map(({ day, length, campaignName, campaignId, adName, segment, kind, spendMinor, conversions }) => ({
    from: day,
    to: day + length,
    entity: { accountName: account, campaignName, campaignId, adName },
    segment,
    kind,
    ...(spendMinor !== undefined && { spendMinor }),
    ...(conversions !== undefined && { conversions }),
  })),
}))

/** Files that often repeat each other, whole or in part, so that rows are confirmed and changed again. */
const overlappingFiles = fc.tuple(fc.array(madeFile, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 2, maxLength: 5 })).map(([files, picks]) =>
  picks.map(([pick, start]): MadeFile => {
    const [file = files[0]] = files.slice(pick % files.length)
    const rows = file?.rows ?? []
    return { name: 'random.csv', level: 'ad', rows: rows.length > start && start % 2 === 1 ? rows.slice(start) : rows }
  }),
)

/** What the workbook holds, by names instead of numbers; rows that say nothing are left out. */
const observed = ({ prepare }: MarketingContext): unknown =>
  prepare(
    `SELECT a.from_day, a.to_day, b.level, b.segments, b.identified_by, e.identity, c.name AS account, coalesce(s.value, '') AS segment, a.spend_minor, a.conversions, coalesce(k.name, '') AS kind
     FROM actual a JOIN breakdown b ON b.id = a.breakdown_id JOIN ad_entity e ON e.id = a.entity_id JOIN ad_account c ON c.id = e.account_id
     LEFT JOIN segment s ON s.id = a.segment_id LEFT JOIN conversion_kind k ON k.id = a.conversion_kind_id
     WHERE coalesce(a.spend_minor, a.conversions) IS NOT NULL ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, a.occurrence`,
  ).all()

const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** The sums of the rows by campaign and stretch, made by SQL alone. */
const sumsAnew = ({ prepare }: MarketingContext): unknown =>
  prepare(
    `SELECT account_id, coalesce(campaign_id, 0) AS campaign_id, from_day, to_day, breakdown_id, currency, count(*) AS row_count, sum(spend_minor) AS spend_minor, CASE WHEN count(*) = 1 THEN max(reach) END AS reach,
       sum(conversions) AS conversions, coalesce(CASE WHEN min(${kind}) = max(${kind}) THEN min(${kind}) WHEN min(${kind}) IS NOT NULL THEN -1 END,
         CASE WHEN min(conversion_kind_id) = max(conversion_kind_id) THEN min(conversion_kind_id) WHEN min(conversion_kind_id) IS NOT NULL THEN -1 END) AS conversion_kind_id
     FROM actual JOIN ad_entity AS entity ON entity.id = entity_id WHERE coalesce(spend_minor, impressions, reach, link_clicks, clicks_all, clicks, conversions, conversion_value_minor) IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
  ).all()

const keptSums = ({ prepare }: MarketingContext): unknown =>
  prepare(
    `SELECT account_id, campaign_id, from_day, to_day, breakdown_id, currency, row_count, spend_minor, reach, conversions, conversion_kind_id FROM actual_slice ORDER BY 1, 2, 3, 4, 5, 6`,
  ).all()

const slicesSql = `SELECT account_id AS account, currency, is_counted AS kept, campaign_id AS campaignId, from_day AS fromDay, to_day AS toDay, spend_minor AS spendMinor, impressions, coalesce(link_clicks, clicks_all, clicks) AS clicks,
    (spend_minor IS NOT NULL) + (impressions IS NOT NULL) + (coalesce(link_clicks, clicks_all, clicks) IS NOT NULL) + (conversions IS NOT NULL) + (conversion_value_minor IS NOT NULL) AS knownMeasures, level, segments, identified_by AS identifiedBy
  FROM actual_slice JOIN breakdown ON breakdown.id = breakdown_id`

/** Where each sum counts, as it is kept, and as it is where all of its account and currency are weighed. */
const countings = ({ prepare }: MarketingContext): { readonly kept: readonly number[]; readonly weighed: readonly (number | undefined)[] } => {
  // The columns of the statement.
  const rows = (prepare(slicesSql).all() as (Omit<Slice, 'breakdown'> & SliceBreakdown & { account: number; currency: string; kept: number })[]).map((row) => ({ ...row, breakdown: row }))
  const weighed = [...groupBy(rows, ({ account, currency }) => `${account} ${currency}`).values()].map((slices) => whatCounts(slices))
  return { kept: rows.map(({ kept }) => kept), weighed: rows.map((row) => weighed.find((counted) => counted.has(row))?.get(row)) }
}

describe('sums kept beside the rows', () => {
  it('are those of the rows, whatever came and went, in whatever currency', async () => {
    await fc.assert(
      fc.asyncProperty(overlappingFiles, fc.array(fc.constantFrom('EUR', 'USD')), fc.nat(), fc.constantFrom('same', 'other'), async (files, currencies, pick, renamed) => {
        const context = openMarketingContext()
        const batches: (number | null)[] = []
        for (const [index, file] of files.entries()) {
          batches.push((await context.importFile({ ...file, currency: currencies[index] ?? 'EUR' }, { options: { renamed } })).batch)
          expect(keptSums(context)).toEqual(sumsAnew(context))
          const { kept, weighed } = countings(context)
          expect(kept).toEqual(weighed)
        }
        await context.undoImport(batches[pick % batches.length] ?? 0)
        expect(keptSums(context)).toEqual(sumsAnew(context))
        const { kept, weighed } = countings(context)
        expect(kept).toEqual(weighed)
      }),
      { numRuns: 50 },
    )
  })

  it('count each day once where a period, or what has no dates, lies over it', async () => {
    const context = openMarketingContext()
    const sums = () => context.prepare('SELECT from_day, to_day, spend_minor, reach FROM actual_stretch ORDER BY 1, 2').raw().all()
    const row = (from: number, to: number, spendMinor: number, campaignName = 'Spring') => ({ from, to, entity: ad('A', campaignName), spendMinor, reach: 5 })
    await context.importFile({ name: 'days.csv', level: 'ad', rows: [row(20_000, 20_000, 100), row(20_001, 20_001, 50), row(20_001, 20_001, 50, 'Summer')] })
    // Whom two campaigns reached nobody knows.
    expect(sums()).toEqual([[20_000, 20_000, 100, 5], [20_001, 20_001, 100, null]])
    await context.importFile({ name: 'month.csv', level: 'ad', rows: [row(20_000, 20_009, 150)] })
    expect(sums()).toEqual([[20_000, 20_000, 100, 5], [20_001, 20_001, 100, null]])
    const other = openMarketingContext()
    await other.importFile({ name: 'days.csv', level: 'ad', rows: [row(20_000, 20_000, 100)] })
    await other.importFile({ name: 'undated.csv', level: 'ad', rows: [row(0, 0, 100)] })
    expect(other.prepare('SELECT spend_minor FROM actual_stretch').pluck().all()).toEqual([100])
  })

  it('of two accounts in one file are kept apart also where no campaign is named', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'accounts.csv', level: 'account', rows: ['North', 'South'].map((accountName, index) => ({ from: 20_000, to: 20_000, entity: { accountName }, spendMinor: 100 + index })) })
    expect(context.prepare('SELECT name, spend_minor FROM actual_slice JOIN ad_account ON ad_account.id = account_id ORDER BY name').raw().all()).toEqual([['North', 100], ['South', 101]])
  })

  it('count everywhere again once what pushed them aside is taken back', async () => {
    const context = openMarketingContext()
    const sums = () => context.prepare('SELECT spend_minor FROM actual_stretch').pluck().all()
    await context.importFile(daily)
    expect(sums()).toEqual([440, 200])
    const { batch } = await context.importFile({ name: 'account.csv', level: 'account', rows: [{ from: 20_000, to: 20_001, spendMinor: 5000 }] })
    expect(sums()).toEqual([5000])
    await context.undoImport(batch)
    expect(sums()).toEqual([440, 200])
  })
})

/** All orders of these. */
const ordersOf = (items: readonly number[]): readonly (readonly number[])[] => (items.length === 0 ? [[]] : items.flatMap((first) => ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest])))

describe('undo of imports', () => {
  it.each([[1, 1, 2, 2], [1, 1, 2, 1], [1, 2, 2, 1], [1, 2, 1, 1], [1, 2, 1, 2]])('leaves what the newest of the others says of a row, in whatever order they go: %i, %i, %i, %i', async (...spends) => {
    for (const order of ordersOf([0, 1, 2, 3])) {
      const context = openMarketingContext()
      const batches: (number | null)[] = []
      for (const [index, spendMinor] of spends.entries()) batches.push((await context.importFile({ name: `${index}.csv`, level: 'ad', rows: [{ from: 20_000, to: 20_000, entity: ad('A'), spendMinor }] })).batch)
      for (const [gone, index] of order.entries()) {
        await context.undoImport(batches[index] ?? 0)
        const left = spends.filter((_, other) => !order.slice(0, gone + 1).includes(other))
        expect([order, gone, sumOfActual(context)]).toEqual([order, gone, left.at(-1) ?? null])
      }
      expect(context.prepare('SELECT (SELECT count(*) FROM actual_replaced) + (SELECT count(*) FROM actual_confirmed)').pluck().get()).toBe(0)
    }
  })

  it('leaves the workbook as if the batch had never been, whichever goes first', async () => {
    await fc.assert(
      fc.asyncProperty(overlappingFiles, fc.infiniteStream(fc.nat()), fc.constantFrom('same', 'other'), async (files, picks, renamed) => {
        const context = openMarketingContext()
        const start = context.digest()
        let imported: { batch: number | null; file: MadeFile }[] = []
        for (const file of files) imported.push({ batch: (await context.importFile(file, { options: { renamed } })).batch, file })
        while (imported.length > 0) {
          const [pick] = imported.splice((picks.next().value as number) % imported.length, 1)
          await context.undoImport(pick?.batch ?? 0)
          // What goes on under another name keeps that of an import that is gone.
          if (renamed === 'same') continue
          const fresh = openMarketingContext()
          for (const { file } of imported) await fresh.importFile(file, { options: { renamed } })
          expect(observed(context)).toEqual(observed(fresh))
        }
        expect(context.digest()).toEqual(start)
      }),
      { numRuns: 30 },
    )
  })
})
