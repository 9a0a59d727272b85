import Database from 'better-sqlite3'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { type BenchOptions, openBenchStore } from './bench-store'
import { absentLine, boundLine, type Line, ratioLine } from './lines'
import { median, memoryOver, processorTime, timed, valueOf } from './measure'

const columns = ['Campaign name', 'Ad set name', 'Day', 'Amount spent (EUR)', 'Impressions', 'Link clicks', 'Reporting starts', 'Reporting ends']

/** A file of daily rows as Meta exports them: 1,000 days of each ad set, 20 ad sets to a campaign. */
const writeDailyFile = (path: string, rows: number): void => {
  const descriptor = openSync(path, 'w')
  let text = `${columns.join(',')}\n`
  for (let index = 0; index < rows; index += 1) {
    const day = new Date(Date.UTC(2023, 0, 1 + (index % 1000))).toISOString().slice(0, 10)
    const adSet = Math.floor(index / 1000)
    text += `Campaign ${Math.floor(adSet / 20)},Ad set ${adSet},${day},${(index * 7919) % 9000}.25,${(index * 104_729) % 50_000},${(index * 31) % 900},${day},${day}\n`
    if (text.length > 1_000_000) {
      writeSync(descriptor, text)
      text = ''
    }
  }
  writeSync(descriptor, text)
  closeSync(descriptor)
}

/** What `sqlite3 .import` does, in this process: each line is split, and its cells are inserted as text into a table with the natural key, in one transaction. */
const bareImport = (file: string, csv: string): void => {
  const sqlite = new Database(file)
  sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE ad (campaign TEXT, ad_set TEXT, day TEXT, spend TEXT, impressions TEXT, clicks TEXT, starts TEXT, ends TEXT, UNIQUE (campaign, ad_set, day)); BEGIN`)
  const insert = sqlite.prepare(`INSERT INTO ad VALUES (${columns.map(() => '?').join(', ')})`)
  const text = readFileSync(csv, 'latin1')
  for (let start = text.indexOf('\n') + 1, end = text.indexOf('\n', start); end > 0; start = end + 1, end = text.indexOf('\n', start)) insert.run(text.slice(start, end).split(','))
  sqlite.exec('COMMIT')
  sqlite.close()
}

const rounds = 3

/** The bar is 0.6 × the time of SQLite's own shell, which takes two thirds of what the bare import here does (docs/decisions/0011). */
const importBar = 0.4

/** F1, F8, F9, F14: a large file brought in, brought in again, and taken back. */
export const importBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const rows = 1_000_000 * options.share
  const csv = join(options.folder, 'rows.csv')
  writeDailyFile(csv, rows)
  const { client, store } = await openBenchStore(options, join(options.folder, 'imports.rapport'), { isNew: true })
  const bring = async (): Promise<number> => valueOf(await client.import.run({ file: (await store.admitFile(csv))?.id ?? '' })).batch ?? 0

  const delay = monitorEventLoopDelay({ resolution: 5 })
  const wall = { ours: [] as number[], limit: [] as number[], again: [] as number[], undo: [] as number[] }
  const processor = { ours: [] as number[], limit: [] as number[] }
  let memory = 0
  for (let round = 0; round < rounds; round += 1) {
    let batch = 0
    const run = async (): Promise<void> => {
      processor.ours.push(await processorTime(async () => wall.ours.push(await timed(async () => (batch = await bring())))))
    }
    // Later rounds start from a heap that has already grown; and only in the first has this thread nothing else to do.
    if (round === 0) {
      delay.enable()
      memory = await memoryOver(run)
      delay.disable()
    } else await run()
    processor.limit.push(await processorTime(async () => wall.limit.push(await timed(() => bareImport(join(options.folder, `bare-${round}.db`), csv)))))
    let second = 0
    wall.again.push(await timed(async () => (second = await bring())))
    valueOf(await client.import.undo({ id: second }))
    wall.undo.push(await timed(async () => valueOf(await client.import.undo({ id: batch }))))
  }
  await store.close()
  const ours = median(wall.ours)
  const count = rows.toLocaleString('en')
  const against = 'every line split and inserted as text under its natural key'
  return [
    ratioLine('F1', `import of ${count} daily rows`, { ours, limit: median(wall.limit) }, against, importBar),
    ratioLine('F1', `the same in processor time, all threads`, { ours: median(processor.ours), limit: median(processor.limit) }, against, null),
    boundLine('F1', 'memory over idle during the import', memory, 'MB', 300),
    ratioLine('F8', 'the same file again, nothing changed', { ours: median(wall.again), limit: ours }, 'the first import', 1),
    ratioLine('F9', 'undo of that import', { ours: median(wall.undo), limit: ours }, 'the import', 0.5),
    boundLine('F14', 'longest task of the thread that hosts the store while it imports', delay.max / 1e6, 'ms', 50),
    absentLine('F14', 'input latency of the window while it imports', 'is not traced yet'),
  ]
}
