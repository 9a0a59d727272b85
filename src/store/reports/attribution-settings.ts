import type { AttributionSetting } from '../../shared/bridge/pedigree'
import { fromDayNumber } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import type { StoreContext } from '../context'
import type { ResultScope } from '../marketing/result-parts'

interface SettingRow {
  readonly batch: number
  readonly platform: string
  readonly file: string
  readonly setting: string
  readonly fromDay: number
  readonly toDay: number
}

/**
 * The attribution settings that apply to results, as their files name them, by platform and then day: those whose days meet the scope's, of its platform or of
 * its campaign's platforms. Settings without days apply only where no days are asked for. Files do not say which campaign a setting is of.
 * `batches`: only of these imports, where it is known which ones results came from.
 */
export const attributionSettings = ({ prepare }: StoreContext, { fromDay, toDay, platform, campaignId }: Omit<ResultScope, 'currency'>, batches: ReadonlySet<number> | null = null): AttributionSetting[] =>
  (
    prepare(
      `SELECT batch.id AS batch, batch.platform, batch.file_name AS file, attribution.setting, attribution.from_day AS fromDay, attribution.to_day AS toDay
       FROM import_attribution AS attribution JOIN import_batch AS batch ON batch.id = attribution.batch_id
       WHERE (@fromDay IS NULL OR attribution.to_day >= @fromDay) AND (@toDay IS NULL OR attribution.from_day <= @toDay AND attribution.to_day > 0)
         AND (@platform IS NULL OR batch.platform = @platform)
         AND (@campaignId IS NULL OR batch.platform IN (SELECT account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = @campaignId))
       ORDER BY batch.platform, attribution.from_day, attribution.setting, batch.id`,
      // Columns as selected.
    ).all({ fromDay, toDay, platform, campaignId }) as SettingRow[]
  ).flatMap((row) => {
    const known = AdPlatform.safeParse(row.platform)
    const isDated = row.fromDay !== 0 || row.toDay !== 0
    return known.success && batches?.has(row.batch) !== false ? [{ platform: known.data, file: row.file, setting: row.setting, from: isDated ? fromDayNumber(row.fromDay) : null, to: isDated ? fromDayNumber(row.toDay) : null }] : []
  })
