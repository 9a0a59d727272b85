import { join } from 'node:path'
import { fromDayNumber } from '../../src/shared/kernel/day'
import type { RoiFilters } from '../../src/shared/reports/roi.contract'
import { createRandom } from '../../src/shared/kernel/random'
import { type BenchOptions, openBenchStore } from './bench-store'
import { adDays, firstAdDay } from './fill-marketing'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { boundLine, type Line, ratioLine } from './lines'
import { median, percentile, timed, valueOf } from './measure'

const measureCount = 5

/** The large workbook's rows as bare numbers in memory, in the order of their days; the fastest form there is to sum them from. */
const bareRows = (share: number): { readonly group: Uint16Array; readonly measures: readonly Float64Array[]; readonly sum: (from: number, to: number) => Float64Array } => {
  const { dailyRows, campaigns } = largeSizes(share)
  const group = Uint16Array.from({ length: dailyRows }, (_, index) => index % campaigns)
  const measures = Array.from({ length: measureCount }, (_, salt) => Float64Array.from({ length: dailyRows }, (_, index) => (index * (7919 + salt)) % 9000))
  const perDay = dailyRows / adDays
  const sum = (from: number, to: number): Float64Array => {
    const sums = new Float64Array(campaigns * measureCount)
    measures.forEach((measure, column) => {
      for (let row = from * perDay; row < to * perDay; row += 1) {
        const at = (group[row] ?? 0) * measureCount + column
        sums[at] = (sums[at] ?? 0) + (measure[row] ?? 0)
      }
    })
    return sums
  }
  return { group, measures, sum }
}

const rounds = 30

interface ReportQuestion {
  readonly name: string
  readonly filters: () => Partial<RoiFilters>
  /** How many days it covers. */
  readonly days: number
}

/** What is asked of the ROI report; any 90 days are others each time. */
export const reportQuestions = (): readonly ReportQuestion[] => {
  const random = createRandom(1)
  const anyNinetyDays = (): RoiFilters['period'] => {
    const from = firstAdDay + Math.floor(random() * (adDays - 90))
    return { from: fromDayNumber(from), to: fromDayNumber(from + 89) }
  }
  return [
    { name: 'by campaign, all days', filters: () => ({ by: 'campaign' }), days: adDays },
    { name: 'by month', filters: () => ({ by: 'month' }), days: adDays },
    { name: 'by week', filters: () => ({ by: 'week' }), days: adDays },
    { name: 'by platform', filters: () => ({ by: 'platform' }), days: adDays },
    { name: 'by campaign, any 90 days', filters: () => ({ by: 'campaign', period: anyNinetyDays() }), days: 90 },
    { name: 'by campaign, any 90 days, compared', filters: () => ({ by: 'campaign', period: anyNinetyDays(), compare: 'previous' }), days: 180 },
  ]
}

/** F3: the ROI report over the large workbook, asked for as a screen asks. */
export const reportBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const sizes = largeSizes(options.share)
  const { client, store } = await openBenchStore(options, copyOf(await largeWorkbook(sizes), join(options.folder, 'reports.rapport')))
  const rows = bareRows(options.share)
  const lines: Line[] = []
  for (const { name, filters, days } of reportQuestions()) {
    const [ours, limit]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(async () => valueOf(await client.report.roi(filters()))))
      if (round % 5 === 0) limit.push(await timed(() => rows.sum(0, days)))
    }
    const work = `ROI report ${name}, over ${sizes.dailyRows.toLocaleString('en')} rows`
    lines.push(boundLine('F3', `${work}, p95`, percentile(ours, 0.95), 'ms', 60), ratioLine('F3', work, { ours: median(ours), limit: median(limit) }, 'one pass over the numbers in memory', null))
  }
  await store.close()
  return lines
}
