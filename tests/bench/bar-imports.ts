import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { type BenchOptions, openBenchStore } from './bench-store'
import { columns, writeDailyFile } from './daily-file'
import { absentLine, boundLine, type Line, ratioLine } from './lines'
import { median, memoryOver, processorTime, timed, valueOf } from './measure'

/** Imports the file with SQLite's own shell into a table under its natural key, and answers with the processor time it took, in milliseconds. Null: no shell here. */
const shellImport = (folder: string, csv: string): number | null => {
  const script = join(folder, 'import.sql')
  const database = join(folder, 'shell.db')
  rmSync(database, { force: true })
  const declared = columns.map((name) => `"${name}" TEXT`).join(', ')
  writeFileSync(script, `PRAGMA journal_mode = WAL;\nCREATE TABLE ad (${declared}, UNIQUE ("Campaign name", "Ad set name", "Day"));\n.mode csv\n.import --skip 1 "${csv}" ad\n`)
  const { status, stdout } = spawnSync('sh', ['-c', 'sqlite3 "$1" < "$2" > /dev/null && times', 'sh', database, script], { encoding: 'utf8' })
  if (status !== 0) return null
  // The second line of `times` is of the children: user and system time as 0m1.230000s.
  return [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0)
}

const rounds = 3

/** F1, F8, F9, F14: a large file brought in, brought in again, and taken back. */
export const importBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const rows = 1_000_000 * options.share
  const csv = join(options.folder, 'rows.csv')
  writeDailyFile(csv, rows)
  const { client, store } = await openBenchStore(options, join(options.folder, 'imports.rapport'), { isNew: true })
  let silence = 0
  const bring = async (): Promise<number> => {
    let last = performance.now()
    const heard = (): void => {
      silence = Math.max(silence, performance.now() - last)
      last = performance.now()
    }
    const receipt = valueOf(await client.import.run({ file: (await store.admitFile(csv))?.id ?? '' }, { onProgress: heard }))
    heard()
    return receipt.batch ?? 0
  }
  /** Milliseconds from the word to stop until nothing of the import is left. */
  const cancelAfter = async (milliseconds: number): Promise<number> => {
    const controller = new AbortController()
    let asked = Number.NaN
    const timer = setTimeout(() => {
      asked = performance.now()
      controller.abort()
    }, milliseconds)
    const result = await client.import.run({ file: (await store.admitFile(csv))?.id ?? '' }, { signal: controller.signal })
    clearTimeout(timer)
    if (result.ok) valueOf(await client.import.undo({ id: result.value.batch ?? 0 }))
    else if (valueOf(await client.import.list({})).length > 0) throw new Error('A cancelled import left something')
    return result.ok ? Number.NaN : performance.now() - asked
  }

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
    const started = performance.now()
    const shell = shellImport(options.folder, csv)
    if (shell !== null) {
      wall.limit.push(performance.now() - started)
      processor.limit.push(shell)
    }
    let second = 0
    wall.again.push(await timed(async () => (second = await bring())))
    valueOf(await client.import.undo({ id: second }))
    wall.undo.push(await timed(async () => valueOf(await client.import.undo({ id: batch }))))
  }
  const cancelled: number[] = []
  for (const share of [0.1, 0.4, 0.7]) cancelled.push(await cancelAfter(median(wall.ours) * share))
  await store.close()
  const ours = median(wall.ours)
  const count = rows.toLocaleString('en')
  const against = 'SQLite’s shell, .import as text under the natural key'
  const isMeasured = wall.limit.length > 0
  const lacking = 'SQLite’s shell is not installed (package sqlite3)'
  // That of a million: a row costs the shell a quarter as much in a table that is a tenth as long.
  const [work, bar] = options.share === 1 ? [`import of ${count} daily rows`, 0.6] : [`import of ${count} daily rows (the bar, ≤ 0.6 ×, is for 1,000,000)`, null]
  return [
    isMeasured ? ratioLine('F1', work, { ours, limit: median(wall.limit) }, against, bar) : absentLine('F1', work, lacking),
    isMeasured ? ratioLine('F1', 'the same in processor time, all threads', { ours: median(processor.ours), limit: median(processor.limit) }, against, null) : absentLine('F1', 'the same in processor time, all threads', lacking),
    boundLine('F1', 'memory over idle during the import', memory, 'MB', 300),
    boundLine('F1', 'longest silence between two words of progress', silence, 'ms', 500),
    boundLine('F1', 'from the word to stop until nothing is left, slowest of three moments', Math.max(...cancelled.filter((one) => !Number.isNaN(one))), 'ms', 1000),
    ratioLine('F8', 'the same file again, nothing changed', { ours: median(wall.again), limit: ours }, 'the first import', 1),
    ratioLine('F9', 'undo of that import', { ours: median(wall.undo), limit: ours }, 'the import', 0.5),
    boundLine('F14', 'longest task of the thread that hosts the store while it imports', delay.max / 1e6, 'ms', 50),
  ]
}
