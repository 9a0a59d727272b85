import { join } from 'node:path'
import { everyScreen, typedTexts } from './bar-lists'
import { reportQuestions } from './bar-reports'
import { type BenchOptions, openBenchStore } from './bench-store'
import { writeDailyFile } from './daily-file'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { exponentLine, type Line } from './lines'
import { growthExponent, median, percentile, timed, valueOf } from './measure'

/** Sizes that are compared, as shares of the run's own. */
const steps = [0.1, 1, 3] as const

const importRounds = 3
const readRounds = 8

/** What is quicker than this at the largest size is noise, whatever its exponent says. */
const shortestJudged = 5

/** The quickest of several rounds: what else the machine does only ever adds. */
const quickest = (taken: readonly number[]): number => percentile(taken, 0)

/** Times of each kind of work at one size, in milliseconds. */
type Times = ReadonlyMap<string, number>

const importTime = async (options: BenchOptions, share: number): Promise<number> => {
  const csv = join(options.folder, `growth ${share}.csv`)
  writeDailyFile(csv, Math.round(1_000_000 * share))
  const { client, store } = await openBenchStore(options, join(options.folder, `growth import ${share}.rapport`), { isNew: true })
  const taken: number[] = []
  for (let round = 0; round < importRounds; round += 1) {
    let batch = 0
    taken.push(await timed(async () => (batch = valueOf(await client.import.run({ file: (await store.admitFile(csv))?.id ?? '' })).batch ?? 0)))
    valueOf(await client.import.undo({ id: batch }))
  }
  await store.close()
  return quickest(taken)
}

const readTimes = async (options: BenchOptions, share: number): Promise<Times> => {
  const sizes = largeSizes(share)
  const { client, store } = await openBenchStore(options, copyOf(await largeWorkbook(sizes), join(options.folder, `growth ${share}.rapport`)))
  const asked: [string, () => Promise<unknown>][] = [
    ...reportQuestions().map(({ name, filters }): [string, () => Promise<unknown>] => [`F3 ROI report ${name}`, async () => valueOf(await client.report.roi(filters()))]),
    ...typedTexts.map((text): [string, () => Promise<unknown>] => [`F4 search for “${text}”`, async () => valueOf(await client.workbook.search({ text }))]),
    ...Object.entries(everyScreen(client, sizes)).map(([name, ask]): [string, () => Promise<unknown>] => [`F5 ${name}`, ask]),
  ]
  const times = new Map<string, number>()
  for (const [name, ask] of asked) {
    const taken: number[] = []
    for (let round = 0; round < readRounds; round += 1) taken.push(await timed(ask))
    times.set(name, quickest(taken))
  }
  await store.close()
  return times
}

/** F13: how the cost of imports and of every question grows with the workbook. One line for imports, one for each kind of question with the exponent of its median and of the one that grows most. */
export const growthBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const shares = steps.map((step) => step * options.share)
  const imports: number[] = []
  const reads: Times[] = []
  for (const share of shares) {
    imports.push(await importTime(options, share))
    reads.push(await readTimes(options, share))
  }
  const lines = [exponentLine('F13', 'growth of an import with its rows', growthExponent(shares, imports), imports, 1.1)]
  const grown = [...(reads[0]?.keys() ?? [])].map((name) => {
    const times = reads.map((one) => one.get(name) ?? Number.NaN)
    return { name, times, exponent: growthExponent(shares, times) }
  })
  for (const kind of ['F3', 'F4', 'F5']) {
    const all = grown.filter(({ name }) => name.startsWith(`${kind} `))
    const judged = all.filter(({ times }) => (times.at(-1) ?? 0) >= shortestJudged).sort((left, right) => right.exponent - left.exponent)
    const [most] = judged
    if (most === undefined) {
      lines.push(exponentLine('F13', `growth of ${kind}: none of ${all.length} questions takes ${shortestJudged} ms at the largest size`, 0, [], 0.3))
      continue
    }
    const many = `${judged.length} questions that take ${shortestJudged} ms, of ${all.length}`
    const tooMany = judged.filter(({ exponent }) => exponent > 0.3).length
    lines.push(exponentLine('F13', `growth of ${kind}, the middle one of ${many}`, median(judged.map(({ exponent }) => exponent)), judged[Math.floor(judged.length / 2)]?.times ?? [], 0.3))
    lines.push(exponentLine('F13', `growth of ${kind}, the worst (${tooMany} grow faster than the bar): ${most.name.slice(3)}`, most.exponent, most.times, 0.3))
  }
  return lines
}
