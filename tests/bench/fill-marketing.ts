import { Receipt } from '../../src/shared/imports/import'
import { Day, fromDayNumber, toDayNumber } from '../../src/shared/kernel/day'
import { sortName } from '../../src/shared/kernel/sort-name'
import type { StoreContext } from '../../src/store/context'
import { entityIdentity } from '../../src/store/imports/dictionaries'
import { rebuildEntityMonths } from '../../src/store/imports/entity-months'
import { rebuildSlices, recount } from '../../src/store/imports/slices'
import type { LargeSizes } from './large-workbook'

/** Days that every ad set runs. */
export const adDays = 1000
const lastAdDay = toDayNumber(Day.parse('2026-06-30'))
export const firstAdDay = lastAdDay - adDays + 1

const accounts = ['meta', 'google', 'linkedin', 'tiktok', 'microsoft'] as const
const importedAt = '2026-07-01T08:00:00.000Z'

/** Measures of a row in SQL, from its day `d`, its ad set `e` and the seed; spread by a multiplication whose high bits look random. */
const measures = (seed: number): { readonly spend: string; readonly impressions: string; readonly clicks: string; readonly conversions: string; readonly value: string } => {
  const draw = (salt: number): string => `(((d * 2654435761 + e * 40503 + ${seed + salt}) * 1103515245 >> 13) & 65535)`
  return { spend: `${draw(1)} % 9000 + 50`, impressions: `${draw(2)} + 100`, clicks: `${draw(3)} % 900`, conversions: `${draw(4)} % 12`, value: `(${draw(4)} % 12) * (${draw(5)} % 4000 + 500)` }
}

const fillCampaigns = ({ prepare }: StoreContext, { campaigns, dailyRows }: LargeSizes): void => {
  const adSetsPerCampaign = dailyRows / adDays / campaigns
  accounts.forEach((platform, index) => prepare('INSERT INTO ad_account (id, platform, identity, name) VALUES (?, ?, ?, ?)').run(index + 1, platform, `act-${index + 1}`, `${platform} account`))
  prepare("INSERT INTO breakdown (id, level, segments, identified_by) VALUES (1, 'ad_set', '', 'name')").run()
  prepare("INSERT INTO conversion_kind (id, name) VALUES (1, 'Purchases')").run()
  for (let campaign = 1; campaign <= campaigns; campaign += 1) {
    const account = 1 + (campaign % accounts.length)
    const name = `Client ${campaign % 37} | Campaign ${campaign}`
    prepare(
      `INSERT INTO campaign (id, name, sort_name, objective, status, starts_on, budget_minor, currency, owner, brief, imported_name, created_at)
       VALUES (?, ?, ?, 'unknown', 'active', NULL, NULL, 'EUR', '', '', ?, ?)`,
    ).run(campaign, name, sortName(name), name, importedAt)
    prepare('INSERT INTO campaign_source (id, account_id, identity, name, campaign_id) VALUES (?, ?, ?, ?, ?)').run(campaign, account, `name:${name}`, name, campaign)
    for (let number = 1; number <= adSetsPerCampaign; number += 1) {
      const adSet = `Ad set ${number}`
      const identity = entityIdentity({ level: 'ad_set', accountId: '', accountName: '', campaignId: '', campaignName: name, adSetId: '', adSetName: adSet, adId: '', adName: '' })
      prepare("INSERT INTO ad_entity (account_id, level, identity, campaign_id, campaign_name, ad_set_name, ad_name) VALUES (?, 'ad_set', ?, ?, ?, ?, '')").run(account, identity, campaign, name, adSet)
    }
    prepare("INSERT INTO cost_line (campaign_id, kind, label, amount_minor, currency, on_day) VALUES (?, 'fee', 'Agency', ?, 'EUR', '2026-03-31')").run(campaign, 10_000 + campaign)
    prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Order', ?, ?, 'EUR', 'won', '2026-04-30', '')").run(campaign, 100_000 + campaign)
  }
}

/** One batch for each account, as if its export had been imported, and the sums of its rows as the product keeps them. */
const noteBatches = (context: StoreContext): void => {
  const { prepare } = context
  const none = { impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }
  for (const [index, platform] of accounts.entries()) {
    const batch = index + 1
    const rows = Number(prepare('SELECT count(*) FROM actual WHERE batch_id = ?').pluck().get(batch))
    const receipt = Receipt.parse({
      batch, file: `${platform}.csv`, sha256: String(batch).repeat(64), platform: platform === 'meta' || platform === 'google' ? platform : 'generic', kind: 'Made-up report', currency: 'EUR', grain: 'day',
      from: fromDayNumber(firstAdDay), to: fromDayNumber(lastAdDay), account: `${platform} account`, breakdown: 'ad set', rows: { read: rows, added: rows, changed: 0, unchanged: 0, refused: 0, totals: 0 },
      totals: { ...none, spend: null }, fileTotals: null, reconciled: null, refusals: [], warnings: [], importedAt,
    })
    prepare('INSERT INTO import_batch (id, file_name, file_sha256, platform, imported_at, receipt) VALUES (?, ?, ?, ?, ?, ?)').run(batch, receipt.file, receipt.sha256, receipt.platform, importedAt, JSON.stringify(receipt))
    const mention = (kind: string, sql: string): unknown => prepare(`INSERT INTO import_use (kind, item_id, batch_id) SELECT '${kind}', id, @batch FROM ${sql}`).run({ batch })
    mention('account', 'ad_account WHERE id = @batch')
    mention('source', 'campaign_source WHERE account_id = @batch')
    mention('entity', 'ad_entity WHERE account_id = @batch')
    mention('breakdown', 'breakdown WHERE @batch = @batch')
    mention('conversion_kind', 'conversion_kind WHERE @batch = @batch')
    prepare('INSERT INTO import_stretch (batch_id, from_day, to_day, breakdown_id) SELECT DISTINCT ?, from_day, to_day, breakdown_id FROM actual').run(batch)
    rebuildSlices(context, batch, [batch], () => undefined)
  }
  const all = accounts.map((_, index) => index + 1)
  rebuildEntityMonths(context, null, all)
  recount(context, all)
}

/** Campaigns with ad sets that ran every day, as five imported files. The rows are made by SQL, in the order of their key. */
export const fillMarketing = (context: StoreContext, seed: number, sizes: LargeSizes): void => {
  const { sqlite } = context
  fillCampaigns(context, sizes)
  const { spend, impressions, clicks, conversions, value } = measures(seed)
  sqlite.exec(
    `WITH RECURSIVE day (d) AS (VALUES (${firstAdDay}) UNION ALL SELECT d + 1 FROM day WHERE d < ${lastAdDay})
     INSERT INTO actual (from_day, to_day, breakdown_id, entity_id, segment_id, occurrence, currency, spend_minor, impressions, link_clicks, conversions, conversion_kind_id, conversion_value_minor, batch_id)
     SELECT d, d, 1, e, 0, 0, 'EUR', ${spend}, ${impressions}, ${clicks}, ${conversions}, 1, ${value}, account_id FROM day CROSS JOIN (SELECT id AS e, account_id FROM ad_entity)`,
  )
  noteBatches(context)
}
