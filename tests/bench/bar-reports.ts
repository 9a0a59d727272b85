import { join } from 'node:path'
import { fromDayNumber } from '../../src/shared/kernel/day'
import { createRandom } from '../../src/shared/kernel/random'
import type { RoiFilters } from '../../src/shared/reports/roi.contract'
import { type BenchOptions, openBenchStore } from './bench-store'
import { openDuckDb } from './duckdb'
import { adDays, firstAdDay } from './fill-marketing'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { absentLine, boundLine, type Line, ratioLine } from './lines'
import { median, percentile, timed, valueOf } from './measure'

const rounds = 30

interface ReportQuestion {
  readonly name: string
  readonly filters: () => Partial<RoiFilters>
  /** The same question to DuckDB. */
  readonly sql: (filters: Partial<RoiFilters>) => string
  /** The share of DuckDB's time it may take over 5,000,000 rows. Null: no bar. */
  readonly atMost: number | null
}

const grouped = (by: string, where = 'true'): string => `SELECT ${by}, sum(spend), sum(impressions), sum(clicks), sum(conversions), sum(value) FROM ad WHERE ${where} GROUP BY ${by}`

/** What is asked of the ROI report; any 90 days are others each time. */
export const reportQuestions = (): readonly ReportQuestion[] => {
  const random = createRandom(1)
  const anyNinetyDays = (): RoiFilters['period'] => {
    const from = firstAdDay + 90 + Math.floor(random() * (adDays - 180))
    return { from: fromDayNumber(from), to: fromDayNumber(from + 89) }
  }
  const ninetyDays = ({ period }: Partial<RoiFilters>): string => grouped('campaign', `day BETWEEN '${period?.from}' AND '${period?.to}'`)
  const compared = ({ period }: Partial<RoiFilters>): string => grouped(`campaign, day >= '${period?.from}'`, `day BETWEEN DATE '${period?.from}' - 90 AND '${period?.to}'`)
  return [
    { name: 'by campaign, all days', filters: () => ({ by: 'campaign' }), sql: () => grouped('campaign'), atMost: 0.1 },
    { name: 'by month', filters: () => ({ by: 'month' }), sql: () => grouped("date_trunc('month', day)"), atMost: 0.1 },
    { name: 'by week', filters: () => ({ by: 'week' }), sql: () => grouped("date_trunc('week', day)"), atMost: 0.1 },
    { name: 'by platform', filters: () => ({ by: 'platform' }), sql: () => grouped('platform'), atMost: 0.1 },
    { name: 'by campaign, any 90 days', filters: () => ({ by: 'campaign', period: anyNinetyDays() }), sql: ninetyDays, atMost: 0.7 },
    { name: 'by campaign, any 90 days, compared', filters: () => ({ by: 'campaign', period: anyNinetyDays(), compare: 'previous' }), sql: compared, atMost: null },
  ]
}

/** F3: the ROI report over the large workbook, asked for as a screen asks, against DuckDB with the same rows in memory. */
export const reportBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const sizes = largeSizes(options.share)
  const file = copyOf(await largeWorkbook(sizes), join(options.folder, 'reports.rapport'))
  const duckDb = await openDuckDb(options.root, file, options.folder)
  const { client, store } = await openBenchStore(options, file)
  const lines: Line[] = []
  for (const { name, filters, sql, atMost } of reportQuestions()) {
    const [ours, limit]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const asked = filters()
      ours.push(await timed(async () => valueOf(await client.report.roi(asked))))
      if (duckDb !== null && round % 5 === 0) limit.push(await timed(() => duckDb.ask(sql(asked))))
    }
    const work = `ROI report ${name}, over ${sizes.dailyRows.toLocaleString('en')} rows`
    lines.push(boundLine('F3', `${work}, p95`, percentile(ours, 0.95), 'ms', 60))
    lines.push(
      duckDb === null
        ? absentLine('F3', work, 'DuckDB could not be fetched from the npm registry into tools/duckdb')
        : // What is kept added up does not grow with the rows, DuckDB's time does: the bar is for all of them.
          ratioLine('F3', work, { ours: median(ours), limit: median(limit) }, 'DuckDB, the same rows in memory, two threads', options.share === 1 ? atMost : null),
    )
  }
  duckDb?.close()
  await store.close()
  return lines
}
