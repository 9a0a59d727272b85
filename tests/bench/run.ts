import { join } from 'node:path'
import { importBars } from './bar-imports'
import { adviceBars } from './bar-advice'
import { commandBars } from './bar-commands'
import { exportBars } from './bar-exports'
import { growthBars } from './bar-growth'
import { latencyBars } from './bar-latency'
import { listAndSearchBars } from './bar-lists'
import { memoryBars } from './bar-memory'
import { planBars } from './bar-plan'
import { reportBars } from './bar-reports'
import { spreadsheetBars } from './bar-spreadsheet'
import { startBars } from './bar-start'
import { walkBars } from './bar-walk'
import type { BenchOptions } from './bench-store'
import { largeSizes, largeWorkbook } from './large-workbook'
import { type Line, printLine, printSummary, writePage } from './lines'

const families: Readonly<Record<string, (options: BenchOptions) => Promise<readonly Line[]>>> = {
  advice: adviceBars,
  imports: importBars,
  latency: latencyBars,
  spreadsheet: spreadsheetBars,
  reports: reportBars,
  lists: listAndSearchBars,
  commands: commandBars,
  plan: planBars,
  start: startBars,
  walk: walkBars,
  memory: memoryBars,
  exports: exportBars,
  growth: growthBars,
}

/** Families that take minutes, which the quick run has not unless they are asked for by name. */
const longFamilies: ReadonlySet<string> = new Set(['spreadsheet', 'memory', 'growth'])

/** Families that are measured on data of their own, for which the large workbook need not be made. */
const withOwnData: ReadonlySet<string> = new Set(['advice', 'imports', 'latency', 'spreadsheet', 'plan', 'exports'])

interface RunOptions extends BenchOptions {
  /** Only these families of bars; null: all. */
  readonly only: readonly string[] | null
  /** Write docs/performance.md. */
  readonly isWriting: boolean
}

const describe = (share: number): string => {
  const { contacts, communities, interactions, campaigns, dailyRows } = largeSizes(share)
  const count = (value: number): string => value.toLocaleString('en')
  return `Workbook of ${count(contacts)} contacts, ${count(communities)} communities, ${count(interactions)} interactions, ${count(campaigns)} campaigns and ${count(dailyRows)} daily ad rows${share === 1 ? '' : ` (${share} of the large one)`}.`
}

/** Measures every bar there is, prints each as it is known, and what misses and what is absent at the end. */
export const runBench = async (options: RunOptions): Promise<void> => {
  if (options.only?.every((name) => withOwnData.has(name)) !== true) {
    console.log(`${describe(options.share)} The workbook is made on the first run, which takes minutes, and kept in the temporary folder.\n`)
    await largeWorkbook(largeSizes(options.share))
  }
  const lines: Line[] = []
  for (const [name, measure] of Object.entries(families)) {
    if (options.only === null ? options.share < 1 && longFamilies.has(name) : !options.only.includes(name)) continue
    const measured = await measure(options)
    measured.forEach(printLine)
    lines.push(...measured)
  }
  printSummary(lines)
  if (options.isWriting) writePage(join(options.root, 'docs', 'performance.md'), lines, { sizes: describe(options.share), date: new Date().toISOString().slice(0, 10) })
}
