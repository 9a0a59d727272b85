import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { february28, madeFiles, periodBound } from '../../../tests/support/made-files'
import { Day, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { sumKnown } from '../../shared/kernel/ratio'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { gatherParts, type ResultPart, type ResultScope } from '../marketing/result-parts'
import { migrate, migrations } from '../migrations'

const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** The same sums made from the slices alone, without what is kept by month. */
const anew = ({ prepare }: MarketingContext, scope: ResultScope): unknown =>
  prepare(
    `SELECT account_id AS accountId, platform, name AS account, campaign_id AS campaignId, min(from_day) AS fromDay, max(to_day) AS toDay, count(*) AS sliceCount, sum(spend_minor) AS spendMinor, sum(impressions) AS impressions,
       max(reach) AS reach, sum(link_clicks) AS linkClicks, sum(clicks_all) AS clicksAll, sum(clicks) AS clicks, round(sum(conversions), 6) AS conversions, min(${kind}) AS kindMin, max(${kind}) AS kindMax, sum(conversion_value_minor) AS valueMinor
     FROM actual_slice JOIN ad_account ON ad_account.id = account_id
     WHERE is_counted = 1 AND currency = @currency AND (@fromDay IS NULL OR from_day >= @fromDay) AND (@toDay IS NULL OR to_day <= @toDay) AND ((@fromDay IS NULL AND @toDay IS NULL) OR from_day <> 0 OR to_day <> 0)
     GROUP BY account_id, campaign_id ORDER BY account_id, campaign_id`,
  ).all(scope)

const measures = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks', 'valueMinor'] as const

/** Parts of one campaign together again: those of what some file leaves out stand apart. */
const together = (parts: readonly ResultPart[]): unknown =>
  [...groupBy(parts, ({ accountId, campaignId }) => `${accountId} ${campaignId}`).values()].map((own) => {
    // A group has an item.
    const [{ untold: _untold, ...first }] = own as [ResultPart, ...ResultPart[]]
    const conversions = sumKnown(own.map((part) => part.conversions))
    const known = (key: 'kindMin' | 'kindMax' | 'reach'): number[] => own.map((part) => part[key]).filter((value) => value !== null)
    return {
      ...first,
      ...Object.fromEntries(measures.map((key) => [key, sumKnown(own.map((part) => part[key]))])),
      conversions: conversions === null ? null : Math.round(conversions * 1e6) / 1e6,
      sliceCount: own.reduce((sum, { sliceCount }) => sum + sliceCount, 0),
      fromDay: Math.min(...own.map(({ fromDay }) => fromDay)),
      toDay: Math.max(...own.map(({ toDay }) => toDay)),
      kindMin: known('kindMin').length === 0 ? null : Math.min(...known('kindMin')),
      kindMax: known('kindMax').length === 0 ? null : Math.max(...known('kindMax')),
      reach: known('reach').length === 0 ? null : Math.max(...known('reach')),
    }
  })

/** Reach of several slices is shown nowhere: of months it may be absent where of slices the largest is known. */
const comparable = (parts: unknown): unknown =>
  // Rows of either query, which select the same columns.
  (parts as { sliceCount: number; reach: number | null; accountId: number; campaignId: number }[])
    .map((part) => (part.sliceCount === 1 ? part : { ...part, reach: null }))
    .sort((left, right) => left.accountId - right.accountId || left.campaignId - right.campaignId)

describe('sums by campaign and month', () => {
  it('add up to what the days say, over any period, whatever came and went', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(madeFiles, fc.array(fc.tuple(periodBound, periodBound), { minLength: 3, maxLength: 6 }), fc.nat(), async (all, periods, pick) => {
        const context = openMarketingContext()
        const batches: (number | null)[] = []
        const compare = (): void => {
          for (const [fromDay, toDay] of [[null, null] as const, ...periods]) {
            const scope: ResultScope = { currency: 'EUR', fromDay, toDay, platform: null, campaignId: null }
            expect(comparable(together(gatherParts(context, scope, 'campaign')))).toEqual(comparable(anew(context, scope)))
          }
        }
        for (const file of all) batches.push((await context.importFile(file)).batch)
        compare()
        await context.undoImport(batches[pick % batches.length] ?? 0)
        compare()
      }),
      { numRuns: 25 },
    )
  })

  it('are kept of the last month that there is, which none follows', async () => {
    const context = openMarketingContext()
    const last = toDayNumber(Day.parse('9999-12-31'))
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [{ from: last - 30, to: last, entity: { campaignName: 'Spring' }, spendMinor: 5 }] })
    expect(context.prepare('SELECT from_day, to_day, spend_minor FROM actual_month').all()).toEqual([{ from_day: last - 30, to_day: last, spend_minor: 5 }])
  })

  it('are filled in for a workbook from before they were kept', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [february28 - 1, february28, february28 + 1].map((day) => ({ from: day, to: day, entity: { campaignName: 'Spring' }, spendMinor: 5 })) })
    await context.importFile({ name: 'b.csv', level: 'campaign', rows: [{ from: february28 - 3, to: february28 + 9, entity: { campaignName: 'Summer' }, spendMinor: 70 }] })
    const kept = context.prepare('SELECT * FROM actual_month ORDER BY 1, 2, 3, 4').all()
    expect(kept).toMatchObject([{ spend_minor: 10, slice_count: 2, to_day: february28 }, { spend_minor: 5, from_day: february28 + 1, last_day: february28 + 1 }, { spend_minor: 70, from_day: february28 - 3, to_day: february28 + 9 }])
    const old = new Database(':memory:')
    const before = migrations.findIndex(({ name }) => name === 'month_sums')
    migrate(old, migrations.slice(0, before))
    const columns = 'account_id, campaign_id, from_day, to_day, breakdown_id, currency, is_counted, row_count, spend_minor'
    const add = old.prepare(`INSERT INTO actual_slice (${columns}) VALUES (${columns.split(', ').map(() => '?').join(', ')})`)
    // Columns as selected.
    for (const slice of context.prepare(`SELECT ${columns} FROM actual_slice`).raw().all() as unknown[][]) add.run(...slice)
    migrate(old)
    expect(old.prepare('SELECT * FROM actual_month ORDER BY 1, 2, 3, 4').all()).toEqual(kept)
    old.close()
  })
})
