import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { february28, madeFiles, periodBound } from '../../../tests/support/made-files'
import { type MadeFile, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { fromDayNumber, monthOf } from '../../shared/kernel/day'
import { checkWorkbook } from '../check'
import { type AdPart, gatherAds } from '../marketing/ad-parts'
import { migrations } from '../migrations'

interface Row {
  readonly entityId: number
  readonly adSet: string
  readonly ad: string
  readonly accountId: number
  readonly campaignId: number
  readonly fromDay: number
  readonly toDay: number
  readonly breakdownId: number
  readonly currency: string
  readonly isCounted: number
  readonly spendMinor: number | null
  readonly conversions: number | null
  readonly reach: number | null
  readonly kind: number | null
}

/** Every row that says something, of breakdowns that go as deep as ad sets. */
const rowsOf = ({ prepare }: MarketingContext): readonly Row[] =>
  // Columns as selected.
  prepare(
    `SELECT entity_id AS entityId, ad_set_name AS adSet, ad_name AS ad, entity.account_id AS accountId, coalesce(entity.campaign_id, 0) AS campaignId, actual.from_day AS fromDay, actual.to_day AS toDay, actual.breakdown_id AS breakdownId,
       actual.currency, is_counted AS isCounted, actual.spend_minor AS spendMinor, actual.conversions, actual.reach, CASE WHEN actual.conversions <> 0 THEN actual.conversion_kind_id END AS kind
     FROM actual JOIN ad_entity AS entity ON entity.id = entity_id JOIN breakdown ON breakdown.id = actual.breakdown_id AND breakdown.level IN ('ad_set', 'ad')
     JOIN actual_slice AS slice ON slice.account_id = entity.account_id AND slice.campaign_id = coalesce(entity.campaign_id, 0) AND slice.from_day = actual.from_day AND slice.to_day = actual.to_day
       AND slice.breakdown_id = actual.breakdown_id AND slice.currency = actual.currency
     WHERE coalesce(actual.spend_minor, actual.conversions, actual.reach) IS NOT NULL`,
  ).all() as Row[]

const known = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null)
const sumOf = (values: readonly (number | null)[]): number | null => (known(values).length === 0 ? null : known(values).reduce((sum, value) => sum + value, 0))
const leastOf = (values: readonly (number | null)[]): number | null => (known(values).length === 0 ? null : Math.min(...known(values)))
const greatestOf = (values: readonly (number | null)[]): number | null => (known(values).length === 0 ? null : Math.max(...known(values)))

type Sums = Pick<AdPart, 'sliceCount' | 'fromDay' | 'toDay' | 'spendMinor' | 'conversions' | 'reach' | 'kindMin' | 'kindMax'>

const ofRow = (row: Row): Sums => ({ ...row, sliceCount: 1, kindMin: row.kind, kindMax: row.kind })

/** Sums by key, in order of the keys. */
const grouped = (parts: readonly (readonly [key: string, sums: Sums])[]): ReadonlyMap<string, unknown> => {
  const groups = new Map<string, Sums[]>()
  for (const [key, sums] of parts) groups.set(key, [...(groups.get(key) ?? []), sums])
  const sums = [...groups].map(([key, group]): [string, unknown] => {
    const all = <K extends keyof Sums>(name: K): readonly Sums[K][] => group.map((part) => part[name])
    return [key, [sumOf(all('sliceCount')), leastOf(all('fromDay')), greatestOf(all('toDay')), sumOf(all('spendMinor')), sumOf(all('conversions')), greatestOf(all('reach')), leastOf(all('kindMin')), greatestOf(all('kindMax'))]]
  })
  return new Map(sums.sort(([left], [right]) => (left < right ? -1 : Number(left > right))))
}

/** The month of a row in words, or its own days where it lies in no single month. */
const spanText = ({ fromDay, toDay }: Row): string => {
  const [from, to] = [fromDayNumber(fromDay), fromDayNumber(toDay)].map(monthOf)
  return fromDay !== 0 && from === to ? String(from) : `${fromDay} ${toDay}`
}

const kept = ({ prepare }: MarketingContext): ReadonlyMap<string, unknown> => {
  // Columns as selected.
  const rows = prepare(
    `SELECT entity_id AS entityId, from_day AS fromDay, to_day AS toDay, breakdown_id AS breakdownId, currency, first_day AS firstDay, last_day AS lastDay, row_count AS sliceCount, spend_minor AS spendMinor, conversions, reach,
       conversion_kind_min AS kindMin, conversion_kind_max AS kindMax FROM entity_month`,
  ).all() as (Row & Sums & { firstDay: number; lastDay: number })[]
  return grouped(rows.map((row) => [[row.entityId, row.breakdownId, row.currency, spanText(row)].join('|'), { ...row, fromDay: row.firstDay, toDay: row.lastDay }]))
}

/** An ad of which there are two lies in two runs of numbers at times, and is told in two parts then. */
const told = (context: MarketingContext, campaignId: number, [fromDay, toDay]: readonly [number | null, number | null]): ReadonlyMap<string, unknown> =>
  grouped(gatherAds(context, { currency: 'EUR', fromDay, toDay, platform: null, campaignId }).map((part) => [`${part.accountId}|${part.adSet}|${part.ad}`, part]))

/** A file that comes again, as platforms restate their days: some amounts are others, one row is gone. */
const restated = (file: MadeFile): MadeFile => ({ ...file, name: 'again.csv', rows: file.rows.slice(1).map((row, index) => (index % 2 === 0 ? { ...row, spendMinor: (row.spendMinor ?? 0) + 7 } : row)) })

const sumsAreRight = async ({ sqlite }: MarketingContext): Promise<boolean | undefined> =>
  (await checkWorkbook(sqlite, { report: () => undefined, isCancelled: () => false }))?.findings.find(({ id }) => id === 'sums')?.ok

describe('sums by ad set and month', () => {
  it('are those of the rows, and a campaign’s ad sets and ads over any period too, whatever came and went', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(madeFiles, fc.array(fc.tuple(periodBound, periodBound), { minLength: 2, maxLength: 4 }), fc.nat(), async (files, periods, pick) => {
        const context = openMarketingContext()
        const compare = (): void => {
          const rows = rowsOf(context)
          expect(kept(context)).toEqual(grouped(rows.map((row) => [[row.entityId, row.breakdownId, row.currency, spanText(row)].join('|'), ofRow(row)])))
          for (const campaignId of context.prepare('SELECT id FROM campaign').pluck().all().map(Number)) {
            for (const [from, to] of [[null, null] as const, ...periods]) {
              const isAsked = (row: Row): boolean => row.fromDay >= (from ?? -Infinity) && row.toDay <= (to ?? Infinity) && ((from === null && to === null) || row.fromDay !== 0 || row.toDay !== 0)
              const asked = rows.filter((row) => row.campaignId === campaignId && (row.adSet !== '' || row.ad !== '') && row.currency === 'EUR' && row.isCounted > 0 && isAsked(row))
              expect(told(context, campaignId, [from, to])).toEqual(grouped(asked.map((row) => [`${row.accountId}|${row.adSet}|${row.ad}`, ofRow(row)])))
            }
          }
        }
        const batches: (number | null)[] = []
        for (const file of [...files, ...files.slice(0, 1).map(restated)]) {
          batches.push((await context.importFile(file)).batch)
          compare()
        }
        expect(await sumsAreRight(context)).toBe(true)
        await context.undoImport(batches[pick % batches.length] ?? 0)
        compare()
      }),
      { numRuns: 40 },
    )
  })

  it('tell of conversions of two kinds that they are two, whichever came first', async () => {
    const context = openMarketingContext()
    const row = (adSetName: string, day: number, kind: string) => ({ from: day, to: day, entity: { campaignName: 'Spring', adSetName }, conversions: 1, kind })
    await context.importFile({ name: 'a.csv', level: 'ad_set', rows: [row('First', february28 - 2, 'Leads'), row('Up', february28 - 2, 'Leads'), row('Up', february28 - 1, 'Purchases'), row('Down', february28 - 2, 'Purchases'), row('Down', february28 - 1, 'Leads')] })
    const kinds = context.prepare('SELECT name FROM conversion_kind JOIN entity_month ON conversion_kind.id IN (conversion_kind_min, conversion_kind_max) JOIN ad_entity ON ad_entity.id = entity_id WHERE ad_set_name = ? ORDER BY name').pluck()
    expect(['First', 'Up', 'Down'].map((name) => kinds.all(name))).toEqual([['Leads'], ['Leads', 'Purchases'], ['Leads', 'Purchases']])
  })

  it('are checked with the workbook', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'a.csv', level: 'ad_set', rows: [february28, february28 + 1].map((day) => ({ from: day, to: day, entity: { campaignName: 'Spring', adSetName: 'Broad' }, spendMinor: 5 })) })
    expect(await sumsAreRight(context)).toBe(true)
    context.prepare('UPDATE entity_month SET spend_minor = 6 WHERE to_day = ?').run(february28)
    expect(await sumsAreRight(context)).toBe(false)
  })

  it('are filled in for a workbook from before they were kept', async () => {
    const context = openMarketingContext()
    const entity = { campaignName: 'Spring', adSetName: 'Broad' }
    await context.importFile({ name: 'a.csv', level: 'ad_set', rows: [february28 - 1, february28, february28 + 1].map((day) => ({ from: day, to: day, entity, spendMinor: 5, conversions: day % 2, kind: 'Leads' })) })
    await context.importFile({ name: 'b.csv', level: 'ad_set', rows: [{ from: february28 - 3, to: february28 + 9, entity, reach: 70 }, { from: february28 - 40, to: february28 - 29, entity }] })
    await context.importFile({ name: 'c.csv', level: 'campaign', rows: [{ from: february28, to: february28, entity: { campaignName: 'Spring' }, spendMinor: 70 }] })
    const before = kept(context)
    expect(before.size).toBe(3)
    context.prepare('DELETE FROM entity_month').run()
    const sql = migrations.find(({ name }) => name === 'entity_months')?.sql ?? ''
    context.prepare(sql.slice(sql.indexOf('INSERT INTO'))).run()
    expect(kept(context)).toEqual(before)
  })
})
