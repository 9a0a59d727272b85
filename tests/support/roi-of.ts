import type { FileRow, MadeFile, MarketingContext } from './marketing-context'
import { type Day, toDayNumber } from '../../src/shared/kernel/day'
import { RoiFilters, type RoiReport } from '../../src/shared/reports/roi.contract'
import { roiReport } from '../../src/store/reports/roi-report'

export type FiltersInput = Parameters<typeof RoiFilters.parse>[0]

/** The ROI report as these filters ask for it, the others as they are by themselves. */
export const report = (context: MarketingContext, filters: FiltersInput = {}): RoiReport => roiReport(context, RoiFilters.parse(filters))

/** The number of a day told as text. */
export const dayNumber = (text: string): number => toDayNumber(text as Day)

/** A row of a made file about one campaign, of one day or, with `to`, of a stretch. Money in minor units. */
export const row = (from: string, campaignName: string, measures: Omit<FileRow, 'from' | 'to' | 'entity'>, to = from): FileRow => ({ from: dayNumber(from), to: dayNumber(to), entity: { campaignName }, ...measures })

/** A made file of campaigns, called file.csv unless `part` says otherwise. */
export const file = (rows: readonly FileRow[], part: Partial<MadeFile> = {}): MadeFile => ({ name: 'file.csv', level: 'campaign', rows, ...part })

/** A cost line typed in; null: of no campaign, of no platform. */
export const addCost = ({ prepare }: MarketingContext, campaignId: number | null, kind: string, amount: number, on: string, platform: string | null = null, currency = 'EUR'): unknown =>
  prepare('INSERT INTO cost_line (campaign_id, platform, kind, label, amount_minor, currency, on_day) VALUES (?, ?, ?, ?, ?, ?, ?)').run(campaignId, platform, kind, 'x', amount, currency, on)

/** A deal in euros typed in; null: of no campaign. */
export const addDeal = ({ prepare }: MarketingContext, campaignId: number | null, amount: number, on: string, status = 'won'): unknown =>
  prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Deal', ?, ?, 'EUR', ?, ?, '')").run(campaignId, amount, status, on)
