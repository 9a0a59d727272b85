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

const isOwnStretch = 'own.batch_id = @batch AND own.from_day <= @toDay AND own.to_day >= @fromDay'

const isSameStretch = (other: string): string => `${other}.from_day = own.from_day AND ${other}.to_day = own.to_day AND ${other}.breakdown_id = own.breakdown_id`

/** Whether a later import of its accounts has not all of its days. In SQL. */
const hasDaysAlone = `SELECT EXISTS (SELECT 1 FROM import_stretch AS own WHERE ${isOwnStretch} AND NOT EXISTS (
    SELECT 1 FROM import_use AS mine JOIN import_use AS theirs ON theirs.kind = 'account' AND theirs.item_id = mine.item_id AND theirs.batch_id > @batch
    JOIN import_stretch AS later ON later.batch_id = theirs.batch_id AND ${isSameStretch('later')} WHERE mine.batch_id = @batch AND mine.kind = 'account'))`

/** A campaign that later files lack shows in the rows of its first days; a report does not wait for more of them to be read. */
const mostRows = 100_000

/** Whether a row of its days is still its own. In SQL; asked only where the answer above is no, as it reads the rows of those days. */
const hasRows = `SELECT EXISTS (SELECT 1 FROM (SELECT actual.batch_id FROM import_stretch AS own CROSS JOIN actual ON ${isSameStretch('actual')} WHERE ${isOwnStretch} LIMIT ${mostRows}) WHERE batch_id = @batch)`

/** Whether an import still has results of these days, or later ones have replaced them all. */
const stillHasResults = ({ prepare }: StoreContext, days: Pick<SettingRow, 'batch' | 'fromDay' | 'toDay'>): boolean => [hasDaysAlone, hasRows].some((sql) => prepare(sql).pluck().get(days) === 1)

/**
 * The attribution settings that apply to results, as their files name them, by platform and then day: those whose days meet the scope's, of its platform or of
 * its campaign's platforms. Settings without days apply only where no days are asked for. Files do not say which campaign a setting is of.
 * An import whose results of these days were all replaced by later ones names none. `batches`: only of these imports, where it is known which ones results came from.
 */
export const attributionSettings = (context: StoreContext, { fromDay, toDay, platform, campaignId }: Omit<ResultScope, 'currency'>, batches: ReadonlySet<number> | null = null): AttributionSetting[] => {
  const named = context
    .prepare(
      `SELECT batch.id AS batch, batch.platform, batch.file_name AS file, attribution.setting, attribution.from_day AS fromDay, attribution.to_day AS toDay
       FROM import_attribution AS attribution JOIN import_batch AS batch ON batch.id = attribution.batch_id
       WHERE (@fromDay IS NULL OR attribution.to_day >= @fromDay) AND (@toDay IS NULL OR attribution.from_day <= @toDay AND attribution.to_day > 0)
         AND (@platform IS NULL OR batch.platform = @platform)
         AND (@campaignId IS NULL OR batch.platform IN (SELECT account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = @campaignId))
       ORDER BY batch.platform, attribution.from_day, attribution.setting, batch.id`,
    )
    // Columns as selected.
    .all({ fromDay, toDay, platform, campaignId }) as SettingRow[]
  const inDays = (row: SettingRow): Pick<SettingRow, 'batch' | 'fromDay' | 'toDay'> => ({ batch: row.batch, fromDay: Math.max(row.fromDay, fromDay ?? row.fromDay), toDay: Math.min(row.toDay, toDay ?? row.toDay) })
  const counts = (row: SettingRow): boolean => batches?.has(row.batch) ?? stillHasResults(context, inDays(row))
  return named.filter(counts).flatMap(({ platform: name, file, setting, ...days }) => {
    const known = AdPlatform.safeParse(name)
    const isDated = days.fromDay !== 0 || days.toDay !== 0
    return known.success ? [{ platform: known.data, file, setting, from: isDated ? fromDayNumber(days.fromDay) : null, to: isDated ? fromDayNumber(days.toDay) : null }] : []
  })
}
