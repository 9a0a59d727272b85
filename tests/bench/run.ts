import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { startStore } from '../../src/store/thread'

interface BenchOptions {
  /** All of the large workbook instead of a tenth. */
  readonly isFull: boolean
  readonly folder: string
  readonly root: string
}

interface Line {
  readonly id: string
  readonly work: string
  readonly ours: number
  readonly limit: number
  readonly against: string
  readonly bar: number
}

const rounds = 3

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN

const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Ours and the limit in turns, so that a slow minute hits both. */
const alternate = async (ours: () => unknown, limit: () => unknown, times = rounds): Promise<{ readonly ours: number; readonly limit: number }> => {
  const [a, b]: [number[], number[]] = [[], []]
  for (let round = 0; round < times; round += 1) {
    a.push(await timed(ours))
    b.push(await timed(limit))
  }
  return { ours: median(a), limit: median(b) }
}

const writeDailyRows = (path: string, rows: number): string[][] => {
  const cells: string[][] = []
  const lines = ['Campaign name,Ad set name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends']
  for (let index = 0; index < rows; index += 1) {
    const day = new Date(Date.UTC(2023, 0, 1 + (index % 1000))).toISOString().slice(0, 10)
    const row = [`Campaign ${Math.floor(index / 1000) % 50}`, `Set ${Math.floor(index / 1000)}`, day, `${index % 97}.25`, String(index % 5000), String(index % 300), day, day]
    cells.push(row)
    lines.push(row.join(','))
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
  return cells
}

const hasSqliteShell = spawnSync('sqlite3', ['--version']).error === undefined

/** What a person at a shell would do: SQLite's own importer into a table with the natural key. */
const shellImport = (file: string, csv: string): void => {
  spawnSync('sqlite3', [file, 'CREATE TABLE ad (campaign TEXT, ad_set TEXT, day TEXT, spend TEXT, impressions TEXT, clicks TEXT, starts TEXT, ends TEXT, UNIQUE (campaign, ad_set, day))', '.mode csv', `.import --skip 1 ${csv} ad`])
}

const naiveImport = (file: string, cells: readonly string[][]): void => {
  const sqlite = new Database(file)
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE ad (campaign TEXT, ad_set TEXT, day TEXT, spend TEXT, impressions TEXT, clicks TEXT, starts TEXT, ends TEXT, UNIQUE (campaign, ad_set, day))')
  const insert = sqlite.prepare('INSERT INTO ad VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  sqlite.transaction(() => {
    for (const row of cells) insert.run(...row)
  })()
  sqlite.close()
}

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const print = (lines: readonly Line[]): void => {
  console.log('\nid   ratio   bar     ours        limit       work')
  for (const { id, work, ours, limit, against, bar } of lines) {
    const share = ours / limit
    console.log(`${id.padEnd(4)} ${share.toFixed(2).padStart(6)} ${(Number.isFinite(bar) ? `≤ ${bar}` : '–').padStart(7)} ${`${ours.toFixed(1)} ms`.padStart(11)} ${`${limit.toFixed(1)} ms`.padStart(11)}  ${work} (against ${against}) ${Number.isFinite(bar) ? (share <= bar ? 'holds' : 'MISSES') : 'not judged'}`)
  }
}

/** Runs every bar there is and prints a table. */
export const runBench = async ({ isFull, folder, root }: BenchOptions): Promise<void> => {
  const rows = isFull ? 1_000_000 : 100_000
  const people = isFull ? 100_000 : 10_000
  console.log(`${isFull ? 'Full' : 'Quick'} run: ${rows.toLocaleString('en')} daily rows, ${people.toLocaleString('en')} contacts, medians of ${rounds}, ours and the limit in turns.`)
  mkdirSync(join(folder, 'staging'))
  const entry = (name: string): URL => pathToFileURL(join(root, 'out', 'main', name))
  const csv = join(folder, 'rows.csv')
  const cells = writeDailyRows(csv, rows)
  const file = join(folder, 'bench.rapport')
  const options = { stagingDir: join(folder, 'staging'), resourcesDir: join(root, 'resources'), storeWorker: entry('store-worker.cjs'), importWorker: entry('import-worker.cjs'), onDefect: (_reference: string, path: string, text: string) => console.error(path, text) }
  const started = await startStore({ ...options, file, create: { name: 'Bench', currency: 'EUR', isSample: false } })
  if (!started.ok) throw new Error(started.error.sentence)
  const store = started.value
  const client = createClient(contract, store)
  const handle = async (): Promise<string> => (await store.admitFile(csv))?.id ?? ''
  const lines: Line[] = []

  let batch = 0
  let round = 0
  const undoTimes: number[] = []
  const first = await alternate(
    async () => {
      if (batch > 0) undoTimes.push(await timed(async () => valueOf(await client.import.undo({ id: batch }))))
      const receipt = valueOf(await client.import.run({ file: await handle() }))
      batch = receipt.batch ?? 0
    },
    () => (hasSqliteShell ? shellImport(join(folder, `naive-${round++}.db`), csv) : naiveImport(join(folder, `naive-${round++}.db`), cells)),
  )
  const undo = median(undoTimes)
  const importOnly = Math.max(1, first.ours - undo)
  lines.push({ id: 'F1', work: `import of ${rows.toLocaleString('en')} rows: read, check, receipt, undo journal, sums`, ours: importOnly, limit: first.limit, against: hasSqliteShell ? 'sqlite3 .import with the natural key' : 'bare inserts of rows already parsed, since there is no sqlite3 shell; the bar is not judged', bar: hasSqliteShell ? 0.6 : Number.POSITIVE_INFINITY })
  const again = await timed(async () => valueOf(await client.import.run({ file: await handle() })))
  lines.push({ id: 'F8', work: 'the same file again', ours: again, limit: importOnly, against: 'the first import', bar: 1 })
  lines.push({ id: 'F9', work: 'undo of an import', ours: undo, limit: importOnly, against: 'the import', bar: 0.5 })

  for (const by of ['campaign', 'month'] as const) {
    const reader = new Database(join(folder, 'naive-0.db'), { readonly: true })
    const group = by === 'campaign' ? 'campaign' : 'substr(day, 1, 7)'
    const report = await alternate(
      async () => valueOf(await client.report.roi({ by })),
      () => reader.prepare(`SELECT ${group}, sum(spend), sum(impressions), sum(clicks) FROM ad GROUP BY 1`).all(),
      5,
    )
    reader.close()
    lines.push({ id: 'F3', work: `ROI report by ${by}`, ...report, against: 'SQL over the rows', bar: 0.7 })
  }

  for (let index = 0; index < people; index += 1) valueOf(await client.networking.contact.add({ name: `Person ${(index * 7919) % people} Nr${index}`, organization: `Firm ${index % 500}`, emails: [`p${index}@example.com`] }))
  const bare = new Database(':memory:')
  bare.exec("CREATE VIRTUAL TABLE s USING fts5 (name, tokenize = 'unicode61', prefix = '2 3')")
  const insert = bare.prepare('INSERT INTO s (rowid, name) VALUES (?, ?)')
  bare.transaction(() => {
    for (let index = 1; index <= people; index += 1) insert.run(index, `Person ${(index * 7919) % people} Nr${index}`)
  })()
  const query = bare.prepare('SELECT rowid, name FROM s WHERE s MATCH ? ORDER BY rowid DESC LIMIT 30')
  const search = await alternate(async () => valueOf(await client.workbook.search({ text: 'pers 12' })), () => query.all('"pers"* "12"*'), 30)
  lines.push({ id: 'F4', work: `search as you type over ${people.toLocaleString('en')} contacts`, ...search, against: 'the bare full-text query in memory', bar: 3 })
  const listTimes: number[] = []
  for (const sort of ['name', 'organization', 'lastTouchOn', 'dueOn', 'interactionCount', 'createdAt'] as const) listTimes.push(await timed(async () => valueOf(await client.networking.contact.list({ sort, offset: Math.floor(people / 2) }))))
  console.log(`F5   list page of 200 contacts, slowest sort: ${Math.max(...listTimes).toFixed(1)} ms (bar 50 ms)`)

  const descriptor = openSync(join(folder, 'raw'), 'w')
  const block = Buffer.alloc(4096, 1)
  const [person] = valueOf(await client.networking.contact.list({ limit: 1 })).rows
  if (person === undefined) throw new Error('No contact')
  const log = await alternate(
    async () => valueOf(await client.networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-03-03', people: [{ id: person.id }] })),
    () => {
      writeSync(descriptor, block)
      fdatasyncSync(descriptor)
    },
    50,
  )
  closeSync(descriptor)
  console.log(`F7   log an interaction through the store's thread: ${log.ours.toFixed(2)} ms (bar 5 ms); 4 KiB written and synced: ${log.limit.toFixed(2)} ms`)
  await store.close()

  const node = (args: readonly string[]) => spawnSync(process.execPath, ['--no-deprecation', ...args], { stdio: 'ignore' })
  const start = await alternate(() => node([join(root, 'out/main/cli.cjs'), 'call', 'workbook.info', '--workbook', file]), () => node(['-e', '0']), 5)
  console.log(`F6   start to first answer on the large workbook: ${start.ours.toFixed(0)} ms; an empty Node: ${start.limit.toFixed(0)} ms`)
  print(lines)
}
