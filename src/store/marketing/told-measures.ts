import { AdPlatform } from '../../shared/kernel/platform'
import type { ratioMeasures, PairedRatio } from '../../shared/marketing/metrics'
import type { StoreContext } from '../context'
import { oncePerQuestion } from '../once-per-question'

/** A measure that ratios are taken of. */
export type Measure = (typeof ratioMeasures)[PairedRatio][number]

/** The measures that the files of each platform tell anywhere in the workbook. Where they do, a blank cell says that nothing happened: platforms leave it so. */
export type ToldMeasures = ReadonlyMap<AdPlatform, ReadonlySet<Measure>>

const columns: readonly (readonly [Measure, column: string])[] = [
  ['spend', 'spend_minor'], ['impressions', 'impressions'], ['clicks', 'coalesce(link_clicks, clicks_all, clicks)'], ['conversions', 'conversions'], ['revenue', 'conversion_value_minor'],
]

const read = oncePerQuestion(({ prepare }: StoreContext): ToldMeasures => {
  const told = prepare(`SELECT platform, ${columns.map(([measure, column]) => `count(${column}) AS ${measure}`).join(', ')} FROM actual_month JOIN ad_account ON ad_account.id = account_id GROUP BY platform`)
  // Columns as selected.
  return new Map((told.all() as ({ readonly platform: string } & Readonly<Record<Measure, number>>)[]).map((row) => [AdPlatform.parse(row.platform), new Set(columns.map(([measure]) => measure).filter((measure) => row[measure] > 0))]))
})

/** Which measures files have told of each platform, over all time. Kept while one question is answered. */
export const toldMeasures = (context: StoreContext): ToldMeasures => read(context, null)
